// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "access/accesschange.h"

#include "access/callernow.h"
#include "access/effectivepermissions.h"
#include "auth/accountstore.h"
#include "core/timestamp.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::access {

Result<void> demand(const auth::Principal &caller, QByteArrayView permission)
{
    if (caller.holds(permission))
        return {};
    return Error::of(Code::NoPermission,
                     u"You are not allowed to do this; it needs the permission \"%1\"."_s.arg(QString::fromUtf8(permission)));
}

QByteArray sightOf(const auth::Principal &caller)
{
    return caller.superadmin ? caller.chosenAccountId : caller.accountId;
}

bool isOwnAccount(const auth::Principal &caller, const QByteArray &named)
{
    const auth::AccountSelector selector = auth::AccountSelector::parse(named);
    switch (selector.kind) {
    case auth::AccountSelector::Kind::Id: return selector.value == caller.accountId;
    case auth::AccountSelector::Kind::Code: return selector.value == caller.accountCode;
    case auth::AccountSelector::Kind::Slug: break;
    }
    return selector.value == caller.accountSlug;
}

Result<QByteArray> accountMeant(db::Connection &connection, const auth::Principal &caller, const QByteArray &named)
{
    if (!caller.superadmin) {
        if (named.isNull())
            return caller.accountId;
        return isOwnAccount(caller, named) ? Result<QByteArray>(caller.accountId) : Error::of(Code::AccountNotFound);
    }
    if (named.isNull()) {
        // Never the system account by default: nothing that is given there means anything.
        if (caller.chosenAccountId.isNull())
            return Error::invalid(u"account_id"_s, u"Name an account."_s, u"required"_s);
        return caller.chosenAccountId;
    }
    BASALT_TRY(const auto account, auth::AccountStore(connection).find(auth::AccountSelector::parse(named)));
    if (!account)
        return Error::of(Code::AccountNotFound);
    return account->id;
}

Result<AccessChange> AccessChange::begin(db::WriteContext &context, const AccessParts &parts, const Asker &asker,
                                         const QByteArray &accountId, QByteArrayView permission)
{
    BASALT_TRY(auto change, begin(context, parts, asker, accountId));
    BASALT_TRY_VOID(change.alsoDemand(permission));
    return change;
}

Result<AccessChange> AccessChange::begin(db::WriteContext &context, const AccessParts &parts, const Asker &asker,
                                         const QByteArray &accountId)
{
    BASALT_TRY_VOID(context.unaudited("a number that says that something has changed", [&](db::Connection &connection) {
        return auth::AccountStore(connection).raiseAccessVersion(accountId);
    }));
    context.afterCommit([cache = &parts.cache, accountId](auto) { cache->dropAccount(accountId); });
    if (asker.caller.superadmin)
        return AccessChange(asker.caller);
    if (asker.caller.accountId != accountId)
        return Error::of(Code::NoPermission);
    const QByteArray now = core::formatTimestamp(parts.clock.nowMs());
    BASALT_TRY(auto caller, callerNow(context.connection(), asker.caller, now));
    AccessChange change(std::move(caller));
    BASALT_TRY_VOID(change.readEnds(context.connection(), now));
    return change;
}

Result<void> AccessChange::readEnds(db::Connection &connection, const QByteArray &now)
{
    if (!m_caller.permissions || m_caller.permissions->endsAtMs() == 0)
        return {};
    BASALT_TRY(const Holdings holdings,
               loadHoldings(connection, {m_caller.userId, m_caller.accountId, m_caller.accountOwner}, now));
    for (const HeldPermission &held : holdings.permissions) {
        QByteArray latest;
        const bool isLasting = std::ranges::any_of(held.sources, [&](qsizetype source) {
            const QByteArray &end = holdings.sources[source].endsAt;
            latest = std::max(latest, end);
            return end.isNull();
        });
        if (!isLasting)
            m_ends.insert(held.code, latest);
    }
    return {};
}

bool AccessChange::holdsUntil(const QByteArray &code, const QByteArray &endsAt) const
{
    if (!m_caller.holds(code))
        return false;
    const auto end = m_ends.constFind(code);
    return end == m_ends.cend() || (!endsAt.isNull() && endsAt <= *end);
}

Result<void> AccessChange::beginEverywhere(db::WriteContext &context, const AccessParts &parts)
{
    BASALT_TRY_VOID(context.unaudited("a number that says that something has changed", [](db::Connection &connection) {
        return auth::AccountStore(connection).raiseAllAccessVersions();
    }));
    context.afterCommit([cache = &parts.cache](auto) { cache->clear(); });
    return {};
}

Result<void> AccessChange::mayGive(const QList<QByteArray> &codes, const QByteArray &endsAt) const
{
    if (m_caller.superadmin)
        return {};
    Error refused = Error::of(Code::GrantsMoreThanHeld);
    for (const QByteArray &code : codes) {
        // What has become a folder grants nothing, until it is none any more: then it is an owner's to give.
        if (!holdsUntil(code, endsAt) && !(m_caller.accountOwner && isOwners(code)))
            refused.fields.append({u"permissions"_s, QString::fromUtf8(code), u"not_held"_s});
    }
    if (refused.fields.isEmpty())
        return {};
    return refused;
}

} // namespace basalt::access
