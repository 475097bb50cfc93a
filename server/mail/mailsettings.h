// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace basalt::mail {

/** How the connection to a mail server is protected. */
enum class MailSecurity {
    None,
    StartTls, ///< begins in the clear and must turn to TLS
    Tls,      ///< from the first byte
};

[[nodiscard]] QByteArray securityName(MailSecurity security);
[[nodiscard]] std::optional<MailSecurity> securityFrom(QByteArrayView name);

/** The mail server that an installation sends by, and what its mails say of themselves. */
struct MailSettings
{
    bool enabled = true;
    QString host;
    int port = 587;
    MailSecurity security = MailSecurity::StartTls;
    bool verifyCertificate = true;
    QByteArray caCertificate; ///< PEM; empty: those of the system
    QString username;         ///< empty: the server asks for none
    QString password;
    QString fromEmail;
    QString fromName;
    QString replyTo;
    QByteArray defaultLocale = "en";
    QString appUrl; ///< what links begin with; empty: this server's own address
    QString supportEmail;
    int timeoutSeconds = 30;
    QByteArray updatedAt;
    QByteArray updatedBy;
};

/** How lists of configurations show the mail server. */
struct MailLabel
{
    QString displayName = QStringLiteral("SMTP");
    QString logoUrl; ///< empty: none
    qint64 priority = 0;
};

/** Shown in place of a stored password; sent back, it stands for that one. */
inline constexpr QStringView kStoredPassword(u"••••••••");

/** Everything that is wrong with them, as details of the input; empty: they can be used. */
[[nodiscard]] QList<FieldError> checkSettings(const MailSettings &settings);
[[nodiscard]] QList<FieldError> checkLabel(const MailLabel &label);

} // namespace basalt::mail
