// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/collectionservice.h"

#include "collections/collectioninput.h"
#include "collections/collectionjson.h"
#include "collections/collectiontransfer.h"
#include "collections/refused.h"
#include "collections/schemachange.h"
#include "collections/schemahistory.h"
#include "core/ids.h"
#include "core/jsonwriter.h"
#include "core/timestamp.h"
#include "schema/names.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::collections {

namespace {

using Order = CollectionListInput::Order;

bool isBefore(const schema::Collection &a, const schema::Collection &b, Order order)
{
    switch (order) {
    case Order::CreatedAt: return a.createdAt < b.createdAt;
    case Order::UpdatedAt: return a.updatedAt < b.updatedAt;
    case Order::FieldCount: return a.columns.size() < b.columns.size();
    case Order::Name: break;
    }
    return schema::foldName(a.name) < schema::foldName(b.name);
}

/** All that match the search, in order. Equal ones stay in the order of their names. */
std::vector<schema::CollectionPtr> select(const schema::SchemaSnapshot &schema, const CollectionListInput &input)
{
    std::vector<schema::CollectionPtr> found;
    for (const auto &collection : schema.collections()) {
        if (QString::fromUtf8(collection->name).contains(input.search, Qt::CaseInsensitive))
            found.push_back(collection);
    }
    std::ranges::stable_sort(found, [&input](const auto &a, const auto &b) {
        return input.descending ? isBefore(*b, *a, input.order) : isBefore(*a, *b, input.order);
    });
    return found;
}

Result<QByteArray> listJson(db::Connection &connection, const std::vector<schema::CollectionPtr> &found,
                            const CollectionListInput &input)
{
    const qint64 total = qint64(found.size());
    const qint64 pages = (total + input.pageSize - 1) / input.pageSize;
    core::JsonWriter out(4096);
    out.beginObject().key("items").beginArray();
    if (input.page <= pages) {
        const qint64 first = (input.page - 1) * input.pageSize;
        for (qint64 i = first; i < std::min(first + input.pageSize, total); ++i) {
            const schema::Collection &collection = *found[size_t(i)];
            BASALT_TRY(const qint64 records, CollectionStore::countRecords(connection, collection));
            writeListItem(out, collection, records);
        }
    }
    out.endArray().member("total", total).member("page", input.page).member("page_size", input.pageSize);
    out.member("total_pages", pages).endObject();
    return out.take();
}

} // namespace

Result<void> CollectionService::load(db::Connection &connection)
{
    BASALT_TRY(auto schema, CollectionStore::loadAll(connection));
    m_registry.replace(std::move(schema));
    return {};
}

void CollectionService::list(db::Session &session, const auth::Principal &caller, CollectionListInput input, Done done) const
{
    if (!caller.superadmin)
        return done(Error::of(Code::SuperadminRequired));
    const auto schema = m_registry.current();
    auto found = select(*schema, input);
    session.read<QByteArray>([found = std::move(found), input = std::move(input)](
                                 db::Connection &connection) { return listJson(connection, found, input); },
                             std::move(done));
}

Result<QByteArray> CollectionService::names(const auth::Principal &caller) const
{
    if (!caller.superadmin)
        return Error::of(Code::SuperadminRequired);
    const auto schema = m_registry.current();
    core::JsonWriter out;
    out.beginObject().key("names").beginArray();
    for (const auto &collection : schema->collections())
        out.string(QByteArrayView(collection->name));
    out.endArray().member("total", qint64(schema->collections().size())).endObject();
    return out.take();
}

Result<QByteArray> CollectionService::get(const auth::Principal &caller, const QByteArray &idOrName) const
{
    BASALT_TRY(const auto collection, find(*m_registry.current(), caller, idOrName));
    return collectionJson(*collection);
}

Result<QByteArray> CollectionService::rules(const auth::Principal &caller, const QByteArray &idOrName) const
{
    BASALT_TRY(const auto collection, find(*m_registry.current(), caller, idOrName));
    return rulesJson(*collection);
}

Result<schema::CollectionPtr> CollectionService::find(const auth::Principal &caller, const QByteArray &idOrName) const
{
    return find(*m_registry.current(), caller, idOrName);
}

void CollectionService::migrations(db::Session &session, const auth::Principal &caller, MigrationView view, Done done) const
{
    if (!caller.superadmin)
        return done(Error::of(Code::SuperadminRequired));
    session.read<QByteArray>(
        [view](db::Connection &connection) -> Result<QByteArray> {
            BASALT_TRY(const auto history, SchemaHistory::load(connection));
            switch (view) {
            case MigrationView::Current: return history.currentJson();
            case MigrationView::History: return history.historyJson();
            case MigrationView::Revisions: break;
            }
            return history.revisionsJson();
        },
        std::move(done));
}

Result<QByteArray> CollectionService::exported(const auth::Principal &caller, const QList<QByteArray> &idsOrNames) const
{
    const auto schema = m_registry.current();
    QList<schema::CollectionPtr> chosen;
    for (const QByteArray &idOrName : idsOrNames) {
        BASALT_TRY(auto collection, find(*schema, caller, idOrName));
        if (!chosen.contains(collection))
            chosen.append(std::move(collection));
    }
    if (!caller.superadmin)
        return Error::of(Code::SuperadminRequired);
    if (idsOrNames.isEmpty())
        chosen = {schema->collections().begin(), schema->collections().end()};
    return exportCollections(chosen, core::formatTimestamp(m_clock.nowMs()), caller.email);
}

