// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "schema/collection.h"

#include <vector>

namespace basalt::collections {

/** A field before and after a change, matched by id. */
struct FieldChange
{
    enum class Storage {
        Same,       ///< the values stay where they are
        ForeignKey, ///< the same values, another foreign key or none
        New,        ///< another type of column, or a column instead of a table of values and the reverse
    };

    const schema::Field *before = nullptr; ///< null: added
    const schema::Field *after = nullptr;  ///< null: dropped
    Storage storage = Storage::Same;

    [[nodiscard]] bool isKept() const { return before && after; }
    [[nodiscard]] bool isRenamed() const { return isKept() && before->name != after->name; }
    /** Then there is nothing of it in a table, before or after: a field is computed or stored for good. */
    [[nodiscard]] bool isComputed() const { return (after ? after : before)->isComputed(); }
    /** Whether values that were good before may not be good any more. */
    [[nodiscard]] bool needsCheck() const;
    /** Whether the database can make the new values by itself, exactly as schema::convertValue() would, and all are good. */
    [[nodiscard]] bool isPlainCast() const;
};

/**
 * What is different between two shapes of one collection. Holds pointers into both, which outlive it. Order: the fields of
 * `after`, then those that are dropped.
 */
class SchemaDiff
{
public:
    SchemaDiff(const schema::Collection &before, const schema::Collection &after);

    [[nodiscard]] const schema::Collection &before() const { return m_before; }
    [[nodiscard]] const schema::Collection &after() const { return m_after; }
    [[nodiscard]] const std::vector<FieldChange> &fields() const { return m_fields; }
    [[nodiscard]] const FieldChange *field(const QByteArray &id) const;
    [[nodiscard]] bool isRenamed() const { return m_before.name != m_after.name; }
    /** True if tables, columns or indexes change, or the values in them have to be looked at. */
    [[nodiscard]] bool touchesTables() const;

private:
    const schema::Collection &m_before;
    const schema::Collection &m_after;
    std::vector<FieldChange> m_fields;
};

} // namespace basalt::collections
