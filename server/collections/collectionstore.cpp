// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/collectionstore.h"

#include "collections/macrostore.h"
#include "core/logging.h"
#include "rules/computation.h"
#include "rules/viewcheck.h"
#include "schema/fieldcodec.h"
#include "schema/indexcodec.h"
#include "schema/names.h"
#include "schema/viewcodec.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace basalt::collections {

namespace {

constexpr char kSelectAll[] = "SELECT id, name, table_name, version, fields, list_rule, view_rule, create_rule, update_rule, "
                              "delete_rule, list_fields, view_fields, create_fields, update_fields, created_at, created_by, "
                              "updated_at, updated_by, indexes, view_select, field_access, routes FROM collections";

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
        UpdatedBy,
        Indexes,
        Select,
        FieldAccess,
        Routes
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
    BASALT_TRY(collection.fieldAccess, schema::loadFieldAccess(rows.string(FieldAccess)));
    BASALT_TRY(collection.routes, schema::RouteChoice::parse(QString::fromUtf8(rows.text(Routes))));
    collection.createdAt = rows.timestamp(CreatedAt);
    collection.createdBy = rows.string(CreatedBy);
    collection.updatedAt = rows.timestamp(UpdatedAt);
    collection.updatedBy = rows.string(UpdatedBy);
    if (!rows.isNull(Select)) {
        // Its columns follow from those of another collection.
        BASALT_TRY(auto select, schema::loadViewSelect(rows.string(Select)));
        return collection.asView(collection.name, std::make_shared<const schema::ViewSelect>(std::move(select)), {});
    }
    BASALT_TRY_VOID(schema::loadFields(collection, rows.string(Fields)));
    for (const rules::ComputedFault &fault : rules::resolveComputed(collection)) {
        core::logWarning("a stored expression does not parse; the field is null",
                         {{"collection", collection.name},
                          {"field", collection.columns[size_t(fault.column)].name},
                          {"fault", fault.error.message.toUtf8()}});
    }
    BASALT_TRY_VOID(schema::loadIndexes(collection, rows.string(Indexes)));
    return collection;
}

Result<std::vector<schema::Collection>> readCollections(db::Connection &connection)
{
    std::vector<schema::Collection> collections;
    BASALT_TRY(auto rows, connection.query(kSelectAll));
    for (;;) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return collections;
        BASALT_TRY(auto collection, readCollection(rows));
        collections.push_back(std::move(collection));
    }
}

schema::SnapshotPtr snapshotOf(std::vector<schema::Collection> collections, qint64 version, schema::MacroTable macros)
{
    QList<rules::ViewFault> faults;
    auto schema = rules::schemaOf(std::move(collections), version, std::move(macros), &faults);
    for (const rules::ViewFault &fault : faults) {
        core::logWarning("a stored view does not follow from its source; nobody can read it",
                         {{"view", schema->byId(fault.viewId)->name}, {"fault", fault.error.fields.first().message.toUtf8()}});
    }
    return schema;
}

/** Null for a collection with a table. */
db::Value selectOrNull(const schema::Collection &collection)
{
    return collection.isView() ? db::Value(schema::storeViewSelect(*collection.select)) : db::Value();
}

} // namespace

Result<schema::SnapshotPtr> CollectionStore::loadAll(db::Connection &connection)
{
    // Numbers never come back: if it is the same before and after, what was read between belongs to it.
    for (;;) {
        BASALT_TRY(const qint64 version, schemaVersion(connection));
        BASALT_TRY(auto collections, readCollections(connection));
        BASALT_TRY(auto macros, MacroStore::loadAll(connection));
        BASALT_TRY(const qint64 after, schemaVersion(connection));
        if (version == after)
            return snapshotOf(std::move(collections), version, std::move(macros));
    }
}

Result<qint64> CollectionStore::schemaVersion(db::Connection &connection)
{
    BASALT_TRY(auto rows, connection.query("SELECT value FROM installation WHERE key = 'schema_version'"));
    BASALT_TRY(const bool found, rows.next());
    return found ? rows.text(0).toLongLong() : 0;
}

