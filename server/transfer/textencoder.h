// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/tableformat.h"

#include <QByteArray>
#include <QByteArrayView>

namespace basalt::transfer {

/** Puts UTF-8 into another encoding. What that has no character for becomes a question mark, and is counted. One thread. */
class TextEncoder
{
public:
    explicit TextEncoder(TextEncoding encoding) : m_encoding(encoding) { }

    /** `utf8` ends with a whole character. */
    [[nodiscard]] QByteArray encode(QByteArray utf8);
    [[nodiscard]] qint64 replaced() const { return m_replaced; }

    [[nodiscard]] static QByteArray byteOrderMark(TextEncoding encoding);

private:
    [[nodiscard]] char byteOf(char32_t character);

    TextEncoding m_encoding;
    qint64 m_replaced = 0;
};

} // namespace basalt::transfer
