// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mail/mailvalues.h"

#include "core/jsonwriter.h"

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace basalt::mail {

namespace {

enum class Kind { Text, Certificate, Number, Flag, Password };
enum class Need { Required, Optional };

struct Row
{
    QLatin1StringView name;
    Kind kind;
    Need need;
    const char *description;
    QJsonValue (*get)(const MailSettings &);
    void (*set)(MailSettings &, const QJsonValue &);
};

void setSsl(MailSettings &settings, const QJsonValue &value)
{
    if (value.toBool())
        settings.security = MailSecurity::Tls;
    else if (settings.security == MailSecurity::Tls)
        settings.security = MailSecurity::StartTls;
}

/** After setSsl(): a connection that begins with TLS needs not turn to it. */
void setTls(MailSettings &settings, const QJsonValue &value)
{
    if (settings.security != MailSecurity::Tls)
        settings.security = value.toBool() ? MailSecurity::StartTls : MailSecurity::None;
}

template <QString MailSettings::*Member>
QJsonValue getText(const MailSettings &settings)
{
    return settings.*Member;
}

template <QString MailSettings::*Member>
void setText(MailSettings &settings, const QJsonValue &value)
{
    settings.*Member = value.toString().trimmed();
}

template <int MailSettings::*Member>
QJsonValue getNumber(const MailSettings &settings)
{
    return settings.*Member;
}

template <int MailSettings::*Member>
void setNumber(MailSettings &settings, const QJsonValue &value)
{
    settings.*Member = value.toInt();
}

const Row kRows[] = {
    {"host"_L1, Kind::Text, Need::Required, "Name or address of the mail server.", &getText<&MailSettings::host>,
     &setText<&MailSettings::host>},
    {"port"_L1, Kind::Number, Need::Optional, "Its port.", &getNumber<&MailSettings::port>, &setNumber<&MailSettings::port>},
    {"username"_L1, Kind::Text, Need::Optional, "Empty for a server that asks for none.", &getText<&MailSettings::username>,
     [](MailSettings &settings, const QJsonValue &value) { settings.username = value.toString(); }},
    {"password"_L1, Kind::Password, Need::Optional, "Needed with a user name; bullets stand for the one that is stored.",
     nullptr, nullptr},
    {"use_ssl"_L1, Kind::Flag, Need::Optional, "TLS from the first byte, usually on port 465.",
     [](const MailSettings &settings) -> QJsonValue { return settings.security == MailSecurity::Tls; }, &setSsl},
    {"use_tls"_L1, Kind::Flag, Need::Optional, "Insist on TLS: the connection turns to it before anything is told.",
     [](const MailSettings &settings) -> QJsonValue { return settings.security != MailSecurity::None; }, &setTls},
    {"verify_certificate"_L1, Kind::Flag, Need::Optional, "Check the server's certificate.",
     [](const MailSettings &settings) -> QJsonValue { return settings.verifyCertificate; },
     [](MailSettings &settings, const QJsonValue &value) { settings.verifyCertificate = value.toBool(); }},
    {"ca_certificate"_L1, Kind::Certificate, Need::Optional, "What vouches for it, in PEM form; empty: what the system trusts.",
     [](const MailSettings &settings) -> QJsonValue { return QString::fromUtf8(settings.caCertificate); },
     [](MailSettings &settings, const QJsonValue &value) { settings.caCertificate = value.toString().trimmed().toUtf8(); }},
    {"from_email"_L1, Kind::Text, Need::Required, "Address that mails come from.", &getText<&MailSettings::fromEmail>,
     &setText<&MailSettings::fromEmail>},
    {"from_name"_L1, Kind::Text, Need::Optional, "Name beside it; empty: that of the installation.",
     &getText<&MailSettings::fromName>, &setText<&MailSettings::fromName>},
    {"reply_to"_L1, Kind::Text, Need::Optional, "Address for answers, if another one.", &getText<&MailSettings::replyTo>,
     &setText<&MailSettings::replyTo>},
    {"default_locale"_L1, Kind::Text, Need::Optional, "Language of mails to people whose own is not known.",
     [](const MailSettings &settings) -> QJsonValue { return QString::fromLatin1(settings.defaultLocale); },
     [](MailSettings &settings, const QJsonValue &value) { settings.defaultLocale = value.toString().toUtf8(); }},
    {"app_url"_L1, Kind::Text, Need::Optional, "What links begin with; empty: this server's own address.",
     &getText<&MailSettings::appUrl>, &setText<&MailSettings::appUrl>},
    {"support_email"_L1, Kind::Text, Need::Optional, "Address that templates may show.", &getText<&MailSettings::supportEmail>,
     &setText<&MailSettings::supportEmail>},
    {"timeout_seconds"_L1, Kind::Number, Need::Optional, "Time that handing over a mail may take.",
     &getNumber<&MailSettings::timeoutSeconds>, &setNumber<&MailSettings::timeoutSeconds>},
};

bool fits(Kind kind, const QJsonValue &value)
{
    constexpr qsizetype kMaxText = 1000;
    constexpr qsizetype kMaxCertificate = 65'536;
    constexpr double kMaxNumber = 1e6;
    switch (kind) {
    case Kind::Number: {
        const double number = value.toDouble();
        return value.isDouble() && number == std::floor(number) && std::abs(number) <= kMaxNumber;
    }
    case Kind::Flag: return value.isBool();
    case Kind::Certificate: return value.isString() && value.toString().size() <= kMaxCertificate;
    case Kind::Text:
    case Kind::Password: break;
    }
    return value.isString() && value.toString().size() <= kMaxText;
}

/** What stands for null, and for what nobody has given yet. */
QJsonValue defaultOf(const Row &row)
{
    return row.get ? row.get(MailSettings()) : QJsonValue(QString());
}

bool isMissing(const Row &row, const MailSettings &settings)
{
    return row.need == Need::Required && row.get(settings).toString().isEmpty();
}

QByteArrayView typeOf(Kind kind)
{
    switch (kind) {
    case Kind::Number: return "integer";
    case Kind::Flag: return "boolean";
    default: return "string";
    }
}

} // namespace

QJsonObject valuesOf(const MailSettings &settings, bool hasPassword)
{
    QJsonObject values;
    for (const Row &row : kRows)
        values.insert(row.name, row.get ? row.get(settings) : QJsonValue(hasPassword ? kStoredPassword.toString() : QString()));
    return values;
}

Result<ChangedMailSettings> withValues(const MailSettings &settings, const QJsonObject &values)
{
    QList<FieldError> errors;
    for (const QString &name : values.keys()) {
        if (std::ranges::find(kRows, name, &Row::name) == std::end(kRows))
            errors.append({name, u"This configuration has no setting of this name."_s, u"unknown_field"_s});
    }
    ChangedMailSettings changed{settings, std::nullopt};
    for (const Row &row : kRows) {
        const auto given = values.constFind(row.name);
        if (given != values.constEnd()) {
            const QJsonValue value = given->isNull() ? defaultOf(row) : QJsonValue(*given);
            if (!fits(row.kind, value)) {
                errors.append({row.name, u"This is no value of this setting's type."_s, u"invalid_type"_s});
                continue;
            }
            if (row.set)
                row.set(changed.settings, value);
            else if (value.toString() != kStoredPassword)
                changed.password = value.toString();
        }
        if (isMissing(row, changed.settings))
            errors.append({row.name, u"This is required."_s, u"required"_s});
    }
    if (!errors.isEmpty())
        return Error::invalid(errors);
    return changed;
}

QList<FieldError> asValueErrors(QList<FieldError> errors)
{
    for (FieldError &error : errors) {
        if (error.field == "security"_L1)
            error.field = u"use_tls"_s;
    }
    return errors;
}

QByteArray valuesSchema()
{
    core::JsonWriter out(4096);
    out.beginObject().member("$schema", QByteArrayView("https://json-schema.org/draft/2020-12/schema"));
    out.member("title", QByteArrayView("SMTP")).member("type", QByteArrayView("object")).flag("additionalProperties", false);
    out.key("required").beginArray();
    for (const Row &row : kRows) {
        if (row.need == Need::Required)
            out.string(row.name);
    }
    out.endArray().key("properties").beginObject();
    for (const Row &row : kRows) {
        out.key(row.name).beginObject().member("type", typeOf(row.kind));
        out.member("description", QByteArrayView(row.description));
        if (row.need == Need::Optional)
            out.key("default").value(defaultOf(row));
        if (row.kind == Kind::Password)
            out.member("format", QByteArrayView("password")).flag("writeOnly", true);
        out.endObject();
    }
    return out.endObject().endObject().take();
}

} // namespace basalt::mail
