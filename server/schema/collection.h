// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "schema/field.h"
#include "schema/fieldaccess.h"
#include "schema/fieldlist.h"
#include "schema/index.h"
#include "schema/operation.h"
#include "schema/routechoice.h"
#include "schema/viewselect.h"

#include <QByteArray>
#include <QHash>

#include <array>
#include <memory>
#include <span>
#include <vector>

namespace basalt::schema {

/** The columns that every collection has, at these positions of Collection::columns. */
enum SystemColumn : int { kId, kAccountId, kCreatedAt, kCreatedBy, kUpdatedAt, kUpdatedBy, kVersion, kSystemColumnCount };

/**
 * A collection as all accounts share it: its columns, rules and field lists. A plain value, immutable once it stands in a
 * snapshot; copies are cheap enough for schema changes and are made nowhere else.
 */
struct Collection
{
    QByteArray id;
    QByteArray name;
    QByteArray tableName;
    qint64 version = 1;              ///< rises with every change of fields, rules or field lists
    std::vector<Field> columns;      ///< the system columns, then the fields in the order they were added
    std::array<QByteArray, 5> rules; ///< by Operation; a null text is a locked rule, an empty one lets everybody in
    std::shared_ptr<const ViewSelect> select = {}; ///< what a view selects; null: a collection with a table of its own
    std::vector<Index> indexes;                    ///< those of one's own; what `unique` and references need comes besides
    FieldList listFields;
    FieldList viewFields;
    FieldList createFields;
    FieldList updateFields;
    QList<FieldAccess> fieldAccess; ///< what holders of permission sets have besides these lists
    RouteChoice routes;
    QByteArray createdAt;
    QByteArray createdBy;
    QByteArray updatedAt;
    QByteArray updatedBy;

    /** A collection of that name with its system columns and no fields. */
    [[nodiscard]] static Collection named(const QByteArray &name);
    /** This collection under another name and with these fields: all physical names follow. */
    [[nodiscard]] Collection reshaped(const QByteArray &newName, std::vector<Field> newFields) const;

    /** The view of that name with these fields, of which those of many values bring the table that they are kept in. */
    [[nodiscard]] Collection asView(const QByteArray &newName, std::shared_ptr<const ViewSelect> selected,
                                    std::vector<Field> newFields) const;

    /** Rows are made of another collection's whenever they are read; there is no table. */
    [[nodiscard]] bool isView() const { return select != nullptr; }
    /** Rows are made of several records each; they have an id and an account, and nothing else besides the fields. */
    [[nodiscard]] bool isGroupedView() const { return select && select->isGrouped; }

    /** Gives the field its physical names and appends it. */
    void append(Field field);

    [[nodiscard]] std::span<const Field> fields() const { return std::span(columns).subspan(kSystemColumnCount); }
    /** Position of the column of that name, -1 if there is none. Names are compared exactly. */
    [[nodiscard]] int columnIndex(const QByteArray &column) const { return m_index.value(column, -1); }
    [[nodiscard]] const Field *field(const QByteArray &column) const;
    [[nodiscard]] const Field *fieldById(const QByteArray &fieldId) const;

    [[nodiscard]] const QByteArray &rule(Operation operation) const { return rules[static_cast<size_t>(operation)]; }
    /** The list for that operation; deleting shows and takes nothing and uses the list for viewing. */
    [[nodiscard]] const FieldList &fieldList(Operation operation) const;

private:
    QHash<QByteArray, int> m_index;
};

} // namespace basalt::schema
