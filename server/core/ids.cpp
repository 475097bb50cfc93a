// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ids.h"

#include "core/clock.h"
#include "core/crypto.h"

#include <array>

namespace basalt::core {

QByteArray newId()
{
    // RFC 9562 section 6.2, method 1: rand_a and the top of rand_b (here 26 bits) are a counter that is seeded anew each
    // millisecond with its top bit clear, so it has room to rise.
    thread_local qint64 lastMs = 0;
    thread_local quint64 counter = 0;

    std::array<unsigned char, 16> bytes;
    fillRandom(bytes);
    const qint64 nowMs = SystemClock().nowMs();
    if (nowMs > lastMs) {
        lastMs = nowMs;
        counter = (quint64(bytes[6]) << 18 | quint64(bytes[7]) << 10 | quint64(bytes[8]) << 2) & 0x1ffffff;
    } else {
        ++counter;
        if (counter >> 26) {
            ++lastMs;
            counter = 0;
        }
    }
    for (int i = 0; i < 6; ++i)
        bytes[static_cast<size_t>(i)] = static_cast<unsigned char>(lastMs >> (40 - 8 * i));
    bytes[6] = static_cast<unsigned char>(0x70 | (counter >> 22 & 0x0f));
    bytes[7] = static_cast<unsigned char>(counter >> 14 & 0xff);
    bytes[8] = static_cast<unsigned char>(0x80 | (counter >> 8 & 0x3f));
    bytes[9] = static_cast<unsigned char>(counter & 0xff);

    static constexpr char kDigits[] = "0123456789abcdef";
    QByteArray text(36, '-');
    char *to = text.data();
    for (size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            ++to;
        *to++ = kDigits[bytes[i] >> 4];
        *to++ = kDigits[bytes[i] & 0x0f];
    }
    return text;
}

bool isId(QByteArrayView text)
{
    if (text.size() != 36)
        return false;
    for (qsizetype i = 0; i < 36; ++i) {
        const char c = text[i];
        if (i == 8 || i == 13 || i == 18 || i == 23) {
            if (c != '-')
                return false;
        } else if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
            return false;
        }
    }
    return true;
}

QByteArray newCorrelationId()
{
    return QByteArray("cid_") + randomBytes(6).toHex();
}

} // namespace basalt::core
