// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/auditnotes.h"
#include "orgs/invitation.h"
#include "orgs/invitationaction.h"

namespace basalt::orgs {

/** An event about an invitation, with nothing changed yet. */
[[nodiscard]] inline db::AuditEvent invitationEvent(Code event, const char *operation, const Invitation &invitation,
                                                    const db::AuditActor &actor)
{
    return auth::auditEvent(event, operation, invitation.accountId, actor, "invitations", invitation.id);
}

/** One that has another status now. */
[[nodiscard]] inline db::AuditEvent statusEvent(Code event, const Invitation &invitation, const QByteArray &status,
                                                const db::AuditActor &actor)
{
    db::AuditEvent entry = invitationEvent(event, "UPDATE", invitation, actor);
    entry.changes.append({"status", auth::auditText(invitation.status), auth::auditText(status)});
    return entry;
}

/** An action that ended; `before` is the status that it had. */
[[nodiscard]] inline db::AuditEvent actionEvent(const InvitationAction &action, const QByteArray &before,
                                                const db::AuditActor &actor)
{
    const Code code = action.status == "failed" ? Code::InvitationActionFailed : Code::InvitationActionCompleted;
    db::AuditEvent entry = auth::auditEvent(code, "UPDATE", action.accountId, actor, "invitation_actions", action.id);
    const QJsonValue nothing(QJsonValue::Undefined);
    entry.changes.append({"status", auth::auditText(before), auth::auditText(action.status)});
    entry.changes.append({"invitation_id", nothing, auth::auditText(action.invitationId)});
    entry.changes.append({"type", nothing, auth::auditText(action.type)});
    if (!action.error.isNull())
        entry.changes.append({"error", nothing, auth::auditText(action.error)});
    return entry;
}

} // namespace basalt::orgs
