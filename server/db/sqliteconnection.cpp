// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/sqliteconnection.h"

#include "core/logging.h"
#include "db/sqlitecursor.h"
#include "db/sqliteerror.h"
#include "db/sqlitefunctions.h"

#include <QFile>
#include <QFileInfo>

#include <mutex>
#include <tuple>

#include <sqlite3.h>

using namespace Qt::Literals::StringLiterals;

namespace basalt::db {

namespace {

constexpr int kBusyTimeoutMs = 5000;
constexpr int kAutoCheckpointPages = 4000;
constexpr QByteArrayView kCacheSize("-8192");    ///< KiB, of one connection
constexpr int kMaxValueBytes = 32 * 1024 * 1024; ///< one function call on a larger value could not be interrupted
constexpr int kOpcodesBetweenChecks = 1000;      ///< of the progress handler: some 10-20 µs

/**
 * Memory statistics make all threads share one mutex in every allocation (20 against 36 k lists a second with two workers).
 * Can only be switched before the library is used for the first time.
 */
void switchOffMemoryStatistics()
{
    static std::once_flag once;
    std::call_once(once, [] {
        if (sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) != SQLITE_OK)
            core::logWarning(
                "SQLite was in use before its memory statistics could be switched off: threads will share a mutex");
    });
}

/**
 * SQLite makes files that everybody may read, as the umask has it; this one holds password hashes and personal data, and its
 * folder may be older than the database and open to others. What exists is left alone, and so are the failures: opening will
 * tell. The write-ahead log takes the permissions of its database.
 */
void createForOwnerOnly(const QString &path)
{
    QFile file(path);
    std::ignore = file.open(QIODevice::NewOnly | QIODevice::WriteOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

/**
 * A server that ran while its database could not be written to has left a log and a shared memory file like it behind, and
 * with these no database can be written to that may be again.
 */
void makeCompanionsWritable(const QString &path)
{
    if (!QFileInfo(path).isWritable())
        return;
    for (const auto suffix : {"-wal"_L1, "-shm"_L1}) {
        QFile companion(path + suffix);
        if (companion.exists() && !(companion.permissions() & QFileDevice::WriteOwner))
            companion.setPermissions(companion.permissions() | QFileDevice::WriteOwner); // opening will tell of a failure
    }
}

QByteArray pragmaStatement(QByteArrayView name, QByteArrayView value)
{
    return "PRAGMA " + name.toByteArray() + (value.isEmpty() ? QByteArray() : "=" + value.toByteArray());
}

} // namespace

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const QString &path, Access access)
{
    switchOffMemoryStatistics();
    if (access == Access::ReadWrite) {
        createForOwnerOnly(path);
        makeCompanionsWritable(path);
    }
    BASALT_TRY(auto handle, SqlHandle::open(u"QSQLITE"_s, [&](QSqlDatabase &database) {
                   database.setDatabaseName(path);
                   database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(kBusyTimeoutMs));
               }));
    if (!handle->native("sqlite3*"))
        return Error::logged(Code::DatabaseError, u"Qt's SQLite driver gives no sqlite3 handle"_s);
    auto connection = std::unique_ptr<SqliteConnection>(new SqliteConnection(std::move(handle)));
    auto configured = connection->configure(access);
    if (!configured && configured.error().code == Code::DatabaseDamaged) {
        configured.error().message = u"The database %1 is damaged or is none. `basalt backup restore` brings a backup to a "
                                     "fresh folder."_s.arg(path);
    }
    if (!configured)
        return std::move(configured).error();
    return connection;
}

SqliteConnection::SqliteConnection(std::unique_ptr<SqlHandle> handle)
    : m_handle(std::move(handle))
    , m_database(static_cast<sqlite3 *>(m_handle->native("sqlite3*")))
    , m_interrupted([this] { return outOfTime(); })
    , m_statements(kCachedStatements)
{ }

