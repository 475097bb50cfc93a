// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "db/connection.h"
#include "records/projection.h"
#include "rules/variables.h"
#include "schema/collection.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace basalt::records {

/** A record as it is in the database: what is computed of it is null. */
struct StoredRecord
{
    schema::RecordValues values;
    QByteArray accountName;
    bool isVisible = true; ///< may be viewed by whoever changes it; else an answer tells no more than its id
};

/** The SQL of single records. Knows no rules and no callers. Lives as long as one job of its connection. */
class RecordStore
{
public:
    explicit RecordStore(db::Connection &connection) : m_connection(connection) { }

    /** For a write that decides on what it reads: the row is locked. A null account is any. */
    [[nodiscard]] Result<std::optional<StoredRecord>> findForUpdate(const schema::Collection &collection, const QByteArray &id,
                                                                    const QByteArray &accountId);
    /** The same with CollectionPlan::stored() at hand. */
    [[nodiscard]] Result<std::optional<StoredRecord>> findForUpdate(const schema::Collection &collection,
                                                                    const Projection &stored, const QByteArray &id,
                                                                    const QByteArray &accountId);
    /** The record in whatever account, as it is at the moment. */
    [[nodiscard]] Result<std::optional<StoredRecord>> find(const schema::Collection &collection, const QByteArray &id);
    /** The records whose field at `column` refers to `targetId`, locked; at most `limit` of them. */
    [[nodiscard]] Result<std::vector<schema::RecordValues>> findReferring(const schema::Collection &collection, int column,
                                                                          const QByteArray &targetId, qint64 limit);
    [[nodiscard]] Result<bool> exists(const schema::Collection &collection, const QByteArray &id, const QByteArray &accountId);

    /** The record of that account whose column `column` has the value, if there is one; for unique fields. */
    [[nodiscard]] Result<std::optional<QByteArray>> findId(const schema::Collection &collection, int column,
                                                           const schema::FieldValue &value, const QByteArray &accountId);
    /** Whether the stored record satisfies a condition that was checked against its collection. */
    [[nodiscard]] Result<bool> satisfies(const schema::Collection &collection, const QByteArray &id,
                                         const rules::Node &condition, const rules::Variables &variables);

    /** What insert() executes, the same for all records of the collection. */
    [[nodiscard]] static QByteArray insertStatement(const schema::Collection &collection);
    [[nodiscard]] Result<void> insert(const schema::Collection &collection, const schema::RecordValues &values,
                                      const QByteArray &statement);
    [[nodiscard]] Result<void> insert(const schema::Collection &collection, const schema::RecordValues &values)
    {
        return insert(collection, values, insertStatement(collection));
    }
    /** Writes the columns at the positions `changed`, which hold no system columns, and the new version, time and author. */
    [[nodiscard]] Result<void> update(const schema::Collection &collection, const schema::RecordValues &values,
                                      const std::vector<size_t> &changed);
    [[nodiscard]] Result<void> remove(const schema::Collection &collection, const QByteArray &id);

private:
    [[nodiscard]] Result<std::vector<StoredRecord>> select(const schema::Collection &collection, const Projection &stored,
                                                           const QByteArray &where, std::initializer_list<db::Value> binds);
    [[nodiscard]] Result<void> writeSearch(const schema::Collection &collection, const schema::RecordValues &values,
                                           const std::vector<size_t> *changed);
    [[nodiscard]] Result<void> writeList(const schema::Field &field, const QByteArray &recordId,
                                         const schema::FieldValue &value);

    db::Connection &m_connection;
};

/** The text in a column that is never null, for instance `id`. */
[[nodiscard]] inline const QByteArray &textOf(const schema::RecordValues &record, int column)
{
    return std::get<QByteArray>(record[size_t(column)]);
}

} // namespace basalt::records
