// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/connection.h"
#include "db/copyprogress.h"
#include "db/sqlhandle.h"
#include "db/sqlitestatement.h"
#include "db/statementcache.h"

#include <QString>

#include <atomic>
#include <chrono>
#include <functional>

struct sqlite3;

namespace basalt::db {

/** One connection to an SQLite file; every setting is verified after it was made. */
class SqliteConnection final : public Connection
{
public:
    enum class Access {
        ReadOnly, ///< any statement that would change something is refused
        ReadWrite,
    };

    /** Opens the file, makes it on the first ReadWrite connection. Its folder exists. */
    [[nodiscard]] static Result<std::unique_ptr<SqliteConnection>> open(const QString &path, Access access);
    ~SqliteConnection() override;

    [[nodiscard]] const Dialect &dialect() const override;
    using Connection::execute;
    using Connection::query;
    [[nodiscard]] Result<Rows> query(QByteArrayView sql, std::span<const Value> binds) override;
    [[nodiscard]] Result<qint64> execute(QByteArrayView sql, std::span<const Value> binds) override;
    [[nodiscard]] Result<void> executeScript(QByteArrayView sql) override;
    [[nodiscard]] Result<void> controlTransaction(QByteArrayView sql) override;
    [[nodiscard]] qint64 changeCount() const override;
    [[nodiscard]] bool isTransactionBroken() const override;
    [[nodiscard]] bool isAlive() const override { return true; }
    [[nodiscard]] Result<QString> copyBeside(QByteArrayView label) override;
    void clearStatementCache() override;
    [[nodiscard]] QByteArray serverVersion() override;

    /**
     * Writes what this connection sees to a new file, synced to disk. Inside a read transaction that is one moment, whatever is
     * written meanwhile.
     */
    [[nodiscard]] Result<void> copyTo(const QString &path, const CopyProgress &proceed);

    /** For what only the C interface can do. */
    [[nodiscard]] sqlite3 *handle() const { return m_database; }

    /** Of the write-ahead log's file, in bytes. */
    [[nodiscard]] qint64 logSize() const;
    /**
     * Brings everything into the database file and empties the log's file. Waits as long for readers of older states; new
     * ones do not hold it up. False if that was not enough.
     */
    [[nodiscard]] bool emptyLog(std::chrono::milliseconds patience);

    /** `counter` rises with each COMMIT of this connection, before anybody hears of it. It outlives the connection. */
    void countCommits(std::atomic<quint64> &counter) { m_commits = &counter; }

    /** Statements are interrupted (Code::Cancelled) once `budget` has passed; null lifts the limit. */
    void setTimeBudget(std::chrono::milliseconds budget);
    /** Whether the budget set last has cut a statement off. */
    [[nodiscard]] bool budgetExceeded() const { return m_budgetExceeded; }

private:
    explicit SqliteConnection(std::unique_ptr<SqlHandle> handle);
    [[nodiscard]] Result<void> configure(Access access);
    [[nodiscard]] Result<void> limit();
    [[nodiscard]] int copyPages(sqlite3 *target, const CopyProgress &proceed, bool &cancelled);
    [[nodiscard]] int executePersistently(const QByteArray &sql);
    [[nodiscard]] Result<void> setPragma(QByteArrayView name, QByteArrayView value, QByteArrayView expected);
    [[nodiscard]] Result<std::shared_ptr<SqliteStatement>> statementFor(QByteArrayView sql);
    [[nodiscard]] bool outOfTime();

    std::unique_ptr<SqlHandle> m_handle;
    sqlite3 *m_database;
    std::function<bool()> m_interrupted;
    StatementCache<SqliteStatement> m_statements;
    std::chrono::steady_clock::time_point m_deadline{};
    bool m_budgetExceeded = false;
    qint64 m_schemaChanges = 0; ///< and scripts
    std::atomic<quint64> *m_commits = nullptr;
};

} // namespace basalt::db
