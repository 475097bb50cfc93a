// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "collections/changeinput.h"
#include "collections/schemadiff.h"
#include "collections/tablealteration.h"
#include "db/connection.h"
#include "schema/valuedecoder.h"

#include <QSet>

#include <map>

namespace basalt::collections {

/** Records whose values do not fit a change, for one reason. */
struct Finding
{
    QByteArray field; ///< new name
    QString code;     ///< `too_long`, `unique`, `required_missing` …
    QString message;
    QByteArray remedy; ///< what `convert` does about it; null: nothing, so the change is refused
    qint64 count = 0;
    QList<QByteArray> examples; ///< ids, at most kMaxExamples

    static constexpr qsizetype kMaxExamples = 10;
};

/**
 * Looks at every value that a change may break, and converts those that move to new storage or have a remedy: in batches by
 * id, so that neither rows nor findings gather in memory (only what has to be unique does, as keys). Without storages nothing
 * is written: that is the dry run, and it finds the same.
 */
class DataScan
{
public:
    /** All outlive the scan. `table` is the present name of the table, whose columns have their old names. */
    DataScan(db::Connection &connection, const SchemaDiff &diff, const ChangeInput &input, const schema::SchemaSnapshot &schema,
             QByteArray table)
        : m_connection(connection)
        , m_diff(diff)
        , m_input(input)
        , m_schema(schema)
        , m_table(std::move(table))
    { }
    Q_DISABLE_COPY_MOVE(DataScan)

    /** Only looks. */
    [[nodiscard]] Result<void> check();
    /** Looks and writes. Findings without a remedy do not stop it: the caller rolls back. */
    [[nodiscard]] Result<void> convert(const QHash<QByteArray, NewStorage> &storages);

    [[nodiscard]] QList<Finding> findings() const;
    [[nodiscard]] bool isRefused() const;
    /** Values that were changed by a remedy or moved to another type, by field. */
    [[nodiscard]] const QHash<QByteArray, qint64> &converted() const { return m_converted; }

private:
    struct Row
    {
        QByteArray id;
        QByteArray accountId;
        std::vector<schema::FieldValue> values; ///< of the fields that are looked at, in their order
    };
    struct Write
    {
        QByteArray id;
        schema::FieldValue value;
    };
    /** One field that is looked at. */
    struct Watched
    {
        const FieldChange *change = nullptr;
        QList<Remedy> remedies;
        QSet<QByteArray> seen;     ///< unique values with their accounts
        QSet<QByteArray> existing; ///< of the batch: `account/id` of records that can be referred to
        std::vector<Write> writes; ///< of the batch
    };

    [[nodiscard]] Result<void> run();
    void chooseFields();
    [[nodiscard]] Result<std::vector<Row>> readBatch(const QByteArray &after);
    [[nodiscard]] Result<void> readLists(std::vector<Row> &rows, size_t position);
    [[nodiscard]] Result<void> findTargets(Watched &watched, const std::vector<Row> &rows, size_t position);
    void look(Watched &watched, const Row &row, const schema::FieldValue &value);
    [[nodiscard]] std::optional<schema::ValueFault> faultOf(Watched &watched, const Row &row,
                                                            const schema::DecodedValue &value) const;
    [[nodiscard]] std::optional<schema::FieldValue> remedied(Watched &watched, const Row &row, const schema::FieldValue &value,
                                                             const Remedy &remedy) const;
    void note(const Watched &watched, const Row &row, const schema::ValueFault &fault, const QByteArray &remedy);
    [[nodiscard]] Result<void> finishBatch(Watched &watched);
    [[nodiscard]] Result<void> write(const Watched &watched);
    [[nodiscard]] Result<void> writeColumn(const Watched &watched, const QByteArray &column);
    [[nodiscard]] Result<void> writeTable(const Watched &watched, const QByteArray &table, bool replaces);

    db::Connection &m_connection;
    const SchemaDiff &m_diff;
    const ChangeInput &m_input;
    const schema::SchemaSnapshot &m_schema;
    const QByteArray m_table;
    bool m_writes = false;
    QHash<QByteArray, NewStorage> m_storages;
    std::vector<Watched> m_fields;
    std::map<std::tuple<QByteArray, QString, QByteArray>, Finding> m_findings;
    QHash<QByteArray, qint64> m_converted;
};

/** Records that share the values of a unique index with an earlier one: a finding, or nothing. */
[[nodiscard]] Result<std::optional<Finding>> findDuplicates(db::Connection &connection, const schema::Collection &collection,
                                                            const QByteArray &table, const TableIndex &index);

} // namespace basalt::collections
