// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/recordexport.h"

#include "core/ids.h"
#include "db/transaction.h"
#include "records/recordservice.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::records {

namespace {

/** What a page may still take. */
struct Room
{
    qint64 records;
    qint64 bytes;

    [[nodiscard]] bool isLeft() const { return records > 0 && bytes > 0; }
};

Result<void> readRows(db::Connection &connection, const SqlStatement &statement, const RecordView &view, const Keyset &keyset,
                      RecordExport::Page &page, Room &room)
{
    BASALT_TRY(auto rows, connection.query(statement.sql, statement.binds));
    while (room.isLeft()) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return {};
        QByteArray &record = page.records.emplace_back();
        view.read.write(record, rows);
        page.after = ListPlace{keyset.read(rows)};
        --room.records;
        room.bytes -= record.size();
    }
    return {};
}

} // namespace

RecordExport::RecordExport(std::shared_ptr<const RecordRequest> request, RecordView view, Keyset keyset, SqlStatement base,
                           const QList<QByteArray> &chosen)
    : m_request(std::move(request))
    , m_view(std::move(view))
    , m_keyset(std::move(keyset))
    , m_base(std::move(base))
{
    for (const int position : m_view.read.positions()) {
        const schema::Field &field = m_request->collection->columns[size_t(position)];
        m_columns.push_back({field.name, field.type});
        if (position == schema::kAccountId)
            m_columns.push_back({"account_name", std::nullopt});
    }
    for (const QByteArray &name : chosen) {
        const auto found = std::ranges::find(m_columns, name, &Column::name);
        const auto position = size_t(found - m_columns.begin());
        if (found != m_columns.end() && std::ranges::find(m_chosen, position) == m_chosen.end())
            m_chosen.push_back(position);
    }
}

Result<RecordExport::Page> RecordExport::read(db::Connection &connection, const std::optional<ListPlace> &from,
                                              const PageSize &size) const
{
    const std::vector<SqlStatement> statements = m_keyset.page(m_base, from, false, size.records);
    // One state of the data: a row that changes sides between two statements would come twice.
    std::optional<db::Transaction> snapshot;
    if (statements.size() > 1) {
        BASALT_TRY(auto begun, db::Transaction::begin(connection, db::TransactionMode::Read));
        snapshot.emplace(std::move(begun));
    }
    Page page;
    Room room{size.records, size.bytes};
    Result<void> outcome;
    for (size_t i = 0; outcome && i < statements.size() && room.isLeft(); ++i)
        outcome = readRows(connection, statements[i], m_view, m_keyset, page, room);
    if (outcome && snapshot)
        outcome = snapshot->commit();
    snapshot.reset();
    // A fault that was met while reading means nothing if the schema was changed under the reader.
    BASALT_TRY_VOID(m_request->guard.confirm(connection, outcome && !page.records.empty() && statements.size() == 1));
    BASALT_TRY_VOID(std::move(outcome));
    page.isLast = room.isLeft();
    return page;
}

db::AuditEvent RecordExport::event(db::AuditActor actor) const
{
    const Grant &grant = m_request->grant;
    const schema::Collection &collection = *m_request->collection;
    db::AuditEvent event;
    event.event = Code::RecordsExported;
    event.operation = "EXPORT";
    event.accountId = grant.accountId.isNull() ? core::kSystemAccountId.toByteArray() : grant.accountId;
    event.actor = std::move(actor);
    event.table = collection.tableName;
    event.collectionId = collection.id;
    event.collectionName = collection.name;
    event.schemaVersion = collection.version;
    event.allowedBy = grant.allowedBy;
    return event;
}

Result<std::shared_ptr<const RecordExport>> RecordService::prepareExport(const auth::Principal &caller,
                                                                         const QByteArray &collection, ListInput input) const
{
    BASALT_TRY(auto request, prepare(caller, collection, schema::Operation::List));
    // Oldest first, by what is indexed for these rows and never changes: no page then reads what an earlier one has read.
    if (input.sort.isEmpty())
        input.sort = request->grant.accountId.isNull() || request->collection->isGroupedView() ? "id" : "created_at";
    const FieldPicks picks = FieldPicks::parse(input.fields);
    BASALT_TRY(const ListQuery query,
               ListQuery::create(*request->collection, *request->schema, m_dialect, request->grant, input,
                                 scopeOf(caller, request->schema)));
    BASALT_TRY_VOID(query.checkCursor());
    BASALT_TRY(RecordView view, viewOf(caller, *request, schema::Operation::List, picks, {}));
    if (view.expansion)
        return Error::invalid(u"fields"_s, u"An export has the fields of its own collection only."_s, u"unknown_field"_s);
    Keyset keyset = query.keyset();
    SqlStatement base = query.cursorBase(view.read, request->variables);
    return std::make_shared<const RecordExport>(std::move(request), std::move(view), std::move(keyset), std::move(base),
                                                picks.names());
}

} // namespace basalt::records
