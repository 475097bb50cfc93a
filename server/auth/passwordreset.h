// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/askedusers.h"
#include "auth/callercache.h"
#include "auth/linkissuer.h"
#include "auth/passwordhasher.h"
#include "auth/userservice.h"
#include "core/workpool.h"

namespace basalt::auth {

/** What resetting passwords works with; everything outlives it. */
struct PasswordResetParts
{
    const AuthOptions &options;
    const core::Clock &clock;
    core::WorkPool &pool;
    const PasswordHasher &hasher;
    const LinkIssuer &links;
    CallerCache &cache;
};

/** Lets people who forgot their password choose a new one, by a link that is mailed to them. Thread-safe. */
class PasswordReset
{
public:
    explicit PasswordReset(PasswordResetParts parts);
    Q_DISABLE_COPY_MOVE(PasswordReset)

    /**
     * Says nothing of what it led to but Code::TooManyRequests: for an unknown address one transaction is written as well, with
     * the true reason in the trail.
     */
    void ask(db::Session &session, LinkAsker asker, db::Completion<void> done);
    /**
     * By a superadmin, who sees the link if there is no mail server. Code::UserNotFound; Code::ValidationFailed for a user who
     * signs in elsewhere; Code::LinkedUser where the link would have to be shown for a user who is also somebody else's.
     */
    void sendFor(db::Session &session, const UserTarget &target, db::Completion<IssuedLink> done);

    /** Until when the token can be used, RFC 3339; null: it cannot. Uses nothing up. */
    void check(db::Session &session, const QByteArray &token, db::Completion<QByteArray> done);
    /**
     * Sets the password and ends all sessions of the user; a token does so once. Code::TokenNotFound, Code::TokenInvalid,
     * both answered 400; Code::ValidationFailed for a password that will not do, which leaves the token as it is.
     */
    void complete(db::Session &session, const QByteArray &token, const QString &password, const db::AuditActor &actor,
                  db::Completion<void> done);

private:
    [[nodiscard]] Result<void> writeAsked(db::WriteContext &context, const LinkAsker &asker) const;
    [[nodiscard]] Result<IssuedLink> writeFor(db::WriteContext &context, const UserTarget &target) const;
    [[nodiscard]] Result<void> writeCompleted(db::WriteContext &context, const QByteArray &tokenHash,
                                              const QByteArray &passwordHash, const db::AuditActor &actor) const;
    void hashAndWrite(db::Session &session, const QByteArray &tokenHash, const QString &password, const db::AuditActor &actor,
                      db::Completion<void> done);
    [[nodiscard]] QByteArray now() const;

    const PasswordResetParts m_parts;
    LinkThrottle m_throttle;
};

} // namespace basalt::auth
