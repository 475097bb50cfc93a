// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/sqlitestatement.h"

#include "db/sqliteerror.h"

#include <sqlite3.h>

#include <cstring>

using namespace Qt::Literals::StringLiterals;

namespace basalt::db {

namespace {

template <class... Ts>
struct Overloaded : Ts...
{
    using Ts::operator()...;
};
template <class... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

bool holdsNul(const Value &value)
{
    const auto *text = std::get_if<QByteArray>(&value);
    return text && !text->isEmpty() && std::memchr(text->constData(), 0, static_cast<size_t>(text->size()));
}

} // namespace

Result<std::shared_ptr<SqliteStatement>> SqliteStatement::prepare(sqlite3 *database, QByteArrayView sql)
{
    sqlite3_stmt *handle = nullptr;
    const char *tail = nullptr;
    const int code =
        sqlite3_prepare_v3(database, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &handle, &tail);
    if (code != SQLITE_OK)
        return sqliteError(database, sql);
    if (!handle)
        return Error::logged(Code::DatabaseError, u"empty statement"_s);
    auto statement = std::shared_ptr<SqliteStatement>(new SqliteStatement(handle));
    const QByteArrayView rest = sql.sliced(tail - sql.data()).trimmed();
    if (!rest.isEmpty() && rest != ";")
        return Error::logged(Code::DatabaseError, u"more than one statement: "_s + QString::fromUtf8(sql));
    const QByteArray word = sql.trimmed().first(std::min<qsizetype>(sql.trimmed().size(), 6)).toByteArray().toUpper();
    statement->m_changesSchema = word == "CREATE" || word.startsWith("ALTER") || word.startsWith("DROP");
    BASALT_TRY_VOID(statement->mapParameters());
    return statement;
}

Result<void> SqliteStatement::mapParameters()
{
    const int count = sqlite3_bind_parameter_count(m_statement);
    for (int index = 1; index <= count; ++index) {
        const char *name = sqlite3_bind_parameter_name(m_statement, index);
        const int number = name && name[0] == '$' ? QByteArrayView(name + 1).toInt() : 0;
        if (number <= 0 || number > sqlite3_limit(sqlite3_db_handle(m_statement), SQLITE_LIMIT_VARIABLE_NUMBER, -1))
            return Error::logged(Code::DatabaseError, u"binds are written $1, $2 …, not "_s + QString::fromUtf8(name));
        if (m_indexes.size() < static_cast<size_t>(number))
            m_indexes.resize(static_cast<size_t>(number));
        m_indexes[static_cast<size_t>(number) - 1] = index;
    }
    return {};
}

SqliteStatement::~SqliteStatement()
{
    sqlite3_finalize(m_statement);
}

Result<void> SqliteStatement::bind(std::span<const Value> binds)
{
    if (binds.size() != m_indexes.size())
        return Error::logged(Code::DatabaseError,
                             u"%1 binds given, %2 in the statement: %3"_s.arg(QString::number(binds.size()),
                                                                              QString::number(m_indexes.size()),
                                                                              QString::fromUtf8(sqlite3_sql(m_statement))));
    for (size_t i = 0; i < binds.size(); ++i) {
        if (holdsNul(binds[i]))
            return Error::logged(Code::DatabaseError, u"text with a NUL character bound to $%1"_s.arg(i + 1));
        if (m_indexes[i] != 0 && bindOne(m_indexes[i], binds[i]) != SQLITE_OK)
            return error();
    }
    return {};
}

int SqliteStatement::bindOne(int index, const Value &value)
{
    sqlite3_stmt *const to = m_statement;
    return std::visit(Overloaded{
                          [=](std::monostate) { return sqlite3_bind_null(to, index); },
                          [=](bool yes) { return sqlite3_bind_int(to, index, yes ? 1 : 0); },
                          [=](qint64 number) { return sqlite3_bind_int64(to, index, number); },
                          [=](double number) { return sqlite3_bind_double(to, index, number); },
                          [=](const QByteArray &text) {
                              return sqlite3_bind_text64(to, index, text.constData(), static_cast<sqlite3_uint64>(text.size()),
                                                         SQLITE_STATIC, SQLITE_UTF8);
                          },
                          [=](const Blob &blob) {
                              return sqlite3_bind_blob64(to, index, blob.bytes.constData(),
                                                         static_cast<sqlite3_uint64>(blob.bytes.size()), SQLITE_STATIC);
                          },
                      },
                      value);
}

int SqliteStatement::step()
{
    m_running = true;
    return sqlite3_step(m_statement);
}

void SqliteStatement::reset()
{
    sqlite3_reset(m_statement);
    m_running = false;
}

Error SqliteStatement::error() const
{
    return sqliteError(sqlite3_db_handle(m_statement), sqlite3_sql(m_statement));
}

} // namespace basalt::db
