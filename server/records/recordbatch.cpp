// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The half of RecordService that writes many records in one transaction. Bodies are read on the calling thread, where the
// first wrong one ends the request; what depends on the database is decided inside the job.

#include "auth/accountstore.h"
#include "core/ids.h"
#include "records/newrecord.h"
#include "records/recordservice.h"
#include "schema/valuedecoder.h"

#include <QHash>
#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace basalt::records {

namespace {

using schema::Operation;

/** A record to be made; whose it becomes is looked up by the job. */
struct NewElement
{
    schema::RecordValues values;
    QByteArray account; ///< id, code or slug; null: the one in `values`
    RequestData data;   ///< as it was sent
};

struct UpdateElement
{
    QByteArray id;
    RecordInput input;
    Precondition precondition;
};

/** Which of the two it is turns out in the job; what is wrong with the other does not matter then. */
struct UpsertElement
{
    QByteArray id; ///< null: the key is another field, or the record has no id yet
    schema::FieldValue key;
    Result<NewElement> creation;
    Result<RecordInput> change;
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

Result<NewElement> readNew(const RecordRequest &request, const QJsonObject &body, const QByteArray &accountId)
{
    BASALT_TRY(const RecordInput input, readInput(body, *request.collection, request.grant, WriteMode::Create));
    BASALT_TRY(schema::RecordValues values, newRecord(request, input));
    values[schema::kAccountId] = accountId;
    rules::Variables variables = request.variables;
    variables.data = std::make_shared<const std::vector<std::optional<schema::FieldValue>>>(input.values);
    BASALT_TRY_VOID(checkCreateRule(request, variables, values));
    return NewElement{std::move(values), input.accountSelector, variables.data};
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

/** The account that an element goes to, looked up once for each that is named. */
class AccountFinder
{
public:
    explicit AccountFinder(db::Connection &connection) : m_connection(connection) { }

    Result<auth::Account> find(const QByteArray &selector)
    {
        if (const auto known = m_known.constFind(selector); known != m_known.cend())
            return *known;
        BASALT_TRY(auto account, auth::AccountStore(m_connection).find(auth::AccountSelector::parse(selector)));
        if (!account)
            return Error::of(Code::AccountNotFound);
        m_known.insert(selector, *account);
        return std::move(*account);
    }

private:
    db::Connection &m_connection;
    QHash<QByteArray, auth::Account> m_known;
};

/** Makes one record; returns it as it is stored. */
Result<StoredRecord> insertElement(RecordChange &change, AccountFinder &accounts, const RecordRequest &request,
                                   const NewElement &element)
{
    StoredRecord record{element.values, request.accountName};
    if (record.accountName.isNull()) {
        const QByteArray &named = element.account.isNull() ? textOf(record.values, schema::kAccountId) : element.account;
        BASALT_TRY(const auth::Account account, accounts.find(named));
        record.values[schema::kAccountId] = account.id;
        record.accountName = account.name;
    }
    BASALT_TRY_VOID(change.insert(record.values, record.accountName, element.data));
    return record;
}

/** Ends the array and counts what it holds. */
void closeAnswer(QByteArray &json, qsizetype count)
{
    json += "],\"count\":" + QByteArray::number(count) + '}';
}

void appendRecord(QByteArray &json, const Projection &projection, const StoredRecord &record)
{
    if (!json.endsWith('['))
        json += ',';
    projection.write(json, record.values, record.accountName);
}

Error takenKey(const QByteArray &key)
{
    Error error = Error::of(Code::UniqueViolation);
    error.fields.append({QString::fromUtf8(key), error.message, u"unique"_s});
    return error;
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
        : m_accounts(context.connection())
        , m_store(context.connection())
        , m_creating(creating)
        , m_changing(changing)
        , m_request(request)
    { }

    Result<QByteArray> run()
    {
        QByteArray json("{\"records\":[");
        qint64 made = 0;
        for (size_t i = 0; i < m_request.elements.size(); ++i) {
            const auto outcome = upsert(m_request.elements[i]);
            if (!outcome)
                return outcome.error().at(qint64(i));
            made += outcome->isNew ? 1 : 0;
            appendRecord(json, outcome->isNew ? m_request.createdColumns : m_request.changedColumns, outcome->record);
        }
        const auto count = qint64(m_request.elements.size());
        json += "],\"created\":" + QByteArray::number(made) + ",\"updated\":" + QByteArray::number(count - made)
            + ",\"count\":" + QByteArray::number(count) + '}';
        return json;
    }

private:
    struct Outcome
    {
        StoredRecord record;
        bool isNew = false;
    };

    Result<Outcome> upsert(const UpsertElement &element)
    {
        BASALT_TRY(const std::optional<QByteArray> id, find(element));
        if (id) {
            if (!element.change)
                return element.change.error();
            auto changed = m_changing.update(*id, *element.change, {});
            if (changed)
                return Outcome{std::move(*changed), false};
            // There is one that the caller may not see: creating another one is what fails.
            return changed.error().code == Code::RecordNotFound ? takenKey(m_request.key) : changed.error();
        }
        if (!element.creation)
            return element.creation.error();
        auto made = insertElement(m_creating, m_accounts, *m_request.creating, *element.creation);
        if (made)
            return Outcome{std::move(*made), true};
        // The id is in another account, or in a part of this one that is out of sight.
        const bool isTaken =
            made.error().code == Code::UniqueViolation && made.error().fields.isEmpty() && m_request.key == "id";
        return isTaken ? takenKey(m_request.key) : made.error();
    }

    Result<std::optional<QByteArray>> find(const UpsertElement &element)
    {
        if (m_request.key == "id") {
            if (element.id.isNull())
                return std::optional<QByteArray>();
            BASALT_TRY(const auto stored,
                       m_store.findForUpdate(*m_request.changing->collection, m_request.changing->plan->everything(),
                                             element.id, m_request.changing->grant.accountId));
            return stored ? std::optional(element.id) : std::nullopt;
        }
        QByteArray accountId = m_request.changing->grant.accountId;
        if (element.creation && !element.creation->account.isNull()) {
            BASALT_TRY(const auth::Account account, m_accounts.find(element.creation->account));
            accountId = account.id;
        } else if (accountId.isNull() && element.creation) {
            accountId = textOf(element.creation->values, schema::kAccountId);
        }
        const schema::Collection &collection = *m_request.changing->collection;
        return m_store.findId(collection, collection.columnIndex(m_request.key), element.key, accountId);
    }

    AccountFinder m_accounts;
    RecordStore m_store;
    RecordChange &m_creating;
    RecordChange &m_changing;
    const UpsertRequest &m_request;
};

/** The field that records are told apart by. */
Result<void> checkKey(const schema::Collection &collection, const QByteArray &key)
{
    const schema::Field *field = collection.field(key);
    if (key == "id" || (field && field->unique && field->hasColumn()))
        return {};
    return Error::invalid(u"key"_s, u"This must be id or a unique field of the collection."_s, u"not_unique"_s);
}

/** Takes the key out of the body where writing it is not meant. */
Result<UpsertElement> readUpsert(const RecordRequest &creating, const RecordRequest &changing, QJsonObject body,
                                 const QByteArray &key, const QByteArray &accountId)
{
    const QString keyName = QString::fromUtf8(key);
    const QJsonValue keyValue = body.value(keyName);
    UpsertElement element{{}, {}, NewElement(), RecordInput()};
    if (key == "id") {
        body.remove(keyName);
        if (!keyValue.isUndefined()) {
            element.id = keyValue.toString().toUtf8();
            if (!core::isId(element.id))
                return Error::invalid(keyName, u"Expected a UUID in lower-case letters."_s, u"invalid_id"_s);
        }
    } else if (keyValue.isUndefined() || keyValue.isNull()) {
        return Error::invalid(keyName, u"The key of a record cannot be left out."_s, u"required"_s);
    }
    element.creation = readNew(creating, body, accountId);
    if (key == "id") {
        if (element.creation && !element.id.isNull())
            element.creation->values[schema::kId] = element.id;
    } else {
        // Read by itself: the body as a whole may be wrong for one of the two.
        auto decoded = schema::decodeValue(*creating.collection->field(key), keyValue);
        if (!decoded)
            return Error::invalid(keyName, decoded.error().message, decoded.error().code);
        element.key = std::move(*decoded);
    }
    body.remove(keyName);
    body.remove(u"account_id"_s);
    element.change = readInput(body, *changing.collection, changing.grant, WriteMode::Patch);
    return element;
}

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
            appendRecord(json, columns, *made);
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
                appendRecord(json, columns, *changed);
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
    if (auto unique = checkKey(*(*creating)->collection, key); !unique)
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
