// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/newcomer.h"

#include "auth/accountaccess.h"
#include "auth/accountfactory.h"
#include "auth/auditnotes.h"
#include "auth/emailaddress.h"
#include "auth/userstore.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::auth {

namespace {

Result<std::optional<BlacklistEntry>> findBarred(db::Connection &connection, const Identity &identity,
                                                 const std::optional<EmailAddress> &address)
{
    BlacklistStore blacklist(connection);
    BASALT_TRY(auto entry, blacklist.findValue("provider_uid", identity.provider, identity.subject));
    if (!entry && !identity.objectId.isEmpty()) {
        BASALT_TRY(entry, blacklist.findValue("provider_oid", identity.provider, identity.objectId));
    }
    if (!entry && address) {
        BASALT_TRY(entry, blacklist.findValue("email", "", address->folded));
    }
    return entry;
}

Result<bool> isSomebodyElses(db::Connection &connection, const QByteArray &accountId,
                             std::initializer_list<std::optional<EmailAddress>> claims)
{
    for (const auto &claimed : claims) {
        if (!claimed)
            continue;
        BASALT_TRY(const auto holder, UserStore(connection).findByEmail(accountId, claimed->folded));
        if (holder)
            return true;
    }
    return false;
}

} // namespace

Result<AdmittedNewcomer> admitNewcomer(db::Connection &connection, const Newcomer &newcomer, const QByteArray &now,
                                       std::optional<BlacklistEntry> &entry)
{
    const Identity &identity = newcomer.identity;
    const auto address = EmailAddress::parse(newcomer.email);
    BASALT_TRY(entry, findBarred(connection, identity, address));
    if (entry)
        return Error::of(Code::IdentityBlacklisted);
    const auto name = EmailAddress::parse(QString::fromUtf8(identity.username));
    BASALT_TRY(const bool isClaimed, isSomebodyElses(connection, identity.accountId, {address, name}));
    if (isClaimed)
        return Error::of(Code::IdentityNotLinked);
    if (!address)
        return Error::invalid(u"email"_s, u"The provider names no e-mail address."_s, u"invalid_email"_s);
    AdmittedNewcomer admitted{draftUser(*address, identity.accountId, kUserRole, now), address->folded, identity};
    admitted.user.displayName = newcomer.displayName.trimmed().toUtf8();
    admitted.user.authProvider = "provider";
    admitted.user.authProviderName = identity.provider;
    admitted.user.externalId = identity.subject;
    admitted.user.externalEmail = address->text;
    admitted.identity.userId = admitted.user.id;
    admitted.identity.createdAt = now;
    return admitted;
}

Result<User> insertNewcomer(db::WriteContext &context, const AdmittedNewcomer &newcomer, Code event,
                            const db::AuditActor &actor)
{
    UserStore users(context.connection());
    BASALT_TRY_VOID(users.insert(newcomer.user, newcomer.foldedEmail, {}, actor.userId));
    BASALT_TRY_VOID(IdentityStore(context.connection()).insert(newcomer.identity));
    context.audit(userCreated(newcomer.user, event, false, actor));
    context.audit(identityCreated(newcomer.identity, actor));
    BASALT_TRY_VOID(joinDefaultGroups(context, newcomer.user, actor));
    BASALT_TRY(auto stored, users.find(newcomer.user.id));
    if (!stored)
        return Error::internal(u"a user from a provider cannot be read back"_s);
    return std::move(*stored);
}

} // namespace basalt::auth
