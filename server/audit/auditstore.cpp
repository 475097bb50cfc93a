// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/auditstore.h"

#include "core/timestamp.h"
#include "db/postgresarray.h"

#include <ctime>

using namespace Qt::Literals::StringLiterals;

namespace basalt::audit {

namespace {

/** Minutes east of Greenwich of the machine's time zone. */
int utcOffsetMinutes(qint64 nowMs)
{
    const std::time_t seconds = static_cast<std::time_t>(nowMs / 1000);
    std::tm local{};
    if (!localtime_r(&seconds, &local))
        return 0;
    return static_cast<int>(local.tm_gmtoff / 60);
}

} // namespace

/** An entry on its way into the tables. */
struct AuditStore::Row
{
    const db::AuditEvent *event;
    EntryPlace place;
    WrittenEntry entry;
};

AuditStore::AuditStore(const core::Clock &clock, QByteArray appVersion)
    : m_clock(clock)
    , m_appVersion(std::move(appVersion)) { }

Result<std::vector<db::AuditPosition>> AuditStore::append(db::Connection &connection, std::span<const db::AuditEvent> events)
{
    BASALT_TRY(Heads heads, lockHeads(connection, events));
    const std::vector<Row> rows = makeRows(events, heads);
    if (connection.dialect().engine() == db::Engine::Postgres)
        BASALT_TRY_VOID(insertAtOnce(connection, rows, heads));
    else
        BASALT_TRY_VOID(insertOneByOne(connection, rows, heads));
    std::vector<db::AuditPosition> positions;
    positions.reserve(rows.size());
    for (const Row &row : rows)
        positions.push_back({row.place.sequence, row.entry.hash});
    return positions;
}

Result<AuditStore::Heads> AuditStore::lockHeads(db::Connection &connection, std::span<const db::AuditEvent> events)
{
    Heads heads;
    for (const db::AuditEvent &event : events) {
        if (event.accountId.isEmpty() || event.operation.isEmpty())
            return Error::internal(u"an audit event without account or operation"_s);
        heads.try_emplace(event.accountId);
    }
    if (connection.dialect().engine() == db::Engine::Postgres)
        BASALT_TRY_VOID(lockPostgresHeads(connection, heads));
    else
        BASALT_TRY_VOID(loadHeads(connection, heads));
    return heads;
}

/** SQLite: the write transaction is the lock. */
Result<void> AuditStore::loadHeads(db::Connection &connection, Heads &heads)
{
    for (auto &[accountId, head] : heads) {
        BASALT_TRY(auto rows,
                   connection.query("SELECT sequence, entry_hash FROM audit_heads WHERE account_id = $1", {accountId}));
        BASALT_TRY(const bool found, rows.next());
        if (found)
            head = {rows.integer(0), rows.string(1)};
    }
    return {};
}

Result<void> AuditStore::lockPostgresHeads(db::Connection &connection, Heads &heads)
{
    db::PostgresArray accountIds;
    for (const auto &[accountId, head] : heads)
        accountIds.add(accountId);
    const db::Value bind = accountIds.value();
    // A chain that has no entry yet gets its head first, so that there is a row to lock.
    for (const bool first : {true, false}) {
        BASALT_TRY(auto rows,
                   connection.query("SELECT account_id, sequence, entry_hash FROM audit_heads "
                                    "WHERE account_id = ANY ($1::text[]) ORDER BY account_id FOR UPDATE",
                                    {bind}));
        size_t found = 0;
        while (true) {
            BASALT_TRY(const bool row, rows.next());
            if (!row)
                break;
            heads[rows.string(0)] = {rows.integer(1), rows.string(2)};
            ++found;
        }
        if (found == heads.size())
            return {};
        if (first)
            BASALT_TRY_VOID(connection.execute("INSERT INTO audit_heads (account_id, sequence, entry_hash) "
                                               "SELECT id, 0, $2 FROM unnest($1::text[]) AS missing (id) ORDER BY id "
                                               "ON CONFLICT DO NOTHING",
                                               {bind, kFirstPreviousHash.toByteArray()}));
    }
    return Error::internal(u"the head of an audit chain could not be made"_s);
}

std::vector<AuditStore::Row> AuditStore::makeRows(std::span<const db::AuditEvent> events, Heads &heads) const
{
    const qint64 nowMs = m_clock.nowMs();
    const QByteArray occurredAt = core::formatTimestamp(nowMs);
    const int offset = utcOffsetMinutes(nowMs);
    EntryWriter writer(m_appVersion);
    writer.drawSalts(events);
    std::vector<Row> rows;
    rows.reserve(events.size());
    for (const db::AuditEvent &event : events) {
        Head &head = heads[event.accountId];
        Row row{&event, {head.sequence + 1, head.hash, occurredAt, offset}, {}};
        row.entry = writer.write(event, row.place);
        head = {row.place.sequence, row.entry.hash};
        rows.push_back(std::move(row));
    }
    return rows;
}

Result<void> AuditStore::insertOneByOne(db::Connection &connection, const std::vector<Row> &rows, const Heads &heads)
{
    for (const Row &row : rows) {
        const db::AuditEvent &event = *row.event;
        BASALT_TRY_VOID(connection.execute(
            "INSERT INTO audit_entries (account_id, sequence, occurred_at, event, operation, table_name, record_id, actor_id, "
            "correlation_id, body, entry_hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            {event.accountId, row.place.sequence, row.place.occurredAt, qint64(event.event), event.operation,
             db::textOrNull(searchText(event.table)), db::textOrNull(searchText(event.recordId)),
             db::textOrNull(searchText(event.actor.userId)), db::textOrNull(searchText(event.actor.correlationId)),
             row.entry.body, row.entry.hash}));
        BASALT_TRY_VOID(connection.execute("INSERT INTO audit_values (account_id, sequence, personal) VALUES ($1, $2, $3)",
                                           {event.accountId, row.place.sequence, row.entry.personal}));
    }
    for (const auto &[accountId, head] : heads)
        BASALT_TRY_VOID(connection.execute("INSERT INTO audit_heads (account_id, sequence, entry_hash) VALUES ($1, $2, $3) "
                                           "ON CONFLICT (account_id) DO UPDATE SET sequence = excluded.sequence, "
                                           "entry_hash = excluded.entry_hash",
                                           {accountId, head.sequence, head.hash}));
    return {};
}

