// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Changing a collection that exists, with the records in it.

#include "access/collectionpermissions.h"
#include "collections/nametext.h"
#include "collections/refused.h"
#include "collections/schemaaudit.h"
#include "collections/schemachange.h"
#include "collections/searchtable.h"
#include "core/logging.h"
#include "db/constraint.h"
#include "resources/recordtypes.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace basalt::collections {

namespace {

/**
 * SQLite's older way of renaming while this lives: a table takes the place of one that views and triggers name, which the newer
 * way refuses as long as they cannot be resolved.
 */
class OlderRename
{
public:
    explicit OlderRename(db::Connection &connection) : m_connection(connection) { }
    Q_DISABLE_COPY_MOVE(OlderRename)
    ~OlderRename()
    {
        if (const auto off = m_connection.executeScript("PRAGMA legacy_alter_table = OFF"); !off)
            core::logError("legacy_alter_table could not be switched off", {{"detail", off.error().detail.toUtf8()}});
    }
    [[nodiscard]] Result<void> on() { return m_connection.executeScript("PRAGMA legacy_alter_table = ON"); }

private:
    db::Connection &m_connection;
};

/** A database that refuses DDL does so for something that was made by hand and that Basalt cannot know. */
Error explained(Error error)
{
    if (error.code != Code::DatabaseError)
        return error;
    static const QRegularExpression kSqlite(u"error in (view|trigger|index) ([^\\s:]+)"_s);
    static const QRegularExpression kPostgres(u"PostgreSQL (2BP01|0A000):"_s);
    const auto named = kSqlite.match(error.detail);
    if (!named.hasMatch() && !kPostgres.match(error.detail).hasMatch())
        return error;
    Error refused =
        Error::of(Code::SchemaChangeRefused,
                  named.hasMatch() ? u"The %1 \"%2\", made in the database by hand, uses what would change."_s.arg(
                      named.captured(1), named.captured(2))
                                   : u"A view or another object, made in the database by hand, uses what would change."_s);
    refused.detail = error.detail;
    refused.fields.append({named.captured(2), refused.message, u"in_use"_s});
    return refused;
}

} // namespace

Result<schema::Collection> SchemaChangeJob::change(const schema::Collection &base, const ReadChange &read)
{
    BASALT_TRY_VOID(begin());
    const auto current = m_schema->byId(base.id);
    if (!current)
        return Error::of(Code::CollectionNotFound);
    if (current->version != base.version)
        return changedMeanwhile();
    BASALT_TRY(const ChangeInput input, read(*m_schema, *current));
    if (auto refused = refusal(input.uses, {}))
        return std::move(*refused);
    const auto changes = schemaDifferences(*current, input.target);
    if (changes.isEmpty()) {
        m_context.allowUnaudited("nothing changes; only the lock counts as a statement");
        return *current;
    }
    schema::Collection changed = input.target;
    changed.version = current->version + 1;
    changed.updatedAt = m_now;
    changed.updatedBy = m_actor.userId;
    BASALT_TRY_VOID(CollectionStore::lockTable(m_connection, *current));
    const SchemaDiff diff(*current, input.target);
    auto all = changes;
    if (diff.touchesTables())
        BASALT_TRY_VOID(alterTables(diff, input, changed, all));
    BASALT_TRY_VOID(CollectionStore::update(m_connection, changed));
    if (changed.name != current->name)
        BASALT_TRY_VOID(access::renameCollection(m_context, current->name, changed.name, m_now));
    if (changed.name != current->name && !changed.isView())
        BASALT_TRY_VOID(resources::renameRecords(m_context, changed.id, changed.name, m_now));
    if (changed.isView() && (changed.name != current->name || *changed.select != *current->select))
        BASALT_TRY_VOID(addHistory(changed, "change", {}));
    BASALT_TRY_VOID(updateViews(input.views));
    const bool onlyRules = std::ranges::none_of(changes, [](const db::AuditChange &change) {
        return change.field.startsWith("schema") || change.field == "name" || change.field == "indexes"
            || change.field == "select";
    });
    audit(onlyRules ? Code::RulesUpdated : Code::CollectionUpdated, "UPDATE", changed, std::move(all));
    return published(changed);
}

/** Those that name by its new name what the change renames. */
Result<void> SchemaChangeJob::updateViews(std::vector<schema::Collection> views)
{
    for (schema::Collection &view : views) {
        const auto before = m_schema->byId(view.id);
        view.version = before->version + 1;
        view.updatedAt = m_now;
        view.updatedBy = m_actor.userId;
        BASALT_TRY_VOID(CollectionStore::update(m_connection, view));
        BASALT_TRY_VOID(addHistory(view, "change", {}));
        audit(Code::CollectionUpdated, "UPDATE", view, schemaDifferences(*before, view));
    }
    return {};
}

