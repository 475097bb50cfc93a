// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/askedusers.h"
#include "auth/callercache.h"
#include "auth/linkissuer.h"
#include "auth/userservice.h"

namespace basalt::auth {

/** Shows that an e-mail address is its user's, by a link that is mailed there. Thread-safe. */
class EmailVerification
{
public:
    /** All outlive it. */
    EmailVerification(const AuthOptions &options, const core::Clock &clock, const LinkIssuer &links, CallerCache &cache);
    Q_DISABLE_COPY_MOVE(EmailVerification)

    /**
     * To the caller's own address, which `email` may repeat: Code::ValidationFailed for another one,
     * Code::EmailAlreadyVerified, Code::TooManyRequests within a minute of the last mail. Without a mail server the value is
     * Way::NotSent: the caller must not see what only the owner of the address may.
     */
    void sendOwn(db::Session &session, const Principal &caller, const std::optional<QString> &email, const QByteArray &locale,
                 const db::AuditActor &actor, db::Completion<IssuedLink::Way> done);
    /** For who cannot sign in yet. Says nothing of what it led to but Code::TooManyRequests. */
    void sendAsked(db::Session &session, LinkAsker asker, db::Completion<void> done);
    /** By a superadmin, who sees the link if there is no mail server. Code::UserNotFound, Code::EmailAlreadyVerified. */
    void sendFor(db::Session &session, const UserTarget &target, db::Completion<IssuedLink> done);

    /**
     * Takes a token, once. Code::TokenNotFound, Code::TokenInvalid (also where the user has another address by now), both
     * answered 400.
     */
    void accept(db::Session &session, const QByteArray &token, db::AuditActor actor, db::Completion<User> done);

private:
    [[nodiscard]] Result<void> writeAsked(db::WriteContext &context, const LinkAsker &asker) const;
    [[nodiscard]] Result<User> writeAccepted(db::WriteContext &context, const QByteArray &hash,
                                             const db::AuditActor &actor) const;

    const AuthOptions &m_options;
    const core::Clock &m_clock;
    const LinkIssuer &m_links;
    CallerCache &m_cache;
    LinkThrottle m_throttle;
};

} // namespace basalt::auth
