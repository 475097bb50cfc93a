// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/jsonwriter.h"
#include "core/result.h"
#include "orgs/invitationaction.h"

#include <QJsonValue>

namespace basalt::api {

/** `actions` of a body; none is an empty list. Code::ValidationFailed names what is wrong as `actions[2].type`. */
[[nodiscard]] Result<QList<orgs::NewInvitationAction>> readActions(const QJsonValue &listed);

void writeAction(core::JsonWriter &out, const orgs::InvitationAction &action);

} // namespace basalt::api
