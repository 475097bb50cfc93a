// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/blacklist.h"

#include "auth/auditnotes.h"
#include "auth/blacklistservice.h"
#include "auth/blackliststore.h"
#include "auth/emailaddress.h"
#include "auth/identitystore.h"
#include "core/ids.h"
#include "core/logging.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::auth {

Result<void> refuseBlacklisted(db::Connection &connection, const QByteArray &foldedEmail)
{
    BASALT_TRY(const auto entry, BlacklistStore(connection).findValue(kBlacklistedEmail, "", foldedEmail));
    if (entry)
        return Error::of(Code::UserIsBlacklisted);
    return {};
}

Result<void> blacklistDeleted(db::WriteContext &context, const User &user, const QByteArray &foldedEmail, const QByteArray &now,
                              const db::AuditActor &actor)
{
    const auto bar = [&](const QByteArray &kind, const QByteArray &provider, const QByteArray &value,
                         const QByteArray &folded) -> Result<void> {
        BlacklistEntry entry;
        entry.id = core::newId();
        entry.kind = kind;
        entry.provider = provider;
        entry.value = value;
        entry.folded = folded;
        entry.reason = "user_deleted";
        entry.note = "";
        entry.userId = user.id;
        entry.createdAt = now;
        entry.createdBy = actor.userId;
        BASALT_TRY(const bool made, BlacklistStore(context.connection()).insert(entry));
        if (made)
            context.audit(blacklistEvent(Code::UserBlacklisted, "CREATE", entry, actor));
        return {};
    };
    BASALT_TRY_VOID(bar(kBlacklistedEmail, "", user.email, foldedEmail));
    BASALT_TRY(const auto identities, IdentityStore(context.connection()).ofUser(user.id));
    for (const Identity &identity : identities) {
        BASALT_TRY_VOID(bar("provider_uid", identity.provider, identity.subject, identity.subject));
        if (!identity.objectId.isEmpty())
            BASALT_TRY_VOID(bar("provider_oid", identity.provider, identity.objectId, identity.objectId));
    }
    return {};
}

void writeBlocked(db::Session &session, const db::AuditActor &actor, const QString &email, db::Completion<void> done)
{
    session.write<void>(
        core::kSystemAccountId.toByteArray(),
        [actor, email](db::WriteContext &context) -> Result<void> {
            const auto address = EmailAddress::parse(email);
            const QByteArray folded = address ? address->folded : QByteArray();
            BASALT_TRY(const auto entry, BlacklistStore(context.connection()).findValue(kBlacklistedEmail, "", folded));
            db::AuditEvent event = auditEvent(Code::UserCreationBlocked, "DENIED", core::kSystemAccountId.toByteArray(), actor,
                                              "blacklist", entry ? entry->id : QByteArray());
            event.changes.append({"email", QJsonValue::Undefined, email.trimmed()});
            event.allowedBy = "blacklist";
            context.audit(std::move(event));
            return {};
        },
        [done = std::move(done)](Result<void> written) mutable {
            if (!written)
                core::logError("a refusal by the blacklist could not be recorded",
                               {{"detail", written.error().detail.toUtf8()}});
            done(std::move(written));
        });
}

} // namespace basalt::auth
