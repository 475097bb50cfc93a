// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/sqlitecursor.h"

#include <sqlite3.h>

namespace basalt::db {

Result<std::unique_ptr<SqliteCursor>> SqliteCursor::start(std::shared_ptr<SqliteStatement> statement, std::vector<Value> binds)
{
    auto cursor = std::unique_ptr<SqliteCursor>(new SqliteCursor(std::move(statement), std::move(binds)));
    BASALT_TRY_VOID(cursor->m_statement->bind(cursor->m_binds));
    BASALT_TRY(const bool row, cursor->step());
    if (row)
        cursor->m_state = State::FirstRowReady;
    return cursor;
}

SqliteCursor::~SqliteCursor()
{
    if (m_statement->isRunning())
        m_statement->reset();
}

Result<bool> SqliteCursor::step()
{
    const int code = m_statement->step();
    if (code == SQLITE_ROW) {
        m_state = State::OnRow;
        return true;
    }
    m_state = State::Finished;
    if (code == SQLITE_DONE) {
        m_statement->reset();
        return false;
    }
    Error error = m_statement->error();
    m_statement->reset();
    return error;
}

Result<bool> SqliteCursor::next()
{
    switch (m_state) {
    case State::FirstRowReady: m_state = State::OnRow; return true;
    case State::OnRow: return step();
    case State::Finished: break;
    }
    return false;
}

int SqliteCursor::columnCount() const
{
    return sqlite3_column_count(m_statement->handle());
}

bool SqliteCursor::isNull(int column) const
{
    return sqlite3_column_type(m_statement->handle(), column) == SQLITE_NULL;
}

bool SqliteCursor::boolean(int column) const
{
    return sqlite3_column_int64(m_statement->handle(), column) != 0;
}

qint64 SqliteCursor::integer(int column) const
{
    return sqlite3_column_int64(m_statement->handle(), column);
}

double SqliteCursor::real(int column) const
{
    return sqlite3_column_double(m_statement->handle(), column);
}

QByteArrayView SqliteCursor::text(int column) const
{
    // The length is only right after the text was asked for: asking may convert.
    const unsigned char *text = sqlite3_column_text(m_statement->handle(), column);
    return {text, sqlite3_column_bytes(m_statement->handle(), column)};
}

QByteArray SqliteCursor::blob(int column) const
{
    if (isNull(column))
        return {};
    const void *bytes = sqlite3_column_blob(m_statement->handle(), column);
    const int size = sqlite3_column_bytes(m_statement->handle(), column);
    return size == 0 ? QByteArray("") : QByteArray(static_cast<const char *>(bytes), size);
}

QByteArray SqliteCursor::timestamp(int column) const
{
    return isNull(column) ? QByteArray() : text(column).toByteArray();
}

void SqliteCursor::writeJson(int column, core::JsonWriter &out) const
{
    switch (sqlite3_column_type(m_statement->handle(), column)) {
    case SQLITE_NULL: out.null(); return;
    case SQLITE_INTEGER: out.integer(integer(column)); return;
    case SQLITE_FLOAT: out.real(real(column)); return;
    case SQLITE_BLOB: out.string(QByteArrayView(QByteArray("\\x" + blob(column).toHex()))); return;
    default: out.string(text(column)); return;
    }
}

QByteArray SqliteCursor::columnName(int column) const
{
    return sqlite3_column_name(m_statement->handle(), column);
}

} // namespace basalt::db
