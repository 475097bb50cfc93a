// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of RecordService that writes rows of a file. Like batches, but a row that cannot be written may be passed over.

#include "db/transaction.h"
#include "records/batchelements.h"
#include "records/importbatch.h"
#include "records/recordservice.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::records {

using schema::Operation;

class ImportRows
{
public:
    RecordRequestPtr creating;
    RecordRequestPtr changing; ///< null: all rows are new
    QByteArray key;            ///< null: all rows are new
    QByteArray accountId;      ///< whose trail the entry about the batch stands in
    std::vector<Result<NewElement>> created;
    std::vector<Result<UpsertElement>> upserted;

    [[nodiscard]] size_t size() const { return changing ? upserted.size() : created.size(); }
};

namespace {

/** The row's own: not that of the database or of the moment. */
bool isRowFault(const Error &error)
{
    return core::httpStatus(error.code) < 500;
}

/** One batch of rows inside its job. */
class ImportJob
{
public:
    ImportJob(db::WriteContext &context, const ImportRows &rows, core::EventSink &events)
        : m_context(context)
        , m_rows(rows)
        , m_creation(context, *rows.creating, events)
        , m_change(context, rows.changing ? *rows.changing : *rows.creating, events)
        , m_accounts(context.connection())
        , m_upserter(context.connection(), m_creation, m_change, *rows.creating,
                     rows.changing ? *rows.changing : *rows.creating, rows.key)
    { }

    /** An error is one that ends the batch. */
    Result<ImportOutcome> run(ImportWrite::Faults faults)
    {
        // Before the first savepoint: what one holds is let go when it is rolled back.
        BASALT_TRY_VOID(m_creation.checkSchema());
        BASALT_TRY_VOID(m_change.checkSchema());
        ImportOutcome outcome;
        for (size_t i = 0; i < m_rows.size(); ++i) {
            const auto isNew = faults == ImportWrite::Faults::PassOver ? writeApart(i) : write(i);
            if (!isNew) {
                if (!isRowFault(isNew.error()))
                    return isNew.error();
                if (faults == ImportWrite::Faults::EndTheBatch)
                    return ImportOutcome{0, 0, {{i, isNew.error()}}};
                outcome.faults.push_back({i, isNew.error()});
                continue;
            }
            ++(*isNew ? outcome.created : outcome.updated);
        }
        return outcome;
    }

    void note(const ImportOutcome &outcome, const ImportWrite &write)
    {
        const schema::Collection &collection = *m_rows.creating->collection;
        db::AuditEvent event;
        event.event = Code::DataImported;
        event.operation = "IMPORT";
        event.accountId = m_rows.accountId;
        event.actor = m_rows.creating->actor;
        event.table = collection.tableName;
        event.collectionId = collection.id;
        event.collectionName = collection.name;
        event.schemaVersion = collection.version;
        event.allowedBy = m_rows.creating->grant.allowedBy;
        event.changes = write.source;
        event.changes.append({"created", QJsonValue::Undefined, outcome.created});
        event.changes.append({"updated", QJsonValue::Undefined, outcome.updated});
        event.changes.append({"refused", QJsonValue::Undefined, qint64(outcome.faults.size())});
        m_context.audit(std::move(event));
    }

private:
    /** Returns whether the record is a new one. */
    Result<bool> write(size_t index)
    {
        if (m_rows.changing) {
            const auto &element = m_rows.upserted[index];
            if (!element)
                return element.error();
            BASALT_TRY(const auto outcome, m_upserter.upsert(*element));
            return outcome.isNew;
        }
        const auto &element = m_rows.created[index];
        if (!element)
            return element.error();
        BASALT_TRY_VOID(insertElement(m_creation, m_accounts, *m_rows.creating, *element));
        return true;
    }

    /** A row that fails leaves nothing of itself, and on PostgreSQL a transaction that goes on. */
    Result<bool> writeApart(size_t index)
    {
        BASALT_TRY(auto savepoint, db::Transaction::begin(m_context.connection()));
        auto isNew = write(index);
        if (isNew)
            BASALT_TRY_VOID(savepoint.commit());
        else
            BASALT_TRY_VOID(savepoint.rollback());
        return isNew;
    }

    db::WriteContext &m_context;
    const ImportRows &m_rows;
    RecordChange m_creation;
    RecordChange m_change;
    AccountFinder m_accounts;
    Upserter m_upserter;
};

} // namespace

Result<void> RecordService::checkImport(const auth::Principal &caller, const QByteArray &collection,
                                        const QByteArray &key) const
{
    BASALT_TRY_VOID(prepare(caller, collection, Operation::Create));
    if (key.isNull())
        return {};
    BASALT_TRY(const auto changing, prepare(caller, collection, Operation::Update));
    return checkKey(*changing, key);
}

Result<ImportRowsPtr> RecordService::readImport(const auth::Principal &caller, const db::AuditActor &actor,
                                                const QByteArray &collection, const QByteArray &key,
                                                const std::vector<Result<QJsonObject>> &bodies) const
{
    const auto prepared = [&](Operation operation) -> Result<RequestPtr> {
        BASALT_TRY(auto request, prepare(caller, collection, operation));
        request->actor = actor;
        // A superadmin's rows may go to several accounts.
        if (request->grant.seesEverything)
            request->accountName = QByteArray();
        return request;
    };
    auto rows = std::make_shared<ImportRows>();
    BASALT_TRY(rows->creating, prepared(Operation::Create));
    rows->accountId = rows->creating->grant.accountId.isNull() ? caller.accountId : rows->creating->grant.accountId;
    rows->key = key;
    if (!key.isNull()) {
        BASALT_TRY(rows->changing, prepared(Operation::Update));
        BASALT_TRY_VOID(checkKey(*rows->changing, key));
    }
    for (const Result<QJsonObject> &body : bodies) {
        if (rows->changing)
            rows->upserted.push_back(body ? readUpsert(*rows->creating, *rows->changing, *body, key, rows->accountId)
                                          : body.error());
        else
            rows->created.push_back(body ? readNew(*rows->creating, *body, rows->accountId) : body.error());
    }
    return ImportRowsPtr(std::move(rows));
}

void RecordService::writeImport(db::Session &session, ImportRowsPtr rows, ImportWrite write,
                                db::Completion<ImportOutcome> done) const
{
    // Beside the result, for a job that fails on purpose, so that nothing of it remains.
    auto result = std::make_shared<ImportOutcome>();
    const QByteArray accountId = rows->accountId;
    session.write<ImportOutcome>(
        accountId,
        [this, rows = std::move(rows), write = std::move(write), result](db::WriteContext &context) -> Result<ImportOutcome> {
            *result = ImportOutcome();
            if (write.confirm)
                BASALT_TRY_VOID(write.confirm(context.connection()));
            ImportJob job(context, *rows, m_events);
            BASALT_TRY(*result, job.run(write.faults));
            const bool isBroken = write.faults == ImportWrite::Faults::EndTheBatch && !result->faults.empty();
            if (write.isTrial || isBroken)
                return Error::of(Code::Cancelled);
            if (result->created + result->updated > 0)
                job.note(*result, write);
            return *result;
        },
        [result, done = std::move(done)](Result<ImportOutcome> outcome) mutable {
            // A statement that took too long is cancelled as well; then there is no outcome of the whole.
            const bool isOnPurpose = !outcome && outcome.error().code == Code::Cancelled
                && (result->created + result->updated > 0 || !result->faults.empty());
            done(isOnPurpose ? Result<ImportOutcome>(std::move(*result)) : std::move(outcome));
        });
}

} // namespace basalt::records
