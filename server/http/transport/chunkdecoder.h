// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace basalt::http {

/**
 * Takes the chunked coding (RFC 9112 section 7.1) off a body that arrives piece by piece. Chunk extensions are skipped,
 * trailer fields are refused, and so is every line end that is not CR LF.
 */
class ChunkDecoder
{
public:
    enum class Status { NeedsMore, Complete, Malformed, TooLarge };

    explicit ChunkDecoder(qint64 maxBodyBytes) : m_maxBodyBytes(maxBodyBytes) { }

    /** Appends what `bytes` holds of the body to `body`; `used` is how many of them belong to the message. */
    [[nodiscard]] Status feed(QByteArrayView bytes, QByteArray &body, qsizetype &used);

private:
    enum class Step { Size, Extension, SizeEnd, Data, DataReturn, DataEnd, LastReturn, LastEnd, Done };

    [[nodiscard]] Status feedByte(char c);
    [[nodiscard]] Status feedSize(char c);
    [[nodiscard]] Status endSizeLine(qsizetype bodySize);

    qint64 m_maxBodyBytes;
    Step m_step = Step::Size;
    qint64 m_chunkLeft = 0;
    int m_sizeDigits = 0;
    int m_extensionBytes = 0;
    qsizetype m_bodySize = 0;
};

} // namespace basalt::http
