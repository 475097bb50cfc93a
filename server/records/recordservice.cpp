// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/recordservice.h"

#include "auth/accountstore.h"
#include "core/bytes.h"
#include "core/ids.h"
#include "core/timestamp.h"
#include "records/cursorlist.h"
#include "records/newrecord.h"
#include "records/readsettled.h"
#include "rules/computation.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::records {

namespace {

using schema::Operation;

/** Everything a list needs where its statements run, which may be another thread. */
struct ListJob
{
    std::shared_ptr<const RecordRequest> request;
    RecordView view;
    ListQuery::Statement page;
    TotalJob total;
    qint64 skip = 0;
    qint64 limit = 0;
};

Result<QByteArray> runList(db::Connection &connection, const ListJob &job)
{
    constexpr qsizetype kBytesPerRow = 512;
    QByteArray out;
    out.reserve(job.limit * kBytesPerRow);
    out += "{\"items\":[";
    RecordWriter writer(job.view, out);
    {
        BASALT_TRY(auto rows, connection.query(job.page.sql, job.page.binds));
        for (;;) {
            BASALT_TRY(const bool more, rows.next());
            if (!more)
                break;
            BASALT_TRY_VOID(writer.add(rows));
        }
    }
    BASALT_TRY_VOID(writer.finish(connection));
    const qint64 count = writer.count();
    bool isSure = count > 0 && !job.view.hasRelated();
    out += "],\"total\":";
    if (job.total.kind != TotalKind::None && count < job.limit && (count > 0 || job.skip == 0)) {
        // The last page tells the total by itself.
        out += QByteArray::number(job.skip + count);
    } else {
        BASALT_TRY(const auto total, readTotal(connection, job.total));
        out += totalJson(total);
        isSure = isSure && total.value_or(count) > 0;
    }
    BASALT_TRY_VOID(job.request->guard.confirm(connection, isSure));
    out += ",\"skip\":" + QByteArray::number(job.skip) + ",\"limit\":" + QByteArray::number(job.limit) + '}';
    return out;
}

Result<RecordAnswer> runGet(db::Connection &connection, const RecordRequest &request, const RecordView &view,
                            const SqlStatement &statement)
{
    constexpr qsizetype kUsualBytes = 1024;
    RecordAnswer answer;
    answer.json.reserve(kUsualBytes);
    RecordWriter writer(view, answer.json);
    {
        BASALT_TRY(auto rows, connection.query(statement.sql, statement.binds));
        BASALT_TRY(const bool found, rows.next());
        if (!found)
            return Error::of(Code::RecordNotFound);
        answer.id = rows.string(schema::kId);
        if (!request.collection->isGroupedView())
            answer.version = rows.integer(schema::kVersion);
        answer.schemaVersion = request.collection->version;
        answer.changesByItself = view.hasRelated() || request.collection->isView() || rules::usesClock(*request.collection);
        BASALT_TRY_VOID(writer.add(rows));
    }
    BASALT_TRY_VOID(writer.finish(connection));
    BASALT_TRY_VOID(request.guard.confirm(connection, !view.hasRelated()));
    return answer;
}

/** Of a record that was changed and may not be viewed. */
RecordAnswer bareAnswer(const RecordRequest &request, const StoredRecord &record)
{
    const QByteArray id = textOf(record.values, schema::kId);
    return {id, std::get<qint64>(record.values[schema::kVersion]), "{\"id\":\"" + id + "\"}", request.collection->version};
}

} // namespace

void RecordService::list(db::Session &session, const auth::Principal &caller, const QByteArray &collection,
                         const ListInput &input, db::Completion<QByteArray> done) const
{
    auto request = prepare(caller, collection, Operation::List);
    if (!request)
        return done(std::move(request).error());
    const RecordRequest &prepared = **request;
    const FieldPicks picks = FieldPicks::parse(input.fields);
    auto query = ListQuery::create(*prepared.collection, *prepared.schema, m_dialect, prepared.grant, input,
                                   scopeOf(caller, prepared.schema));
    if (!query)
        return done(std::move(query).error());
    auto view = viewOf(caller, prepared, Operation::List, picks, input.expand);
    if (!view)
        return done(std::move(view).error());
    if (auto lasting = query->checkCursor(); input.hasCursor() && !lasting)
        return done(std::move(lasting).error());
    if (input.hasCursor())
        return listByCursor(session, std::move(*request), input, *query, std::move(*view), std::move(done));
    auto page = query->page(view->read, prepared.variables);
    auto total = query->total(prepared.variables, m_options.estimateBound);
    session.read<QByteArray>(
        [job = ListJob{*request, std::move(*view), std::move(page), std::move(total), input.skip, input.limit}](
            db::Connection &connection) { return settled(connection, *job.request, runList(connection, job)); },
        std::move(done));
}

