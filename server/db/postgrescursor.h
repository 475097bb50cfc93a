// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/postgresresult.h"
#include "db/postgresstatement.h"
#include "db/rows.h"

#include <deque>
#include <memory>
#include <vector>

namespace basalt::db {

class PostgresConnection;

/**
 * A running PostgreSQL query in single-row mode: rows come one by one, so a big result never lies in memory. A connection
 * carries one query at a time; when it is to run another while this one is unfinished, it has this one take in its remaining
 * rows first.
 */
class PostgresCursor final : public Rows::Cursor
{
public:
    /** After the query was sent; waits for its first row or its end. */
    [[nodiscard]] static Result<std::unique_ptr<PostgresCursor>> start(PostgresConnection &connection,
                                                                       std::shared_ptr<PostgresStatement> statement);
    ~PostgresCursor() override;

    /** Takes in all rows that are still to come, so that the connection is free. */
    void takeInAll();

    Result<bool> next() override;
    [[nodiscard]] int columnCount() const override;
    [[nodiscard]] bool isNull(int column) const override;
    [[nodiscard]] bool boolean(int column) const override;
    [[nodiscard]] qint64 integer(int column) const override;
    [[nodiscard]] double real(int column) const override;
    [[nodiscard]] QByteArrayView text(int column) const override;
    [[nodiscard]] QByteArray blob(int column) const override;
    [[nodiscard]] QByteArray timestamp(int column) const override;
    [[nodiscard]] QByteArray columnName(int column) const override;
    void writeJson(int column, core::JsonWriter &out) const override;

private:
    enum class State { FirstRowReady, OnRow, Finished };

    PostgresCursor(PostgresConnection &connection, std::shared_ptr<PostgresStatement> statement);
    [[nodiscard]] PostgresResult receive();
    [[nodiscard]] Result<bool> accept(PostgresResult result);
    void finish();
    [[nodiscard]] QByteArrayView raw(int column) const;

    PostgresConnection *m_connection; ///< null once the connection needs this cursor no more
    std::shared_ptr<PostgresStatement> m_statement;
    PostgresResult m_result; ///< the row at hand, or the empty last result
    std::deque<PostgresResult> m_takenIn;
    State m_state = State::Finished;
    mutable std::vector<QByteArray> m_converted; ///< texts that are not as the server sent them, by column
};

} // namespace basalt::db
