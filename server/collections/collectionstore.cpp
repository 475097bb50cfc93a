// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/collectionstore.h"

#include "schema/fieldcodec.h"
#include "schema/names.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace basalt::collections {

namespace {

constexpr char kSelectAll[] = "SELECT id, name, table_name, version, fields, list_rule, view_rule, create_rule, update_rule, "
                              "delete_rule, list_fields, view_fields, create_fields, update_fields, created_at, created_by, "
                              "updated_at, updated_by FROM collections";

/** Null locks and empty opens, so the two must never be taken for each other. */
QByteArray readRule(const db::Rows &rows, int column)
{
    if (rows.isNull(column))
        return {};
    const QByteArray text = rows.string(column);
    return text.isNull() ? QByteArray("") : text;
}

Result<schema::Collection> readCollection(db::Rows &rows)
{
    enum {
        Id,
        Name,
        TableName,
        Version,
        Fields,
        FirstRule,
        ListFields = FirstRule + 5,
        ViewFields,
        CreateFields,
        UpdateFields,
        CreatedAt,
        CreatedBy,
        UpdatedAt,
        UpdatedBy
    };
    schema::Collection collection = schema::Collection::named(rows.string(Name));
    collection.id = rows.string(Id);
    collection.tableName = rows.string(TableName);
    collection.version = rows.integer(Version);
    for (size_t i = 0; i < collection.rules.size(); ++i)
        collection.rules[i] = readRule(rows, FirstRule + int(i));
    const auto readList = [&rows](int column) {
        return schema::FieldList::parse("fields", QString::fromUtf8(rows.text(column)));
    };
    BASALT_TRY(collection.listFields, readList(ListFields));
    BASALT_TRY(collection.viewFields, readList(ViewFields));
    BASALT_TRY(collection.createFields, readList(CreateFields));
    BASALT_TRY(collection.updateFields, readList(UpdateFields));
    collection.createdAt = rows.timestamp(CreatedAt);
    collection.createdBy = rows.string(CreatedBy);
    collection.updatedAt = rows.timestamp(UpdatedAt);
    collection.updatedBy = rows.string(UpdatedBy);
    BASALT_TRY_VOID(schema::loadFields(collection, rows.string(Fields)));
    return collection;
}

} // namespace

Result<schema::SnapshotPtr> CollectionStore::loadAll(db::Connection &connection)
{
    std::vector<schema::Collection> collections;
    BASALT_TRY(auto rows, connection.query(kSelectAll));
    for (;;) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            break;
        BASALT_TRY(auto collection, readCollection(rows));
        collections.push_back(std::move(collection));
    }
    return std::make_shared<const schema::SchemaSnapshot>(std::move(collections));
}

Result<void> CollectionStore::lockSchema(db::Connection &connection)
{
    if (connection.dialect().engine() == db::Engine::Sqlite)
        return {};
    return connection.executeScript("LOCK TABLE collections IN SHARE ROW EXCLUSIVE MODE");
}

Result<void> CollectionStore::insert(db::Connection &connection, const schema::Collection &c)
{
    static constexpr char kSql[] =
        "INSERT INTO collections (id, name, name_folded, table_name, version, fields, list_rule, view_rule, create_rule, "
        "update_rule, delete_rule, list_fields, view_fields, create_fields, update_fields, created_at, created_by, updated_at, "
        "updated_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)";
    BASALT_TRY_VOID(connection.execute(kSql,
                                       {c.id, c.name, schema::foldName(c.name), c.tableName, c.version, schema::storeFields(c),
                                        db::textOrNull(c.rules[0]), db::textOrNull(c.rules[1]), db::textOrNull(c.rules[2]),
                                        db::textOrNull(c.rules[3]), db::textOrNull(c.rules[4]), c.listFields.text(),
                                        c.viewFields.text(), c.createFields.text(), c.updateFields.text(), c.createdAt,
                                        db::textOrNull(c.createdBy), c.updatedAt, db::textOrNull(c.updatedBy)}));
    return {};
}

Result<void> CollectionStore::update(db::Connection &connection, const schema::Collection &c)
{
    static constexpr char kSql[] =
        "UPDATE collections SET version = $2, fields = $3, list_rule = $4, view_rule = $5, create_rule = $6, "
        "update_rule = $7, delete_rule = $8, list_fields = $9, view_fields = $10, create_fields = $11, "
        "update_fields = $12, updated_at = $13, updated_by = $14 WHERE id = $1";
    BASALT_TRY_VOID(connection.execute(
        kSql,
        {c.id, c.version, schema::storeFields(c), db::textOrNull(c.rules[0]), db::textOrNull(c.rules[1]),
         db::textOrNull(c.rules[2]), db::textOrNull(c.rules[3]), db::textOrNull(c.rules[4]), c.listFields.text(),
         c.viewFields.text(), c.createFields.text(), c.updateFields.text(), c.updatedAt, db::textOrNull(c.updatedBy)}));
    return {};
}

Result<void> CollectionStore::remove(db::Connection &connection, const QByteArray &id)
{
    BASALT_TRY_VOID(connection.execute("DELETE FROM collections WHERE id = $1", {id}));
    return {};
}

Result<qint64> CollectionStore::addHistory(db::Connection &connection, const schema::Collection &collection,
                                           const SchemaChange &change)
{
    QJsonArray statements;
    for (const QByteArray &statement : change.statements)
        statements.append(QString::fromUtf8(statement));
    BASALT_TRY(
        auto rows,
        connection.query("INSERT INTO collection_history (collection_id, collection_name, version, operation, statements, "
                         "fields, created_at, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
                         {collection.id, collection.name, collection.version, change.operation,
                          QJsonDocument(statements).toJson(QJsonDocument::Compact), schema::storeFields(collection), change.at,
                          db::textOrNull(change.by)}));
    BASALT_TRY(const bool inserted, rows.next());
    if (!inserted)
        return Error::internal(u"the history row has no number"_s);
    return rows.integer(0);
}

Result<qint64> CollectionStore::countRecords(db::Connection &connection, const schema::Collection &collection)
{
    const QByteArray sql = "SELECT count(*) FROM " + db::Dialect::quoteIdentifier(collection.tableName);
    BASALT_TRY(auto rows, connection.query(sql));
    BASALT_TRY(const bool counted, rows.next());
    return counted ? rows.integer(0) : 0;
}

} // namespace basalt::collections
