// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/postgresurl.h"

#include <libpq-fe.h>

#include <map>
#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace basalt::db {

Result<PostgresUrl> PostgresUrl::parse(const QByteArray &url)
{
    char *message = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> parsed(PQconninfoParse(url.constData(), &message),
                                                                              &PQconninfoFree);
    PQfreemem(message); // quotes the URL, password and all
    if (!parsed)
        return Error::of(Code::ConfigurationInvalid, u"The database URL is not a valid PostgreSQL URL."_s);
    // A server that vanished must not hold a thread for the hours that TCP would wait.
    std::map<QByteArray, QByteArray> options{
        {"application_name", "basalt"}, {"client_encoding", "UTF8"}, {"connect_timeout", "5"},     {"keepalives_idle", "30"},
        {"keepalives_interval", "10"},  {"keepalives_count", "3"},   {"tcp_user_timeout", "30000"}};
    PostgresUrl result;
    for (const PQconninfoOption *option = parsed.get(); option->keyword; ++option) {
        if (!option->val)
            continue;
        if (qstrcmp(option->keyword, "password") == 0)
            result.password = QString::fromUtf8(option->val);
        else
            options[option->keyword] = option->val;
    }
    for (auto &[key, value] : options) {
        if (value.contains(';')) // QPSQL's separator, which it does not let one escape
            return Error::of(
                Code::ConfigurationInvalid,
                u"The database URL has a semicolon in \"%1\", which is not supported."_s.arg(QString::fromUtf8(key)));
        value.replace('\\', "\\\\").replace('\'', "\\'");
        const QString option = u"%1='%2'"_s.arg(QString::fromUtf8(key), QString::fromUtf8(value));
        result.options += option + u';';
        if (key == "sslpassword")
            result.hasKeyPassword = true;
        else
            result.conninfo += option + u' ';
    }
    return result;
}

} // namespace basalt::db
