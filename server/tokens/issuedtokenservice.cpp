// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tokens/issuedtokenservice.h"

#include "access/callernow.h"
#include "auth/auditnotes.h"
#include "auth/sessionstore.h"
#include "auth/userstore.h"
#include "core/crypto.h"
#include "core/ids.h"
#include "core/timestamp.h"
#include "db/writecontext.h"

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace basalt::tokens {

namespace {

constexpr qint64 kPurgedAtOnce = 5000;

db::AuditEvent tokenEvent(Code code, const char *operation, const IssuedToken &token, const db::AuditActor &actor)
{
    return auth::auditEvent(code, operation, token.accountId, actor, "issued_tokens", token.id);
}

Result<IssuedToken> inSight(db::Connection &connection, const auth::Principal &caller, const QByteArray &id,
                            const QByteArray &now)
{
    BASALT_TRY(auto token, IssuedTokenStore(connection).find(access::sightOf(caller), id, now));
    if (!token)
        return Error::of(Code::IssuedTokenUnknown);
    return std::move(*token);
}

/** The token, if it is good at `now`. */
Result<IssuedToken> goodToken(db::Connection &connection, const auth::Principal &caller, const PresentedToken &presented,
                              const QByteArray &now)
{
    BASALT_TRY(const QByteArray accountId, access::accountMeant(connection, caller, presented.account));
    BASALT_TRY(auto token,
               IssuedTokenStore(connection).findValue(accountId, presented.type, core::sha256Hex(presented.value), now));
    if (!token || (!presented.id.isNull() && presented.id != token->id))
        return Error::of(Code::TokenNotFound);
    if (!presented.userId.isNull() && presented.userId != token->userId)
        return Error::of(Code::TokenWrongUser);
    if (token->state != TokenState::Valid)
        return Error::of(Code::TokenInvalid);
    BASALT_TRY(const auto user, auth::SessionStore(connection).user(token->userId));
    if (!user)
        return Error::of(Code::TokenInvalid);
    if (const auto problem = auth::statusProblem(user->status))
        return *problem;
    return std::move(*token);
}

} // namespace

void IssuedTokenService::list(db::Session &session, const auth::Principal &caller, TokenQuery query,
                              db::Completion<auth::Page<IssuedToken>> done)
{
    query.accountId = access::sightOf(caller);
    query.now = core::formatTimestamp(m_parts.clock.nowMs());
    session.read<auth::Page<IssuedToken>>(
        [caller, query = std::move(query)](db::Connection &connection) -> Result<auth::Page<IssuedToken>> {
            BASALT_TRY_VOID(access::demand(caller, "tokens.read"));
            return IssuedTokenStore(connection).list(query);
        },
        std::move(done));
}

void IssuedTokenService::get(db::Session &session, const auth::Principal &caller, const QByteArray &id,
                             db::Completion<IssuedToken> done)
{
    session.read<IssuedToken>(
        [caller, id, now = core::formatTimestamp(m_parts.clock.nowMs())](db::Connection &connection) -> Result<IssuedToken> {
            BASALT_TRY_VOID(access::demand(caller, "tokens.read"));
            return inSight(connection, caller, id, now);
        },
        std::move(done));
}

void IssuedTokenService::create(db::Session &session, access::Asker asker, NewToken input, db::Completion<TokenIssue> done)
{
    TokenIssue issue;
    issue.value = input.value.isNull() ? core::randomToken() : input.value;
    issue.token.id = core::newId();
    issue.token.type = input.type;
    issue.token.userId = input.userId;
    issue.token.payload = input.payload;
    issue.token.createdBy = asker.actor.userId;
    const QByteArray trail = access::sightOf(asker.caller);
    session.write<TokenIssue>(
        trail,
        [this, asker = std::move(asker), input = std::move(input), issue = std::move(issue),
         nowMs = m_parts.clock.nowMs()](db::WriteContext &context) -> Result<TokenIssue> {
            TokenIssue made = issue;
            IssuedToken &token = made.token;
            db::Connection &connection = context.connection();
            token.createdAt = core::formatTimestamp(nowMs);
            BASALT_TRY(const auth::Principal caller,
                       access::callerNow(connection, asker.caller, "tokens.create", token.createdAt));
            BASALT_TRY(token.accountId, access::accountMeant(connection, caller, input.account));
            auth::UserStore users(connection);
            BASALT_TRY(const auto user, users.find(token.userId, token.accountId));
            if (!user)
                return Error::of(Code::UserNotFound);
            BASALT_TRY(const TokenType type, m_types.applications(connection, token.type));
            token.expiresAt =
                core::formatTimestamp(nowMs + input.lifetimeSeconds.value_or(type.lifetimeSeconds) * qint64(1000));
            // Tokens of one user follow each other: the last is the one that is good.
            BASALT_TRY_VOID(
                context.unaudited("a lock, which changes nothing", [&](db::Connection &) { return users.lock(token.userId); }));
            IssuedTokenStore store(connection);
            BASALT_TRY_VOID(store.replaceAll(token.userId, token.type, token.createdAt));
            BASALT_TRY(const bool isNew, store.insert(token, core::sha256Hex(made.value)));
            if (!isNew)
                return Error::of(Code::TokenValueTaken);
            db::AuditEvent event = tokenEvent(Code::TokenCreated, "CREATE", token, asker.actor);
            event.changes.append({"type", QJsonValue::Undefined, auth::auditText(token.type)});
            event.changes.append({"user_id", QJsonValue::Undefined, auth::auditText(token.userId)});
            event.changes.append({"expires_at", QJsonValue::Undefined, auth::auditText(token.expiresAt)});
            context.audit(std::move(event));
            return made;
        },
        std::move(done));
}

void IssuedTokenService::check(db::Session &session, const auth::Principal &caller, PresentedToken presented,
                               db::Completion<IssuedToken> done)
{
    session.read<IssuedToken>(
        [caller, presented = std::move(presented),
         now = core::formatTimestamp(m_parts.clock.nowMs())](db::Connection &connection) -> Result<IssuedToken> {
            BASALT_TRY_VOID(access::demand(caller, "tokens.validate"));
            return goodToken(connection, caller, presented, now);
        },
        std::move(done));
}

void IssuedTokenService::use(db::Session &session, access::Asker asker, PresentedToken presented,
                             db::Completion<IssuedToken> done)
{
    const QByteArray trail = access::sightOf(asker.caller);
    session.write<IssuedToken>(
        trail,
        [asker = std::move(asker), presented = std::move(presented),
         now = core::formatTimestamp(m_parts.clock.nowMs())](db::WriteContext &context) -> Result<IssuedToken> {
            BASALT_TRY(const auth::Principal caller, access::callerNow(context.connection(), asker.caller, "tokens.use", now));
            BASALT_TRY(IssuedToken token, goodToken(context.connection(), caller, presented, now));
            // What was good a moment ago may have been used by somebody else: this decides.
            BASALT_TRY(const bool isFirst, IssuedTokenStore(context.connection()).close(token.id, TokenState::Used, {}, now));
            if (!isFirst)
                return Error::of(Code::TokenInvalid);
            token.closedAt = now;
            token.state = TokenState::Used;
            db::AuditEvent event = tokenEvent(Code::TokenUsed, "UPDATE", token, asker.actor);
            event.changes.append({"state", u"valid"_s, u"used"_s});
            context.audit(std::move(event));
            return token;
        },
        std::move(done));
}

void IssuedTokenService::end(db::Session &session, access::Asker asker, const QByteArray &id, TokenState as,
                             const QString &reason, db::Completion<IssuedToken> done)
{
    const QByteArray trail = access::sightOf(asker.caller);
    session.write<IssuedToken>(
        trail,
        [asker = std::move(asker), id, as, reason = reason.trimmed().toUtf8(),
         now = core::formatTimestamp(m_parts.clock.nowMs())](db::WriteContext &context) -> Result<IssuedToken> {
            const bool isFailure = as == TokenState::Failed;
            const QByteArrayView permission = isFailure ? "tokens.use" : "tokens.revoke";
            BASALT_TRY(const auth::Principal caller, access::callerNow(context.connection(), asker.caller, permission, now));
            BASALT_TRY(IssuedToken token, inSight(context.connection(), caller, id, now));
            BASALT_TRY(const bool isFirst, IssuedTokenStore(context.connection()).close(id, as, reason, now));
            if (!isFirst)
                return Error::of(Code::TokenInvalid);
            token.closedAt = now;
            token.state = as;
            token.reason = reason;
            db::AuditEvent event = tokenEvent(isFailure ? Code::TokenFailed : Code::TokenRevoked, "UPDATE", token, asker.actor);
            event.changes.append({"state", u"valid"_s, QString::fromLatin1(kTokenStateNames[size_t(as)])});
            if (!reason.isEmpty())
                event.changes.append({"reason", QJsonValue::Undefined, auth::auditText(reason)});
            context.audit(std::move(event));
            return token;
        },
        std::move(done));
}

jobs::JobKind IssuedTokenService::purgeKind() const
{
    const auto run = [this](const jobs::Job &, const jobs::JobControl &) {
        jobs::JobOutcome outcome;
        outcome.record = [this](db::WriteContext &context, jobs::JobState) -> Result<void> {
            const qint64 before = m_parts.clock.nowMs() - std::chrono::milliseconds(m_keep).count();
            BASALT_TRY_VOID(context.unaudited("tokens that nobody can use any more", [&](db::Connection &connection) {
                return IssuedTokenStore(connection).purge(core::formatTimestamp(before), kPurgedAtOnce);
            }));
            return {};
        };
        return outcome;
    };
    return {.name = "issued_tokens.purge", .run = run, .every = 1h};
}

} // namespace basalt::tokens
