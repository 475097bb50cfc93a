// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importer/importrun.h"

#include "auth/accountstore.h"
#include "collections/changeinput.h"
#include "collections/collectioninput.h"
#include "collections/collectionstore.h"
#include "collections/schemachange.h"
#include "core/ids.h"
#include "importer/inference.h"
#include "records/recordstore.h"
#include "schema/valuedecoder.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace basalt::importer {

namespace {

constexpr std::size_t kBatch = 1'000; ///< records between two looks at the progress, and audit entries appended at once

QString text(const QByteArray &utf8)
{
    return QString::fromUtf8(utf8);
}

} // namespace

Result<ImportSummary> ImportRun::run()
{
    m_request.progress->rowsDone = 0;
    m_request.progress->rowsTotal = m_request.document.rowCount();
    BASALT_TRY_VOID(chooseAccount());
    BASALT_TRY_VOID(makeCollections());
    for (std::size_t i = 0; i < m_targets.size(); ++i)
        assignIds(i);
    for (std::size_t i = 0; i < m_targets.size(); ++i)
        BASALT_TRY_VOID(loadRows(i));
    BASALT_TRY_VOID(writeLaterRelations());
    BASALT_TRY_VOID(flushEvents());
    ImportSummary made = summary();
    noteImport(made);
    return made;
}

Result<void> ImportRun::chooseAccount()
{
    auth::AccountStore store(m_connection);
    QByteArray named = m_request.account;
    if (named.isNull()) {
        // The system account and, if there is only one other, that one.
        auth::AccountQuery query;
        query.limit = 3;
        BASALT_TRY(const auto page, store.list(query));
        named = core::kSystemAccountId.toByteArray();
        for (const auth::Account &account : page.items) {
            if (page.items.size() == 2 && account.id != core::kSystemAccountId)
                named = account.id;
        }
    }
    BASALT_TRY(auto account, store.find(auth::AccountSelector::parse(named)));
    if (!account)
        return Error::of(Code::AccountNotFound, u"There is no account \"%1\"."_s.arg(text(named)));
    m_account = std::move(*account);
    return {};
}

// -- collections
// -------------------------------------------------------------------------------------------------------------

Result<void> ImportRun::makeCollections()
{
    const auto &planned = m_request.plan.collections;
    for (std::size_t i = 0; i < planned.size(); ++i) {
        Target target;
        auto collection = makeCollection(i);
        if (!collection) {
            Error error = std::move(collection).error();
            if (error.code == Code::CollectionExists)
                error.message = u"The collection \"%1\" exists already."_s.arg(text(planned[i].name));
            for (FieldError &fault : error.fields)
                fault.field = table(i).name + u": "_s + fault.field;
            return error;
        }
        target.collection = std::move(*collection);
        m_targets.push_back(std::move(target));
    }
    for (std::size_t i = 0; i < planned.size(); ++i) {
        if (hasLateFields(i))
            BASALT_TRY_VOID(addLateFields(i));
        m_targets[i].insertStatement = records::RecordStore::insertStatement(m_targets[i].collection);
        for (const PlannedField &field : planned[i].fields)
            m_targets[i].columns.push_back(m_targets[i].collection.columnIndex(field.name));
    }
    return {};
}

Result<schema::Collection> ImportRun::makeCollection(std::size_t index)
{
    collections::SchemaChangeJob job(m_context, m_registry, m_request.actor, m_now);
    return job.create([&](const schema::SchemaSnapshot &schema) {
        return collections::readNewCollection(definition(index, false), schema, core::newId());
    });
}

/** Relations to collections that come later in a circle are added once those exist. */
Result<void> ImportRun::addLateFields(std::size_t index)
{
    schema::Collection &collection = m_targets[index].collection;
    collections::SchemaChangeJob job(m_context, m_registry, m_request.actor, m_now);
    const auto read = [&](const schema::SchemaSnapshot &schema, const schema::Collection &current) {
        return collections::readChange({{u"fields"_s, definition(index, true).value(u"fields"_s)}}, schema, current);
    };
    BASALT_TRY(auto result, job.change(collection, read));
    collection = std::move(result);
    return {};
}

bool ImportRun::hasLateFields(std::size_t index) const
{
    const auto &fields = m_request.plan.collections[index].fields;
    return std::any_of(fields.begin(), fields.end(),
                       [index](const PlannedField &field) { return field.target && *field.target > index; });
}

