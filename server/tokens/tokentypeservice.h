// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clock.h"
#include "db/auditevent.h"
#include "db/database.h"
#include "tokens/issuedtoken.h"

#include <QList>
#include <QString>

#include <optional>

namespace basalt::tokens {

/** What is to be changed of a type; what is not set stays. */
struct TokenTypeInput
{
    std::optional<QString> name;
    std::optional<qint64> lifetimeSeconds;
};

/**
 * Types of tokens, the same for all accounts: the server's own, which stay as its settings have them, and those of applications.
 * Whoever may ask is decided by the caller; changes stand in the trail of the system account. Thread-safe.
 */
class TokenTypeService
{
public:
    /** `own`: the server's types, by code. The clock outlives the service. */
    TokenTypeService(const core::Clock &clock, QList<TokenType> own) : m_clock(clock), m_own(std::move(own)) { }
    Q_DISABLE_COPY_MOVE(TokenTypeService)

    /** By code, the server's own among them. */
    void list(db::Session &session, db::Completion<QList<TokenType>> done);
    /** Code::TokenTypeIsSystem, Code::Conflict. */
    void create(db::Session &session, const QByteArray &code, TokenTypeInput input, db::AuditActor actor,
                db::Completion<TokenType> done);
    /** For tokens to come. Code::TokenTypeIsSystem, Code::TokenTypeNotFound. */
    void update(db::Session &session, const QByteArray &code, TokenTypeInput input, db::AuditActor actor,
                db::Completion<TokenType> done);
    /**
     * With all of its tokens, in pieces between which others write; each piece has its entry, and what stops on the way goes on
     * when it is asked for again. Code::TokenTypeIsSystem, Code::TokenTypeNotFound.
     */
    void remove(db::Session &session, const QByteArray &code, db::AuditActor actor, db::Completion<void> done);

    /** A type that applications may make tokens of: Code::TokenTypeIsSystem, Code::TokenTypeNotFound. */
    [[nodiscard]] Result<TokenType> applications(db::Connection &connection, const QByteArray &code) const;

private:
    const core::Clock &m_clock;
    const QList<TokenType> m_own;
};

} // namespace basalt::tokens
