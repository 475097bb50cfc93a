// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "rules/computation.h"
#include "schema/schemasnapshot.h"

#include <QJsonArray>
#include <QJsonObject>

#include <initializer_list>

namespace basalt::collections {

/**
 * What clients send about collections, read and checked as far as that goes without the database. Members that no one knows
 * are faults.
 */

/** Body of POST: `name`, `schema` or `fields`, `indexes`, rules and field lists; of a view `select`. The collection gets the id `id`. */
[[nodiscard]] Result<schema::Collection> readNewCollection(const QJsonObject &body, const schema::SchemaSnapshot &schema,
                                                           const QByteArray &id);

/** Body of PUT …/rules: any of the five rules and four field lists, `field_access`. */
[[nodiscard]] Result<schema::Collection> readChangedRules(const QJsonObject &body, const schema::SchemaSnapshot &schema,
                                                          const schema::Collection &current);

/** The rules' names on the wire, by schema::Operation: `list_rule` … */
[[nodiscard]] QByteArray ruleName(schema::Operation operation);

/** What is wrong with a rule that was checked, and not merely that something is. */
[[nodiscard]] inline QString reasonOf(const Error &error)
{
    return error.fields.isEmpty() ? error.message : error.fields.first().message;
}

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

// Parts of the bodies, for those who read them.

/** Refuses members that are neither a rule, nor about fields, nor one of `extra`. */
[[nodiscard]] Result<void> refuseUnknown(const QJsonObject &body, std::initializer_list<QByteArrayView> extra);
/** `schema`, or its other name `fields`. */
[[nodiscard]] Result<QJsonArray> fieldArray(const QJsonObject &body);
/** The fault where it stands in the body: `schema.3.expression`. */
[[nodiscard]] FieldError expressionFault(const rules::ComputedFault &fault);
// Take over what the body has of each kind, checked against the fields of `collection`; what it has not stays.
[[nodiscard]] Result<void> applyRules(schema::Collection &collection, const schema::SchemaSnapshot &schema,
                                      const QJsonObject &body);
/** The field lists, and what sets have besides them. */
[[nodiscard]] Result<void> applyFieldLists(schema::Collection &collection, const QJsonObject &body);
[[nodiscard]] Result<void> applyRoutes(schema::Collection &collection, const QJsonObject &body);
[[nodiscard]] Result<void> applyIndexes(schema::Collection &collection, const QJsonObject &body);

} // namespace basalt::collections
