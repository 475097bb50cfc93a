// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "transfer/tableformat.h"

#include <QByteArray>
#include <QByteArrayView>

namespace basalt::transfer {

/**
 * Turns the bytes of a file, chunk by chunk, into UTF-8. A byte order mark decides over the encoding that was named, and is
 * taken away. What is no text in the encoding is Code::ValidationFailed with the place of the byte: nothing is guessed. One
 * thread.
 */
class TextDecoder
{
public:
    explicit TextDecoder(TextEncoding encoding) : m_encoding(encoding) { }

    /** Appends the text of a chunk; what is cut at its end waits for the next one. */
    [[nodiscard]] Result<void> decode(QByteArrayView chunk, QByteArray &utf8);
    /** After the last chunk. */
    [[nodiscard]] Result<void> finish(QByteArray &utf8);

private:
    void takeByteOrderMark();
    [[nodiscard]] Result<void> decodeWaiting(QByteArray &utf8, bool isEnd);
    [[nodiscard]] Result<void> decodeUtf8(QByteArray &utf8, bool isEnd);
    [[nodiscard]] Result<void> decodeUtf16(QByteArray &utf8, bool isEnd);
    [[nodiscard]] Result<void> decodeBytes(QByteArray &utf8);
    [[nodiscard]] Error invalidAt(qsizetype index) const;

    TextEncoding m_encoding;
    QByteArray m_waiting;
    qint64 m_done = 0; ///< bytes of the file before m_waiting
    bool m_hasBegun = false;
};

} // namespace basalt::transfer
