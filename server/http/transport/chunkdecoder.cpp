// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/transport/chunkdecoder.h"

#include <algorithm>

namespace basalt::http {

namespace {

constexpr int kMaxSizeDigits = 12; // 256 TiB: far above every limit, far below an overflow
constexpr int kMaxExtensionBytes = 256;

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

} // namespace

ChunkDecoder::Status ChunkDecoder::feed(QByteArrayView bytes, QByteArray &body, qsizetype &used)
{
    used = 0;
    m_bodySize = body.size();
    while (used < bytes.size() && m_step != Step::Done) {
        if (m_step == Step::Data) {
            const auto count = static_cast<qsizetype>(std::min<qint64>(m_chunkLeft, bytes.size() - used));
            body.append(bytes.sliced(used, count));
            m_bodySize = body.size();
            m_chunkLeft -= count;
            used += count;
            if (m_chunkLeft == 0)
                m_step = Step::DataReturn;
            continue;
        }
        const Status status = feedByte(bytes[used]);
        if (status != Status::NeedsMore)
            return status;
        ++used;
    }
    return m_step == Step::Done ? Status::Complete : Status::NeedsMore;
}

ChunkDecoder::Status ChunkDecoder::feedByte(char c)
{
    const auto expect = [this, c](char wanted, Step next) {
        m_step = next;
        return c == wanted ? Status::NeedsMore : Status::Malformed;
    };
    switch (m_step) {
    case Step::Size: return feedSize(c);
    case Step::Extension:
        if (c == '\r')
            return expect('\r', Step::SizeEnd);
        return ++m_extensionBytes > kMaxExtensionBytes || (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f
            ? Status::Malformed
            : Status::NeedsMore;
    case Step::SizeEnd: return c == '\n' ? endSizeLine(m_bodySize) : Status::Malformed;
    case Step::DataReturn: return expect('\r', Step::DataEnd);
    case Step::DataEnd: return expect('\n', Step::Size);
    case Step::LastReturn: return expect('\r', Step::LastEnd); // anything else begins a trailer field
    case Step::LastEnd: return expect('\n', Step::Done);
    case Step::Data:
    case Step::Done: break;
    }
    return Status::Malformed;
}

ChunkDecoder::Status ChunkDecoder::feedSize(char c)
{
    const int digit = hexValue(c);
    if (digit >= 0) {
        m_chunkLeft = m_chunkLeft * 16 + digit;
        return ++m_sizeDigits > kMaxSizeDigits ? Status::TooLarge : Status::NeedsMore;
    }
    if (m_sizeDigits == 0 || (c != ';' && c != '\r'))
        return Status::Malformed;
    m_step = c == ';' ? Step::Extension : Step::SizeEnd;
    return Status::NeedsMore;
}

ChunkDecoder::Status ChunkDecoder::endSizeLine(qsizetype bodySize)
{
    if (m_chunkLeft > m_maxBodyBytes - bodySize)
        return Status::TooLarge;
    m_step = m_chunkLeft == 0 ? Step::LastReturn : Step::Data;
    m_sizeDigits = 0;
    m_extensionBytes = 0;
    return Status::NeedsMore;
}

} // namespace basalt::http
