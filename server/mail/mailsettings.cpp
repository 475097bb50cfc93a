// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mail/mailsettings.h"

#include "mail/mailmessage.h"
#include "mail/mailtemplates.h"

#include <QHostAddress>
#include <QRegularExpression>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace basalt::mail {

namespace {

constexpr int kMaxPort = 65'535;
constexpr int kMaxTimeout = 300;
constexpr qint64 kMaxPriority = 1'000'000;

bool isLocalHost(const QString &host)
{
    return host.compare("localhost"_L1, Qt::CaseInsensitive) == 0 || QHostAddress(host).isLoopback();
}

/** A name or address and nothing else: it becomes part of an address for libcurl. */
bool isHost(const QString &host)
{
    static const QRegularExpression name(u"^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$"_s);
    return name.match(host).hasMatch() || !QHostAddress(host).isNull();
}

bool isAddress(const QString &text)
{
    const qsizetype at = text.lastIndexOf(u'@');
    return at > 0 && at + 1 < text.size() && isHeaderSafe(text) && !text.contains(u' ') && !text.contains(u'<')
        && !text.contains(u'>') && !text.contains(u',');
}

bool isWebAddress(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1)
        && !url.hasQuery() && !url.hasFragment();
}

} // namespace

QByteArray securityName(MailSecurity security)
{
    switch (security) {
    case MailSecurity::None: return "none";
    case MailSecurity::StartTls: return "starttls";
    case MailSecurity::Tls: break;
    }
    return "tls";
}

std::optional<MailSecurity> securityFrom(QByteArrayView name)
{
    for (const MailSecurity security : {MailSecurity::None, MailSecurity::StartTls, MailSecurity::Tls}) {
        if (name == securityName(security))
            return security;
    }
    return std::nullopt;
}

QList<FieldError> checkSettings(const MailSettings &settings)
{
    QList<FieldError> errors;
    const auto complain = [&errors](const QString &field, const QString &message, const QString &code) {
        errors.append({field, message, code});
    };
    if (!isHost(settings.host))
        complain(u"host"_s, u"This is no host name and no address."_s, u"invalid_host"_s);
    if (settings.port < 1 || settings.port > kMaxPort)
        complain(u"port"_s, u"A port is a number from 1 to 65535."_s, u"out_of_range"_s);
    if (settings.timeoutSeconds < 1 || settings.timeoutSeconds > kMaxTimeout)
        complain(u"timeout_seconds"_s, u"Choose 1 to %1 seconds."_s.arg(kMaxTimeout), u"out_of_range"_s);
    if (!isAddress(settings.fromEmail))
        complain(u"from_email"_s, u"This is not an e-mail address."_s, u"invalid_email"_s);
    if (!settings.replyTo.isEmpty() && !isAddress(settings.replyTo))
        complain(u"reply_to"_s, u"This is not an e-mail address."_s, u"invalid_email"_s);
    if (!settings.supportEmail.isEmpty() && !isAddress(settings.supportEmail))
        complain(u"support_email"_s, u"This is not an e-mail address."_s, u"invalid_email"_s);
    if (!isHeaderSafe(settings.fromName))
        complain(u"from_name"_s, u"Line breaks and control characters are not allowed here."_s, u"invalid_character"_s);
    if (!isHeaderSafe(settings.username))
        complain(u"username"_s, u"Line breaks and control characters are not allowed here."_s, u"invalid_character"_s);
    if (!isHeaderSafe(settings.password))
        complain(u"password"_s, u"Line breaks and control characters are not allowed here."_s, u"invalid_character"_s);
    if (!settings.appUrl.isEmpty() && !isWebAddress(settings.appUrl))
        complain(u"app_url"_s, u"This is no address such as https://app.example.org."_s, u"invalid_url"_s);
    if (!isMailLocale(settings.defaultLocale))
        complain(u"default_locale"_s, u"There are no templates in this language."_s, u"not_found"_s);
    if (!settings.caCertificate.isEmpty() && !settings.caCertificate.contains("-----BEGIN CERTIFICATE-----"))
        complain(u"ca_certificate"_s, u"This is no certificate in PEM form."_s, u"invalid_certificate"_s);
    if (!settings.username.isEmpty() && settings.security == MailSecurity::None && !isLocalHost(settings.host)) {
        complain(u"security"_s, u"A password does not leave this machine in the clear; protect the connection."_s,
                 u"unprotected_password"_s);
    }
    return errors;
}

QList<FieldError> checkLabel(const MailLabel &label)
{
    QList<FieldError> errors;
    if (!isHeaderSafe(label.displayName))
        errors.append(
            {u"display_name"_s, u"Line breaks and control characters are not allowed here."_s, u"invalid_character"_s});
    const bool isPath = label.logoUrl.startsWith(u'/') && !label.logoUrl.startsWith("//"_L1) && isHeaderSafe(label.logoUrl);
    if (!label.logoUrl.isEmpty() && !isPath && !isWebAddress(label.logoUrl))
        errors.append({u"logo_url"_s, u"This is no address such as https://app.example.org/logo.png."_s, u"invalid_url"_s});
    if (label.priority < -kMaxPriority || label.priority > kMaxPriority)
        errors.append({u"priority"_s, u"Choose a number from -%1 to %1."_s.arg(kMaxPriority), u"out_of_range"_s});
    return errors;
}

} // namespace basalt::mail
