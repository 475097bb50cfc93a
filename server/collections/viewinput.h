// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "schema/schemasnapshot.h"

#include <QJsonObject>

namespace basalt::collections {

/** Whether the body speaks of a view: `"type": "view"`, as against `base`, which is what it means if it says nothing. */
[[nodiscard]] Result<bool> readsView(const QJsonObject &body);

/** Refuses what a view does not have: fields, indexes and rights to write of its own, and members that no one knows. */
[[nodiscard]] Result<void> refuseForView(const QJsonObject &body, std::initializer_list<QByteArrayView> extra);

/** A new view of that id and name from `select`, rules and field lists of the body. */
[[nodiscard]] Result<schema::Collection> readNewView(const QJsonObject &body, const schema::SchemaSnapshot &schema,
                                                     const QByteArray &id, const QByteArray &name);

/**
 * The view under that name and with the `select` of the body, if it has one. Fields are known by their id, or by their exact
 * name where none is sent. Rules and field lists stay as they are.
 */
[[nodiscard]] Result<schema::Collection> readChangedView(const QJsonObject &body, const schema::SchemaSnapshot &schema,
                                                         const schema::Collection &current, const QByteArray &name);

} // namespace basalt::collections
