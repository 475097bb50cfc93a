// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/textdepth.h"

#include "collections/collectioninput.h"
#include "collections/nametext.h"
#include "rules/rule.h"
#include "rules/sqldepth.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::collections {

namespace {

QList<QByteArray> tooDeep(db::Connection &connection, const schema::SchemaSnapshot &schema)
{
    const rules::Variables nobody = rules::Variables::ofNobody();
    QList<QByteArray> places;
    for (const auto &collection : schema.collections()) {
        std::vector<db::Value> binds;
        rules::SqlCompiler compiler(*collection, connection.dialect(), "r", nobody, binds);
        for (const schema::Operation operation : schema::kOperations) {
            const auto rule = rules::Rule::parse(collection->rule(operation), *collection, schema, operation);
            if (rule && rule->condition && rules::nestsTooDeep(connection, compiler.compile(*rule->condition)))
                places.append(collection->name + '.' + ruleName(operation));
        }
        for (const schema::Field &field : collection->fields()) {
            if (field.isComputed() && rules::nestsTooDeep(connection, compiler.computed(field)))
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
