// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/postgrescursor.h"

#include "db/postgresconnection.h"
#include "db/postgreserror.h"

#include <charconv>

namespace basalt::db {

namespace {

constexpr Oid kTimestamptz = 1184; // from pg_type.dat, fixed for all versions

/** `2026-11-20 21:38:41.1+00` as `2026-11-20T21:38:41.100Z`; years beyond 9999 stay as they are. */
QByteArray toRfc3339(QByteArrayView text)
{
    constexpr qsizetype kDateAndTime = 19; // YYYY-MM-DD HH:MM:SS
    if (text.size() < kDateAndTime || text[4] != '-' || !text.endsWith("+00"))
        return text.toByteArray();
    const QByteArrayView fraction = text.sliced(kDateAndTime).chopped(3);
    QByteArray out = text.first(kDateAndTime).toByteArray();
    out[10] = 'T';
    out += '.';
    for (qsizetype i = 1; i <= 3; ++i)
        out += i < fraction.size() ? fraction[i] : '0';
    out += 'Z';
    return out;
}

template <class Number>
Number numberOf(QByteArrayView text)
{
    Number number{};
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

} // namespace

PostgresCursor::PostgresCursor(PostgresConnection &connection, std::shared_ptr<PostgresStatement> statement)
    : m_connection(&connection)
    , m_statement(std::move(statement))
{
    connection.setActive(this);
}

Result<std::unique_ptr<PostgresCursor>> PostgresCursor::start(PostgresConnection &connection,
                                                              std::shared_ptr<PostgresStatement> statement)
{
    auto cursor = std::unique_ptr<PostgresCursor>(new PostgresCursor(connection, std::move(statement)));
    BASALT_TRY(const bool row, cursor->accept(cursor->receive()));
    if (row)
        cursor->m_state = State::FirstRowReady;
    return cursor;
}

PostgresCursor::~PostgresCursor()
{
    // Rows that nobody wants are read and dropped; a long tail is cut short where that does not spoil a transaction.
    constexpr int kPatience = 1000;
    for (int dropped = 0; m_connection; ++dropped) {
        if (dropped == kPatience)
            m_connection->cancelIfHarmless();
        if (!m_connection->receive())
            finish();
    }
}

void PostgresCursor::finish()
{
    if (m_connection)
        m_connection->setActive(nullptr);
    m_connection = nullptr;
}

void PostgresCursor::takeInAll()
{
    while (m_connection) {
        if (auto result = m_connection->receive())
            m_takenIn.push_back(std::move(result));
        else
            finish();
    }
}

PostgresResult PostgresCursor::receive()
{
    if (!m_takenIn.empty()) {
        auto result = std::move(m_takenIn.front());
        m_takenIn.pop_front();
        return result;
    }
    return m_connection ? m_connection->receive() : nullptr;
}

Result<bool> PostgresCursor::accept(PostgresResult result)
{
    m_state = State::Finished;
    if (!result) {
        PGconn *handle = m_connection ? m_connection->handle() : nullptr;
        finish();
        if (handle && PQstatus(handle) != CONNECTION_OK)
            return postgresError(handle, nullptr, m_statement->sql());
        return false;
    }
    switch (PQresultStatus(result.get())) {
    case PGRES_SINGLE_TUPLE:
        m_result = std::move(result);
        m_state = State::OnRow;
        return true;
    case PGRES_TUPLES_OK:
    case PGRES_COMMAND_OK: m_result = std::move(result); return accept(receive()); // the end is told by a null result
    default: break;
    }
    Error error = postgresError(nullptr, result.get(), m_statement->sql());
    while (receive()) { }
    finish();
    return error;
}

Result<bool> PostgresCursor::next()
{
    switch (m_state) {
    case State::FirstRowReady: m_state = State::OnRow; return true;
    case State::OnRow:
        for (QByteArray &converted : m_converted)
            converted.clear();
        return accept(receive());
    case State::Finished: break;
    }
    return false;
}

int PostgresCursor::columnCount() const
{
    return PQnfields(m_result.get());
}

bool PostgresCursor::isNull(int column) const
{
    return PQgetisnull(m_result.get(), 0, column) != 0;
}

QByteArrayView PostgresCursor::raw(int column) const
{
    return {PQgetvalue(m_result.get(), 0, column), PQgetlength(m_result.get(), 0, column)};
}

bool PostgresCursor::boolean(int column) const
{
    const QByteArrayView text = raw(column);
    return text == "t" || numberOf<qint64>(text) != 0;
}

qint64 PostgresCursor::integer(int column) const
{
    const QByteArrayView text = raw(column);
    return text == "t" ? 1 : numberOf<qint64>(text);
}

double PostgresCursor::real(int column) const
{
    return numberOf<double>(raw(column));
}

QByteArrayView PostgresCursor::text(int column) const
{
    const QByteArrayView text = raw(column);
    if (PQftype(m_result.get(), column) != kTimestamptz || isNull(column))
        return text;
    m_converted.resize(static_cast<size_t>(columnCount()));
    QByteArray &converted = m_converted[static_cast<size_t>(column)];
    if (converted.isEmpty())
        converted = toRfc3339(text);
    return converted;
}

QByteArray PostgresCursor::blob(int column) const
{
    if (isNull(column))
        return {};
    const QByteArrayView text = raw(column);
    if (!text.startsWith("\\x"))
        return text.toByteArray();
    const QByteArray bytes = QByteArray::fromHex(text.sliced(2).toByteArray());
    return bytes.isNull() ? QByteArray("") : bytes;
}

QByteArray PostgresCursor::timestamp(int column) const
{
    return isNull(column) ? QByteArray() : text(column).toByteArray();
}

void PostgresCursor::writeJson(int column, core::JsonWriter &out) const
{
    enum : Oid { Bool = 16, Int8 = 20, Int2 = 21, Int4 = 23, Float4 = 700, Float8 = 701 }; // from pg_type.dat, likewise
    if (isNull(column)) {
        out.null();
        return;
    }
    switch (PQftype(m_result.get(), column)) {
    case Bool: out.boolean(boolean(column)); return;
    case Int8:
    case Int2:
    case Int4: out.integer(integer(column)); return;
    case Float4:
    case Float8: out.real(real(column)); return;
    default: out.string(text(column)); return;
    }
}

QByteArray PostgresCursor::columnName(int column) const
{
    return PQfname(m_result.get(), column);
}

} // namespace basalt::db
