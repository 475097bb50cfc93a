// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/providerusers.h"

#include "auth/accountstore.h"
#include "auth/auditnotes.h"
#include "auth/callerstate.h"
#include "auth/identitystore.h"
#include "auth/mappedgroups.h"
#include "auth/newcomer.h"
#include "auth/providerstore.h"
#include "auth/sessionstore.h"
#include "auth/userstore.h"
#include "core/ids.h"
#include "core/logging.h"
#include "core/timestamp.h"
#include "db/writecontext.h"

#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace basalt::auth {

namespace {

/** What the trail is to say about a refusal. Written by the write, read when that is over. */
struct ProviderRefusal
{
    QByteArray accountId = core::kSystemAccountId.toByteArray();
    QByteArray userId;
    std::optional<BlacklistEntry> entry;
};

/** One sign-in on the writing thread. */
class ProviderVisit
{
public:
    ProviderVisit(db::WriteContext &context, const ProviderSignIn &input, QByteArray now, ProviderRefusal &refusal,
                  CallerCache &cache)
        : m_context(context)
        , m_connection(context.connection())
        , m_input(input)
        , m_now(std::move(now))
        , m_refusal(refusal)
        , m_cache(cache)
    { }

    Result<EnsuredUser> ensure()
    {
        BASALT_TRY_VOID(admitAccount());
        // With the account held: who takes the provider's word away waits, or has done so.
        BASALT_TRY(const Provider provider, admitProvider());
        BASALT_TRY(const auto identity,
                   IdentityStore(m_connection).find(m_input.accountId, m_input.provider, m_input.subject, m_input.objectId));
        BASALT_TRY(auto ensured, identity ? comeBack(*identity) : comeFirst());
        BASALT_TRY_VOID(joinMappedGroups(ensured.user, provider));
        BASALT_TRY_VOID(noteSignIn(ensured.user));
        return ensured;
    }

private:
    Result<Provider> admitProvider()
    {
        if (m_input.provider == kEmailProvider)
            return Error::of(Code::ProviderIsEmail);
        BASALT_TRY(auto provider, ProviderStore(m_connection).find(m_input.provider));
        if (!provider)
            return Error::of(Code::ProviderNotFound);
        if (!provider->isActive)
            return Error::of(Code::ProviderNotActive);
        return std::move(*provider);
    }

    Result<void> admitAccount()
    {
        // Held until the end: of two first visits of the same person at the same moment, the second finds the first one's user.
        const QByteArray hold = "SELECT 1 FROM accounts WHERE id = $1" + m_connection.dialect().rowLock().toByteArray();
        {
            BASALT_TRY(auto rows, m_connection.query(hold, {m_input.accountId}));
            BASALT_TRY_VOID(rows.next());
        }
        BASALT_TRY(const auto account, AccountStore(m_connection).find({AccountSelector::Kind::Id, m_input.accountId}));
        // Everybody in the system account is a superadmin: no provider makes one.
        if (!account || account->status != "active" || account->id == core::kSystemAccountId)
            return Error::of(Code::AccountNotFound);
        m_refusal.accountId = account->id;
        return {};
    }

    Result<EnsuredUser> comeBack(const Identity &known)
    {
        UserStore users(m_connection);
        m_refusal.userId = known.userId;
        BASALT_TRY_VOID(users.lock(known.userId));
        BASALT_TRY(auto user, users.find(known.userId, m_input.accountId));
        if (!user)
            return Error::internal(u"an identity without its user"_s);
        if (!user->canLogin)
            return Error::of(Code::UserCannotLogin);
        StatusFlags status;
        status.userActive = user->isActive;
        status.userLocked = user->isLocked || user->lockedUntil > m_now;
        if (const auto problem = statusProblem(status))
            return *problem;
        if (!known.isActive)
            return Error::of(Code::IdentityNotActive);
        Identity reported = reportedIdentity(known.userId);
        if (reported.objectId.isNull())
            reported.objectId = known.objectId;
        BASALT_TRY_VOID(IdentityStore(m_connection).refresh(reported));
        if (auto changes = identityChanges(known, reported); !changes.isEmpty()) {
            db::AuditEvent event = auditEvent(Code::IdentityUpdated, "UPDATE", user->accountId,
                                              actorFor(m_input.actor, *user, "provider"), "user_identities", user->id);
            event.changes = std::move(changes);
            m_context.audit(std::move(event));
        }
        return EnsuredUser{std::move(*user), false};
    }

    Result<EnsuredUser> comeFirst()
    {
        BASALT_TRY(
            auto admitted,
            admitNewcomer(m_connection, {reportedIdentity({}), m_input.email, m_input.displayName}, m_now, m_refusal.entry));
        if (!m_input.emailVerified)
            return Error::of(Code::EmailNotVerified);
        admitted.user.emailVerified = true;
        admitted.user.emailVerifiedAt = m_now;
        admitted.identity.isVerified = true;
        BASALT_TRY(
            auto user,
            insertNewcomer(m_context, admitted, Code::UserRegistered, actorFor(m_input.actor, admitted.user, "provider")));
        return EnsuredUser{std::move(user), true};
    }

