// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/accesschange.h"
#include "core/clock.h"
#include "db/database.h"
#include "jobs/jobrunner.h"
#include "tokens/issuedtokenstore.h"
#include "tokens/tokentypeservice.h"

#include <chrono>

namespace basalt::tokens {

/** A token to be made. */
struct NewToken
{
    QByteArray account; ///< id, code or slug; null: the caller's
    QByteArray type;
    QByteArray userId;
    QByteArray value;                      ///< null: one is made up
    std::optional<qint64> lifetimeSeconds; ///< not set: as the type says
    QByteArray payload = "{}";             ///< a JSON object
};

/** What is told once, when a token is made. */
struct TokenIssue
{
    IssuedToken token;
    QByteArray value;
};

/** A token as somebody presents it. */
struct PresentedToken
{
    QByteArray account; ///< id, code or slug; null: the caller's
    QByteArray type;
    QByteArray value;
    QByteArray id;     ///< null: not compared
    QByteArray userId; ///< who presents it; null: not compared
};

/**
 * Tokens that applications make for users, hand to them in whatever way and take back: to confirm something, to come in without
 * a password, to fetch a file. A token is good once, until it expires or a newer one of its user and type replaces it; only hashes
 * are kept. `tokens.*` in the account let do it; tokens of other accounts are unknown ones. Thread-safe.
 */
class IssuedTokenService
{
public:
    /** `keep`: how long tokens stay to be looked at after they expired. The parts outlive it. */
    IssuedTokenService(const access::AccessParts &parts, const TokenTypeService &types, std::chrono::seconds keep)
        : m_parts(parts)
        , m_types(types)
        , m_keep(keep)
    { }
    Q_DISABLE_COPY_MOVE(IssuedTokenService)

    /** Of the account that the caller looks into. */
    void list(db::Session &session, const auth::Principal &caller, TokenQuery query,
              db::Completion<auth::Page<IssuedToken>> done);
    /** Code::IssuedTokenUnknown. */
    void get(db::Session &session, const auth::Principal &caller, const QByteArray &id, db::Completion<IssuedToken> done);
    /** Code::UserNotFound, Code::TokenTypeNotFound, Code::TokenTypeIsSystem, Code::TokenValueTaken. */
    void create(db::Session &session, access::Asker asker, NewToken input, db::Completion<TokenIssue> done);
    /**
     * Whether a token is good, without using it up. Code::TokenNotFound for one that never was, also of another type or id,
     * Code::TokenWrongUser, Code::TokenInvalid for one that is no longer good; whoever may not come in himself is not let in by a
     * token either: Code::UserNotActive, Code::UserIsLocked.
     */
    void check(db::Session &session, const auth::Principal &caller, PresentedToken presented, db::Completion<IssuedToken> done);
    /** Like check(), and uses it up: of any number of callers exactly one gets it. */
    void use(db::Session &session, access::Asker asker, PresentedToken presented, db::Completion<IssuedToken> done);
    /** Ends a token as Revoked, or as Failed for the reason given. Code::IssuedTokenUnknown; Code::TokenInvalid: it has ended. */
    void end(db::Session &session, access::Asker asker, const QByteArray &id, TokenState as, const QString &reason,
             db::Completion<IssuedToken> done);

    /** Removes what has long expired. */
    [[nodiscard]] jobs::JobKind purgeKind() const;

private:
    const access::AccessParts m_parts;
    const TokenTypeService &m_types;
    const std::chrono::seconds m_keep;
};

} // namespace basalt::tokens
