// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/textdepth.h"

#include "collections/collectioninput.h"
#include "collections/nametext.h"
#include "rules/computation.h"
#include "rules/rule.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::collections {

namespace {

/**
 * Names are looked up only after the whole statement was read, so it needs no tables. The SELECTs around it are the room that
 * the statements need in which the text will stand.
 */
bool isTooDeep(db::Connection &connection, const QByteArray &expression)
{
    const QByteArray statement = "SELECT (SELECT (SELECT 1 WHERE (((" + expression + ")))))";
    const auto read = connection.executeScript(statement);
    return !read && read.error().code == Code::QueryTooDeep;
}

QByteArray ruleSql(const rules::Condition &condition, const schema::Collection &collection, const db::Dialect &dialect)
{
    const rules::Variables nobody{{}, {}, {}, {}, "1970-01-01T00:00:00.000Z"};
    std::vector<db::Value> binds;
    return rules::SqlCompiler(collection, dialect, "r", nobody, binds).compile(*condition);
}

QByteArray computedSql(const schema::Field &field, const schema::Collection &collection, const db::Dialect &dialect)
{
    const rules::Variables nobody{{}, {}, {}, {}, "1970-01-01T00:00:00.000Z"};
    std::vector<db::Value> binds;
    return rules::SqlCompiler(collection, dialect, "r", nobody, binds).computed(field);
}

QList<QByteArray> tooDeep(db::Connection &connection, const schema::SchemaSnapshot &schema)
{
    QList<QByteArray> places;
    for (const auto &collection : schema.collections()) {
        for (const schema::Operation operation : schema::kOperations) {
            const auto rule = rules::Rule::parse(collection->rule(operation), *collection, schema, operation);
            if (rule && rule->condition && isTooDeep(connection, ruleSql(rule->condition, *collection, connection.dialect())))
                places.append(collection->name + '.' + ruleName(operation));
        }
        for (const schema::Field &field : collection->fields()) {
            if (field.isComputed() && isTooDeep(connection, computedSql(field, *collection, connection.dialect())))
                places.append(collection->name + ".schema." + field.name + ".expression");
        }
    }
    return places;
}

} // namespace

Result<void> checkTextDepths(db::Connection &connection, const schema::SchemaSnapshot &before,
                             const schema::SchemaSnapshot &next)
{
    if (connection.dialect().engine() != db::Engine::Sqlite)
        return {};
    QList<QByteArray> places = tooDeep(connection, next);
    if (places.isEmpty())
        return {};
    const QList<QByteArray> known = tooDeep(connection, before);
    places.removeIf([&known](const QByteArray &place) { return known.contains(place); });
    if (places.isEmpty())
        return {};
    Error error = Error::of(Code::QueryTooDeep);
    for (const QByteArray &place : std::as_const(places))
        error.fields.append({text(place), error.message, u"too_deep"_s});
    return error;
}

} // namespace basalt::collections
