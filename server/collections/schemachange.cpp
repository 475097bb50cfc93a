// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/schemachange.h"

#include "collections/collectioninput.h"
#include "collections/refused.h"
#include "collections/tabledefinition.h"
#include "core/ids.h"
#include "core/jsonwriter.h"
#include "db/constraint.h"
#include "schema/fieldcodec.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace basalt::collections {

namespace {

QString text(const QByteArray &utf8)
{
    return QString::fromUtf8(utf8);
}

QJsonValue fieldJson(const schema::Field &field)
{
    core::JsonWriter out;
    schema::writeField(out, field);
    return QJsonDocument::fromJson(out.bytes()).object();
}

QJsonValue ruleJson(const QByteArray &rule)
{
    return rule.isNull() ? QJsonValue(QJsonValue::Null) : QJsonValue(text(rule));
}

/** What is different, under the names of the API. A collection without an id stands for none. */
QList<db::AuditChange> differences(const schema::Collection &before, const schema::Collection &after)
{
    QList<db::AuditChange> changes;
    const bool isNew = before.id.isNull();
    if (isNew)
        changes.append({"name", QJsonValue::Undefined, text(after.name)});
    for (const schema::Field &field : after.fields()) {
        if (!before.field(field.name))
            changes.append({"schema." + field.name, QJsonValue::Undefined, fieldJson(field)});
    }
    for (const schema::Operation operation : schema::kOperations) {
        const QByteArray &was = before.rule(operation);
        const QByteArray &is = after.rule(operation);
        if (was != is || was.isNull() != is.isNull())
            changes.append({ruleName(operation), isNew ? QJsonValue(QJsonValue::Undefined) : ruleJson(was), ruleJson(is)});
    }
    for (const NamedFieldList &named : kFieldLists) {
        if (before.*named.list != after.*named.list) {
            changes.append({named.name.toByteArray(),
                            isNew ? QJsonValue(QJsonValue::Undefined) : QJsonValue(text((before.*named.list).text())),
                            text((after.*named.list).text())});
        }
    }
    return changes;
}

} // namespace

Result<schema::Collection> SchemaChangeJob::create(schema::Collection collection)
{
    BASALT_TRY_VOID(begin());
    if (m_schema->byName(collection.name))
        return Error::of(Code::CollectionExists);
    BASALT_TRY_VOID(checkTargets(collection));
    collection.createdAt = collection.updatedAt = m_now;
    collection.createdBy = collection.updatedBy = m_actor.userId;
    const auto statements = TableDefinition(collection, *m_schema, m_connection.dialect()).create();
    BASALT_TRY_VOID(run(statements));
    BASALT_TRY_VOID(CollectionStore::insert(m_connection, collection));
    BASALT_TRY_VOID(addHistory(collection, "create", statements));
    audit(Code::CollectionCreated, "CREATE", collection, differences(schema::Collection(), collection));
    return published(collection.id);
}

Result<schema::Collection> SchemaChangeJob::change(const schema::Collection &base, schema::Collection changed)
{
    BASALT_TRY_VOID(begin());
    const auto current = m_schema->byId(base.id);
    if (!current)
        return Error::of(Code::CollectionNotFound);
    if (current->version != base.version)
        return Error::of(Code::Conflict, u"The collection was changed at the same time; read it again."_s);
    const auto changes = differences(*current, changed);
    if (changes.isEmpty()) {
        m_context.allowUnaudited("nothing changes; only the lock counts as a statement");
        return *current;
    }
    BASALT_TRY_VOID(checkTargets(changed));
    changed.version = current->version + 1;
    changed.updatedAt = m_now;
    changed.updatedBy = m_actor.userId;
    const size_t first = current->columns.size();
    if (changed.columns.size() > first)
        BASALT_TRY_VOID(addFields(changed, first));
    BASALT_TRY_VOID(CollectionStore::update(m_connection, changed));
    const bool onlyRules = changed.columns.size() == first;
    audit(onlyRules ? Code::RulesUpdated : Code::CollectionUpdated, "UPDATE", changed, changes);
    return published(changed.id);
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
    BASALT_TRY(const qint64 records, CollectionStore::countRecords(m_connection, *collection));
    const auto statements = TableDefinition(*collection, *m_schema, m_connection.dialect()).drop();
    BASALT_TRY_VOID(run(statements));
    BASALT_TRY_VOID(CollectionStore::remove(m_connection, id));
    BASALT_TRY(const qint64 revision, addHistory(*collection, "drop", statements));
    audit(Code::CollectionDeleted, "DELETE", *collection,
          {{"name", text(collection->name), QJsonValue::Undefined}, {"records", records, QJsonValue::Undefined}});
    BASALT_TRY_VOID(publish());
    core::JsonWriter out;
    const QByteArray message = "Collection '" + collection->name + "' was deleted.";
    out.beginObject().member("message", QByteArrayView(message)).member("collection_id", QByteArrayView(id));
    out.member("collection_name", QByteArrayView(collection->name));
    out.member("table_name", QByteArrayView(collection->tableName)).member("records_deleted", records);
    out.member("migration_revision", QByteArrayView(QByteArray::number(revision))).endObject();
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
    BASALT_TRY(auto next, CollectionStore::loadAll(m_connection));
    m_context.afterCommit([&registry = m_registry, next](std::span<const db::AuditPosition>) { registry.replace(next); });
    return next;
}

