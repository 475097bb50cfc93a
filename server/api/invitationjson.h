// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api/accountjson.h"
#include "api/invitationactionjson.h"
#include "core/jsonwriter.h"
#include "orgs/invitation.h"
#include "orgs/membership.h"

namespace basalt::api {

/** The members of an invitation, inside an open object; `now` decides whether it has expired. */
inline void writeInvitationMembers(core::JsonWriter &out, const orgs::Invitation &invitation, const QByteArray &now)
{
    out.member("id", invitation.id).member("account_id", invitation.accountId);
    out.member("account_code", invitation.accountCode).member("account_name", invitation.accountName);
    out.member("email", invitation.email).member("role_id", invitation.roleId);
    out.member("role", orgs::memberRoleName(invitation.roleId, invitation.roleName, invitation.asOwner));
    out.member("message", invitation.message).member("invited_by", invitation.invitedBy);
    out.member("status", invitation.statusAt(now)).member("created_at", invitation.createdAt);
    out.member("expires_at", invitation.expiresAt).flag("email_sent", invitation.isMailed);
    writeTextOrNull(out, "email_sent_at", invitation.isMailed ? invitation.sentAt : QByteArray());
    writeTextOrNull(out, "accepted_at", invitation.userId.isNull() ? QByteArray() : invitation.answeredAt);
}

/** An invitation that was just made, with its link where nobody else tells it to the invited one. */
inline void writeSentInvitation(core::JsonWriter &out, const orgs::SentInvitation &sent)
{
    out.beginObject();
    writeInvitationMembers(out, sent.invitation, sent.invitation.sentAt);
    writeTextOrNull(out, "token", sent.token);
    writeTextOrNull(out, "invitation_url", sent.link.isNull() ? QByteArray() : sent.link.toUtf8());
    out.key("actions").beginArray();
    for (const orgs::InvitationAction &action : sent.actions)
        writeAction(out, action);
    out.endArray().endObject();
}

} // namespace basalt::api
