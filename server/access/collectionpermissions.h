// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/writecontext.h"

#include <QByteArray>

namespace basalt::access {

/**
 * `records.<collection>` and one node below it for each operation: they come, are renamed and go with the collection, in the
 * transaction of its change. Every account's access version rises with them; the entry of the collection's change stands for
 * them in the trail. Works with foreign keys switched off. Custom nodes below them go as well.
 */
[[nodiscard]] Result<void> registerCollection(db::WriteContext &context, const QByteArray &collectionId, const QByteArray &name,
                                              bool isView, const QByteArray &now, const QByteArray &actorId);
[[nodiscard]] Result<void> renameCollection(db::WriteContext &context, const QByteArray &before, const QByteArray &after,
                                            const QByteArray &now);
[[nodiscard]] Result<void> unregisterCollection(db::WriteContext &context, const QByteArray &name);

/** The code of an operation (`list`, `view`, `create`, `update`, `delete`) on a collection's records. */
[[nodiscard]] QByteArray recordPermission(const QByteArray &collection, QByteArrayView operation);

} // namespace basalt::access
