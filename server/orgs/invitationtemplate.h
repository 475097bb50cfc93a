// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "orgs/invitationaction.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace basalt::orgs {

/** What invitations can be made from. Texts are UTF-8, instants RFC 3339; null where there is none. */
struct InvitationTemplate
{
    QByteArray id;
    QByteArray accountId; ///< null: of every account
    QByteArray code;
    QByteArray title;
    QByteArray message; ///< of invitations that say nothing of their own
    QList<NewInvitationAction> actions;
    bool isActive = true;
    QByteArray source; ///< the program that keeps it; null: people do
    QByteArray createdAt;
    QByteArray updatedAt;
};

/** What a template is to be; what is not set stays, or is empty in a new one. */
struct TemplateInput
{
    QByteArray code; ///< of a new one
    std::optional<QString> title;
    std::optional<QString> message;
    std::optional<QList<NewInvitationAction>> actions;
    std::optional<bool> isActive;
};

inline constexpr qsizetype kMaxTemplates = 200; ///< of one account, and of those of every account

/** The actions with `overrides` in each payload, in place of what the template says by the same names. */
[[nodiscard]] QList<NewInvitationAction> overridden(QList<NewInvitationAction> actions, const QJsonObject &overrides);

/** The actions as a JSON array, and back; only of what checkedActions() has let pass. */
[[nodiscard]] QByteArray actionsText(const QList<NewInvitationAction> &actions);
[[nodiscard]] QList<NewInvitationAction> actionsFrom(const QByteArray &text);

} // namespace basalt::orgs
