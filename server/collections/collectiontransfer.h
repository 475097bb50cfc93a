// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "collections/collectionstore.h"
#include "db/writecontext.h"
#include "schema/schemaregistry.h"

#include <QJsonArray>
#include <QJsonObject>

namespace basalt::collections {

/**
 * Collections with their rules as a document, for another installation:
 * `{version, exported_at, exported_by, collections: [{name, schema, indexes, rules}]}`, of views `{name, type, select, rules}`. No records. References name the other
 * collection; field ids are of this installation and stay here.
 */
[[nodiscard]] QByteArray exportCollections(const QList<schema::CollectionPtr> &collections, const QByteArray &at,
                                           const QByteArray &by);

/** What happens to a collection of the document that exists already. */
enum class ImportStrategy {
    Error,  ///< the import is refused
    Skip,   ///< it stays as it is
    Update, ///< fields are added and changed as the document says, none is dropped; indexes and rules become the document's
};

/** A document that was read and an answer to what exists. */
struct CollectionImport
{
    QJsonArray collections;
    ImportStrategy strategy = ImportStrategy::Error;

    /** Reads `{data, strategy}`. */
    [[nodiscard]] static Result<CollectionImport> read(const QJsonObject &body);
};

/**
 * Takes a document in: all of it in one transaction or nothing. Collections may refer to each other in any order and in
 * circles. Faults name the collection: `collections.2.schema.0.type`. Used on the writing thread, inside a job of its own with
 * ForeignKeys::CheckedAtEnd.
 */
class CollectionImporter
{
public:
    /** All outlive the importer. */
    CollectionImporter(db::WriteContext &context, schema::SchemaRegistry &registry, const db::AuditActor &actor,
                       const QByteArray &now)
        : m_context(context)
        , m_registry(registry)
        , m_actor(actor)
        , m_now(now)
    { }
    Q_DISABLE_COPY_MOVE(CollectionImporter)

    /** Returns what the API answers. */
    [[nodiscard]] Result<QByteArray> run(const CollectionImport &import);

private:
    enum class Status { Imported, Updated, Skipped };
    struct Line
    {
        QByteArray name;
        Status status = Status::Imported;
        QByteArray id;
    };

    [[nodiscard]] Result<void> prepare(const CollectionImport &import);
    [[nodiscard]] Result<void> create(qsizetype position);
    [[nodiscard]] Result<void> createView(qsizetype position);
    [[nodiscard]] Result<void> make(qsizetype position, const QJsonObject &body);
    [[nodiscard]] Result<void> complete(qsizetype position);
    [[nodiscard]] Result<QByteArray> answer() const;

    db::WriteContext &m_context;
    schema::SchemaRegistry &m_registry;
    const db::AuditActor &m_actor;
    const QByteArray &m_now;
    QList<QJsonObject> m_documents; ///< by position, with references only to what exists and rules left out
    QList<Line> m_lines;            ///< by position
    qint64 m_firstHistory = 0;
};

} // namespace basalt::collections
