// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/mfapolicyservice.h"

#include "auth/accountnames.h"
#include "auth/accountstore.h"
#include "auth/auditnotes.h"
#include "auth/userstore.h"
#include "core/ids.h"
#include "core/timestamp.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::auth {

namespace {

constexpr char kPermission[] = "mfa.policies";

Result<void> mayDecide(const Principal &caller)
{
    if (caller.holds(kPermission))
        return {};
    return Error::of(Code::NoPermission, u"You are not allowed to do this; it needs the permission \"mfa.policies\"."_s);
}

/** The account that the caller sees; null for all: a superadmin who has chosen none. */
QByteArray seenAccount(const Principal &caller)
{
    return caller.superadmin ? caller.chosenAccountId : caller.accountId;
}

/** What is of another account than the one that is seen does not exist. */
bool isSeen(const Principal &caller, const QByteArray &accountId)
{
    const QByteArray seen = seenAccount(caller);
    return !accountId.isNull() && (seen.isNull() || seen == accountId);
}

Result<QByteArray> accountOf(db::Connection &connection, const Principal &caller, const QByteArray &named)
{
    if (named.isNull()) {
        const QByteArray seen = seenAccount(caller);
        if (seen.isNull())
            return Error::invalid(u"account_id"_s, u"This is required."_s, u"required"_s);
        return seen;
    }
    BASALT_TRY(const auto account, AccountStore(connection).find(AccountSelector::parse(named)));
    if (!account || !isSeen(caller, account->id))
        return Error::of(Code::AccountNotFound);
    return account->id;
}

/** What other servers know of the callers concerned is asked anew. */
Result<void> raiseVersions(db::Connection &connection, const MfaPolicy &policy)
{
    AccountStore accounts(connection);
    return policy.accountId.isNull() ? accounts.raiseAllAccessVersions() : accounts.raiseAccessVersion(policy.accountId);
}

/** Fills in whom the policy is about. */
Result<void> target(db::Connection &connection, const Principal &caller, const NewMfaPolicy &input, MfaPolicy &policy)
{
    if (input.scope == "global") {
        if (!caller.superadmin)
            return Error::of(Code::SuperadminRequired);
    } else if (input.scope == "account") {
        BASALT_TRY(policy.accountId, accountOf(connection, caller, input.account));
    } else if (input.scope == "group") {
        BASALT_TRY(policy.accountId, MfaPolicyStore(connection).accountOfGroup(input.groupId));
        if (!isSeen(caller, policy.accountId))
            return Error::of(Code::GroupNotFound);
        policy.groupId = input.groupId;
    } else {
        BASALT_TRY(const auto user, UserStore(connection).find(input.userId));
        if (!user || !isSeen(caller, user->accountId))
            return Error::of(Code::UserNotFound);
        policy.accountId = user->accountId;
        policy.userId = user->id;
    }
    return {};
}

} // namespace

void MfaPolicyService::list(db::Session &session, const Principal &caller, MfaPolicyQuery query,
                            db::Completion<MfaPolicyPage> done)
{
    if (auto allowed = mayDecide(caller); !allowed) {
        done(std::move(allowed).error());
        return;
    }
    // A filter by another account finds nothing, as if there were none.
    if (const QByteArray seen = seenAccount(caller); !seen.isNull()) {
        if (!query.accountId.isNull() && query.accountId != seen) {
            done(MfaPolicyPage());
            return;
        }
        query.accountId = seen;
    }
    session.read<MfaPolicyPage>(
        [query = std::move(query)](db::Connection &connection) { return MfaPolicyStore(connection).list(query); },
        std::move(done));
}

void MfaPolicyService::create(db::Session &session, const Principal &caller, NewMfaPolicy input, db::AuditActor actor,
                              db::Completion<MfaPolicy> done)
{
    if (auto allowed = mayDecide(caller); !allowed) {
        done(std::move(allowed).error());
        return;
    }
    session.write<MfaPolicy>(
        caller.accountId,
        [this, caller, input = std::move(input), actor = std::move(actor)](db::WriteContext &context) {
            return writeNew(context, caller, input, actor);
        },
        std::move(done));
}

Result<MfaPolicy> MfaPolicyService::writeNew(db::WriteContext &context, const Principal &caller, const NewMfaPolicy &input,
                                             const db::AuditActor &actor) const
{
    db::Connection &connection = context.connection();
    MfaPolicy policy;
    policy.id = core::newId();
    policy.isRequired = input.isRequired;
    policy.createdAt = core::formatTimestamp(m_clock.nowMs());
    policy.createdBy = caller.userId;
    BASALT_TRY_VOID(target(connection, caller, input, policy));
    // Holds the account, so that of two about the same the second finds the first.
    BASALT_TRY_VOID(raiseVersions(connection, policy));
    MfaPolicyStore store(connection);
    BASALT_TRY(const auto same, store.findSame(policy));
    if (same)
        return Error::of(Code::Conflict, u"There is a policy about this already."_s);
    BASALT_TRY_VOID(store.insert(policy));
    BASALT_TRY_VOID(note(context, Code::MfaPolicyCreated, policy, actor));
    return policy;
}

void MfaPolicyService::remove(db::Session &session, const Principal &caller, const QByteArray &id, db::AuditActor actor,
                              db::Completion<void> done)
{
    if (auto allowed = mayDecide(caller); !allowed) {
        done(std::move(allowed).error());
        return;
    }
    session.write<void>(
        caller.accountId,
        [this, seen = seenAccount(caller), id, actor = std::move(actor)](db::WriteContext &context) -> Result<void> {
            MfaPolicyStore store(context.connection());
            BASALT_TRY(const auto policy, store.find(id, seen));
            if (!policy)
                return Error::of(Code::MfaPolicyNotFound);
            BASALT_TRY_VOID(raiseVersions(context.connection(), *policy));
            BASALT_TRY_VOID(store.remove(id));
            return note(context, Code::MfaPolicyDeleted, *policy, actor);
        },
        std::move(done));
}

/** The entry, in the trail of the account or of the system for all, and what is known of callers is asked anew. */
Result<void> MfaPolicyService::note(db::WriteContext &context, Code code, const MfaPolicy &policy,
                                    const db::AuditActor &actor) const
{
    const bool isNew = code == Code::MfaPolicyCreated;
    const QByteArray accountId = policy.accountId.isNull() ? core::kSystemAccountId.toByteArray() : policy.accountId;
    db::AuditEvent event = auditEvent(code, isNew ? "CREATE" : "DELETE", accountId, actor, "mfa_policies", policy.id);
    const auto add = [&](const char *field, const QJsonValue &value) {
        event.changes.append(isNew ? db::AuditChange{field, QJsonValue::Undefined, value}
                                   : db::AuditChange{field, value, QJsonValue::Undefined});
    };
    add("scope", auditText(scopeOf(policy)));
    if (!policy.groupId.isNull())
        add("group_id", auditText(policy.groupId));
    if (!policy.userId.isNull())
        add("user_id", auditText(policy.userId));
    add("required", policy.isRequired);
    context.audit(std::move(event));
    context.afterCommit([&cache = m_cache, policy](auto) {
        if (!policy.userId.isNull())
            cache.dropUser(policy.userId);
        else if (!policy.accountId.isNull())
            cache.dropAccount(policy.accountId);
        else
            cache.clear();
    });
    return {};
}

} // namespace basalt::auth