QJsonObject ImportRun::definition(std::size_t index, bool withLateFields) const
{
    const PlannedCollection &planned = m_request.plan.collections[index];
    QJsonArray fields;
    QJsonArray late;
    for (const PlannedField &field : planned.fields) {
        QJsonObject json{{u"name"_s, text(field.name)},
                         {u"type"_s, text(fieldTypeName(field.type).toByteArray())},
                         {u"required"_s, field.isKey},
                         {u"unique"_s, field.isKey}};
        if (field.target) {
            json.insert(u"type"_s, u"reference"_s);
            json.insert(u"collection"_s, text(m_request.plan.collections[*field.target].name));
            json.insert(u"on_delete"_s, u"restrict"_s);
        }
        for (auto it = field.refinement.begin(); it != field.refinement.end(); ++it)
            json.insert(it.key(), it.value());
        // New fields stand behind those that exist.
        if (field.target && *field.target > index)
            late.append(json);
        else
            fields.append(json);
    }
    if (withLateFields) {
        for (const QJsonValue field : std::as_const(late))
            fields.append(field);
    }
    return {{u"name"_s, text(planned.name)}, {u"fields"_s, fields}};
}

// -- records
// -----------------------------------------------------------------------------------------------------------------

void ImportRun::assignIds(std::size_t index)
{
    const PlannedCollection &planned = m_request.plan.collections[index];
    const std::vector<QJsonObject> &rows = table(index).rows;
    Target &target = m_targets[index];
    target.ids.reserve(rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
        target.ids.push_back(core::newId());
        if (planned.key)
            target.rowOfKey.insert(keyText(rows[row].value(planned.fields[*planned.key].source)), row);
    }
}

Result<void> ImportRun::loadRows(std::size_t index)
{
    for (std::size_t row = 0; row < table(index).rows.size(); ++row) {
        if (auto inserted = insert(index, row); !inserted)
            return atRow(std::move(inserted).error(), index, row);
        const qint64 done = ++m_request.progress->rowsDone;
        if (m_events.size() >= kBatch)
            BASALT_TRY_VOID(flushEvents());
        if (std::size_t(done) % kBatch == 0 && m_request.progress->cancelled)
            return Error::of(Code::Cancelled, u"The import was cancelled; nothing of it was kept."_s);
    }
    return {};
}

Result<void> ImportRun::insert(std::size_t index, std::size_t row)
{
    const PlannedCollection &planned = m_request.plan.collections[index];
    const Target &target = m_targets[index];
    BASALT_TRY(schema::RecordValues values, valuesOf(index, row));
    BASALT_TRY_VOID(noteRecord(target.collection, values));

    Later later{index, row, {}};
    for (std::size_t i = 0; i < planned.fields.size(); ++i) {
        const auto column = std::size_t(target.columns[i]);
        const PlannedField &field = planned.fields[i];
        if (!field.target || schema::isNull(values[column]) || *field.target < index)
            continue;
        if (*field.target == index && target.rowOfKey.value(keyText(table(index).rows[row].value(field.source))) < row)
            continue;
        later.columns.push_back(column);
        values[column] = {};
    }
    BASALT_TRY_VOID(records::RecordStore(m_connection).insert(target.collection, values, target.insertStatement));
    if (!later.columns.empty())
        m_later.push_back(std::move(later));
    return {};
}

Result<void> ImportRun::writeLaterRelations()
{
    for (const Later &later : m_later) {
        BASALT_TRY(const schema::RecordValues values, valuesOf(later.target, later.row));
        const schema::Collection &collection = m_targets[later.target].collection;
        if (auto updated = records::RecordStore(m_connection).update(collection, values, later.columns); !updated)
            return atRow(std::move(updated).error(), later.target, later.row);
    }
    return {};
}

Result<schema::RecordValues> ImportRun::valuesOf(std::size_t index, std::size_t row) const
{
    const PlannedCollection &planned = m_request.plan.collections[index];
    const Target &target = m_targets[index];
    schema::RecordValues values(target.collection.columns.size());
    values[schema::kId] = target.ids[row];
    values[schema::kAccountId] = m_account.id;
    values[schema::kCreatedAt] = values[schema::kUpdatedAt] = m_now;
    // On the command line nobody is signed in; no user has an id like this.
    values[schema::kCreatedBy] = values[schema::kUpdatedBy] =
        m_request.actor.userId.isNull() ? QByteArray("import") : m_request.actor.userId;
    values[schema::kVersion] = qint64{1};
    for (std::size_t i = 0; i < planned.fields.size(); ++i) {
        const auto column = std::size_t(target.columns[i]);
        BASALT_TRY(values[column], valueOf(index, row, planned.fields[i], target.collection.columns[column]));
    }
    return values;
}

