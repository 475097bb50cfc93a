// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The half of RecordService that writes many records in one transaction. Bodies are read on the calling thread, where the
// first wrong one ends the request; what depends on the database is decided inside the job.

#include "core/ids.h"
#include "records/batchelements.h"
#include "records/newrecord.h"
#include "records/recordservice.h"

#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace basalt::records {

namespace {

using schema::Operation;

struct UpdateElement
{
    QByteArray id;
    RecordInput input;
    Precondition precondition;
};

Error elementError(qint64 index, const QString &field, const QString &message, const QString &code)
{
    return Error::invalid(field, message, code).at(index);
}

Result<QJsonObject> objectAt(const QJsonArray &elements, qint64 index)
{
    const QJsonValue element = elements.at(index);
    if (!element.isObject())
        return elementError(index, {}, u"Expected an object."_s, u"invalid_type"_s);
    return element.toObject();
}

Result<UpdateElement> readUpdate(const RecordRequest &request, const QJsonObject &body)
{
    for (const QString &key : body.keys()) {
        if (key != u"id"_s && key != u"data"_s && key != u"version"_s)
            return Error::invalid(key, u"An element has the members id, data and version."_s, u"unknown_field"_s);
    }
    if (!body.value("id"_L1).isString())
        return Error::invalid(u"id"_s, u"This is required."_s, u"required"_s);
    if (!body.value("data"_L1).isObject())
        return Error::invalid(u"data"_s, u"Expected an object with the fields to change."_s, u"required"_s);
    UpdateElement element;
    element.id = body.value("id"_L1).toString().toUtf8();
    if (const QJsonValue version = body.value("version"_L1); !version.isUndefined()) {
        if (!version.isDouble() || version.toInteger(-1) < 1)
            return Error::invalid(u"version"_s, u"Expected a whole number."_s, u"invalid_type"_s);
        element.precondition = Precondition::version(version.toInteger());
    }
    BASALT_TRY(element.input,
               readInput(body.value("data"_L1).toObject(), *request.collection, request.grant, WriteMode::Patch));
    if (!core::isId(element.id))
        return Error::of(Code::RecordNotFound);
    return element;
}

/** Ends the array and counts what it holds. */
void closeAnswer(QByteArray &json, qsizetype count)
{
    json += "],\"count\":" + QByteArray::number(count) + '}';
}

void appendRecord(QByteArray &json, const RecordRequest &request, const Projection &projection, const StoredRecord &record)
{
    if (!json.endsWith('['))
        json += ',';
    if (record.isVisible)
        writeComplete(json, projection, *request.collection, record.values, record.accountName, request.variables);
    else
        json += "{\"id\":\"" + textOf(record.values, schema::kId) + "\"}";
}

/** A whole upsert as it was understood on the worker. */
struct UpsertRequest
{
    RecordRequestPtr creating;
    RecordRequestPtr changing;
    QByteArray key;
    Projection createdColumns;
    Projection changedColumns;
    std::vector<UpsertElement> elements;
};

/** A batch that changes the records that are there and makes the others. */
class UpsertJob
{
public:
    UpsertJob(db::WriteContext &context, RecordChange &creating, RecordChange &changing, const UpsertRequest &request)
        : m_upserter(context.connection(), creating, changing, *request.creating, *request.changing, request.key)
        , m_request(request)
    { }

    Result<QByteArray> run()
    {
        QByteArray json("{\"records\":[");
        qint64 made = 0;
        for (size_t i = 0; i < m_request.elements.size(); ++i) {
            const auto outcome = m_upserter.upsert(m_request.elements[i]);
            if (!outcome)
                return outcome.error().at(qint64(i));
            made += outcome->isNew ? 1 : 0;
            if (outcome->isNew)
                appendRecord(json, *m_request.creating, m_request.createdColumns, outcome->record);
            else
                appendRecord(json, *m_request.changing, m_request.changedColumns, outcome->record);
        }
        const auto count = qint64(m_request.elements.size());
        json += "],\"created\":" + QByteArray::number(made) + ",\"updated\":" + QByteArray::number(count - made)
            + ",\"count\":" + QByteArray::number(count) + '}';
        return json;
    }

private:
    Upserter m_upserter;
    const UpsertRequest &m_request;
};

} // namespace

