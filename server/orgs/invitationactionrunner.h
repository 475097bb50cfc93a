// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/accesschange.h"
#include "auth/user.h"
#include "db/writecontext.h"
#include "mail/outbox.h"
#include "orgs/invitation.h"
#include "orgs/invitationaction.h"

#include <optional>

namespace basalt::orgs {

/** Whoever an acceptance happens for, and in whose name things are given. */
struct AcceptedBy
{
    auth::User user;
    const access::AccessChange *inviter = nullptr; ///< null: he may not invite any more, so nothing is given
};

/**
 * Does what an invitation's actions say, inside one write that holds the invitation. Actions of one phase follow their sequence
 * numbers. One that fails is noted with its reason; if it is required, those of higher numbers are skipped and the phase has
 * failed. Whatever an application does waits for its report, and if it is required, higher numbers wait with it.
 */
class ActionRunner
{
public:
    enum class End {
        Empty, ///< the phase has no actions
        Done,
        Waiting, ///< for reports of an application
        Failed,  ///< a required action did not succeed
    };

    /** All but the copies outlive the runner. */
    ActionRunner(db::WriteContext &context, const mail::Outbox &outbox, Invitation invitation, db::AuditActor actor,
                 QByteArray now);

    /** Goes on with the phase as far as it gets. `accepted` is there for `on_accept`. */
    [[nodiscard]] Result<End> run(QByteArrayView phase, const AcceptedBy *accepted = nullptr);
    /** Those of the phases that have not begun are done no more. */
    [[nodiscard]] Result<void> skip(std::initializer_list<QByteArrayView> phases);
    /** Nothing is done any more, whatever an application may be doing. */
    [[nodiscard]] Result<void> skipEverything();
    /** Those that were skipped when the invitation ran out are to be done again. */
    [[nodiscard]] Result<void> revive();
    /** Stores what became of an action, and that in the trail. */
    [[nodiscard]] Result<void> end(InvitationAction action, const QByteArray &status, const QByteArray &result,
                                   const QByteArray &error);

private:
    [[nodiscard]] Result<QByteArray> step(InvitationAction action, const AcceptedBy *accepted);
    [[nodiscard]] Result<QByteArray> note(InvitationAction action, Result<QJsonObject> done);
    [[nodiscard]] Result<QJsonObject> give(const InvitationAction &action, const AcceptedBy &accepted);
    [[nodiscard]] Result<QJsonObject> post(const InvitationAction &action);
    [[nodiscard]] Result<QByteArray> handOut(InvitationAction action);
    [[nodiscard]] Result<void> setStatus(InvitationAction action, const char *status);

    db::WriteContext &m_context;
    const mail::Outbox &m_outbox;
    const Invitation m_invitation;
    const db::AuditActor m_actor;
    const QByteArray m_now;
};

} // namespace basalt::orgs