SqliteConnection::~SqliteConnection()
{
    m_statements.clear();
    sqlite3_progress_handler(m_database, 0, nullptr, nullptr);
}

Result<void> SqliteConnection::configure(Access access)
{
    BASALT_TRY_VOID(limit());
    BASALT_TRY_VOID(registerSqliteFunctions(m_database, m_interrupted));
    BASALT_TRY_VOID(setPragma("busy_timeout", {}, QByteArray::number(kBusyTimeoutMs)));
    BASALT_TRY_VOID(setPragma("encoding", {}, "UTF-8"));
    // A file that is in WAL mode stays so; only the first connection ever has to switch.
    BASALT_TRY_VOID(setPragma("journal_mode", access == Access::ReadWrite ? "WAL" : "", "wal"));
    BASALT_TRY_VOID(setPragma("synchronous", "FULL", "2"));
    BASALT_TRY_VOID(setPragma("foreign_keys", "ON", "1"));
    // Else INSERT OR REPLACE would delete rows past the triggers that protect the audit trail.
    BASALT_TRY_VOID(setPragma("recursive_triggers", "ON", "1"));
    BASALT_TRY_VOID(setPragma("temp_store", "MEMORY", "2"));
    // Filled as pages are read. With SQLite's own two megabytes, reads of a small database go to the system already.
    BASALT_TRY_VOID(setPragma("cache_size", kCacheSize, kCacheSize));
    if (access == Access::ReadOnly) {
        BASALT_TRY_VOID(setPragma("query_only", "ON", "1"));
    } else {
        const QByteArray pages = QByteArray::number(kAutoCheckpointPages);
        BASALT_TRY_VOID(setPragma("wal_autocheckpoint", pages, pages));
    }
    return {};
}

Result<void> SqliteConnection::limit()
{
    sqlite3_limit(m_database, SQLITE_LIMIT_LENGTH, kMaxValueBytes);
    if (sqlite3_limit(m_database, SQLITE_LIMIT_LENGTH, -1) != kMaxValueBytes)
        return Error::logged(Code::DatabaseError, u"SQLite: the limit LENGTH did not take"_s);
    // "name" is an identifier and never silently a text, as on PostgreSQL; the schema table cannot be written to.
    for (const int option : {SQLITE_DBCONFIG_DQS_DML, SQLITE_DBCONFIG_DQS_DDL}) {
        int value = -1;
        if (sqlite3_db_config(m_database, option, 0, &value) != SQLITE_OK || value != 0)
            return Error::logged(Code::DatabaseError, u"SQLite: quoted texts could not be switched off"_s);
    }
    int defensive = 0;
    if (sqlite3_db_config(m_database, SQLITE_DBCONFIG_DEFENSIVE, 1, &defensive) != SQLITE_OK || defensive != 1)
        return Error::logged(Code::DatabaseError, u"SQLite: defensive mode did not take"_s);
    return {};
}

/** SQLite's own busy handler does not cover the switch to WAL, which another process may be making just now. */
int SqliteConnection::executePersistently(const QByteArray &sql)
{
    constexpr int kPauseMs = 20;
    int code = sqlite3_exec(m_database, sql.constData(), nullptr, nullptr, nullptr);
    for (int waited = 0; code == SQLITE_BUSY && waited < kBusyTimeoutMs; waited += kPauseMs) {
        sqlite3_sleep(kPauseMs);
        code = sqlite3_exec(m_database, sql.constData(), nullptr, nullptr, nullptr);
    }
    return code;
}