    Result<void> joinMappedGroups(const User &user, const Provider &provider)
    {
        BASALT_TRY(const bool hasChanged,
                   applyMappings(m_context, user, provider, {m_input.groups, m_input.roles}, m_now,
                                 actorFor(m_input.actor, user, "provider")));
        if (hasChanged)
            m_context.afterCommit([&cache = m_cache, userId = user.id](auto) { cache.dropUser(userId); });
        return {};
    }

    Result<void> noteSignIn(User &user)
    {
        BASALT_TRY(const bool noted, SessionStore(m_connection).noteProviderSignIn(user.id, m_input.provider, m_now));
        if (!noted)
            return Error::internal(u"a sign-in of nobody"_s);
        user.lastLoginAt = m_now;
        user.lastUsedProvider = m_input.provider;
        const db::AuditActor actor = actorFor(m_input.actor, user, "provider");
        db::AuditEvent event = auditEvent(Code::UserLoggedIn, "LOGIN", user.accountId, actor, "users", user.id);
        event.changes.append({"provider", QJsonValue::Undefined, auditText(m_input.provider)});
        m_context.audit(std::move(event));
        return {};
    }

    [[nodiscard]] Identity reportedIdentity(const QByteArray &userId) const
    {
        const auto orEmpty = [](const QByteArray &text) { return text.isNull() ? QByteArray("") : text; };
        Identity identity;
        identity.userId = userId;
        identity.accountId = m_input.accountId;
        identity.provider = m_input.provider;
        identity.subject = m_input.subject;
        identity.objectId = m_input.objectId.isEmpty() ? QByteArray() : m_input.objectId;
        identity.username = orEmpty(m_input.username);
        identity.email = orEmpty(m_input.email.trimmed().toUtf8());
        identity.groups = m_input.groups;
        identity.roles = m_input.roles;
        identity.lastUsedAt = m_now;
        return identity;
    }

    db::WriteContext &m_context;
    db::Connection &m_connection;
    const ProviderSignIn &m_input;
    const QByteArray m_now;
    ProviderRefusal &m_refusal;
    CallerCache &m_cache;
};

db::AuditEvent refusedVisit(const ProviderSignIn &input, const ProviderRefusal &refusal, Code reason)
{
    db::AuditActor actor = input.actor;
    actor.authMethod = "provider";
    const bool isBlocked = reason == Code::IdentityBlacklisted && refusal.entry;
    db::AuditEvent event = isBlocked
        ? auditEvent(Code::UserCreationBlocked, "DENIED", core::kSystemAccountId.toByteArray(), actor, "blacklist",
                     refusal.entry->id)
        : auditEvent(Code::UserLoginFailed, "LOGIN_FAILED", refusal.accountId, actor, "users", refusal.userId);
    event.changes.append({"provider", QJsonValue::Undefined, auditText(input.provider)});
    event.changes.append({"subject", QJsonValue::Undefined, auditText(input.subject)});
    event.allowedBy = core::codeName(reason).toUtf8();
    return event;
}

/** Whether it is the visitor who is refused, rather than the server that failed. */
bool isRefusal(Code code)
{
    return code != Code::Internal && code != Code::Unavailable;
}

} // namespace

void ProviderUsers::ensure(db::Session &session, ProviderSignIn input, db::Completion<EnsuredUser> done)
{
    if (input.subject.isEmpty()) {
        done(Error::invalid(u"subject"_s, u"The provider does not say who this is."_s, u"required"_s));
        return;
    }
    const auto refusal = std::make_shared<ProviderRefusal>();
    session.write<EnsuredUser>(
        input.accountId,
        [input, refusal, now = core::formatTimestamp(m_clock.nowMs()), &cache = m_cache](db::WriteContext &context) {
            *refusal = {};
            return ProviderVisit(context, input, now, *refusal, cache).ensure();
        },
        [&session, input, refusal, done = std::move(done)](Result<EnsuredUser> ensured) mutable {
            if (ensured || !isRefusal(ensured.error().code)) {
                done(std::move(ensured));
                return;
            }
            // In a transaction of its own: what was refused is rolled back, its entry is not.
            session.write<void>(
                refusal->accountId,
                [event = refusedVisit(input, *refusal, ensured.error().code)](db::WriteContext &context) -> Result<void> {
                    context.audit(event);
                    return {};
                },
                [done = std::move(done), error = std::move(ensured).error()](const Result<void> &written) mutable {
                    if (!written)
                        core::logError("a refused sign-in could not be recorded",
                                       {{"detail", written.error().detail.toUtf8()}});
                    done(std::move(error));
                });
        });
}

} // namespace basalt::auth
