// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/rows.h"
#include "db/sqlitestatement.h"

#include <memory>
#include <vector>

namespace basalt::db {

/**
 * A running SQLite query. Takes the first step at once, as PostgreSQL does, so that an INSERT … RETURNING has happened and
 * errors are known before anybody asks for a row.
 */
class SqliteCursor final : public Rows::Cursor
{
public:
    [[nodiscard]] static Result<std::unique_ptr<SqliteCursor>> start(std::shared_ptr<SqliteStatement> statement,
                                                                     std::vector<Value> binds);
    ~SqliteCursor() override;

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

    SqliteCursor(std::shared_ptr<SqliteStatement> statement, std::vector<Value> binds)
        : m_statement(std::move(statement))
        , m_binds(std::move(binds))
    { }
    [[nodiscard]] Result<bool> step();

    std::shared_ptr<SqliteStatement> m_statement;
    std::vector<Value> m_binds; ///< what the statement points into
    State m_state = State::Finished;
};

} // namespace basalt::db
