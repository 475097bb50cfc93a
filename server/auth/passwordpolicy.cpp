// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/passwordpolicy.h"

#include "auth/commonpasswords.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::auth {

namespace {

void checkClasses(const QList<uint> &characters, const QString &field, QList<FieldError> &errors)
{
    const auto has = [&characters](auto predicate) { return std::ranges::any_of(characters, predicate); };
    if (!has([](uint c) { return QChar::isUpper(c); }))
        errors.append({field, u"The password needs an upper-case letter."_s, u"password_no_uppercase"_s});
    if (!has([](uint c) { return QChar::isLower(c); }))
        errors.append({field, u"The password needs a lower-case letter."_s, u"password_no_lowercase"_s});
    if (!has([](uint c) { return QChar::isDigit(c); }))
        errors.append({field, u"The password needs a digit."_s, u"password_no_digit"_s});
    if (!has([](uint c) { return !QChar::isLetterOrNumber(c); }))
        errors.append({field, u"The password needs a special character."_s, u"password_no_special"_s});
}

/** Short parts occur in words by chance and are let pass. */
bool containsPart(const QString &foldedPassword, QStringView part)
{
    constexpr qsizetype kMinPart = 4;
    const QString folded = part.trimmed().toString().toCaseFolded();
    return folded.size() >= kMinPart && foldedPassword.contains(folded);
}

bool containsIdentity(const QString &password, const PasswordContext &context)
{
    const QString folded = password.toCaseFolded();
    const qsizetype at = context.email.indexOf(u'@');
    return containsPart(folded, QStringView(context.email).left(at < 0 ? context.email.size() : at))
        || containsPart(folded, context.accountName) || containsPart(folded, context.accountSlug);
}

} // namespace

QByteArray passwordBytes(const QString &password)
{
    return password.normalized(QString::NormalizationForm_C).toUtf8();
}

QList<FieldError> checkPassword(const QString &password, const PasswordContext &context, const PasswordRules &rules,
                                const QString &field)
{
    const QString normalized = password.normalized(QString::NormalizationForm_C);
    const QList<uint> characters = normalized.toUcs4();
    QList<FieldError> errors;
    if (characters.size() < rules.minLength) {
        errors.append({field, u"The password needs at least %1 characters."_s.arg(rules.minLength), u"password_too_short"_s});
    } else if (characters.size() > rules.maxLength) {
        errors.append({field, u"The password may have at most %1 characters."_s.arg(rules.maxLength), u"password_too_long"_s});
    }
    if (rules.requireFourClasses)
        checkClasses(characters, field, errors);
    if (!errors.isEmpty())
        return errors;
    if (isCommonPassword(normalized))
        errors.append({field, u"This password is too easy to guess."_s, u"password_too_common"_s});
    else if (containsIdentity(normalized, context))
        errors.append({field, u"The password must not contain the e-mail address or the account's name."_s,
                       u"password_contains_identity"_s});
    return errors;
}

} // namespace basalt::auth
