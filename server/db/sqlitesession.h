// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/database.h"
#include "db/outcome.h"
#include "db/sqliteconnection.h"
#include "db/sqlitereadpool.h"
#include "db/sqlitewriter.h"
#include "db/transaction.h"

namespace basalt::db {

/**
 * A session on SQLite: its own read connection, the shared writer and the shared read pool.
 *
 * Taking a snapshot and letting go of it costs as much as finding a row, and is done under locks that all workers want. So the
 * reads of one turn of the event loop share a snapshot, as long as nothing was committed since it was taken: whoever was told
 * of a commit finds it. Between turns there is none, so that the log can be emptied.
 */
class SqliteSession final : public Session
{
public:
    SqliteSession(std::unique_ptr<SqliteConnection> connection, SqliteWriter &writer, SqliteReadPool &pool,
                  const std::atomic<quint64> &schemaGeneration, const std::atomic<quint64> &commits,
                  std::chrono::milliseconds readBudget);

private:
    void submit(ReadJob job) override;
    void submit(WriteJob job) override;
    void submitToPool(ReadJob job);
    void joinSnapshot();
    void leaveSnapshot();
    void endTurn();

    std::unique_ptr<SqliteConnection> m_connection;
    SqliteWriter &m_writer;
    SqliteReadPool &m_pool;
    const std::atomic<quint64> &m_schemaGeneration;
    const std::atomic<quint64> &m_commits;
    const std::chrono::milliseconds m_readBudget;
    quint64 m_seenGeneration = 0;
    std::optional<Transaction> m_snapshot; ///< of this turn's reads
    quint64 m_seenCommits = 0;             ///< before the snapshot was taken
    int m_readsOfTurn = 0;
    bool m_hasTurns = false; ///< the thread has an event loop
    Completions m_completions;
};

} // namespace basalt::db