void CollectionService::import(db::Session &session, const auth::Principal &caller, db::AuditActor actor,
                               const QJsonObject &body, Done done)
{
    if (!caller.superadmin)
        return done(Error::of(Code::SuperadminRequired));
    auto import = CollectionImport::read(body);
    if (!import)
        return done(std::move(import).error());
    const QByteArray now = core::formatTimestamp(m_clock.nowMs());
    session.writeAlone<QByteArray>(
        [this, actor = std::move(actor), now, import = std::move(*import)](db::WriteContext &context) {
            return CollectionImporter(context, m_registry, actor, now).run(import);
        },
        std::move(done), db::ForeignKeys::CheckedAtEnd);
}

void CollectionService::create(db::Session &session, const auth::Principal &caller, db::AuditActor actor,
                               const QJsonObject &body, db::WriteCompanion<QByteArray> companion, Done done)
{
    if (!caller.superadmin)
        return done(Error::of(Code::SuperadminRequired));
    SchemaChangeJob::ReadNew read = [body, id = core::newId()](const schema::SchemaSnapshot &schema) {
        return readNewCollection(body, schema, id);
    };
    // Most faults are found without the writer.
    if (const auto collection = read(*m_registry.current()); !collection)
        return done(collection.error());
    const QByteArray now = core::formatTimestamp(m_clock.nowMs());
    auto work = [this, actor = std::move(actor), now, read = std::move(read)](db::WriteContext &context) -> Result<QByteArray> {
        BASALT_TRY(const auto created, SchemaChangeJob(context, m_registry, actor, now).create(read));
        return collectionJson(created);
    };
    session.writeAlone<QByteArray>(db::accompanied<QByteArray>(std::move(companion), std::move(work)), std::move(done));
}

void CollectionService::update(db::Session &session, const auth::Principal &caller, db::AuditActor actor,
                               const QByteArray &idOrName, const QJsonObject &body, Done done)
{
    const auto schema = m_registry.current();
    auto base = find(*schema, caller, idOrName);
    if (!base)
        return done(std::move(base).error());
    const auto read = [body](const schema::SchemaSnapshot &all, const schema::Collection &current) {
        return readChange(body, all, current);
    };
    change(session, std::move(actor), *schema, std::move(*base), read, Answer::Collection, std::move(done));
}

void CollectionService::plan(db::Session &session, const auth::Principal &caller, const QByteArray &idOrName,
                             const QJsonObject &body, Done done) const
{
    const auto schema = m_registry.current();
    auto base = find(*schema, caller, idOrName);
    if (!base)
        return done(std::move(base).error());
    auto input = readChange(body, *schema, **base);
    if (!input)
        return done(std::move(input).error());
    session.read<QByteArray>(
        [schema, base = std::move(*base), input = std::move(*input)](db::Connection &connection) -> Result<QByteArray> {
            const auto plan = ChangePlan::make(connection, *base, input, *schema);
            // What was found out about a collection that changed meanwhile means nothing, a failure included.
            BASALT_TRY(const qint64 version, CollectionStore::versionOf(connection, base->id));
            if (version != base->version || (input.version && *input.version != version))
                return changedMeanwhile();
            if (!plan)
                return plan.error();
            return changeReport(*base, input, *plan, connection.dialect());
        },
        std::move(done));
}

void CollectionService::setRules(db::Session &session, const auth::Principal &caller, db::AuditActor actor,
                                 const QByteArray &idOrName, const QJsonObject &body, Done done)
{
    const auto schema = m_registry.current();
    auto base = find(*schema, caller, idOrName);
    if (!base)
        return done(std::move(base).error());
    const auto read = [body](const schema::SchemaSnapshot &all, const schema::Collection &current) -> Result<ChangeInput> {
        ChangeInput input;
        BASALT_TRY(input.target, readChangedRules(body, all, current));
        return input;
    };
    change(session, std::move(actor), *schema, std::move(*base), read, Answer::Rules, std::move(done));
}

void CollectionService::remove(db::Session &session, const auth::Principal &caller, db::AuditActor actor,
                               const QByteArray &idOrName, Done done)
{
    const auto collection = find(*m_registry.current(), caller, idOrName);
    if (!collection)
        return done(collection.error());
    const QByteArray now = core::formatTimestamp(m_clock.nowMs());
    session.writeAlone<QByteArray>(
        [this, actor = std::move(actor), now, id = (*collection)->id](db::WriteContext &context) {
            return SchemaChangeJob(context, m_registry, actor, now).remove(id);
        },
        std::move(done));
}

Result<schema::CollectionPtr> CollectionService::find(const schema::SchemaSnapshot &schema, const auth::Principal &caller,
                                                      const QByteArray &idOrName) const
{
    if (!caller.superadmin)
        return Error::of(Code::SuperadminRequired);
    auto collection = schema.find(idOrName);
    if (!collection)
        return Error::of(Code::CollectionNotFound);
    return collection;
}

void CollectionService::change(db::Session &session, db::AuditActor actor, const schema::SchemaSnapshot &schema,
                               schema::CollectionPtr base, SchemaChangeJob::ReadChange read, Answer answer, Done done)
{
    // Most faults are found without the writer.
    const auto input = read(schema, *base);
    if (!input)
        return done(input.error());
    const QByteArray now = core::formatTimestamp(m_clock.nowMs());
    const bool copies = TableAlteration::copiesTable(SchemaDiff(*base, input->target));
    session.writeAlone<QByteArray>(
        [this, actor = std::move(actor), now, base = std::move(base), read = std::move(read),
         answer](db::WriteContext &context) -> Result<QByteArray> {
            BASALT_TRY(const auto result, SchemaChangeJob(context, m_registry, actor, now).change(*base, read));
            return answer == Answer::Rules ? rulesJson(result) : collectionJson(result);
        },
        std::move(done), copies ? db::ForeignKeys::CheckedAtEnd : db::ForeignKeys::Enforced);
}

} // namespace basalt::collections