/** Publishes, and returns the collection as everybody will see it. */
Result<schema::Collection> SchemaChangeJob::published(const QByteArray &id)
{
    BASALT_TRY(const auto next, publish());
    return *next->byId(id);
}

Result<void> SchemaChangeJob::run(const QList<QByteArray> &statements)
{
    for (const QByteArray &statement : statements)
        BASALT_TRY_VOID(m_connection.executeScript(statement));
    // Statements prepared a moment ago know the table as it was.
    m_connection.clearStatementCache();
    return {};
}

Result<void> SchemaChangeJob::checkTargets(const schema::Collection &collection) const
{
    for (const schema::Field &field : collection.fields()) {
        if (field.isReference() && field.targetId != collection.id && !m_schema->byId(field.targetId))
            return refused(field.name, u"The collection it refers to is gone."_s, u"invalid_collection"_s);
    }
    return {};
}

Result<void> SchemaChangeJob::addFields(const schema::Collection &changed, size_t first)
{
    const auto statements = TableDefinition(changed, *m_schema, m_connection.dialect()).addColumns(first);
    // Columns first, values next, uniqueness last would read better; but an index over values that clash fails either way,
    // and the message below names the field.
    BASALT_TRY_VOID(run(statements));
    if (auto filled = fillRequired(changed, first); !filled) {
        const auto broken = db::constraintOf(filled.error());
        if (!broken || broken->kind != db::ConstraintViolation::Kind::Unique)
            return filled;
        return refused("schema", u"A new unique field cannot have the same default in all records."_s, u"unique"_s);
    }
    BASALT_TRY_VOID(addHistory(changed, "add_fields", statements));
    return {};
}

Result<void> SchemaChangeJob::fillRequired(const schema::Collection &collection, size_t first)
{
    BASALT_TRY(const qint64 records, CollectionStore::countRecords(m_connection, collection));
    for (const schema::Field &field : std::span(collection.columns).subspan(first)) {
        if (!field.required || records == 0)
            continue;
        using Kind = schema::FieldDefault::Kind;
        if (field.fallback.kind != Kind::Literal && field.fallback.kind != Kind::Now) {
            return refused(
                field.name,
                u"The field \"%1\" is required, and %2 records exist: give it a default value for them."_s.arg(text(field.name))
                    .arg(records),
                u"default_needed"_s);
        }
        BASALT_TRY_VOID(fill(collection, field));
    }
    return {};
}

/** Gives the records that exist the default of a new required field. */
Result<void> SchemaChangeJob::fill(const schema::Collection &collection, const schema::Field &field)
{
    constexpr qsizetype kDateLength = 10;
    const QByteArray table = db::Dialect::quoteIdentifier(collection.tableName);
    if (field.multiple) {
        const QByteArray insert = "INSERT INTO " + db::Dialect::quoteIdentifier(field.junction)
            + " (\"record_id\", \"position\", \"value\") SELECT \"id\", "
            + m_connection.dialect().bindCast("$1", db::ColumnType::Integer) + ", "
            + m_connection.dialect().bindCast("$2", db::ColumnType::Text) + " FROM " + table;
        qint64 position = 0;
        for (const QByteArray &value : std::get<QList<QByteArray>>(field.fallback.literal))
            BASALT_TRY_VOID(m_connection.execute(insert, {position++, value}));
        return {};
    }
    schema::FieldValue value = field.fallback.literal;
    if (field.fallback.kind == schema::FieldDefault::Kind::Now)
        value = field.type == schema::FieldType::Date ? m_now.first(kDateLength) : m_now;
    const QByteArray update = "UPDATE " + table + " SET " + db::Dialect::quoteIdentifier(field.column) + " = $1";
    BASALT_TRY_VOID(m_connection.execute(update, {schema::toDatabase(value)}));
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
