// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/tableformat.h"

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace basalt::transfer {

/** One column of a file to be written. */
struct TableColumn
{
    enum class Kind {
        Text,
        Number, ///< also of numbers that JSON writes as text
        Json,   ///< whatever it is, it stays JSON
    };

    QByteArray name;
    Kind kind = Kind::Text;
};

/**
 * Writes records, which come as the JSON that a list would answer with, as rows of a file in UTF-8: what stands in an export is
 * what stands in a list, by construction. Immutable, thread-safe.
 *
 * CSV is RFC 4180. A null is an empty value, a text without characters `""`; arrays and objects are JSON. Texts that a
 * spreadsheet would take for a formula get an apostrophe in front, those that would then look as if they had got one, another.
 */
class TableWriter
{
public:
    /** `all` are the members of every record, in their order; `chosen` are positions in it, empty for all. */
    TableWriter(const TableOptions &options, std::vector<TableColumn> all, std::vector<size_t> chosen);

    /** What stands before the first row. */
    [[nodiscard]] QByteArray head() const;
    /** Appends one row; `isFirst` of the file. */
    void append(QByteArray &out, QByteArrayView record, bool isFirst) const;
    /** What stands behind the last row. */
    [[nodiscard]] QByteArray tail() const;

    /** True for a text that the guard is for. */
    [[nodiscard]] static bool isFormula(QByteArrayView text);

private:
    void appendLine(QByteArray &out, const std::vector<QByteArrayView> &values) const;
    void appendCell(QByteArray &out, QByteArrayView value, TableColumn::Kind kind) const;
    void appendQuoted(QByteArray &out, QByteArray cell) const;
    void appendObject(QByteArray &out, const std::vector<QByteArrayView> &values) const;

    const TableOptions m_options;
    const std::vector<TableColumn> m_all;
    std::vector<size_t> m_chosen;
    const bool m_isWhole; ///< all columns in their own order
};

} // namespace basalt::transfer
