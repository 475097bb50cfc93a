// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ids.h"

#include "core/clock.h"
#include "core/crypto.h"

#include <algorithm>
#include <array>
#include <span>

namespace basalt::core {

namespace {

/** Random bytes for ids: drawn in bulk, because each draw is a system call. Ids are no secrets; those draw their own. */
void fillFromPool(std::span<unsigned char> to)
{
    struct Pool
    {
        std::array<unsigned char, 1024> bytes;
        size_t used = std::tuple_size_v<decltype(bytes)>;
    };
    thread_local Pool pool;
    if (pool.bytes.size() - pool.used < to.size()) {
        fillRandom(pool.bytes);
        pool.used = 0;
    }
    std::copy_n(pool.bytes.begin() + static_cast<std::ptrdiff_t>(pool.used), to.size(), to.begin());
    pool.used += to.size();
}

} // namespace

QByteArray newId()
{
    // RFC 9562 section 6.2, method 1: rand_a and the top of rand_b (here 26 bits) are a counter that is seeded anew each
    // millisecond with its top bit clear, so it has room to rise.
    thread_local qint64 lastMs = 0;
    thread_local quint64 counter = 0;

    std::array<unsigned char, 16> bytes;
    fillFromPool(bytes);
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
    static constexpr char kDigits[] = "0123456789abcdef";
    std::array<unsigned char, 6> bytes;
    fillFromPool(bytes);
    QByteArray text("cid_000000000000");
    char *to = text.data() + 4;
    for (const unsigned char byte : bytes) {
        *to++ = kDigits[byte >> 4];
        *to++ = kDigits[byte & 0x0f];
    }
    return text;
}

} // namespace basalt::core
