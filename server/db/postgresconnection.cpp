// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/postgresconnection.h"

#include "db/postgrescursor.h"
#include "db/postgreserror.h"
#include "db/postgresurl.h"

#include <poll.h>

#include <algorithm>
#include <array>
#include <cerrno>

using namespace Qt::Literals::StringLiterals;

namespace basalt::db {

namespace {

constexpr int kOldestServer = 130000; // PostgreSQL 13

/** PGconn is another name of pg_conn; which of the two Qt reports is its own affair. */
PGconn *nativeHandle(const SqlHandle &handle)
{
    void *native = handle.native("PGconn*");
    return static_cast<PGconn *>(native ? native : handle.native("pg_conn*"));
}

} // namespace

Result<std::unique_ptr<PostgresConnection>> PostgresConnection::open(const QByteArray &url, int statementTimeoutMs)
{
    BASALT_TRY(const PostgresUrl parsed, PostgresUrl::parse(url));
    BASALT_TRY(auto handle, SqlHandle::open(u"QPSQL"_s, [&](QSqlDatabase &database) {
                   database.setConnectOptions(parsed.options);
                   database.setPassword(parsed.password);
               }));
    if (!nativeHandle(*handle))
        return Error::logged(Code::DatabaseError, u"Qt's PostgreSQL driver gives no PGconn handle"_s);
    auto connection = std::unique_ptr<PostgresConnection>(new PostgresConnection(std::move(handle)));
    BASALT_TRY_VOID(connection->configure(statementTimeoutMs));
    BASALT_TRY_VOID(connection->verify(statementTimeoutMs));
    return connection;
}

PostgresConnection::PostgresConnection(std::unique_ptr<SqlHandle> handle)
    : m_handle(std::move(handle))
    , m_postgres(nativeHandle(*m_handle))
    , m_statements(kCachedStatements)
{
    // "relation exists, skipping" and its like concern nobody.
    PQsetNoticeReceiver(
        m_postgres, [](void *, const PGresult *) {}, nullptr);
}

PostgresConnection::~PostgresConnection() = default;

Result<void> PostgresConnection::configure(int statementTimeoutMs)
{
    // synchronous_commit may be stronger than `on` by the operator's wish (remote_apply), never weaker.
    const QByteArray script = "SELECT set_config('client_encoding', 'UTF8', false), set_config('TimeZone', 'UTC', false), "
                              "set_config('DateStyle', 'ISO, YMD', false), set_config('bytea_output', 'hex', false), "
                              "set_config('standard_conforming_strings', 'on', false), "
                              // Compiling a filter along several relations takes seconds, running it milliseconds.
                              "set_config('jit', 'off', false), "
                              "set_config('synchronous_commit', CASE current_setting('synchronous_commit') "
                              "WHEN 'remote_apply' THEN 'remote_apply' ELSE 'on' END, false), "
                              "set_config('statement_timeout', '"
        + QByteArray::number(statementTimeoutMs) + "', false)";
    BASALT_TRY_VOID(run(script));
    return {};
}

Result<void> PostgresConnection::verify(int statementTimeoutMs)
{
    if (PQserverVersion(m_postgres) < kOldestServer)
        return Error::logged(Code::DatabaseError,
                             u"PostgreSQL %1 is too old: 13 or newer is needed"_s.arg(QString::fromUtf8(serverVersion())));
    const std::array<std::pair<QByteArrayView, QByteArray>, 8> expected{
        {{"server_encoding", "UTF8"},
         {"client_encoding", "UTF8"},
         {"TimeZone", "UTC"},
         {"DateStyle", "ISO, YMD"},
         {"bytea_output", "hex"},
         {"standard_conforming_strings", "on"},
         {"jit", "off"},
         {"statement_timeout", QByteArray::number(statementTimeoutMs)}}};
    for (const auto &[name, value] : expected) {
        BASALT_TRY(auto rows, query("SELECT setting FROM pg_settings WHERE name = $1", {name.toByteArray()}));
        BASALT_TRY(const bool found, rows.next());
        if (!found || rows.text(0) != value)
            return Error::logged(
                Code::DatabaseError,
                u"PostgreSQL: %1 should be %2 but is %3"_s.arg(QString::fromUtf8(name), QString::fromUtf8(value),
                                                               found ? QString::fromUtf8(rows.text(0)) : QString()));
    }
    return {};
}

const Dialect &PostgresConnection::dialect() const
{
    return dialectOf(Engine::Postgres);
}

Error PostgresConnection::fail(const PGresult *result, QByteArrayView sql)
{
    return postgresError(m_postgres, result, sql);
}

/** Runs SQL without binds by the simple protocol. */
Result<PostgresResult> PostgresConnection::run(QByteArrayView sql)
{
    freeForNextQuery();
    const QByteArray text = sql.toByteArray();
    PostgresResult result(PQexec(m_postgres, text.constData()));
    const ExecStatusType status = PQresultStatus(result.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY)
        return result;
    note(result.get());
    return fail(result.get(), sql);
}

Result<std::shared_ptr<PostgresStatement>> PostgresConnection::statementFor(QByteArrayView sql)
{
    auto statement = m_statements.find(sql);
    if (!statement) {
        BASALT_TRY(statement, prepare(sql));
        m_statements.insert(sql, statement);
    }
    if (m_readOnly && statement->writes())
        return Error::logged(Code::DatabaseError,
                             u"a read tried to change something: "_s + QString::fromUtf8(statement->sql()));
    return statement;
}

Result<std::shared_ptr<PostgresStatement>> PostgresConnection::prepare(QByteArrayView sql)
{
    deallocateObsolete();
    const QByteArray name = "b" + QByteArray::number(m_nextName++);
    const QByteArray text = sql.toByteArray();
    const PostgresResult result(PQprepare(m_postgres, name.constData(), text.constData(), 0, nullptr));
    if (PQresultStatus(result.get()) == PGRES_COMMAND_OK)
        return std::make_shared<PostgresStatement>(name, sql, m_obsolete);
    note(result.get());
    return fail(result.get(), sql);
}

/** Statements that fell out of the cache are given back in batches; not in a failed transaction, which refuses everything. */
void PostgresConnection::deallocateObsolete()
{
    constexpr size_t kBatch = 32;
    const auto status = PQtransactionStatus(m_postgres);
    if (m_obsolete->size() < kBatch || (status != PQTRANS_IDLE && status != PQTRANS_INTRANS))
        return;
    QByteArray script;
    for (const QByteArray &name : std::exchange(*m_obsolete, {}))
        script += "DEALLOCATE " + name + ';';
    PQclear(PQexec(m_postgres, script.constData()));
}

Result<Rows> PostgresConnection::query(QByteArrayView sql, std::span<const Value> binds)
{
    freeForNextQuery();
    BASALT_TRY(auto statement, statementFor(sql));
    BASALT_TRY_VOID(m_binds.set(binds));
    auto rows = queryOnce(statement);
    if (rows || !m_stalePlan)
        return rows;
    if (!mayRepeat())
        return Error::logged(Code::Overloaded, rows.error().detail);
    BASALT_TRY(statement, statementFor(sql));
    return queryOnce(statement);
}

Result<Rows> PostgresConnection::queryOnce(const std::shared_ptr<PostgresStatement> &statement)
{
    m_stalePlan = false;
    m_writing = statement->writes();
    if (PQsendQueryPrepared(m_postgres, statement->name().constData(), m_binds.count(), m_binds.pointers(), nullptr, nullptr, 0)
        == 0)
        return fail(nullptr, statement->sql());
    PQsetSingleRowMode(m_postgres);
    BASALT_TRY(auto cursor, PostgresCursor::start(*this, statement));
    return Rows(std::move(cursor));
}

Result<qint64> PostgresConnection::execute(QByteArrayView sql, std::span<const Value> binds)
{
    freeForNextQuery();
    BASALT_TRY(auto statement, statementFor(sql));
    BASALT_TRY_VOID(m_binds.set(binds));
    auto changed = executeOnce(statement);
    if (changed || !m_stalePlan)
        return changed;
    if (!mayRepeat())
        return Error::logged(Code::Overloaded, changed.error().detail);
    BASALT_TRY(statement, statementFor(sql));
    return executeOnce(statement);
}

Result<qint64> PostgresConnection::executeOnce(const std::shared_ptr<PostgresStatement> &statement)
{
    m_stalePlan = false;
    m_writing = statement->writes();
    const PostgresResult result(
        PQexecPrepared(m_postgres, statement->name().constData(), m_binds.count(), m_binds.pointers(), nullptr, nullptr, 0));
    note(result.get());
    const ExecStatusType status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        return fail(result.get(), statement->sql());
    return m_writing ? QByteArrayView(PQcmdTuples(result.get())).toLongLong() : 0;
}

/**
 * After a stale plan: forgets all plans. A statement outside of transactions can be run again at once; inside of one
 * everything before it is lost as well, and the caller gets a code that has the job repeated.
 */
bool PostgresConnection::mayRepeat()
{
    clearStatementCache();
    return PQtransactionStatus(m_postgres) == PQTRANS_IDLE;
}

void PostgresConnection::freeForNextQuery()
{
    if (m_active)
        m_active->takeInAll();
}

void PostgresConnection::setPatience(std::chrono::milliseconds patience)
{
    m_cutOff = false;
    m_patienceEnds = patience.count() > 0 ? std::optional(Clock::now() + patience) : std::nullopt;
}

/** Waits for the next result as long as patience lasts; what happens to the connection, PQgetResult() tells. */
void PostgresConnection::awaitResult()
{
    while (m_patienceEnds && PQisBusy(m_postgres) != 0) {
        using std::chrono::ceil, std::chrono::milliseconds;
        const auto left = std::max(milliseconds(0), ceil<milliseconds>(*m_patienceEnds - Clock::now()));
        pollfd socket{PQsocket(m_postgres), POLLIN, 0};
        const int ready = ::poll(&socket, 1, static_cast<int>(left.count()));
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready == 0) {
            m_patienceEnds.reset();
            m_cutOff = !m_mayGoOn();
            if (m_cutOff)
                cancel();
        } else if (ready < 0 || PQconsumeInput(m_postgres) == 0) {
            return;
        }
    }
}

