// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/textdecoder.h"

#include "transfer/windows1252.h"

#include <QString>
#include <QtEndian>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::transfer {

namespace {

/** Bytes of the UTF-8 sequence that begins like this; 1 for what begins none. */
qsizetype sequenceLength(char first)
{
    const auto byte = static_cast<unsigned char>(first);
    return byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
}

/** How much of `text` ends with a whole sequence. */
qsizetype wholeLength(QByteArrayView text)
{
    for (qsizetype back = 1; back <= std::min<qsizetype>(3, text.size()); ++back) {
        const char c = text[text.size() - back];
        if ((static_cast<unsigned char>(c) & 0xc0) != 0x80)
            return sequenceLength(c) > back ? text.size() - back : text.size();
    }
    return text.size();
}

qsizetype firstInvalid(QByteArrayView text)
{
    for (qsizetype i = 0; i < text.size();) {
        const qsizetype length = sequenceLength(text[i]);
        if (!text.sliced(i, std::min(length, text.size() - i)).isValidUtf8())
            return i;
        i += length;
    }
    return text.size();
}

} // namespace

Result<void> TextDecoder::decode(QByteArrayView chunk, QByteArray &utf8)
{
    constexpr qsizetype kLongestMark = 3;
    m_waiting += chunk;
    if (!m_hasBegun) {
        if (m_waiting.size() < kLongestMark)
            return {};
        takeByteOrderMark();
    }
    return decodeWaiting(utf8, false);
}

Result<void> TextDecoder::finish(QByteArray &utf8)
{
    if (!m_hasBegun)
        takeByteOrderMark();
    return decodeWaiting(utf8, true);
}

void TextDecoder::takeByteOrderMark()
{
    m_hasBegun = true;
    qsizetype mark = 0;
    if (m_waiting.startsWith("\xef\xbb\xbf")) {
        m_encoding = TextEncoding::Utf8;
        mark = 3;
    } else if (m_waiting.startsWith("\xff\xfe")) {
        m_encoding = TextEncoding::Utf16Le;
        mark = 2;
    } else if (m_waiting.startsWith("\xfe\xff")) {
        m_encoding = TextEncoding::Utf16Be;
        mark = 2;
    }
    m_waiting.remove(0, mark);
    m_done += mark;
}

Result<void> TextDecoder::decodeWaiting(QByteArray &utf8, bool isEnd)
{
    switch (m_encoding) {
    case TextEncoding::Utf8: return decodeUtf8(utf8, isEnd);
    case TextEncoding::Utf16Le:
    case TextEncoding::Utf16Be: return decodeUtf16(utf8, isEnd);
    case TextEncoding::Latin1:
    case TextEncoding::Windows1252: break;
    }
    return decodeBytes(utf8);
}

Result<void> TextDecoder::decodeUtf8(QByteArray &utf8, bool isEnd)
{
    const qsizetype size = isEnd ? m_waiting.size() : wholeLength(m_waiting);
    const QByteArrayView whole = QByteArrayView(m_waiting).first(size);
    if (!whole.isValidUtf8())
        return invalidAt(firstInvalid(whole));
    utf8 += whole;
    m_waiting.remove(0, size);
    m_done += size;
    return {};
}

Result<void> TextDecoder::decodeUtf16(QByteArray &utf8, bool isEnd)
{
    QString text;
    text.reserve(m_waiting.size() / 2);
    for (qsizetype i = 0; i + 1 < m_waiting.size(); i += 2) {
        const char *unit = m_waiting.constData() + i;
        text += QChar(m_encoding == TextEncoding::Utf16Le ? qFromLittleEndian<char16_t>(unit) : qFromBigEndian<char16_t>(unit));
    }
    if (!isEnd && !text.isEmpty() && text.back().isHighSurrogate())
        text.chop(1);
    if (!text.isValidUtf16() || (isEnd && m_waiting.size() % 2 != 0))
        return invalidAt(isEnd ? m_waiting.size() - 1 : 0);
    utf8 += text.toUtf8();
    m_waiting.remove(0, 2 * text.size());
    m_done += 2 * text.size();
    return {};
}

Result<void> TextDecoder::decodeBytes(QByteArray &utf8)
{
    QString text;
    text.reserve(m_waiting.size());
    for (qsizetype i = 0; i < m_waiting.size(); ++i) {
        const auto byte = static_cast<unsigned char>(m_waiting[i]);
        char16_t unit = byte;
        if (m_encoding == TextEncoding::Windows1252 && byte >= 0x80 && byte < 0xa0)
            unit = kWindows1252[byte - 0x80u];
        if (unit == 0 && byte != 0)
            return invalidAt(i);
        text += QChar(unit);
    }
    utf8 += text.toUtf8();
    m_done += m_waiting.size();
    m_waiting.clear();
    return {};
}

Error TextDecoder::invalidAt(qsizetype index) const
{
    return Error::invalid(
        {}, u"The file is not %1 text near byte %2."_s.arg(QString::fromLatin1(encodingName(m_encoding))).arg(m_done + index),
        u"invalid_encoding"_s);
}

} // namespace basalt::transfer
