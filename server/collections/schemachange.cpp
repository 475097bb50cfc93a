// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/schemachange.h"

#include "access/collectionpermissions.h"
#include "collections/nametext.h"
#include "collections/refused.h"
#include "collections/schemaaudit.h"
#include "collections/schemahistory.h"
#include "collections/schemapublication.h"
#include "collections/tabledefinition.h"
#include "core/ids.h"
#include "core/jsonwriter.h"
#include "resources/recordtypes.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::collections {

Result<schema::Collection> SchemaChangeJob::create(const ReadNew &read)
{
    BASALT_TRY_VOID(begin());
    BASALT_TRY(auto collection, read(*m_schema));
    collection.createdAt = collection.updatedAt = m_now;
    collection.createdBy = collection.updatedBy = m_actor.userId;
    QList<QByteArray> statements;
    if (!collection.isView()) {
        BASALT_TRY(statements, TableDefinition(collection, *m_schema, m_connection.dialect()).create());
    }
    BASALT_TRY_VOID(run(statements));
    BASALT_TRY_VOID(CollectionStore::insert(m_connection, collection));
    BASALT_TRY_VOID(
        access::registerCollection(m_context, collection.id, collection.name, collection.isView(), m_now, m_actor.userId));
    if (!collection.isView())
        BASALT_TRY_VOID(resources::registerRecords(m_context, collection.id, collection.name, m_now, m_actor.userId));
    BASALT_TRY_VOID(addHistory(collection, "create", statements));
    audit(Code::CollectionCreated, "CREATE", collection, schemaDifferences(schema::Collection(), collection));
    return published(collection);
}

Result<QByteArray> SchemaChangeJob::remove(const QByteArray &id)
{
    BASALT_TRY_VOID(begin());
    const auto collection = m_schema->byId(id);
    if (!collection)
        return Error::of(Code::CollectionNotFound);
    for (const schema::IncomingReference &reference : m_schema->referencesTo(id)) {
        if (reference.from->id == id)
            continue;
        const QByteArray field = reference.from->name + '.' + reference.from->columns[size_t(reference.column)].name;
        return refused(field, u"\"%1\" refers to this collection."_s.arg(text(field)), u"referenced"_s);
    }
    for (const auto &view : m_schema->collections()) {
        if (view->isView() && view->select->sourceId == id)
            return refused(view->name, u"The view \"%1\" is made from this collection."_s.arg(text(view->name)),
                           u"referenced"_s);
    }
    if (auto refused = refusal(usesOf(*collection, *m_schema), {}))
        return std::move(*refused);
    BASALT_TRY_VOID(CollectionStore::lockTable(m_connection, *collection));
    BASALT_TRY(const qint64 records, CollectionStore::countRecords(m_connection, *collection));
    QList<QByteArray> statements;
    if (!collection->isView())
        statements = TableDefinition(*collection, *m_schema, m_connection.dialect()).drop();
    BASALT_TRY_VOID(run(statements));
    BASALT_TRY_VOID(CollectionStore::remove(m_connection, id));
    BASALT_TRY_VOID(access::unregisterCollection(m_context, collection->name));
    BASALT_TRY_VOID(resources::unregisterRecords(m_context, collection->id));
    BASALT_TRY(const qint64 revision, addHistory(*collection, "drop", statements));
    audit(Code::CollectionDeleted, "DELETE", *collection,
          {{"name", text(collection->name), QJsonValue::Undefined}, {"records", records, QJsonValue::Undefined}});
    BASALT_TRY_VOID(publish());
    core::JsonWriter out;
    const QByteArray message = (collection->isView() ? "View '" : "Collection '") + collection->name + "' was deleted.";
    out.beginObject().member("message", QByteArrayView(message)).member("collection_id", QByteArrayView(id));
    out.member("collection_name", QByteArrayView(collection->name));
    out.key("table_name");
    collection->isView() ? out.null() : out.string(QByteArrayView(collection->tableName));
    out.member("records_deleted", records);
    out.member("migration_revision", QByteArrayView(revisionOf(revision))).endObject();
    return out.take();
}

/** What was checked before the transaction may be out of date by now: from here on only the database counts. */
Result<void> SchemaChangeJob::begin()
{
    BASALT_TRY_VOID(CollectionStore::lockSchema(m_connection));
    BASALT_TRY(m_schema, CollectionStore::loadAll(m_connection));
    return {};
}

Result<schema::SnapshotPtr> SchemaChangeJob::publish()
{
    return publishSchema(m_context, m_registry);
}

/** Publishes, and returns the collection as everybody will see it. A fault in it is named as it is written there. */
Result<schema::Collection> SchemaChangeJob::published(const schema::Collection &collection)
{
    auto next = publish();
    if (next)
        return *(*next)->byId(collection.id);
    Error error = std::move(next).error();
    const QString own = text(collection.name) + u'.';
    for (FieldError &fault : error.fields) {
        if (fault.field.startsWith(own))
            fault.field.remove(0, own.size());
    }
    return error;
}

Result<void> SchemaChangeJob::run(const QList<QByteArray> &statements)
{
    for (const QByteArray &statement : statements)
        BASALT_TRY_VOID(m_connection.executeScript(statement));
    // Statements prepared a moment ago know the table as it was.
    m_connection.clearStatementCache();
    return {};
}

Result<qint64> SchemaChangeJob::addHistory(const schema::Collection &collection, const QByteArray &operation,
                                           const QList<QByteArray> &statements)
{
    return CollectionStore::addHistory(m_connection, collection, {operation, statements, m_now, m_actor.userId});
}

/** Collections belong to the whole installation, so their changes stand in the system account's trail. */
void SchemaChangeJob::audit(Code event, const QByteArray &operation, const schema::Collection &collection,
                            QList<db::AuditChange> changes)
{
    db::AuditEvent entry;
    entry.event = event;
    entry.operation = operation;
    entry.accountId = core::kSystemAccountId.toByteArray();
    entry.actor = m_actor;
    entry.table = "collections";
    entry.collectionId = collection.id;
    entry.collectionName = collection.name;
    entry.schemaVersion = collection.version;
    entry.recordId = collection.id;
    entry.changes = std::move(changes);
    entry.allowedBy = "superadmin";
    m_context.audit(std::move(entry));
}

} // namespace basalt::collections