PostgresResult PostgresConnection::receive()
{
    awaitResult();
    PostgresResult result(PQgetResult(m_postgres));
    if (result)
        note(result.get());
    return result;
}

/** Counts what a statement changed, and remembers what its failure means for the connection. */
void PostgresConnection::note(const PGresult *result)
{
    switch (PQresultStatus(result)) {
    case PGRES_COMMAND_OK:
    case PGRES_TUPLES_OK: {
        if (!m_writing)
            return;
        // The result of WITH … INSERT … SELECT does not tell what was inserted; DDL counts nothing.
        PGresult *tag = const_cast<PGresult *>(result); // libpq's accessors of the tag lack the const
        const QByteArrayView tuples(PQcmdTuples(tag));
        const bool hidden = tuples.isEmpty() || QByteArrayView(PQcmdStatus(tag)).startsWith("SELECT");
        m_changes += hidden ? 1 : tuples.toLongLong();
        return;
    }
    case PGRES_FATAL_ERROR:
        m_ended = m_ended || endsConnection(result);
        m_stalePlan = isStalePlan(result);
        return;
    default: return;
    }
}

void PostgresConnection::cancelIfHarmless()
{
    if (transactionDepth == 0)
        cancel();
}

/** Asks the server to stop the running query; if that fails, its rows come after all. */
void PostgresConnection::cancel()
{
    if (PGcancel *request = PQgetCancel(m_postgres)) {
        std::array<char, 256> message;
        PQcancel(request, message.data(), static_cast<int>(message.size()));
        PQfreeCancel(request);
    }
}

