// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QMap>
#include <QString>

#include <optional>
#include <span>

namespace basalt::mail {

/** Values of the `{{names}}` in a template. */
using MailVariables = QMap<QByteArray, QString>;

/** Subject and bodies, with `{{names}}` or filled in. */
struct MailTexts
{
    QString subject;
    QString html; ///< empty: plain text only
    QString text;
};

/** A kind of mail that the server sends. */
struct MailType
{
    QByteArrayView name;                       ///< `password_reset` …
    std::span<const QByteArrayView> variables; ///< names that its templates may use
    std::span<const QByteArrayView> secrets;   ///< those among them that nobody may read in the log
};

[[nodiscard]] std::span<const MailType> mailTypes();
/** Null: there is no such type. */
[[nodiscard]] const MailType *mailType(QByteArrayView name);

/** The languages that templates are built in for. */
[[nodiscard]] std::span<const QByteArrayView> mailLocales();
[[nodiscard]] bool isMailLocale(QByteArrayView locale);
/** The first language of an Accept-Language header that there are templates for; null: none of them. */
[[nodiscard]] QByteArray localeFrom(QByteArrayView acceptLanguage);

/** The built-in template; `type` and `locale` exist. */
[[nodiscard]] MailTexts builtInTexts(QByteArrayView type, QByteArrayView locale);

/** Values that show what a mail of that type looks like; no link among them leads anywhere. */
[[nodiscard]] MailVariables sampleVariables(QByteArrayView type);

/** Everything that is wrong with a template of that type, as details of the input; empty: it can be used. */
[[nodiscard]] QList<FieldError> checkTexts(const MailType &type, const MailTexts &texts);

/**
 * Fills in the values: as they are in subject and plain text, escaped in HTML. A name without a value becomes nothing. A line
 * break in a value becomes a space in the subject.
 */
[[nodiscard]] MailTexts fillIn(const MailTexts &texts, const MailVariables &variables);

} // namespace basalt::mail
