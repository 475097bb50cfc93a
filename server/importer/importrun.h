// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/account.h"
#include "db/writecontext.h"
#include "importer/importservice.h"
#include "schema/collection.h"

#include <QByteArray>
#include <QHash>

#include <vector>

namespace basalt::importer {

/**
 * One import inside its transaction. Records get their ids first, so that relations can be written in any order; where
 * a relation points to a record that is not there yet (its own array, or a later one), it is written once all records
 * are. Made for one write job, used on the writing thread.
 */
class ImportRun
{
public:
    ImportRun(db::WriteContext &context, schema::SchemaRegistry &registry, db::AuditSink &audit, const ImportRequest &request,
              QByteArray now)
        : m_context(context)
        , m_connection(context.connection())
        , m_registry(registry)
        , m_audit(audit)
        , m_request(request)
        , m_now(std::move(now))
    { }
    Q_DISABLE_COPY_MOVE(ImportRun)

    [[nodiscard]] Result<ImportSummary> run();

private:
    /** A collection that this import makes, and where its records are. */
    struct Target
    {
        schema::Collection collection;
        QByteArray insertStatement;
        std::vector<QByteArray> ids;             ///< by row
        QHash<QByteArray, std::size_t> rowOfKey; ///< keyText to row
        std::vector<int> columns;                ///< position in the collection by planned field
    };
    /** Relations of one record that were left out when it was inserted. */
    struct Later
    {
        std::size_t target = 0;
        std::size_t row = 0;
        std::vector<std::size_t> columns;
    };

    [[nodiscard]] Result<void> chooseAccount();
    [[nodiscard]] Result<void> makeCollections();
    [[nodiscard]] Result<schema::Collection> makeCollection(std::size_t index);
    [[nodiscard]] Result<void> addLateFields(std::size_t index);
    [[nodiscard]] QJsonObject definition(std::size_t index, bool withLateFields) const;
    [[nodiscard]] bool hasLateFields(std::size_t index) const;
    void assignIds(std::size_t index);
    [[nodiscard]] Result<void> loadRows(std::size_t index);
    [[nodiscard]] Result<schema::RecordValues> valuesOf(std::size_t index, std::size_t row) const;
    [[nodiscard]] Result<schema::FieldValue> valueOf(std::size_t index, std::size_t row, const PlannedField &planned,
                                                     const schema::Field &field) const;
    [[nodiscard]] Result<void> insert(std::size_t index, std::size_t row);
    [[nodiscard]] Result<void> writeLaterRelations();
    [[nodiscard]] Result<void> noteRecord(const schema::Collection &collection, const schema::RecordValues &values);
    [[nodiscard]] Result<void> flushEvents();
    void noteImport(const ImportSummary &summary);
    [[nodiscard]] ImportSummary summary() const;
    [[nodiscard]] const SourceTable &table(std::size_t index) const;
    [[nodiscard]] Error atRow(Error error, std::size_t index, std::size_t row) const;

    db::WriteContext &m_context;
    db::Connection &m_connection;
    schema::SchemaRegistry &m_registry;
    db::AuditSink &m_audit;
    const ImportRequest &m_request;
    const QByteArray m_now;
    auth::Account m_account;
    std::vector<Target> m_targets; ///< as ImportPlan::collections
    std::vector<Later> m_later;
    std::vector<db::AuditEvent> m_events; ///< of the current batch
};

} // namespace basalt::importer
