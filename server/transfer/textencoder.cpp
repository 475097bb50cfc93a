// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/textencoder.h"

#include "transfer/windows1252.h"

#include <QList>
#include <QString>
#include <QtEndian>

#include <algorithm>

namespace basalt::transfer {

QByteArray TextEncoder::encode(QByteArray utf8)
{
    if (m_encoding == TextEncoding::Utf8)
        return utf8;
    const QString text = QString::fromUtf8(utf8);
    QByteArray out;
    if (m_encoding == TextEncoding::Utf16Le || m_encoding == TextEncoding::Utf16Be) {
        out.resize(2 * text.size());
        char *to = out.data();
        for (const QChar unit : text) {
            if (m_encoding == TextEncoding::Utf16Le)
                qToLittleEndian<char16_t>(unit.unicode(), to);
            else
                qToBigEndian<char16_t>(unit.unicode(), to);
            to += 2;
        }
        return out;
    }
    out.reserve(text.size());
    const QList<uint> characters = text.toUcs4();
    for (const char32_t character : characters)
        out += byteOf(character);
    return out;
}

QByteArray TextEncoder::byteOrderMark(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8: return "\xef\xbb\xbf";
    case TextEncoding::Utf16Le: return "\xff\xfe";
    case TextEncoding::Utf16Be: return "\xfe\xff";
    case TextEncoding::Latin1:
    case TextEncoding::Windows1252: break;
    }
    return {};
}

char TextEncoder::byteOf(char32_t character)
{
    const bool isWindows = m_encoding == TextEncoding::Windows1252;
    if (character < 0x80 || (character < 0x100 && (!isWindows || character >= 0xa0)))
        return static_cast<char>(character);
    if (isWindows && character < 0x10000) {
        const auto found = std::ranges::find(kWindows1252, static_cast<char16_t>(character));
        if (found != kWindows1252.end())
            return static_cast<char>(0x80 + (found - kWindows1252.begin()));
    }
    ++m_replaced;
    return '?';
}

} // namespace basalt::transfer
