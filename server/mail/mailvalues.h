// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "mail/mailsettings.h"

#include <QJsonObject>

namespace basalt::mail {

/**
 * Mail settings by the names that configurations have for them: those of the settings themselves, but `use_tls` and `use_ssl`
 * for their security. A connection with `use_ssl` is protected from its first byte, one with `use_tls` alone turns to TLS.
 */
[[nodiscard]] QJsonObject valuesOf(const MailSettings &settings, bool hasPassword);

/** Settings after a change of some of their values. */
struct ChangedMailSettings
{
    MailSettings settings;           ///< its password is not looked at
    std::optional<QString> password; ///< none: the stored one stays
};
/**
 * Null sets a value back to its default, the bullets of kStoredPassword change nothing. Code::ValidationFailed naming unknown
 * values, wrong types, and values that are needed and not there.
 */
[[nodiscard]] Result<ChangedMailSettings> withValues(const MailSettings &settings, const QJsonObject &values);
/** The errors of checkSettings() by those names. */
[[nodiscard]] QList<FieldError> asValueErrors(QList<FieldError> errors);

/** JSON Schema of the values. */
[[nodiscard]] QByteArray valuesSchema();

} // namespace basalt::mail
