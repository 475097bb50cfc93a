// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/schemapublication.h"

#include "collections/collectionstore.h"
#include "collections/textdepth.h"

namespace basalt::collections {

Result<schema::SnapshotPtr> publishSchema(db::WriteContext &context, schema::SchemaRegistry &registry)
{
    BASALT_TRY_VOID(CollectionStore::raiseSchemaVersion(context.connection()));
    BASALT_TRY(auto next, CollectionStore::loadAll(context.connection()));
    BASALT_TRY_VOID(checkTextDepths(context.connection(), *registry.current(), *next));
    registry.beginChange();
    context.afterCommit([&registry, next](std::span<const db::AuditPosition>) {
        registry.replace(next);
        registry.endChange();
    });
    return next;
}

} // namespace basalt::collections
