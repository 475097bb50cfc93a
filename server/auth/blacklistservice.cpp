// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/blacklistservice.h"

#include "auth/auditnotes.h"
#include "auth/emailaddress.h"
#include "auth/provider.h"
#include "auth/providerstore.h"
#include "auth/userstore.h"
#include "core/ids.h"
#include "core/timestamp.h"
#include "db/writecontext.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace basalt::auth {

db::AuditEvent blacklistEvent(Code event, const char *operation, const BlacklistEntry &entry, const db::AuditActor &actor)
{
    db::AuditEvent made = auditEvent(event, operation, core::kSystemAccountId.toByteArray(), actor, "blacklist", entry.id);
    const bool isGone = made.operation == "DELETE";
    const auto note = [&made, isGone](const char *field, const QByteArray &value) {
        if (value.isEmpty())
            return;
        db::AuditChange change;
        change.field = field;
        (isGone ? change.before : change.after) = auditText(value);
        made.changes.append(std::move(change));
    };
    note("kind", entry.kind);
    note("provider", entry.provider);
    note("value", entry.value);
    note("reason", entry.reason);
    note("note", entry.note);
    note("user_id", entry.userId);
    return made;
}

void BlacklistService::list(db::Session &session, BlacklistQuery query, db::Completion<Page<BlacklistEntry>> done)
{
    session.read<Page<BlacklistEntry>>(
        [query = std::move(query)](db::Connection &connection) { return BlacklistStore(connection).list(query); },
        std::move(done));
}

void BlacklistService::get(db::Session &session, const QByteArray &id, db::Completion<BlacklistEntry> done)
{
    session.read<BlacklistEntry>(
        [id](db::Connection &connection) -> Result<BlacklistEntry> {
            BASALT_TRY(auto found, BlacklistStore(connection).find(id));
            if (!found)
                return Error::of(Code::BlacklistEntryNotFound);
            return std::move(*found);
        },
        std::move(done));
}

void BlacklistService::create(db::Session &session, NewBlacklistEntry input, db::AuditActor actor,
                              db::Completion<BlacklistEntry> done)
{
    BlacklistEntry draft;
    draft.id = core::newId();
    draft.kind = input.kind;
    draft.provider = input.provider.isNull() ? QByteArray("") : input.provider;
    draft.value = input.value.trimmed().toUtf8();
    draft.folded = draft.value;
    draft.reason = "manual";
    draft.note = input.note.trimmed().toUtf8();
    if (draft.note.isNull())
        draft.note = "";
    draft.createdAt = core::formatTimestamp(m_clock.nowMs());
    draft.createdBy = actor.userId;
    if (draft.kind == kBlacklistedEmail) {
        const auto address = EmailAddress::parse(input.value);
        if (!address) {
            done(Error::invalid(u"value"_s, u"This is not an e-mail address."_s, u"invalid_email"_s));
            return;
        }
        draft.folded = address->folded;
    } else if (draft.provider == kEmailProvider) {
        done(Error::of(Code::ProviderIsEmail));
        return;
    }
    session.write<BlacklistEntry>(
        {},
        [draft = std::move(draft), actor = std::move(actor)](db::WriteContext &context) -> Result<BlacklistEntry> {
            if (draft.kind == kBlacklistedEmail) {
                BASALT_TRY(const auto superadmin,
                           UserStore(context.connection()).findByEmail(core::kSystemAccountId.toByteArray(), draft.folded));
                if (superadmin)
                    return Error::of(Code::UserIsSystem);
            } else {
                BASALT_TRY(const auto provider, ProviderStore(context.connection()).find(draft.provider));
                if (!provider)
                    return Error::invalid(u"provider"_s, u"There is no such sign-in provider."_s, u"not_found"_s);
            }
            BlacklistStore store(context.connection());
            BASALT_TRY(const bool made, store.insert(draft));
            if (!made)
                return Error::of(Code::Conflict, u"This is on the blacklist already."_s);
            context.audit(blacklistEvent(Code::UserBlacklisted, "CREATE", draft, actor));
            return draft;
        },
        std::move(done));
}

void BlacklistService::remove(db::Session &session, const QByteArray &id, db::AuditActor actor, db::Completion<void> done)
{
    session.write<void>(
        {},
        [id, actor = std::move(actor)](db::WriteContext &context) -> Result<void> {
            BlacklistStore store(context.connection());
            BASALT_TRY(const auto entry, store.find(id));
            if (!entry)
                return Error::of(Code::BlacklistEntryNotFound);
            BASALT_TRY_VOID(store.remove(id));
            context.audit(blacklistEvent(Code::UserUnblacklisted, "DELETE", *entry, actor));
            return {};
        },
        std::move(done));
}

} // namespace basalt::auth
