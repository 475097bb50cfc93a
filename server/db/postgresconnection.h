// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/connection.h"
#include "db/postgresbinds.h"
#include "db/postgresresult.h"
#include "db/postgresstatement.h"
#include "db/sqlhandle.h"
#include "db/statementcache.h"

#include <chrono>
#include <functional>
#include <optional>

namespace basalt::db {

class PostgresCursor;

/** One connection to PostgreSQL; every setting is verified after it was made. */
class PostgresConnection final : public Connection
{
public:
    /** `url` as libpq takes it; statements that run longer than `statementTimeoutMs` are cancelled. */
    [[nodiscard]] static Result<std::unique_ptr<PostgresConnection>> open(const QByteArray &url, int statementTimeoutMs);
    ~PostgresConnection() override;

    [[nodiscard]] const Dialect &dialect() const override;
    using Connection::execute;
    using Connection::query;
    [[nodiscard]] Result<Rows> query(QByteArrayView sql, std::span<const Value> binds) override;
    [[nodiscard]] Result<qint64> execute(QByteArrayView sql, std::span<const Value> binds) override;
    [[nodiscard]] Result<void> executeScript(QByteArrayView sql) override;
    [[nodiscard]] Result<void> controlTransaction(QByteArrayView sql) override;
    [[nodiscard]] qint64 changeCount() const override { return m_changes; }
    [[nodiscard]] bool isTransactionBroken() const override;
    [[nodiscard]] bool isAlive() const override;
    [[nodiscard]] Result<QString> copyBeside(QByteArrayView label) override;
    void clearStatementCache() override;
    [[nodiscard]] QByteArray serverVersion() override;

    /** While set, statements that may change something are refused: the work of a read. */
    void setReadOnly(bool readOnly) { m_readOnly = readOnly; }

    /**
     * What is asked when a query is not answered by the time that setPatience() said: true lets it go on without a limit,
     * else it is cancelled (Code::Cancelled).
     */
    using MayGoOn = std::function<bool()>;
    void onImpatience(MayGoOn mayGoOn) { m_mayGoOn = std::move(mayGoOn); }
    /** From now on, for all queries together; null is without a limit. */
    void setPatience(std::chrono::milliseconds patience);
    void endPatience() { m_patienceEnds.reset(); }
    /** Whether a query was cancelled since patience was set last. */
    [[nodiscard]] bool wasCutOff() const { return m_cutOff; }

    // -- for PostgresCursor --------------------------------------------------------------------------------------------
    [[nodiscard]] PGconn *handle() const { return m_postgres; }
    void setActive(PostgresCursor *cursor) { m_active = cursor; }
    /** The next result of the running query, its changes counted; null at its end. */
    [[nodiscard]] PostgresResult receive();
    /** Asks the server to stop the running query, unless that would break a transaction. */
    void cancelIfHarmless();

private:
    using Clock = std::chrono::steady_clock;
    explicit PostgresConnection(std::unique_ptr<SqlHandle> handle);
    [[nodiscard]] Result<void> configure(int statementTimeoutMs);
    [[nodiscard]] Result<void> verify(int statementTimeoutMs);
    [[nodiscard]] Result<std::shared_ptr<PostgresStatement>> statementFor(QByteArrayView sql);
    [[nodiscard]] Result<std::shared_ptr<PostgresStatement>> prepare(QByteArrayView sql);
    [[nodiscard]] Result<PostgresResult> run(QByteArrayView sql);
    [[nodiscard]] Result<Rows> queryOnce(const std::shared_ptr<PostgresStatement> &statement);
    [[nodiscard]] Result<qint64> executeOnce(const std::shared_ptr<PostgresStatement> &statement);
    [[nodiscard]] Error fail(const PGresult *result, QByteArrayView sql);
    [[nodiscard]] bool mayRepeat();
    void freeForNextQuery();
    void deallocateObsolete();
    void note(const PGresult *result);
    void awaitResult();
    void cancel();

    std::unique_ptr<SqlHandle> m_handle;
    PGconn *m_postgres;
    std::shared_ptr<ObsoleteNames> m_obsolete = std::make_shared<ObsoleteNames>();
    StatementCache<PostgresStatement> m_statements;
    PostgresBinds m_binds;
    PostgresCursor *m_active = nullptr; ///< whose query the connection is busy with
    quint64 m_nextName = 0;
    qint64 m_changes = 0;
    MayGoOn m_mayGoOn;
    std::optional<Clock::time_point> m_patienceEnds;
    bool m_cutOff = false;
    bool m_readOnly = false;
    bool m_writing = false;   ///< the statement that runs may change something
    bool m_ended = false;     ///< the server said goodbye
    bool m_stalePlan = false; ///< the last error was one
};

} // namespace basalt::db
