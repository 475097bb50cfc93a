// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "schema/collection.h"
#include "transfer/tablereader.h"

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QList>

namespace basalt::transfer {

/**
 * Which column of a file goes into which field, and how a cell becomes a value of it. A column of a field's name goes there by
 * itself; those of the server's own (`id`, `created_at` …) are passed over unless they are asked for. Whether a value fits its
 * field is not decided here.
 */
class ColumnMapping
{
public:
    /**
     * `wanted` has the name of a field, or null for a column to pass over, by column. `key` is what records are told apart by,
     * null when all are new. Code::ValidationFailed naming `mapping`. The collection outlives the mapping.
     */
    [[nodiscard]] static Result<ColumnMapping> create(const QJsonObject &wanted, const schema::Collection &collection,
                                                      const QByteArray &key, const TableOptions &options);

    /** CSV: what the columns are called. Code::ValidationFailed naming the first that goes nowhere, or two for one field. */
    [[nodiscard]] Result<void> setHeader(const QList<QByteArray> &header);

    /** The row as a body for one record. Code::ValidationFailed naming a field where a value is none of its type at all. */
    [[nodiscard]] Result<QJsonObject> body(const SourceRow &row) const;

    /** What the column is called in the file whose values go into a field. */
    [[nodiscard]] QString columnOf(const QString &field) const;

private:
    ColumnMapping(const schema::Collection &collection, const TableOptions &options)
        : m_collection(collection)
        , m_options(options)
    { }

    [[nodiscard]] bool isPassedOver(const QString &column) const;
    [[nodiscard]] Result<QJsonObject> bodyOfCells(const SourceRow &row) const;
    [[nodiscard]] Result<QJsonObject> bodyOfObject(const SourceRow &row) const;
    [[nodiscard]] Result<QJsonValue> valueOf(const CsvCell &cell, const QString &target) const;
    [[nodiscard]] QJsonValue numberOf(const CsvCell &cell, schema::FieldType type) const;
    [[nodiscard]] QString textOf(const CsvCell &cell) const;

    const schema::Collection &m_collection;
    TableOptions m_options;
    QByteArray m_key;
    QHash<QString, QString> m_wanted; ///< field by column; a null text passes it over
    QList<QString> m_targets;         ///< CSV: field by position
};

} // namespace basalt::transfer
