// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/onetimetokenstore.h"
#include "auth/user.h"
#include "core/clock.h"
#include "db/database.h"
#include "jobs/job.h"
#include "mail/outbox.h"

#include <chrono>

namespace basalt::auth {

/** How long links are good. */
struct LinkLifetimes
{
    std::chrono::minutes emailVerification{60};
    std::chrono::minutes passwordReset{60};
    std::chrono::hours keep{24 * 30}; ///< how long tokens stay that are over
};

/** How a link is to get to its user. */
struct LinkRequest
{
    TokenPurpose purpose = TokenPurpose::EmailVerification;
    QByteArray locale; ///< null: the default of the mail settings
    /** Without a mail server the link goes to the caller, who may have it. Otherwise it is then not made at all. */
    bool mayBeShown = false;
    db::AuditActor actor;
};

/** What became of a link. */
struct IssuedLink
{
    enum class Way {
        Mailed,  ///< it is in the outbox
        Shown,   ///< there is no mail server: `link` is for the caller to hand on
        NotSent, ///< there is no mail server, and nobody to show it to: the log of mails says so
    };

    Way way = Way::Mailed;
    QString link; ///< of Way::Shown only
    QByteArray expiresAt;
};

/** As the trail tells it. */
[[nodiscard]] QString deliveryText(IssuedLink::Way way);

/** Makes the links with tokens that go out by mail, inside the transaction of who asks for one. Thread-safe. */
class LinkIssuer
{
public:
    /** All outlive the issuer. */
    LinkIssuer(const mail::Outbox &outbox, const core::Clock &clock, LinkLifetimes lifetimes);
    Q_DISABLE_COPY_MOVE(LinkIssuer)

    /** A new link of `user`, whose row it holds from here on; earlier ones of that purpose are over. */
    [[nodiscard]] Result<IssuedLink> issue(db::WriteContext &context, const User &user, const LinkRequest &request) const;
    /** Whether a mail server is set up. */
    [[nodiscard]] Result<bool> canMail(db::Connection &connection) const;

    /** The job that forgets tokens that are long over; for the runner. */
    [[nodiscard]] jobs::JobKind purgeKind() const;

private:
    [[nodiscard]] Result<OneTimeToken> makeToken(db::WriteContext &context, const User &user, TokenPurpose purpose,
                                                 const QByteArray &token, IssuedLink::Way way) const;
    [[nodiscard]] mail::MailDraft draft(const User &user, const LinkRequest &request, const QString &link,
                                        const QByteArray &token, const QByteArray &expiresAt) const;
    [[nodiscard]] std::chrono::minutes lifetime(TokenPurpose purpose) const;

    const mail::Outbox &m_outbox;
    const core::Clock &m_clock;
    const LinkLifetimes m_lifetimes;
};

} // namespace basalt::auth
