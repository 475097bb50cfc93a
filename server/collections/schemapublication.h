// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "db/connection.h"
#include "db/writecontext.h"
#include "schema/schemaregistry.h"

namespace basalt::collections {

/**
 * At the end of a change of the schema, in its transaction: the schema gets its next number, and the registry has what is in the
 * database from the commit on. Code::QueryTooDeep for what nests deeper than the database can follow. Under
 * CollectionStore::lockSchema().
 */
[[nodiscard]] Result<schema::SnapshotPtr> publishSchema(db::WriteContext &context, schema::SchemaRegistry &registry);

} // namespace basalt::collections
