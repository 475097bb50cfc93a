// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/database.h"
#include "jobs/job.h"
#include "orgs/invitation.h"
#include "orgs/invitationactionstore.h"
#include "orgs/orgparts.h"

namespace basalt::orgs {

/** How an application got on with an action. */
struct ActionReport
{
    bool isDone = false;
    QJsonObject result; ///< of what was done, for whoever looks later
    QString reason;     ///< why it was not
};

inline constexpr qsizetype kMaxReason = 1000;

/** What is done along with invitations, after the request that began it. Thread-safe. */
class InvitationActionService
{
public:
    explicit InvitationActionService(OrgParts parts) : m_parts(parts) { }
    Q_DISABLE_COPY_MOVE(InvitationActionService)

    /** `users`. The query's account is filled in: `account` as access::accountMeant() takes it; null: all in the caller's sight. */
    void list(db::Session &session, const auth::Principal &caller, const QByteArray &account, ActionQuery query,
              db::Completion<auth::Page<InvitationAction>> done);
    /**
     * `users`. Notes the end of an action that an application has in hand, and goes on with what waited for it.
     * Code::InvitationActionNotFound, Code::InvitationActionNotPending.
     */
    void report(db::Session &session, access::Asker asker, const QByteArray &id, ActionReport report,
                db::Completion<InvitationAction> done);

    /** Ends invitations whose time is over, and does what is to be done then. */
    [[nodiscard]] jobs::JobKind expiryKind(db::Database &database) const;

private:
    [[nodiscard]] Result<InvitationAction> writeReport(db::WriteContext &context, const access::Asker &asker,
                                                       const QByteArray &id, const ActionReport &report) const;
    [[nodiscard]] Result<void> goOn(db::WriteContext &context, const Invitation &invitation, const QByteArray &phase,
                                    const db::AuditActor &actor) const;
    [[nodiscard]] Result<void> goOnAccepting(db::WriteContext &context, const Invitation &invitation,
                                             const db::AuditActor &actor) const;
    [[nodiscard]] Result<bool> expire(db::WriteContext &context, const QByteArray &id) const;
    [[nodiscard]] jobs::JobOutcome expireAll(db::Database &database, const jobs::JobControl &control) const;

    const OrgParts m_parts;
};

} // namespace basalt::orgs