void RecordService::listByCursor(db::Session &session, RequestPtr request, const ListInput &input, const ListQuery &query,
                                 RecordView view, db::Completion<QByteArray> done) const
{
    Keyset keyset = query.keyset();
    QByteArray list = query.cursorList();
    const bool backwards = input.cursorBefore.has_value();
    const QByteArray &cursor = backwards ? *input.cursorBefore : *input.cursor;
    std::optional<ListPlace> from;
    if (!cursor.isEmpty()) {
        auto place = m_cursors.decode(cursor, keyset, list, backwards ? u"cursor_before"_s : u"cursor"_s);
        if (!place)
            return done(std::move(place).error());
        from = std::move(*place);
    }
    // One row more than wanted tells whether there are more.
    auto statements = keyset.page(query.cursorBase(view.read, request->variables), from, backwards, input.limit + 1);
    auto total = query.total(request->variables, m_options.estimateBound);
    session.read<QByteArray>(
        [job = CursorListJob{std::move(request), std::move(view), std::move(keyset), std::move(statements), std::move(from),
                             backwards, input.limit, std::move(total), std::move(list), m_cursors}](
            db::Connection &connection) { return settled(connection, *job.request, runCursorList(connection, job)); },
        std::move(done));
}

void RecordService::get(db::Session &session, const auth::Principal &caller, const QByteArray &collection, const QByteArray &id,
                        const QByteArray &fields, const ExpandInput &expand, db::Completion<RecordAnswer> done) const
{
    auto request = prepare(caller, collection, Operation::View);
    if (!request)
        return done(std::move(request).error());
    const RecordRequest &prepared = **request;
    const FieldPicks picks = FieldPicks::parse(fields);
    auto view = viewOf(caller, prepared, Operation::View, picks, expand);
    if (!view)
        return done(std::move(view).error());
    if (!core::isId(id))
        return done(Error::of(Code::RecordNotFound));
    SqlStatement statement;
    const QByteArray rows = grantedRows(*prepared.collection, m_dialect, prepared.grant, prepared.variables, statement.binds);
    const QByteArray columns = view->read.selectList(prepared.variables, statement.binds);
    statement.binds.emplace_back(id);
    core::appendParts(statement.sql, "SELECT ", columns, rows, " AND r.\"id\" = $",
                      core::Decimal(qint64(statement.binds.size())));
    session.read<RecordAnswer>(
        [request = *request, view = std::move(*view), statement = std::move(statement)](db::Connection &connection) {
            return settled(connection, *request, runGet(connection, *request, view, statement));
        },
        std::move(done));
}

