// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/mask.h"

#include <QString>
#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace basalt::records {

namespace {

constexpr QChar kStar(u'*');

qsizetype characterCount(const QString &text)
{
    return std::ranges::count_if(text, [](QChar c) { return !c.isLowSurrogate(); });
}

QString firstCharacter(const QString &text)
{
    return text.first(std::min<qsizetype>(text.size(), text.front().isHighSurrogate() ? 2 : 1));
}

QString maskEmail(const QString &text)
{
    // A text that is no address stays as it is: clients rely on it to the letter.
    const qsizetype at = text.indexOf(u'@');
    if (at < 0)
        return text;
    return (at == 0 ? QString() : firstCharacter(text)) + u"***"_s + text.sliced(at);
}

QString maskDigits(const QString &text)
{
    QString masked = text;
    for (QChar &c : masked) {
        if (c.isDigit())
            c = kStar;
    }
    return masked;
}

QString maskSsn(const QString &text)
{
    const qsizetype digits = std::ranges::count_if(text, [](QChar c) { return c.isDigit(); });
    const bool dashed = text.size() == 11 && text[3] == u'-' && text[6] == u'-';
    if (digits == 9 && (text.size() == 9 || dashed))
        return u"***-**-****"_s;
    return maskDigits(text);
}

/** The last four digits stay, and the first three characters of an international number. */
QString maskPhone(const QString &text)
{
    QString digits;
    for (const QChar c : text) {
        if (c.isDigit())
            digits += c;
    }
    if (digits.size() < 4)
        return QString(characterCount(text), kStar);
    QString tail = u"***-***-"_s + digits.last(4);
    if (!text.startsWith(u'+'))
        return tail;
    const qsizetype separator = text.indexOf(u'-');
    return (separator > 0 ? text.first(separator) : text.first(std::min<qsizetype>(4, text.size()))) + u'-' + tail;
}

QString maskName(const QString &text)
{
    QStringList words;
    for (const QString &word : text.split(u' '))
        words.append(word.isEmpty() ? word : QString(firstCharacter(word) + u"***"_s));
    return words.join(u' ');
}

} // namespace

QByteArray masked(QByteArrayView utf8, QByteArrayView maskType)
{
    const QString text = QString::fromUtf8(utf8);
    if (text.isEmpty())
        return {};
    if (maskType == "email")
        return maskEmail(text).toUtf8();
    if (maskType == "ssn")
        return maskSsn(text).toUtf8();
    if (maskType == "phone")
        return maskPhone(text).toUtf8();
    if (maskType == "name")
        return maskName(text).toUtf8();
    return QByteArray(characterCount(text), '*');
}

} // namespace basalt::records
