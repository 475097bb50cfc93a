// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "schema/collection.h"
#include "schema/macro.h"

#include <memory>

namespace basalt::schema {

using CollectionPtr = std::shared_ptr<const Collection>;

/** A field of one collection that refers to another. */
struct IncomingReference
{
    CollectionPtr from;
    int column = 0; ///< position in from->columns
};

/** All collections, and the macros that their rules may use, at one moment. Immutable, so any thread may read it. */
class SchemaSnapshot
{
public:
    SchemaSnapshot() = default;
    /** Sorted by name; names of reference targets are taken from here. */
    explicit SchemaSnapshot(std::vector<Collection> collections, qint64 version = 0, MacroTable macros = {});

    /** Rises with every change of any collection or macro; the same number means the same schema. */
    [[nodiscard]] qint64 version() const { return m_version; }

    [[nodiscard]] const std::vector<CollectionPtr> &collections() const { return m_collections; }
    [[nodiscard]] CollectionPtr byId(const QByteArray &id) const { return m_byId.value(id); }
    /** Without regard to case, as two collections cannot differ in case only. */
    [[nodiscard]] CollectionPtr byName(const QByteArray &name) const;
    [[nodiscard]] CollectionPtr find(const QByteArray &idOrName) const;
    [[nodiscard]] const MacroTable &macros() const { return m_macros; }
    /** Fields that refer to the collection, its own included; not those of views. */
    [[nodiscard]] const QList<IncomingReference> &referencesTo(const QByteArray &id) const;

private:
    qint64 m_version = 0;
    MacroTable m_macros;
    std::vector<CollectionPtr> m_collections;
    QHash<QByteArray, CollectionPtr> m_byId;
    QHash<QByteArray, CollectionPtr> m_byName;
    QHash<QByteArray, QList<IncomingReference>> m_incoming;
};

using SnapshotPtr = std::shared_ptr<const SchemaSnapshot>;

} // namespace basalt::schema
