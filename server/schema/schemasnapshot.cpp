// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schema/schemasnapshot.h"

#include "schema/names.h"

#include <algorithm>

namespace basalt::schema {

SchemaSnapshot::SchemaSnapshot(std::vector<Collection> collections, qint64 version, MacroTable macros)
    : m_version(version)
    , m_macros(std::move(macros))
{
    std::ranges::sort(collections, {}, [](const Collection &c) { return foldName(c.name); });
    QHash<QByteArray, QByteArray> names;
    for (const Collection &collection : collections)
        names.insert(collection.id, collection.name);
    for (Collection &collection : collections) {
        for (Field &field : collection.columns) {
            if (field.isReference())
                field.targetName = names.value(field.targetId);
        }
        if (collection.select) {
            auto select = std::make_shared<ViewSelect>(*collection.select);
            select->sourceName = names.value(select->sourceId);
            collection.select = std::move(select);
        }
        auto shared = std::make_shared<const Collection>(std::move(collection));
        m_byId.insert(shared->id, shared);
        m_byName.insert(foldName(shared->name), shared);
        m_collections.push_back(std::move(shared));
    }
    for (const CollectionPtr &collection : m_collections) {
        if (collection->isView())
            continue; // nothing is stored in it, so nothing there has to change with a record
        for (size_t i = 0; i < collection->columns.size(); ++i) {
            if (collection->columns[i].isReference())
                m_incoming[collection->columns[i].targetId].append({collection, int(i)});
        }
    }
}

CollectionPtr SchemaSnapshot::byName(const QByteArray &name) const
{
    return m_byName.value(foldName(name));
}

CollectionPtr SchemaSnapshot::find(const QByteArray &idOrName) const
{
    const CollectionPtr found = byId(idOrName);
    return found ? found : byName(idOrName);
}

const QList<IncomingReference> &SchemaSnapshot::referencesTo(const QByteArray &id) const
{
    static const QList<IncomingReference> kNone;
    const auto found = m_incoming.constFind(id);
    return found == m_incoming.constEnd() ? kNone : *found;
}

} // namespace basalt::schema