Result<void> SqliteConnection::setPragma(QByteArrayView name, QByteArrayView value, QByteArrayView expected)
{
    if (!value.isEmpty()) {
        const QByteArray set = pragmaStatement(name, value);
        if (executePersistently(set) != SQLITE_OK)
            return sqliteError(m_database, set);
    }
    const QByteArray ask = pragmaStatement(name, {});
    BASALT_TRY(const auto statement, SqliteStatement::prepare(m_database, ask));
    const bool row = statement->step() == SQLITE_ROW;
    const QByteArray actual =
        row ? QByteArray(reinterpret_cast<const char *>(sqlite3_column_text(statement->handle(), 0))) : QByteArray();
    if (actual == expected)
        return {};
    return Error::logged(Code::DatabaseError,
                         u"SQLite: %1 should be %2 but is %3"_s.arg(QString::fromUtf8(name), QString::fromUtf8(expected),
                                                                    QString::fromUtf8(actual)));
}

const Dialect &SqliteConnection::dialect() const
{
    return dialectOf(Engine::Sqlite);
}

Result<std::shared_ptr<SqliteStatement>> SqliteConnection::statementFor(QByteArrayView sql)
{
    auto cached = m_statements.find(sql);
    if (cached && !cached->isRunning()) [[likely]] {
        m_schemaChanges += cached->changesSchema() ? 1 : 0;
        return cached;
    }
    BASALT_TRY(auto statement, SqliteStatement::prepare(m_database, sql));
    m_schemaChanges += statement->changesSchema() ? 1 : 0;
    // One that is running already is left to its cursor; its twin lives as long as the cursor that needs it.
    if (!cached)
        m_statements.insert(sql, statement);
    return statement;
}

Result<Rows> SqliteConnection::query(QByteArrayView sql, std::span<const Value> binds)
{
    BASALT_TRY(auto statement, statementFor(sql));
    BASALT_TRY(auto cursor, SqliteCursor::start(std::move(statement), {binds.begin(), binds.end()}));
    return Rows(std::move(cursor));
}

Result<qint64> SqliteConnection::execute(QByteArrayView sql, std::span<const Value> binds)
{
    BASALT_TRY(const auto statement, statementFor(sql));
    BASALT_TRY_VOID(statement->bind(binds));
    int code = SQLITE_ROW;
    while (code == SQLITE_ROW)
        code = statement->step();
    if (code != SQLITE_DONE) {
        Error error = statement->error();
        statement->reset();
        return error;
    }
    statement->reset();
    return sqlite3_stmt_readonly(statement->handle()) ? 0 : sqlite3_changes64(m_database);
}