Result<schema::FieldValue> ImportRun::valueOf(std::size_t index, std::size_t row, const PlannedField &planned,
                                              const schema::Field &field) const
{
    const QJsonValue json = table(index).rows[row].value(planned.source);
    if (json.isNull() || json.isUndefined())
        return schema::FieldValue();
    if (planned.target) {
        const Target &target = m_targets[*planned.target];
        const auto found = target.rowOfKey.constFind(keyText(json));
        if (found == target.rowOfKey.constEnd()) {
            return Error::invalid(planned.source, u"This value is no key of \"%1\"."_s.arg(table(*planned.target).name),
                                  u"unknown_key"_s);
        }
        return schema::FieldValue(target.ids[*found]);
    }
    auto value = schema::decodeValue(field, json);
    if (!value)
        return Error::invalid(planned.source, value.error().message, value.error().code);
    return std::move(*value);
}

// -- audit
// -------------------------------------------------------------------------------------------------------------------

Result<void> ImportRun::noteRecord(const schema::Collection &collection, const schema::RecordValues &values)
{
    db::AuditEvent event;
    event.event = Code::RecordCreated;
    event.operation = "CREATE";
    event.accountId = m_account.id;
    event.actor = m_request.actor;
    event.table = collection.tableName;
    event.collectionId = collection.id;
    event.collectionName = collection.name;
    event.schemaVersion = collection.version;
    event.recordId = records::textOf(values, schema::kId);
    event.allowedBy = m_request.allowedBy;
    for (std::size_t i = schema::kSystemColumnCount; i < values.size(); ++i) {
        if (!schema::isEmpty(values[i])) {
            event.changes.append(
                {collection.columns[i].name, QJsonValue::Undefined, schema::toJson(collection.columns[i], values[i])});
        }
    }
    m_events.push_back(std::move(event));
    return {};
}

/** Appended batch by batch, not with the job's own events at its end: a document may have millions of rows. */
Result<void> ImportRun::flushEvents()
{
    BASALT_TRY_VOID(m_audit.append(m_connection, m_events));
    m_events.clear();
    return {};
}

void ImportRun::noteImport(const ImportSummary &made)
{
    db::AuditEvent event;
    event.event = Code::DataImported;
    event.operation = "IMPORT";
    event.accountId = m_account.id;
    event.actor = m_request.actor;
    event.allowedBy = m_request.allowedBy;
    event.changes.append({"source", QJsonValue::Undefined, m_request.source});
    for (const ImportSummary::Line &line : made.lines)
        event.changes.append({line.collection, QJsonValue::Undefined, line.rows});
    m_context.audit(std::move(event));
}

// -- small things
// ------------------------------------------------------------------------------------------------------------

ImportSummary ImportRun::summary() const
{
    ImportSummary made;
    made.accountCode = m_account.code;
    made.skipped = m_request.plan.skipped;
    for (std::size_t i = 0; i < m_targets.size(); ++i) {
        ImportSummary::Line line;
        line.collection = m_targets[i].collection.name;
        line.rows = qint64(m_targets[i].ids.size());
        for (const PlannedField &field : m_request.plan.collections[i].fields) {
            ++line.fields;
            line.relations += field.target ? 1 : 0;
        }
        made.lines.push_back(std::move(line));
    }
    return made;
}

const SourceTable &ImportRun::table(std::size_t index) const
{
    return m_request.document.tables[m_request.plan.collections[index].table];
}

/** The place in the document in front of every fault; an error of the database gets the row as its only fault. */
Error ImportRun::atRow(Error error, std::size_t index, std::size_t row) const
{
    const QString position = positionOf(table(index).name, qsizetype(row));
    if (error.code == Code::Cancelled)
        return error;
    if (error.fields.isEmpty())
        error.fields.append({position, error.message, u"refused"_s});
    else
        error = error.inside(position);
    return error;
}

} // namespace basalt::importer
