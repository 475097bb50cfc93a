// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "orgs/invitationaction.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace basalt::orgs {

/** An invitation into an account. Texts are UTF-8, instants RFC 3339; null where there is none. */
struct Invitation
{
    QByteArray id;
    QByteArray accountId;
    QByteArray accountCode;
    QByteArray accountName;
    QByteArray email;
    QByteArray emailFolded;
    qint64 roleId = 0;
    QByteArray roleName;
    bool asOwner = false;
    QList<QByteArray> groups; ///< ids
    QByteArray message;
    QByteArray locale;
    /**
     * As it is kept: `pending`; `accepted`, or where something is done for it `processing`, `completed`, `failed` (also before
     * anybody accepted); `rejected`, `revoked`, `expired`.
     */
    QByteArray status;
    bool isMailed = false;
    QByteArray invitedBy; ///< id of the user
    QByteArray inviterName;
    QByteArray createdAt;
    QByteArray sentAt;
    QByteArray expiresAt;
    QByteArray answeredAt;
    QByteArray userId; ///< who accepted

    /** `expired` for a pending one whose time is over at `now`, whether or not anything has swept. */
    [[nodiscard]] QByteArray statusAt(const QByteArray &now) const
    {
        return status == "pending" && expiresAt <= now ? QByteArray("expired") : status;
    }
};

/** What somebody is invited to. */
struct NewInvitation
{
    QString email;
    QString role;                 ///< as memberRole() takes it; empty: `member`
    std::optional<qint64> roleId; ///< instead of it
    QList<QByteArray> groups;     ///< ids, of the same account
    QString message;
    QByteArray locale; ///< of the mail; null: the default
    /** Besides those of the template. */
    QList<NewInvitationAction> actions;
    QByteArray templateCode; ///< its message counts where this one has none; null: without
    QJsonObject overrides;   ///< in the payloads of the template's actions
};

/** An invitation that was made or renewed. */
struct SentInvitation
{
    Invitation invitation;
    QList<InvitationAction> actions; ///< in the order in which they are done
    /** Without a mail server, for the inviter to hand on; null where it was mailed. */
    QString link;
    QByteArray token; ///< the secret in it; likewise
};

} // namespace basalt::orgs