/** Everything in one statement: one round trip, however large the group. */
Result<void> AuditStore::insertAtOnce(db::Connection &connection, const std::vector<Row> &rows, const Heads &heads)
{
    db::PostgresArray accountIds, sequences, instants, codes, operations, tables, records, actors, correlations, bodies, hashes,
        personals;
    for (const Row &row : rows) {
        const db::AuditEvent &event = *row.event;
        accountIds.add(event.accountId);
        sequences.add(row.place.sequence);
        instants.add(row.place.occurredAt);
        codes.add(qint64(event.event));
        operations.add(event.operation);
        tables.add(searchText(event.table));
        records.add(searchText(event.recordId));
        actors.add(searchText(event.actor.userId));
        correlations.add(searchText(event.actor.correlationId));
        bodies.add(row.entry.body);
        hashes.add(row.entry.hash);
        personals.add(row.entry.personal);
    }
    db::PostgresArray headIds, headSequences, headHashes;
    for (const auto &[accountId, head] : heads) {
        headIds.add(accountId);
        headSequences.add(head.sequence);
        headHashes.add(head.hash);
    }
    BASALT_TRY_VOID(connection.execute(
        "WITH entries AS (INSERT INTO audit_entries (account_id, sequence, occurred_at, event, operation, table_name, "
        "record_id, actor_id, correlation_id, body, entry_hash) SELECT * FROM unnest($1::text[], $2::bigint[], "
        "$3::timestamptz[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], "
        "$11::text[])), personal AS (INSERT INTO audit_values (account_id, sequence, personal) SELECT * FROM "
        "unnest($1::text[], $2::bigint[], $12::text[])) UPDATE audit_heads SET sequence = new.sequence, entry_hash = "
        "new.entry_hash FROM unnest($13::text[], $14::bigint[], $15::text[]) AS new (account_id, sequence, entry_hash) "
        "WHERE audit_heads.account_id = new.account_id",
        {accountIds.value(), sequences.value(), instants.value(), codes.value(), operations.value(), tables.value(),
         records.value(), actors.value(), correlations.value(), bodies.value(), hashes.value(), personals.value(),
         headIds.value(), headSequences.value(), headHashes.value()}));
    return {};
}

} // namespace basalt::audit
