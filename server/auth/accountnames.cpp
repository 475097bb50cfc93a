// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/accountnames.h"

#include "core/ids.h"

#include <algorithm>

namespace basalt::auth {

namespace {

constexpr qsizetype kCodeLength = 6;
constexpr qsizetype kCodeLetters = 2;

bool isLowerLetter(char c)
{
    return c >= 'a' && c <= 'z';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/** Two letters after `prefix`, leaving out SY. */
std::optional<QByteArray> nextPrefix(QByteArray prefix)
{
    do {
        if (prefix == "ZZ")
            return std::nullopt;
        if (prefix[1] != 'Z') {
            prefix[1] = static_cast<char>(prefix[1] + 1);
        } else {
            prefix[0] = static_cast<char>(prefix[0] + 1);
            prefix[1] = 'A';
        }
    } while (prefix == "SY");
    return prefix;
}

} // namespace

bool isAccountCode(QByteArrayView text)
{
    if (text.size() != kCodeLength)
        return false;
    const auto isLetter = [](char c) { return isLowerLetter(c) || (c >= 'A' && c <= 'Z'); };
    return std::ranges::all_of(text.first(kCodeLetters), isLetter) && std::ranges::all_of(text.sliced(kCodeLetters), isDigit);
}

AccountSelector AccountSelector::parse(QByteArrayView text)
{
    const QByteArray trimmed = text.trimmed().toByteArray();
    if (isAccountCode(trimmed))
        return {Kind::Code, trimmed.toUpper()};
    const QByteArray lower = trimmed.toLower();
    // A header may hold any bytes. Those that are no text name nothing, and PostgreSQL refuses to compare with them.
    if (!QUtf8StringView(lower).isValidUtf8())
        return {Kind::Slug, QByteArray()};
    return {core::isId(lower) ? Kind::Id : Kind::Slug, lower};
}

std::optional<QByteArray> nextAccountCode(const QByteArray &last)
{
    constexpr int kLastNumber = 9999;
    QByteArray prefix = last.left(kCodeLetters);
    int number = last.mid(kCodeLetters).toInt() + 1;
    if (number > kLastNumber) {
        const auto next = nextPrefix(prefix);
        if (!next)
            return std::nullopt;
        prefix = *next;
        number = 1;
    }
    return prefix + QByteArray::number(number).rightJustified(kCodeLength - kCodeLetters, '0');
}

bool isSlug(QByteArrayView text)
{
    return text.size() >= kMinSlug && text.size() <= kMaxSlug && !isAccountCode(text)
        && std::ranges::all_of(text, [](char c) { return isLowerLetter(c) || isDigit(c) || c == '-'; });
}

bool isRegistrationSlug(QByteArrayView text)
{
    return isSlug(text) && isLowerLetter(text.front());
}

QByteArray slugFromName(const QString &name)
{
    QByteArray slug;
    const QString plain = name.normalized(QString::NormalizationForm_KD).toLower();
    for (const QChar c : plain) {
        if (c.category() == QChar::Mark_NonSpacing)
            continue;
        const char latin = c.toLatin1();
        if (c.unicode() < 0x80 && (isLowerLetter(latin) || isDigit(latin)))
            slug += latin;
        else if (!slug.isEmpty() && !slug.endsWith('-'))
            slug += '-';
    }
    slug.truncate(kMaxSlug);
    while (slug.endsWith('-'))
        slug.chop(1);
    if (slug.isEmpty())
        return "account";
    if (!isRegistrationSlug(slug)) {
        slug.prepend("account-");
        slug.truncate(kMaxSlug);
    }
    while (slug.endsWith('-'))
        slug.chop(1);
    return slug;
}

QByteArray numberedSlug(const QByteArray &slug, int number)
{
    const QByteArray end = '-' + QByteArray::number(number);
    return slug.left(kMaxSlug - end.size()) + end;
}

} // namespace basalt::auth
