// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "importer/valuetypes.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <vector>

namespace basalt::importer {

/** A key of an array's rows, with the kind that all of its values add up to. */
struct SourceColumn
{
    QString name;
    ValueType type = ValueType::Unknown;
};

/** One array of the document: rows with columns in the order in which the file first names them. */
struct SourceTable
{
    QString name;
    std::vector<SourceColumn> columns;
    std::vector<QJsonObject> rows;
};

/** A JSON object whose members are arrays of objects, in the order of the file. */
struct SourceDocument
{
    std::vector<SourceTable> tables;

    [[nodiscard]] qsizetype rowCount() const;
};

/**
 * Reads a document. Errors are Code::ValidationFailed: a syntax error names line and column; a member that is no array
 * or a row that is no object is named as `Track[17]` (rows count from 0, as in JSON paths). Keys that occur twice in
 * one object, integers beyond 64 bits, and those that numbers with fractions in the same column would round are errors, not
 * guesses.
 */
[[nodiscard]] Result<SourceDocument> readDocument(const QByteArray &json);

/** `Track[17]`, or `Track[17].UnitPrice`: how errors name a place in the document. */
[[nodiscard]] QString positionOf(const QString &table, qsizetype row, const QString &column = {});

} // namespace basalt::importer
