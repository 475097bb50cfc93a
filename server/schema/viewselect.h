// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <vector>

namespace basalt::schema {

/** One field of a view: a value that each record of the source has, or one that is made of all records of a group. */
struct ViewField
{
    QByteArray id; ///< what stays the same when the field is renamed
    QByteArray name;
    QByteArray value;     ///< an expression over the source, often just a field; null for what is made of a group
    QByteArray aggregate; ///< `count`, `sum`, `avg`, `min`, `max`; null for a value
    QByteArray operand;   ///< an expression, of which the aggregate is made; null: the records themselves are counted

    [[nodiscard]] bool isAggregate() const { return !aggregate.isNull(); }
    friend bool operator==(const ViewField &, const ViewField &) = default;
};

/** What a view selects. A plain value; what its texts mean is known to the language of rules alone (rules/viewcheck.h). */
struct ViewSelect
{
    QByteArray sourceId;   ///< the collection that it is made from
    QByteArray sourceName; ///< as a snapshot of the schema has it
    QByteArray filter;     ///< which records of the source; null: all
    std::vector<ViewField> fields;
    bool isGrouped = false; ///< by all values; without any, the records of an account are one group
    QByteArray having;      ///< which groups, over the fields of the view; null: all

    friend bool operator==(const ViewSelect &, const ViewSelect &) = default;
};

} // namespace basalt::schema