void RecordService::create(db::Session &session, const auth::Principal &caller, db::AuditActor actor,
                           const QByteArray &collection, const QJsonObject &body, db::WriteCompanion<RecordAnswer> companion,
                           db::Completion<RecordAnswer> done) const
{
    auto request = prepare(caller, collection, Operation::Create);
    if (!request)
        return done(std::move(request).error());
    RecordRequest &prepared = **request;
    prepared.actor = std::move(actor);
    const auto input = readInput(body, *prepared.collection, prepared.grant, WriteMode::Create);
    if (!input)
        return done(input.error());
    auto record = newRecord(prepared, *input);
    if (!record)
        return done(std::move(record).error());

    const QByteArray &chosen = prepared.grant.accountId;
    (*record)[schema::kAccountId] = chosen.isNull() ? caller.accountId : chosen;
    prepared.variables.data = std::make_shared<const std::vector<std::optional<schema::FieldValue>>>(input->values);
    if (auto allowed = checkCreateRule(prepared, prepared.variables, *record); !allowed)
        return done(std::move(allowed).error());
    if (input->accountSelector.isNull() && !prepared.accountName.isNull())
        return insert(session, std::move(*request), std::move(*record), std::move(companion), std::move(done));

    // Another account than the caller's own: it is looked up first, by whatever it was named with.
    const QByteArray named = input->accountSelector.isNull() ? textOf(*record, schema::kAccountId) : input->accountSelector;
    session.read<auth::Account>(
        [selector = auth::AccountSelector::parse(named)](db::Connection &connection) -> Result<auth::Account> {
            BASALT_TRY(auto account, auth::AccountStore(connection).find(selector));
            if (!account)
                return Error::of(Code::AccountNotFound);
            return std::move(*account);
        },
        [this, &session, request = std::move(*request), record = std::move(*record), companion = std::move(companion),
         done = std::move(done)](Result<auth::Account> account) mutable {
            if (!account)
                return done(std::move(account).error());
            record[schema::kAccountId] = account->id;
            request->accountName = account->name;
            insert(session, std::move(request), std::move(record), std::move(companion), std::move(done));
        });
}

void RecordService::insert(db::Session &session, RequestPtr request, schema::RecordValues record,
                           db::WriteCompanion<RecordAnswer> companion, db::Completion<RecordAnswer> done) const
{
    const QByteArray accountId = textOf(record, schema::kAccountId);
    // The answer is known before the write: nothing in it comes from the database.
    auto made = answer(*request, Operation::Create, record, request->accountName);
    auto work = [this, request = RecordRequestPtr(std::move(request)), record = std::move(record),
                 made = std::move(made)](db::WriteContext &context) -> Result<RecordAnswer> {
        RecordChange change(context, *request, m_events);
        BASALT_TRY_VOID(change.insert(record, request->accountName, request->variables.data));
        return made;
    };
    session.write<RecordAnswer>(accountId, db::accompanied<RecordAnswer>(std::move(companion), std::move(work)),
                                std::move(done));
}

void RecordService::update(db::Session &session, const auth::Principal &caller, db::AuditActor actor,
                           const QByteArray &collection, const QByteArray &id, const QJsonObject &body, WriteMode mode,
                           Precondition precondition, db::Completion<RecordAnswer> done) const
{
    auto request = prepare(caller, collection, Operation::Update);
    if (!request)
        return done(std::move(request).error());
    (*request)->actor = std::move(actor);
    auto input = readInput(body, *(*request)->collection, (*request)->grant, mode);
    if (!input)
        return done(std::move(input).error());
    if (!core::isId(id))
        return done(Error::of(Code::RecordNotFound));
    session.write<StoredRecord>(
        caller.accountId,
        [this, request = RecordRequestPtr(*request), id, input = std::move(*input), precondition = std::move(precondition)](
            db::WriteContext &context) { return RecordChange(context, *request, m_events).update(id, input, precondition); },
        [this, request = RecordRequestPtr(*request), done = std::move(done)](Result<StoredRecord> stored) mutable {
            if (!stored)
                return done(std::move(stored).error());
            if (!stored->isVisible)
                return done(bareAnswer(*request, *stored));
            done(answer(*request, Operation::Update, stored->values, stored->accountName));
        });
}

void RecordService::remove(db::Session &session, const auth::Principal &caller, db::AuditActor actor,
                           const QByteArray &collection, const QByteArray &id, Precondition precondition,
                           db::Completion<void> done) const
{
    auto request = prepare(caller, collection, Operation::Delete);
    if (!request)
        return done(std::move(request).error());
    if (!core::isId(id))
        return done(Error::of(Code::RecordNotFound));
    (*request)->actor = std::move(actor);
    session.write<void>(
        caller.accountId,
        [this, request = RecordRequestPtr(*request), id, precondition = std::move(precondition)](db::WriteContext &context) {
            return RecordChange(context, *request, m_events).remove(id, precondition);
        },
        std::move(done));
}

schema::RouteChoice RecordService::routesOf(const QByteArray &collection) const
{
    const auto found = m_registry.current()->byName(collection);
    return found ? found->routes : schema::RouteChoice();
}