Result<qint64> CollectionStore::raiseSchemaVersion(db::Connection &connection)
{
    BASALT_TRY(const qint64 version, schemaVersion(connection));
    BASALT_TRY_VOID(connection.execute("INSERT INTO installation (key, value) VALUES ('schema_version', $1) "
                                       "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                                       {QByteArray::number(version + 1)}));
    return version + 1;
}

Result<qint64> CollectionStore::versionOf(db::Connection &connection, const QByteArray &id)
{
    BASALT_TRY(auto rows, connection.query("SELECT version FROM collections WHERE id = $1", {id}));
    BASALT_TRY(const bool found, rows.next());
    return found ? rows.integer(0) : 0;
}

Result<void> CollectionStore::lockSchema(db::Connection &connection)
{
    if (connection.dialect().engine() == db::Engine::Sqlite)
        return {};
    // Changing the tables of many records is no runaway statement. Waiting long for a lock would hold up everybody who comes
    // later, though: better to fail and be tried again.
    return connection.executeScript("SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 4000; "
                                    "LOCK TABLE collections IN SHARE ROW EXCLUSIVE MODE");
}

Result<void> CollectionStore::lockTable(db::Connection &connection, const schema::Collection &collection)
{
    if (connection.dialect().engine() == db::Engine::Sqlite || collection.isView())
        return {};
    const QByteArray table = db::Dialect::quoteIdentifier(collection.tableName);
    return connection.executeScript(QByteArray("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE"));
}

Result<void> CollectionStore::insert(db::Connection &connection, const schema::Collection &c)
{
    static constexpr char kSql[] =
        "INSERT INTO collections (id, name, name_folded, table_name, version, fields, list_rule, view_rule, create_rule, "
        "update_rule, delete_rule, list_fields, view_fields, create_fields, update_fields, created_at, created_by, updated_at, "
        "updated_by, indexes, view_select, field_access, routes) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, "
        "$13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)";
    BASALT_TRY_VOID(connection.execute(kSql,
                                       {c.id,
                                        c.name,
                                        schema::foldName(c.name),
                                        c.tableName,
                                        c.version,
                                        schema::storeFields(c),
                                        db::textOrNull(c.rules[0]),
                                        db::textOrNull(c.rules[1]),
                                        db::textOrNull(c.rules[2]),
                                        db::textOrNull(c.rules[3]),
                                        db::textOrNull(c.rules[4]),
                                        c.listFields.text(),
                                        c.viewFields.text(),
                                        c.createFields.text(),
                                        c.updateFields.text(),
                                        c.createdAt,
                                        db::textOrNull(c.createdBy),
                                        c.updatedAt,
                                        db::textOrNull(c.updatedBy),
                                        schema::storeIndexes(c.indexes),
                                        selectOrNull(c),
                                        schema::storeFieldAccess(c.fieldAccess),
                                        c.routes.text()}));
    return {};
}

Result<void> CollectionStore::update(db::Connection &connection, const schema::Collection &c)
{
    static constexpr char kSql[] =
        "UPDATE collections SET version = $2, fields = $3, list_rule = $4, view_rule = $5, create_rule = $6, "
        "update_rule = $7, delete_rule = $8, list_fields = $9, view_fields = $10, create_fields = $11, "
        "update_fields = $12, updated_at = $13, updated_by = $14, name = $15, name_folded = $16, table_name = $17, "
        "indexes = $18, view_select = $19, field_access = $20, routes = $21 WHERE id = $1";
    BASALT_TRY_VOID(connection.execute(kSql,
                                       {c.id,
                                        c.version,
                                        schema::storeFields(c),
                                        db::textOrNull(c.rules[0]),
                                        db::textOrNull(c.rules[1]),
                                        db::textOrNull(c.rules[2]),
                                        db::textOrNull(c.rules[3]),
                                        db::textOrNull(c.rules[4]),
                                        c.listFields.text(),
                                        c.viewFields.text(),
                                        c.createFields.text(),
                                        c.updateFields.text(),
                                        c.updatedAt,
                                        db::textOrNull(c.updatedBy),
                                        c.name,
                                        schema::foldName(c.name),
                                        c.tableName,
                                        schema::storeIndexes(c.indexes),
                                        selectOrNull(c),
                                        schema::storeFieldAccess(c.fieldAccess),
                                        c.routes.text()}));
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
                         "fields, created_at, created_by, indexes, view_select) "
                         "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id",
                         {collection.id, collection.name, collection.version, change.operation,
                          QJsonDocument(statements).toJson(QJsonDocument::Compact), schema::storeFields(collection), change.at,
                          db::textOrNull(change.by), schema::storeIndexes(collection.indexes), selectOrNull(collection)}));
    BASALT_TRY(const bool inserted, rows.next());
    if (!inserted)
        return Error::internal(u"the history row has no number"_s);
    return rows.integer(0);
}

Result<qint64> CollectionStore::lastHistory(db::Connection &connection)
{
    BASALT_TRY(auto rows, connection.query("SELECT max(id) FROM collection_history"));
    BASALT_TRY(const bool found, rows.next());
    return found && !rows.isNull(0) ? rows.integer(0) : 0;
}

Result<QList<qint64>> CollectionStore::historySince(db::Connection &connection, qint64 id)
{
    QList<qint64> ids;
    BASALT_TRY(auto rows, connection.query("SELECT id FROM collection_history WHERE id > $1 ORDER BY id", {id}));
    for (;;) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return ids;
        ids.append(rows.integer(0));
    }
}

Result<qint64> CollectionStore::countRecords(db::Connection &connection, const schema::Collection &collection)
{
    if (collection.isView())
        return 0;
    const QByteArray sql = "SELECT count(*) FROM " + db::Dialect::quoteIdentifier(collection.tableName);
    BASALT_TRY(auto rows, connection.query(sql));
    BASALT_TRY(const bool counted, rows.next());
    return counted ? rows.integer(0) : 0;
}

} // namespace basalt::collections