Result<RecordService::RequestPtr> RecordService::prepareBatch(const auth::Principal &caller, db::AuditActor actor,
                                                              const QByteArray &collection, Operation operation,
                                                              const QJsonArray &elements) const
{
    BASALT_TRY(auto request, prepare(caller, collection, operation));
    if (elements.isEmpty())
        return Error::invalid({}, u"A batch needs at least one element."_s, u"required"_s);
    if (elements.size() > m_options.maxBatch) {
        return Error::of(Code::BatchTooLarge,
                         u"At most %1 records in one request; these are %2."_s.arg(m_options.maxBatch).arg(elements.size()));
    }
    request->actor = std::move(actor);
    // A superadmin's elements may go to several accounts.
    if (request->grant.seesEverything)
        request->accountName = QByteArray();
    return request;
}

void RecordService::createMany(db::Session &session, const auth::Principal &caller, db::AuditActor actor,
                               const QByteArray &collection, const QJsonArray &records,
                               db::WriteCompanion<QByteArray> companion, db::Completion<QByteArray> done) const
{
    auto request = prepareBatch(caller, std::move(actor), collection, Operation::Create, records);
    if (!request)
        return done(std::move(request).error());
    const QByteArray accountId = (*request)->grant.accountId.isNull() ? caller.accountId : (*request)->grant.accountId;
    std::vector<NewElement> elements;
    for (qint64 i = 0; i < records.size(); ++i) {
        const auto body = objectAt(records, i);
        if (!body)
            return done(body.error());
        auto element = readNew(**request, *body, accountId);
        if (!element)
            return done(element.error().at(i));
        elements.push_back(std::move(*element));
    }
    auto work = [this, request = RecordRequestPtr(std::move(*request)),
                 elements = std::move(elements)](db::WriteContext &context) -> Result<QByteArray> {
        RecordChange change(context, *request, m_events);
        AccountFinder accounts(context.connection());
        const Projection columns = projection(*request, Operation::Create, {});
        QByteArray json("{\"created\":[");
        for (size_t i = 0; i < elements.size(); ++i) {
            const auto made = insertElement(change, accounts, *request, elements[i]);
            if (!made)
                return made.error().at(qint64(i));
            appendRecord(json, *request, columns, *made);
        }
        closeAnswer(json, qsizetype(elements.size()));
        return json;
    };
    session.write<QByteArray>(accountId, db::accompanied<QByteArray>(std::move(companion), std::move(work)), std::move(done));
}

void RecordService::updateMany(db::Session &session, const auth::Principal &caller, db::AuditActor actor,
                               const QByteArray &collection, const QJsonArray &records, db::Completion<QByteArray> done) const
{
    auto request = prepareBatch(caller, std::move(actor), collection, Operation::Update, records);
    if (!request)
        return done(std::move(request).error());
    std::vector<UpdateElement> elements;
    QSet<QByteArray> ids;
    for (qint64 i = 0; i < records.size(); ++i) {
        const auto body = objectAt(records, i);
        if (!body)
            return done(body.error());
        auto element = readUpdate(**request, *body);
        if (!element)
            return done(element.error().at(i));
        if (ids.contains(element->id))
            return done(elementError(i, u"id"_s, u"This record stands in the batch already."_s, u"repeated"_s));
        ids.insert(element->id);
        elements.push_back(std::move(*element));
    }
    session.write<QByteArray>(
        caller.accountId,
        [this, request = RecordRequestPtr(std::move(*request)),
         elements = std::move(elements)](db::WriteContext &context) -> Result<QByteArray> {
            RecordChange change(context, *request, m_events);
            const Projection columns = projection(*request, Operation::Update, {});
            QByteArray json("{\"updated\":[");
            for (size_t i = 0; i < elements.size(); ++i) {
                const auto changed = change.update(elements[i].id, elements[i].input, elements[i].precondition);
                if (!changed)
                    return changed.error().at(qint64(i));
                appendRecord(json, *request, columns, *changed);
            }
            closeAnswer(json, qsizetype(elements.size()));
            return json;
        },
        std::move(done));
}

