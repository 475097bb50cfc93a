// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "collections/changeinput.h"
#include "collections/changeplan.h"
#include "collections/collectionstore.h"
#include "collections/tablealteration.h"
#include "db/writecontext.h"
#include "schema/schemaregistry.h"

#include <functional>

namespace basalt::collections {

/**
 * One change of the schema inside its transaction: tables, the row of the collection, history, audit event, and the new
 * snapshot for the registry. Made for one write job and used on the writing thread.
 */
class SchemaChangeJob
{
public:
    /** `now` is the instant that everything in this change carries. */
    SchemaChangeJob(db::WriteContext &context, schema::SchemaRegistry &registry, const db::AuditActor &actor, QByteArray now)
        : m_context(context)
        , m_connection(context.connection())
        , m_registry(registry)
        , m_actor(actor)
        , m_now(std::move(now))
    { }
    Q_DISABLE_COPY_MOVE(SchemaChangeJob)

    // What a client wants is read in here, against the schema of the database, which nobody else changes until the end: the
    // rules of one collection speak of others, and those may have changed since the request came.
    using ReadNew = std::function<Result<schema::Collection>(const schema::SchemaSnapshot &)>;
    using ReadChange = std::function<Result<ChangeInput>(const schema::SchemaSnapshot &, const schema::Collection &)>;

    [[nodiscard]] Result<schema::Collection> create(const ReadNew &read);
    /**
     * Code::Conflict if the collection has not the version of `base` any more; Code::SchemaChangeRefused names what blocks.
     * Belongs into a job of its own with ForeignKeys::CheckedAtEnd if TableAlteration::copiesTable().
     */
    [[nodiscard]] Result<schema::Collection> change(const schema::Collection &base, const ReadChange &read);
    /** Returns what the API answers. */
    [[nodiscard]] Result<QByteArray> remove(const QByteArray &id);

private:
    [[nodiscard]] Result<void> begin();
    [[nodiscard]] Result<schema::SnapshotPtr> publish();
    [[nodiscard]] Result<schema::Collection> published(const schema::Collection &collection);
    [[nodiscard]] Result<void> run(const QList<QByteArray> &statements);
    [[nodiscard]] Result<void> alterTables(const SchemaDiff &diff, const ChangeInput &input, const schema::Collection &changed,
                                           QList<db::AuditChange> &changes);
    [[nodiscard]] Result<void> updateViews(std::vector<schema::Collection> views);
    [[nodiscard]] Result<void> runAltering(const QList<QByteArray> &statements);
    [[nodiscard]] Result<bool> hasForeignKeysEnforced();
    [[nodiscard]] Result<QList<QByteArray>> copyTable(const TableAlteration &alteration, const QByteArray &table);
    [[nodiscard]] Result<void> fillRequired(const SchemaDiff &diff, const ChangeInput &input, qint64 records);
    [[nodiscard]] Result<void> fillSearch(const SchemaDiff &diff, bool isConverted);
    [[nodiscard]] Result<void> fill(const schema::Collection &collection, const schema::Field &field,
                                    const schema::FieldValue &value);
    [[nodiscard]] Result<void> checkDuplicates(const schema::Collection &collection, const QList<QByteArray> &created);
    [[nodiscard]] Result<qint64> addHistory(const schema::Collection &collection, const QByteArray &operation,
                                            const QList<QByteArray> &statements);
    void audit(Code event, const QByteArray &operation, const schema::Collection &collection, QList<db::AuditChange> changes);

    db::WriteContext &m_context;
    db::Connection &m_connection;
    schema::SchemaRegistry &m_registry;
    const db::AuditActor &m_actor;
    QByteArray m_now;
    schema::SnapshotPtr m_schema; ///< as it is in the database when the change begins
};

} // namespace basalt::collections
