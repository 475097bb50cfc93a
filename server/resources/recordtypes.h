// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/writecontext.h"
#include "resources/resource.h"
#include "resources/resourcename.h"

#include <QByteArray>
#include <QList>

namespace basalt::resources {

/**
 * Records as things of access lists: each collection with records of its own has the type `records.<collection>`, with the id of
 * the collection, keys of one field `record`, and the flags below. They come, are renamed and go with the collection, in the
 * transaction of its change, whose entry stands for them in the trail. Works with foreign keys switched off.
 */
[[nodiscard]] Result<void> registerRecords(db::WriteContext &context, const QByteArray &collectionId, const QByteArray &name,
                                           const QByteArray &now, const QByteArray &actorId);
[[nodiscard]] Result<void> renameRecords(db::WriteContext &context, const QByteArray &collectionId, const QByteArray &name,
                                         const QByteArray &now);
/** With all that was given and denied. */
[[nodiscard]] Result<void> unregisterRecords(db::WriteContext &context, const QByteArray &collectionId);

/** Whether the code is one of those, or may become one: nobody else makes or changes such types. */
[[nodiscard]] bool isOfRecords(QByteArrayView typeCode);

/** The type of a collection's records. */
[[nodiscard]] QByteArray recordType(const QByteArray &collection);

/** What lines about one record name. */
[[nodiscard]] ResourceName recordName(const QByteArray &recordId);

/**
 * The permissions that give what a flag stands for on every record of the collection: `read` is listing and viewing, `write`
 * updating, `delete` deleting. None for other flags.
 */
[[nodiscard]] QList<QByteArray> permissionsGiving(QByteArrayView typeCode, QByteArrayView flag);

} // namespace basalt::resources
