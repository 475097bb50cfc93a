// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/assignmentservice.h"
#include "core/result.h"
#include "resources/resourcegrantservice.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonObject>
#include <QList>

#include <optional>
#include <span>

namespace basalt::orgs {

/** Something that is done along with an invitation. Instants are RFC 3339; null where there is none. */
struct InvitationAction
{
    QByteArray id;
    QByteArray invitationId;
    QByteArray accountId;
    QByteArray type;      ///< of actionTypes()
    QByteArray phase;     ///< `on_create`, `on_accept`, `on_reject`, `on_expired`
    QByteArray condition; ///< `always`, `user_not_in_group`, `user_has_no_perm_set`, `user_has_no_resource_access`
    qint64 sequence = 0;  ///< of one phase: the lower ones first
    bool isRequired = false;
    QByteArray status = "pending"; ///< `pending`, `processing`, `completed`, `failed`, `skipped`
    QJsonObject payload;           ///< as the type understands it
    QByteArray result;             ///< JSON object, of one that was done
    QByteArray error;              ///< for people, of one that failed
    QByteArray createdAt;
    QByteArray startedAt;
    QByteArray endedAt;

    [[nodiscard]] bool isOver() const { return status == "completed" || status == "failed" || status == "skipped"; }
};

/** An action as somebody asks for it. What is not set is what the type has. */
struct NewInvitationAction
{
    QByteArray type;
    QByteArray phase; ///< null: `on_accept`
    QByteArray condition = "always";
    qint64 sequence = 0;
    std::optional<bool> isRequired;
    QJsonObject payload;
};

/** Who does what an action says. */
enum class ActionExecutor {
    Database,    ///< the acceptance itself, in the inviter's name
    Outbox,      ///< a mail
    Application, ///< a program that asks what there is to do and reports how it went
};

struct ActionType
{
    QByteArrayView name;
    ActionExecutor executor;
    std::span<const QByteArrayView> phases; ///< in which it makes sense
    bool isRequired;                        ///< unless it is said
};

[[nodiscard]] std::span<const ActionType> actionTypes();
/** Null: there is no such type. */
[[nodiscard]] const ActionType *actionType(QByteArrayView name);
[[nodiscard]] QByteArrayView executorName(ActionExecutor executor);

inline constexpr qsizetype kMaxActions = 20;
inline constexpr qint64 kMaxSequence = 1000;
inline constexpr qsizetype kMaxPayload = 4000; ///< bytes of JSON

/** Actions ready to be stored, in the order they were asked for; Code::ValidationFailed names each mistake as `actions[0].payload.group_id`. */
[[nodiscard]] Result<QList<InvitationAction>> checkedActions(const QList<NewInvitationAction> &actions);

// What payloads say; only of actions that checkedActions() has let pass.
[[nodiscard]] QByteArray groupOf(const InvitationAction &action);
[[nodiscard]] access::NewAssignment assignmentOf(const InvitationAction &action, const QByteArray &userId);
[[nodiscard]] resources::NewResourceGrants grantsOf(const InvitationAction &action, const QByteArray &userId);

} // namespace basalt::orgs
