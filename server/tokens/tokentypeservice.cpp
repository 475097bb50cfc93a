// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tokens/tokentypeservice.h"

#include "auth/auditnotes.h"
#include "core/ids.h"
#include "core/timestamp.h"
#include "db/writecontext.h"
#include "tokens/tokentypestore.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::tokens {

namespace {

/** Of a type that is deleted: other writes wait that long. */
constexpr qint64 kTokensAtOnce = 1000;

db::AuditEvent typeEvent(Code code, const char *operation, const QByteArray &type, const db::AuditActor &actor)
{
    return auth::auditEvent(code, operation, core::kSystemAccountId.toByteArray(), actor, "token_types", type);
}

void note(db::AuditEvent &event, const char *field, const QJsonValue &before, const QJsonValue &after)
{
    if (before != after)
        event.changes.append({field, before, after});
}

} // namespace

void TokenTypeService::list(db::Session &session, db::Completion<QList<TokenType>> done)
{
    session.read<QList<TokenType>>(
        [own = m_own](db::Connection &connection) -> Result<QList<TokenType>> {
            BASALT_TRY(QList<TokenType> types, TokenTypeStore(connection).all());
            types += own;
            std::ranges::sort(types, {}, &TokenType::code);
            return types;
        },
        std::move(done));
}

Result<TokenType> TokenTypeService::applications(db::Connection &connection, const QByteArray &code) const
{
    if (std::ranges::find(m_own, code, &TokenType::code) != m_own.cend())
        return Error::of(Code::TokenTypeIsSystem);
    BASALT_TRY(auto type, TokenTypeStore(connection).find(code));
    if (!type)
        return Error::of(Code::TokenTypeNotFound);
    return std::move(*type);
}

void TokenTypeService::create(db::Session &session, const QByteArray &code, TokenTypeInput input, db::AuditActor actor,
                              db::Completion<TokenType> done)
{
    if (std::ranges::find(m_own, code, &TokenType::code) != m_own.cend()) {
        done(Error::of(Code::TokenTypeIsSystem));
        return;
    }
    TokenType type;
    type.code = code;
    type.name = input.name.value_or(QString::fromUtf8(code)).trimmed().toUtf8();
    type.lifetimeSeconds = input.lifetimeSeconds.value_or(0);
    type.createdAt = type.updatedAt = core::formatTimestamp(m_clock.nowMs());
    session.write<TokenType>(
        {},
        [type = std::move(type), actor = std::move(actor)](db::WriteContext &context) -> Result<TokenType> {
            BASALT_TRY(const bool made, TokenTypeStore(context.connection()).insert(type, actor.userId));
            if (!made)
                return Error::of(Code::Conflict, u"There is a type of this code."_s);
            db::AuditEvent event = typeEvent(Code::TokenTypeCreated, "CREATE", type.code, actor);
            note(event, "name", QJsonValue::Undefined, auth::auditText(type.name));
            note(event, "lifetime_seconds", QJsonValue::Undefined, type.lifetimeSeconds);
            context.audit(std::move(event));
            return type;
        },
        std::move(done));
}

void TokenTypeService::update(db::Session &session, const QByteArray &code, TokenTypeInput input, db::AuditActor actor,
                              db::Completion<TokenType> done)
{
    session.write<TokenType>(
        {},
        [this, code, input = std::move(input), actor = std::move(actor),
         now = core::formatTimestamp(m_clock.nowMs())](db::WriteContext &context) -> Result<TokenType> {
            BASALT_TRY(const TokenType before, applications(context.connection(), code));
            TokenType after = before;
            if (input.name)
                after.name = input.name->trimmed().toUtf8();
            after.lifetimeSeconds = input.lifetimeSeconds.value_or(before.lifetimeSeconds);
            db::AuditEvent event = typeEvent(Code::TokenTypeUpdated, "UPDATE", code, actor);
            note(event, "name", auth::auditText(before.name), auth::auditText(after.name));
            note(event, "lifetime_seconds", before.lifetimeSeconds, after.lifetimeSeconds);
            if (event.changes.isEmpty())
                return before;
            after.updatedAt = now;
            BASALT_TRY_VOID(TokenTypeStore(context.connection()).update(after, actor.userId));
            context.audit(std::move(event));
            return after;
        },
        std::move(done));
}

void TokenTypeService::remove(db::Session &session, const QByteArray &code, db::AuditActor actor, db::Completion<void> done)
{
    session.write<bool>(
        {},
        [this, code, actor](db::WriteContext &context) -> Result<bool> {
            BASALT_TRY(const TokenType type, applications(context.connection(), code));
            TokenTypeStore store(context.connection());
            BASALT_TRY(const qint64 tokens, store.removeTokens(code, kTokensAtOnce));
            const bool isLast = tokens < kTokensAtOnce;
            db::AuditEvent event = isLast ? typeEvent(Code::TokenTypeDeleted, "DELETE", code, actor)
                                          : typeEvent(Code::TokenTypeUpdated, "UPDATE", code, actor);
            if (isLast) {
                BASALT_TRY_VOID(store.remove(code));
                note(event, "name", auth::auditText(type.name), QJsonValue::Undefined);
                note(event, "lifetime_seconds", type.lifetimeSeconds, QJsonValue::Undefined);
            }
            note(event, "tokens", tokens, QJsonValue::Undefined);
            context.audit(std::move(event));
            return isLast;
        },
        [this, &session, code, actor = std::move(actor), done = std::move(done)](const Result<bool> &isLast) mutable {
            if (!isLast)
                done(isLast.error());
            else if (*isLast)
                done({});
            else
                remove(session, code, std::move(actor), std::move(done));
        });
}

} // namespace basalt::tokens