Result<void> SchemaChangeJob::alterTables(const SchemaDiff &diff, const ChangeInput &input, const schema::Collection &changed,
                                          QList<db::AuditChange> &changes)
{
    BASALT_TRY(const auto alteration, TableAlteration::plan(diff, *m_schema, m_connection));
    BASALT_TRY(const qint64 records, CollectionStore::countRecords(m_connection, diff.before()));
    BASALT_TRY_VOID(runAltering(alteration.prepare()));
    DataScan scan(m_connection, diff, input, *m_schema, diff.after().tableName);
    BASALT_TRY_VOID(scan.convert(alteration.storages()));
    if (auto refused = refusal({}, scan.findings() + missingDefaults(diff, input, records)))
        return std::move(*refused);
    BASALT_TRY_VOID(runAltering(alteration.alter()));
    QList<QByteArray> handMade;
    if (!alteration.rebuild().isEmpty()) {
        BASALT_TRY(handMade, copyTable(alteration, diff.after().tableName));
    }
    BASALT_TRY_VOID(fillRequired(diff, input, records));
    BASALT_TRY_VOID(checkDuplicates(diff.after(), alteration.indexes()));
    BASALT_TRY_VOID(runAltering(alteration.indexes()));
    BASALT_TRY_VOID(fillSearch(diff, !scan.converted().isEmpty()));
    for (const Finding &finding : scan.findings())
        changes.append({"converted." + finding.field, QJsonValue::Undefined,
                        u"%1: %2 × %3"_s.arg(finding.code, text(finding.remedy)).arg(finding.count)});
    BASALT_TRY_VOID(addHistory(changed, "change", withConversions(alteration, scan.converted(), handMade)));
    return {};
}

Result<void> SchemaChangeJob::runAltering(const QList<QByteArray> &statements)
{
    auto outcome = run(statements);
    if (!outcome)
        return explained(std::move(outcome).error());
    return outcome;
}

Result<bool> SchemaChangeJob::hasForeignKeysEnforced()
{
    BASALT_TRY(auto rows, m_connection.query("SELECT foreign_keys FROM pragma_foreign_keys"));
    BASALT_TRY(const bool found, rows.next());
    return found && rows.boolean(0);
}

/** Returns the statements that made again what was made by hand. */
Result<QList<QByteArray>> SchemaChangeJob::copyTable(const TableAlteration &alteration, const QByteArray &table)
{
    // With keys enforced, dropping the old table would take along or stop at what refers to it.
    BASALT_TRY(const bool enforced, hasForeignKeysEnforced());
    if (enforced)
        return changedMeanwhile();
    BASALT_TRY(const auto handMade, TableAlteration::handMade(m_connection, table));
    {
        OlderRename older(m_connection);
        BASALT_TRY_VOID(older.on());
        BASALT_TRY_VOID(runAltering(alteration.rebuild()));
    }
    BASALT_TRY_VOID(runAltering(handMade));
    // Renaming a column to its own name has SQLite resolve all views and triggers: one that has lost a column stops the change.
    const QByteArray name = db::Dialect::quoteIdentifier(table);
    BASALT_TRY_VOID(runAltering({QByteArray("ALTER TABLE " + name + " RENAME COLUMN \"version\" TO \"version\"")}));
    return handMade;
}

/** Gives the records that exist a value of each new required field, and of others where `convert` says one. */
Result<void> SchemaChangeJob::fillRequired(const SchemaDiff &diff, const ChangeInput &input, qint64 records)
{
    for (const FieldChange &change : diff.fields()) {
        if (change.before || change.isComputed() || records == 0)
            continue;
        const schema::FieldValue value = valueForExisting(*change.after, input, m_now);
        if (!schema::isEmpty(value))
            BASALT_TRY_VOID(fill(diff.after(), *change.after, value));
    }
    return {};
}

/** Where other fields are searchable now, or hold other values. */
Result<void> SchemaChangeJob::fillSearch(const SchemaDiff &diff, bool isConverted)
{
    const SearchTable search(diff.after(), m_connection.dialect());
    if (!search.isNeeded() || (!isConverted && !searchesDiffer(diff.before(), diff.after())))
        return {};
    return search.fill(m_connection);
}

Result<void> SchemaChangeJob::fill(const schema::Collection &collection, const schema::Field &field,
                                   const schema::FieldValue &value)
{
    const QByteArray table = db::Dialect::quoteIdentifier(collection.tableName);
    if (field.multiple) {
        const QByteArray insert = "INSERT INTO " + db::Dialect::quoteIdentifier(field.junction)
            + " (\"record_id\", \"position\", \"value\") SELECT \"id\", "
            + m_connection.dialect().bindCast("$1", db::ColumnType::Integer) + ", "
            + m_connection.dialect().bindCast("$2", db::ColumnType::Text) + " FROM " + table;
        qint64 position = 0;
        for (const QByteArray &element : std::get<QList<QByteArray>>(value))
            BASALT_TRY_VOID(m_connection.execute(insert, {position++, element}));
        return {};
    }
    const QByteArray update = "UPDATE " + table + " SET " + db::Dialect::quoteIdentifier(field.column) + " = $1";
    BASALT_TRY_VOID(m_connection.execute(update, {schema::toDatabase(value)}));
    return {};
}

/** Before the indexes are made, so that the refusal can name records. */
Result<void> SchemaChangeJob::checkDuplicates(const schema::Collection &collection, const QList<QByteArray> &created)
{
    BASALT_TRY(const auto indexes, TableDefinition(collection, *m_schema, m_connection.dialect()).indexes());
    QList<Finding> findings;
    for (const TableIndex &index : indexes) {
        if (!index.unique || !created.contains(index.sql))
            continue;
        BASALT_TRY(auto found, findDuplicates(m_connection, collection, collection.tableName, index));
        if (found)
            findings.append(std::move(*found));
    }
    m_connection.clearStatementCache();
    if (auto refused = refusal({}, findings))
        return std::move(*refused);
    return {};
}

} // namespace basalt::collections
