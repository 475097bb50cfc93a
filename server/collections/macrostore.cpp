// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/macrostore.h"

#include "schema/names.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace basalt::collections {

namespace {

QList<QByteArray> readNames(const QByteArray &json)
{
    QList<QByteArray> names;
    const QJsonArray array = QJsonDocument::fromJson(json).array();
    for (const QJsonValue &name : array)
        names.append(name.toString().toUtf8());
    return names;
}

QByteArray storedNames(const QList<QByteArray> &names)
{
    QJsonArray array;
    for (const QByteArray &name : names)
        array.append(QString::fromUtf8(name));
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

} // namespace

Result<schema::MacroTable> MacroStore::loadAll(db::Connection &connection)
{
    schema::MacroTable macros;
    BASALT_TRY(auto rows,
               connection.query("SELECT id, name, description, parameters, expression, sql_query, created_at, created_by, "
                                "updated_at, updated_by FROM macros ORDER BY id"));
    for (;;) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return macros;
        schema::Macro macro;
        macro.id = rows.integer(0);
        macro.name = rows.string(1);
        macro.description = rows.string(2);
        macro.parameters = readNames(rows.string(3));
        macro.expression = rows.string(4);
        macro.sql = rows.string(5);
        macro.createdAt = rows.timestamp(6);
        macro.createdBy = rows.string(7);
        macro.updatedAt = rows.timestamp(8);
        macro.updatedBy = rows.string(9);
        macros.insert(macro.name, macro);
    }
}

Result<qint64> MacroStore::insert(db::Connection &connection, const schema::Macro &macro)
{
    BASALT_TRY(auto rows,
               connection.query("INSERT INTO macros (name, name_folded, description, parameters, expression, sql_query, "
                                "created_at, created_by, updated_at, updated_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, "
                                "$10) RETURNING id",
                                {macro.name, schema::foldName(macro.name), macro.description, storedNames(macro.parameters),
                                 db::textOrNull(macro.expression), db::textOrNull(macro.sql), macro.createdAt,
                                 db::textOrNull(macro.createdBy), macro.updatedAt, db::textOrNull(macro.updatedBy)}));
    BASALT_TRY(const bool inserted, rows.next());
    if (!inserted)
        return Error::internal(u"the macro has no number"_s);
    return rows.integer(0);
}

Result<void> MacroStore::update(db::Connection &connection, const schema::Macro &macro)
{
    BASALT_TRY_VOID(connection.execute("UPDATE macros SET name = $2, name_folded = $3, description = $4, parameters = $5, "
                                       "expression = $6, sql_query = $7, updated_at = $8, updated_by = $9 WHERE id = $1",
                                       {macro.id, macro.name, schema::foldName(macro.name), macro.description,
                                        storedNames(macro.parameters), db::textOrNull(macro.expression),
                                        db::textOrNull(macro.sql), macro.updatedAt, db::textOrNull(macro.updatedBy)}));
    return {};
}

Result<void> MacroStore::remove(db::Connection &connection, qint64 id)
{
    BASALT_TRY_VOID(connection.execute("DELETE FROM macros WHERE id = $1", {id}));
    return {};
}

} // namespace basalt::collections
