// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "schema/schemasnapshot.h"

#include <QJsonObject>

namespace basalt::collections {

/**
 * What clients send about collections, read and checked as far as that goes without the database. Members that no one knows
 * are faults.
 */

/** Body of POST: `name`, `schema` or `fields`, rules and field lists. The collection gets the id `id`. */
[[nodiscard]] Result<schema::Collection> readNewCollection(const QJsonObject &body, const schema::SchemaSnapshot &schema,
                                                           const QByteArray &id);

/**
 * Body of PUT: the whole field list with new fields at the end, and what POST takes besides. Any other difference from the
 * fields that exist is Code::SchemaChangeRefused naming the field.
 */
[[nodiscard]] Result<schema::Collection> readChangedCollection(const QJsonObject &body, const schema::SchemaSnapshot &schema,
                                                               const schema::Collection &current);

/** Body of PUT …/rules: any of the five rules and four field lists. */
[[nodiscard]] Result<schema::Collection> readChangedRules(const QJsonObject &body, const schema::SchemaSnapshot &schema,
                                                          const schema::Collection &current);

/** The rules' names on the wire, by schema::Operation: `list_rule` … */
[[nodiscard]] QByteArray ruleName(schema::Operation operation);

/** The field lists with their names on the wire. */
struct NamedFieldList
{
    QByteArrayView name;
    schema::FieldList schema::Collection::*list;
};
inline constexpr std::array kFieldLists{
    NamedFieldList{"list_fields", &schema::Collection::listFields},
    NamedFieldList{"view_fields", &schema::Collection::viewFields},
    NamedFieldList{"create_fields", &schema::Collection::createFields},
    NamedFieldList{"update_fields", &schema::Collection::updateFields},
};

} // namespace basalt::collections