Result<void> SqliteConnection::executeScript(QByteArrayView sql)
{
    ++m_schemaChanges;
    const QByteArray script = sql.toByteArray(); // sqlite3_exec wants a terminated text
    if (sqlite3_exec(m_database, script.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return sqliteError(m_database, script);
    return {};
}

Result<void> SqliteConnection::controlTransaction(QByteArrayView sql)
{
    BASALT_TRY(const auto statement, statementFor(sql));
    // Not stopped when time is up: SQLite may ask at the last step of a BEGIN, and then calls one that has begun interrupted.
    const auto deadline = std::exchange(m_deadline, {});
    const int code = statement->step();
    m_deadline = deadline;
    if (code != SQLITE_DONE) {
        Error error = statement->error();
        statement->reset();
        return error;
    }
    statement->reset();
    if (m_commits && sql == "COMMIT")
        m_commits->fetch_add(1, std::memory_order_release);
    return {};
}

qint64 SqliteConnection::changeCount() const
{
    return sqlite3_total_changes64(m_database) + m_schemaChanges;
}

bool SqliteConnection::isTransactionBroken() const
{
    // A full disk, lack of memory and the like make SQLite roll back by itself.
    return transactionDepth > 0 && sqlite3_get_autocommit(m_database) != 0;
}

void SqliteConnection::clearStatementCache()
{
    m_statements.clear();
}

QByteArray SqliteConnection::serverVersion()
{
    return sqlite3_libversion();
}

void SqliteConnection::setTimeBudget(std::chrono::milliseconds budget)
{
    m_budgetExceeded = false;
    if (budget.count() == 0) {
        sqlite3_progress_handler(m_database, 0, nullptr, nullptr);
        m_deadline = {};
        return;
    }
    m_deadline = std::chrono::steady_clock::now() + budget;
    const auto check = [](void *self) { return static_cast<SqliteConnection *>(self)->outOfTime() ? 1 : 0; };
    sqlite3_progress_handler(m_database, kOpcodesBetweenChecks, check, this);
}

bool SqliteConnection::outOfTime()
{
    if (m_deadline == std::chrono::steady_clock::time_point() || std::chrono::steady_clock::now() < m_deadline)
        return false;
    m_budgetExceeded = true;
    return true;
}

Result<QString> SqliteConnection::copyBeside(QByteArrayView label)
{
    const QString path = QFile::decodeName(sqlite3_db_filename(m_database, "main"));
    const QString copy = path + u'.' + QString::fromUtf8(label);
    const QString unfinished = copy + u".part"_s;
    QFile::remove(unfinished);
    // Through a connection of its own, which sees what is committed even while this one is inside a transaction.
    BASALT_TRY(const auto reader, open(path, Access::ReadOnly));
    BASALT_TRY_VOID(reader->copyTo(unfinished, [](qint64, qint64) { return true; }));
    QFile::remove(copy);
    if (!QFile::rename(unfinished, copy))
        return Error::logged(Code::DatabaseError, u"the copy could not be named "_s + copy);
    return copy;
}

Result<void> SqliteConnection::copyTo(const QString &path, const CopyProgress &proceed)
{
    sqlite3 *target = nullptr;
    const QByteArray name = QFile::encodeName(path);
    bool cancelled = false;
    createForOwnerOnly(path);
    int code = sqlite3_open_v2(name.constData(), &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    if (code == SQLITE_OK)
        code = copyPages(target, proceed, cancelled);
    Result<void> result;
    if (cancelled)
        result = Error::of(Code::Cancelled);
    else if (code != SQLITE_OK)
        result = sqliteError(target, name);
    sqlite3_close(target);
    return result;
}

/**
 * A few pages at a time, so that it can be stopped. Within the read transaction of this connection the pages stay those of one
 * moment; without one, SQLite would begin again after every write of others.
 */
int SqliteConnection::copyPages(sqlite3 *target, const CopyProgress &proceed, bool &cancelled)
{
    constexpr int kPagesAtOnce = 1024;
    constexpr qint64 kPageBytes = 4096; // for the progress only
    sqlite3_backup *backup = sqlite3_backup_init(target, "main", m_database, "main");
    if (!backup)
        return sqlite3_extended_errcode(target);
    int code = SQLITE_OK;
    while (code == SQLITE_OK && !cancelled) {
        code = sqlite3_backup_step(backup, kPagesAtOnce);
        const qint64 total = sqlite3_backup_pagecount(backup);
        cancelled = !proceed((total - sqlite3_backup_remaining(backup)) * kPageBytes, total * kPageBytes);
    }
    sqlite3_backup_finish(backup); // leaves the error in the target
    return code == SQLITE_DONE ? SQLITE_OK : sqlite3_extended_errcode(target);
}

qint64 SqliteConnection::logSize() const
{
    sqlite3_file *log = nullptr;
    sqlite3_int64 size = 0;
    sqlite3_file_control(m_database, "main", SQLITE_FCNTL_JOURNAL_POINTER, static_cast<void *>(&log));
    return log && log->pMethods && log->pMethods->xFileSize(log, &size) == SQLITE_OK ? size : 0;
}

bool SqliteConnection::emptyLog(std::chrono::milliseconds patience)
{
    sqlite3_busy_timeout(m_database, int(patience.count()));
    const int code = sqlite3_wal_checkpoint_v2(m_database, "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    sqlite3_busy_timeout(m_database, kBusyTimeoutMs);
    return code == SQLITE_OK;
}

} // namespace basalt::db
