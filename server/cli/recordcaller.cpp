// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/recordcaller.h"

#include "auth/accountstore.h"
#include "core/ids.h"

#include <QJsonArray>
#include <QStringList>

#include <algorithm>
#include <istream>

using namespace Qt::Literals::StringLiterals;

namespace basalt::cli {

Result<auth::Principal> commandLineCaller(db::Connection &connection, const QByteArray &account)
{
    auth::Principal caller;
    caller.superadmin = true;
    // Nobody is signed in; no user has an id like this.
    caller.userId = "import";
    caller.accountId = core::kSystemAccountId.toByteArray();
    if (account.isEmpty())
        return caller;
    BASALT_TRY(const auto found, auth::AccountStore(connection).find(auth::AccountSelector::parse(account)));
    if (!found)
        return Error::of(Code::AccountNotFound, u"There is no account \"%1\"."_s.arg(QString::fromUtf8(account)));
    caller.accountId = caller.chosenAccountId = found->id;
    caller.accountName = found->name;
    return caller;
}

Result<QByteArray> defaultAccount(db::Connection &connection)
{
    auth::AccountQuery query;
    query.limit = 3;
    BASALT_TRY(const auto page, auth::AccountStore(connection).list(query));
    QByteArray chosen = core::kSystemAccountId.toByteArray();
    for (const auth::Account &account : page.items) {
        if (page.items.size() == 2 && account.id != core::kSystemAccountId)
            chosen = account.id;
    }
    return chosen;
}

Result<QByteArray> defaultAccount(RemoteServer &server)
{
    BASALT_TRY(const QJsonObject page, server.call("GET", u"/accounts?page_size=3"_s));
    const QJsonArray accounts = page.value(u"items"_s).toArray();
    QByteArray chosen = core::kSystemAccountId.toByteArray();
    for (const QJsonValue account : accounts) {
        const QByteArray id = account[u"id"_s].toString().toLatin1();
        if (accounts.size() == 2 && id != core::kSystemAccountId)
            chosen = id;
    }
    return chosen;
}

Result<void> signIn(RemoteServer &server, CommandContext &context, const ServerAccess &access)
{
    if (access.email.empty() || !access.passwordStdin) {
        return Error::of(Code::ConfigurationInvalid,
                         u"A running server wants to know who asks: give --email and --password-stdin."_s);
    }
    std::string password;
    std::getline(context.in(), password);
    return server.signIn(QString::fromStdString(access.email), QString::fromStdString(password));
}

QString queryOf(const QHash<QByteArray, QByteArray> &options)
{
    QByteArrayList names = options.keys();
    std::ranges::sort(names);
    QStringList pairs;
    for (const QByteArray &name : names)
        pairs.append(QString::fromLatin1(QByteArray(name + '=' + options.value(name).toPercentEncoding())));
    return pairs.join(u'&');
}

} // namespace basalt::cli