void RecordService::removeMany(db::Session &session, const auth::Principal &caller, db::AuditActor actor,
                               const QByteArray &collection, const QJsonArray &ids, db::Completion<QByteArray> done) const
{
    auto request = prepareBatch(caller, std::move(actor), collection, Operation::Delete, ids);
    if (!request)
        return done(std::move(request).error());
    QList<QByteArray> elements;
    QSet<QByteArray> seen;
    for (qint64 i = 0; i < ids.size(); ++i) {
        if (!ids.at(i).isString())
            return done(elementError(i, {}, u"Expected the id of a record."_s, u"invalid_type"_s));
        const QByteArray id = ids.at(i).toString().toUtf8();
        if (!core::isId(id))
            return done(Error::of(Code::RecordNotFound).at(i));
        if (seen.contains(id))
            return done(elementError(i, {}, u"This record stands in the batch already."_s, u"repeated"_s));
        seen.insert(id);
        elements.append(id);
    }
    session.write<QByteArray>(
        caller.accountId,
        [this, request = RecordRequestPtr(std::move(*request)), elements](db::WriteContext &context) -> Result<QByteArray> {
            RecordChange change(context, *request, m_events);
            BASALT_TRY_VOID(change.checkSchema());
            // All of them first: one that a deletion before it took along must not hide that it may not be deleted.
            for (qsizetype i = 0; i < elements.size(); ++i) {
                if (const auto stored = change.load(elements[i], nullptr); !stored)
                    return stored.error().at(i);
            }
            for (qsizetype i = 0; i < elements.size(); ++i) {
                if (change.hasRemoved(elements[i]))
                    continue;
                if (const auto removed = change.remove(elements[i], {}); !removed)
                    return removed.error().at(i);
            }
            QByteArray json = "{\"deleted\":[\"" + elements.join("\",\"") + '"';
            closeAnswer(json, elements.size());
            return json;
        },
        std::move(done));
}

void RecordService::upsertMany(db::Session &session, const auth::Principal &caller, db::AuditActor actor,
                               const QByteArray &collection, const QByteArray &key, const QJsonArray &records,
                               db::Completion<QByteArray> done) const
{
    auto creating = prepareBatch(caller, actor, collection, Operation::Create, records);
    if (!creating)
        return done(std::move(creating).error());
    auto changing = prepareBatch(caller, std::move(actor), collection, Operation::Update, records);
    if (!changing)
        return done(std::move(changing).error());
    if (auto unique = checkKey(**changing, key); !unique)
        return done(std::move(unique).error());
    const QByteArray accountId = (*creating)->grant.accountId.isNull() ? caller.accountId : (*creating)->grant.accountId;
    std::vector<UpsertElement> elements;
    for (qint64 i = 0; i < records.size(); ++i) {
        auto body = objectAt(records, i);
        if (!body)
            return done(body.error());
        auto element = readUpsert(**creating, **changing, std::move(*body), key, accountId);
        if (!element)
            return done(element.error().at(i));
        elements.push_back(std::move(*element));
    }
    UpsertRequest request{*creating,
                          *changing,
                          key,
                          projection(**creating, Operation::Create, {}),
                          projection(**changing, Operation::Update, {}),
                          std::move(elements)};
    session.write<QByteArray>(
        accountId,
        [this, request = std::move(request)](db::WriteContext &context) -> Result<QByteArray> {
            RecordChange creation(context, *request.creating, m_events);
            RecordChange change(context, *request.changing, m_events);
            BASALT_TRY_VOID(change.checkSchema());
            return UpsertJob(context, creation, change, request).run();
        },
        std::move(done));
}

} // namespace basalt::records