Result<void> PostgresConnection::executeScript(QByteArrayView sql)
{
    if (m_readOnly)
        return Error::logged(Code::DatabaseError, u"a read tried to run a script"_s);
    BASALT_TRY_VOID(run(sql));
    ++m_changes;
    return {};
}

Result<void> PostgresConnection::controlTransaction(QByteArrayView sql)
{
    BASALT_TRY(const auto result, run(sql));
    // The COMMIT of a failed transaction is answered with success and rolls back.
    if (sql == "COMMIT" && QByteArrayView(PQcmdStatus(result.get())) != "COMMIT")
        return Error::logged(Code::DatabaseError, u"the transaction had failed and was rolled back"_s);
    return {};
}

bool PostgresConnection::isTransactionBroken() const
{
    const auto status = PQtransactionStatus(m_postgres);
    return transactionDepth > 0 && status != PQTRANS_INTRANS && status != PQTRANS_ACTIVE;
}

bool PostgresConnection::isAlive() const
{
    return !m_ended && PQstatus(m_postgres) == CONNECTION_OK;
}

Result<QString> PostgresConnection::copyBeside(QByteArrayView)
{
    return QString();
}

void PostgresConnection::clearStatementCache()
{
    m_statements.clear();
}

QByteArray PostgresConnection::serverVersion()
{
    return PQparameterStatus(m_postgres, "server_version");
}

} // namespace basalt::db
