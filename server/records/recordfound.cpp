// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of RecordService that writes what a filter finds: of the records that the caller's list would show under it, those
// that he may change. Which they are is decided inside the write, before the first of them is changed.

#include "records/recordservice.h"

#include "records/rowselection.h"
#include "records/sqlstatement.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::records {

namespace {

using schema::Operation;

bool isRefusal(const Error &error)
{
    return error.code == Code::Forbidden || error.code == Code::RecordNotFound;
}

} // namespace

/** A write of what is found as it was understood on the worker. */
struct RecordService::FoundWrite
{
    RecordRequestPtr listing; ///< by what right records are found
    RecordRequestPtr writing;
    SqlStatement selection; ///< ids in order, one more than may be changed
    qint64 most = 0;
};

Result<RecordService::FoundWrite> RecordService::prepareFound(const auth::Principal &caller, db::AuditActor actor,
                                                              const QByteArray &collection, const QByteArray &filter,
                                                              Operation operation) const
{
    BASALT_TRY(auto writing, prepare(caller, collection, operation));
    BASALT_TRY(auto listing, prepare(caller, collection, Operation::List));
    writing->actor = std::move(actor);
    FoundWrite write{listing, std::move(writing), {}, m_options.maxBatch};
    const rules::Subject subject =
        listSubject(*listing->collection, *listing->schema, listing->grant, scopeOf(caller, listing->schema));
    BASALT_TRY(const auto rows, RowSelection::create(subject, m_dialect, listing->grant, filter, {}));
    const QByteArray fromWhere = rows.fromWhere(listing->variables, write.selection.binds);
    write.selection.sql =
        "SELECT r.\"id\"" + fromWhere + " ORDER BY r.\"id\" LIMIT " + QByteArray::number(write.most + 1) + m_dialect.rowLock();
    return write;
}

/** Ids of the records that are found and may be written, by what is sent for them. */
Result<QList<QByteArray>> RecordService::writableFound(db::Connection &connection, RecordChange &change,
                                                       const FoundWrite &write, const RecordInput *input)
{
    BASALT_TRY_VOID(change.checkSchema());
    QList<QByteArray> found;
    {
        BASALT_TRY(auto rows, connection.query(write.selection.sql, write.selection.binds));
        for (;;) {
            BASALT_TRY(const bool more, rows.next());
            if (!more)
                break;
            found.append(rows.string(0));
        }
    }
    BASALT_TRY_VOID(write.listing->guard.confirm(connection, false));
    if (found.size() > write.most) {
        return Error::of(Code::BatchTooLarge, u"At most %1 records in one request; the filter finds more."_s.arg(write.most));
    }
    QList<QByteArray> writable;
    for (const QByteArray &id : std::as_const(found)) {
        const auto stored = change.load(id, input);
        if (stored)
            writable.append(id);
        else if (!isRefusal(stored.error()))
            return stored.error();
    }
    return writable;
}

void RecordService::updateFound(db::Session &session, const auth::Principal &caller, db::AuditActor actor,
                                const QByteArray &collection, const QByteArray &filter, const QJsonObject &body,
                                db::Completion<qint64> done) const
{
    auto write = prepareFound(caller, std::move(actor), collection, filter, Operation::Update);
    if (!write)
        return done(std::move(write).error());
    auto input = readInput(body, *write->writing->collection, write->writing->grant, WriteMode::Patch);
    if (!input)
        return done(std::move(input).error());
    session.write<qint64>(
        caller.accountId,
        [this, write = std::move(*write), input = std::move(*input)](db::WriteContext &context) -> Result<qint64> {
            RecordChange change(context, *write.writing, m_events);
            BASALT_TRY(const auto ids, writableFound(context.connection(), change, write, &input));
            for (const QByteArray &id : ids)
                BASALT_TRY_VOID(change.update(id, input, {}));
            return ids.size();
        },
        std::move(done));
}

void RecordService::removeFound(db::Session &session, const auth::Principal &caller, db::AuditActor actor,
                                const QByteArray &collection, const QByteArray &filter, db::Completion<qint64> done) const
{
    auto write = prepareFound(caller, std::move(actor), collection, filter, Operation::Delete);
    if (!write)
        return done(std::move(write).error());
    session.write<qint64>(
        caller.accountId,
        [this, write = std::move(*write)](db::WriteContext &context) -> Result<qint64> {
            RecordChange change(context, *write.writing, m_events);
            BASALT_TRY(const auto ids, writableFound(context.connection(), change, write, nullptr));
            for (const QByteArray &id : ids) {
                if (change.hasRemoved(id))
                    continue;
                BASALT_TRY_VOID(change.remove(id, {}));
            }
            return ids.size();
        },
        std::move(done));
}

} // namespace basalt::records
