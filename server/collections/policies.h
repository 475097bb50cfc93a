// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "schema/schemasnapshot.h"

#include <QByteArray>
#include <QJsonValue>

#include <array>

namespace basalt::collections {

/**
 * Policies are rules said by whom instead of by what: `{role, actions, owner_field, context_fields, condition}`, each of which
 * lets somebody in, or an object `{inherits, policies}` in which roles have what others have. They are a way of writing: what is
 * stored and shown is the five rules that they come to.
 *
 * An action (`read` stands for list and view) without a policy is locked. `role` `*`, or none, is everybody, and signed out as
 * well if the policy says nothing else. The record's `owner_field` is the id of who asks, of each of `context_fields` it has the
 * value of the same name in the context of the caller's token, and `condition` is any rule. Code::ValidationFailed naming
 * `policies.<n>.<member>`. What they come to is still to be checked as rules.
 */
[[nodiscard]] Result<std::array<QByteArray, 5>> compilePolicies(const QJsonValue &json, const schema::Collection &collection,
                                                                const schema::SchemaSnapshot &schema);

} // namespace basalt::collections