Result<RecordService::RequestPtr> RecordService::prepare(const auth::Principal &caller, const QByteArray &collection,
                                                         Operation operation) const
{
    auto request = std::make_shared<RecordRequest>(m_registry);
    request->collection = request->schema->byName(collection);
    if (!request->collection)
        return Error::of(Code::CollectionNotFound);
    const bool reads = operation == Operation::List || operation == Operation::View;
    if (request->collection->isView() && !reads)
        return Error::of(Code::CollectionLocked,
                         u"\"%1\" is a view: its rows are only read."_s.arg(QString::fromUtf8(request->collection->name)));
    request->plan = m_plans.planOf(request->collection);
    request->rules = m_rules.rulesOf(*request->collection, request->schema);
    BASALT_TRY(request->grant, m_grants.grantOf(caller, request->schema, request->collection, *request->rules, operation));
    request->variables = variablesOf(caller, core::formatTimestamp(m_clock.nowMs()));
    request->author = caller.isAnonymous() ? QByteArray("anonymous") : caller.userId;
    // Otherwise the name is read with the record.
    if (!caller.isAnonymous() && request->grant.accountId == caller.accountId)
        request->accountName = caller.accountName;
    return request;
}

/** What a filter may know of other collections: what the caller may view there. */
rules::FilterScope RecordService::scopeOf(const auth::Principal &caller, const schema::SnapshotPtr &schema) const
{
    return {m_grants.reachOf(caller, schema), m_options.filterLimits};
}

/** What an answer reads and shows: the fields that were picked, and related records inside. */
Result<RecordView> RecordService::viewOf(const auth::Principal &caller, const RecordRequest &request, Operation operation,
                                         const FieldPicks &picks, const ExpandInput &expand) const
{
    const schema::Collection &collection = *request.collection;
    BASALT_TRY_VOID(checkFieldNames(picks, collection, request.grant, operation));
    RecordView view{projection(request, operation, picks), {}, {}, m_options.maxAnswerBytes};
    const auto isColumn = [&](const QByteArray &name) { return name == "account_name" || collection.field(name); };
    if (expand.expand.isEmpty() && picks.partial().isEmpty() && std::ranges::all_of(picks.names(), isColumn))
        return view;
    const rules::MayName mayName = [&](const schema::Field &field) {
        return maySee(request.grant, collection, operation, field) && !isMasked(request.grant, field);
    };
    const ViewAccess access = [&](const schema::Collection &target) {
        return m_grants.viewGrant(caller, request.schema, target);
    };
    const Expansion::Limits limits{m_options.maxExpandDepth, m_options.maxExpandRecords};
    BASALT_TRY(auto expansion,
               Expansion::create(request.collection, request.schema, m_dialect, request.variables, expand, limits, picks,
                                 mayName, access));
    // Everything is read, because relations go on from columns that need not be shown.
    view.show = std::make_shared<const Projection>(std::move(view.read));
    view.expansion = std::make_shared<const Expansion>(std::move(expansion));
    return RecordView{projection(request, operation, {}), std::move(view.show), std::move(view.expansion), view.maxBytes};
}

Projection RecordService::projection(const RecordRequest &request, Operation operation, const FieldPicks &picks) const
{
    const schema::Collection &collection = *request.collection;
    const bool isUsual = picks.picksAll() && !request.grant.view && request.grant.fieldAccess.isEmpty();
    Projection columns = isUsual
        ? request.plan->projection(operation, request.grant.seesEverything, request.grant.readsPersonal)
        : Projection(
            collection, m_dialect,
            [&](const schema::Field &field) {
                return maySee(request.grant, collection, operation, field) && (field.system || picks.picks(field.name));
            },
            [&](const schema::Field &field) { return isMasked(request.grant, field); });
    columns.setAccountName(request.accountName);
    return columns;
}

RecordAnswer RecordService::answer(const RecordRequest &request, Operation operation, const schema::RecordValues &record,
                                   const QByteArray &accountName) const
{
    const schema::Collection &collection = *request.collection;
    RecordAnswer made{textOf(record, schema::kId),
                      std::get<qint64>(record[schema::kVersion]),
                      {},
                      collection.version,
                      rules::usesClock(collection)};
    writeComplete(made.json, projection(request, operation, {}), collection, record, accountName, request.variables);
    return made;
}

} // namespace basalt::records
