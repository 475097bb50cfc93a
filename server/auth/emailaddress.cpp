// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/emailaddress.h"

#include <QUrl>

#include <algorithm>

namespace basalt::auth {

namespace {

constexpr qsizetype kMaxAddress = 254; // RFC 5321 section 4.5.3.1.3, without the angle brackets
constexpr qsizetype kMaxLocalPart = 64;
constexpr qsizetype kMaxLabel = 63;

bool isAtomCharacter(QChar c)
{
    static constexpr QStringView kMarks(u"!#$%&'*+-/=?^_`{|}~");
    if (c.unicode() > 0x7f)
        return c.isPrint() && !c.isSpace();
    return c.isLetterOrNumber() || kMarks.contains(c);
}

bool isDotAtom(QStringView text)
{
    if (text.isEmpty() || text.startsWith(u'.') || text.endsWith(u'.') || text.contains(u".."))
        return false;
    return std::ranges::all_of(text, [](QChar c) { return c == u'.' || isAtomCharacter(c); });
}

/** An ASCII host name with at least two labels; `localhost` may stand alone. */
bool isMailDomain(const QByteArray &ascii)
{
    const QList<QByteArray> labels = ascii.split('.');
    if (labels.size() < 2 && ascii != "localhost")
        return false;
    return std::ranges::all_of(labels, [](const QByteArray &label) {
        return !label.isEmpty() && label.size() <= kMaxLabel && !label.startsWith('-') && !label.endsWith('-')
            && std::ranges::all_of(label, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
    });
}

} // namespace

std::optional<EmailAddress> EmailAddress::parse(const QString &text)
{
    const QString address = text.trimmed().normalized(QString::NormalizationForm_C);
    const qsizetype at = address.indexOf(u'@');
    if (at < 0)
        return std::nullopt;
    const QString local = address.left(at);
    const QString domain = address.mid(at + 1);
    const QByteArray asciiDomain = QUrl::toAce(domain).toLower();
    const QByteArray utf8 = address.toUtf8();
    if (!isDotAtom(local) || local.toUtf8().size() > kMaxLocalPart || utf8.size() > kMaxAddress || !isMailDomain(asciiDomain)) {
        return std::nullopt;
    }
    return EmailAddress{utf8, local.toCaseFolded().toUtf8() + '@' + asciiDomain};
}

} // namespace basalt::auth
