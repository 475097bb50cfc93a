// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/postgreserror.h"

#include "db/collectiontables.h"
#include "db/constraint.h"

#include <libpq-fe.h>

using namespace Qt::Literals::StringLiterals;

namespace basalt::db {

namespace {

QByteArray field(const PGresult *result, int code)
{
    return PQresultErrorField(result, code);
}

QByteArray stateOf(const PGresult *result)
{
    return field(result, PG_DIAG_SQLSTATE);
}

/**
 * The columns in `Key (a, b)=(1, 2) already exists.`, whatever the server's language. The values behind them are not for the
 * log.
 */
QList<QByteArray> columnsOf(const QByteArray &messageDetail)
{
    const qsizetype open = messageDetail.indexOf('(');
    const qsizetype close = messageDetail.indexOf(")=(");
    QList<QByteArray> columns;
    if (open < 0 || close < open)
        return columns;
    for (const QByteArray &part : messageDetail.mid(open + 1, close - open - 1).split(',')) {
        QByteArray name = part.trimmed();
        if (name.startsWith('"') && name.endsWith('"'))
            name = name.sliced(1).chopped(1).replace("\"\"", "\"");
        columns.append(name);
    }
    return columns;
}

Error violation(ConstraintViolation::Kind kind, const PGresult *result)
{
    ConstraintViolation found{kind, field(result, PG_DIAG_TABLE_NAME), {}, field(result, PG_DIAG_CONSTRAINT_NAME)};
    if (kind == ConstraintViolation::Kind::NotNull)
        found.columns.append(field(result, PG_DIAG_COLUMN_NAME));
    else if (kind != ConstraintViolation::Kind::Check)
        found.columns = columnsOf(field(result, PG_DIAG_MESSAGE_DETAIL));
    return constraintError(found);
}

/** Class 08 but for protocol violations, which are our mistakes. */
bool isConnectionFailure(const QByteArray &state)
{
    return state.startsWith("08") && state != "08P01";
}

Code codeOf(const QByteArray &state, QByteArrayView sql)
{
    if (isConnectionFailure(state) || state.startsWith("57P") || state == "53300" || state == "25P03" || state == "25006")
        return Code::Unavailable; // connection, shutdown, too many connections, idle too long, standby
    if (state == "40001" || state == "40P01" || state == "55P03")
        return Code::Overloaded; // serialization, deadlock, lock not available
    if ((state == "42P01" || state == "42703") && namesCollectionTable(sql))
        return Code::Overloaded; // undefined table or column: understood before a schema change, run after it
    if (state == "57014")
        return Code::Cancelled;
    if (state == "53100")
        return Code::StorageFull;
    if (state == "54001")
        return Code::QueryTooDeep; // statement too complex: its stack is full
    if (state == "54000")
        return Code::BodyTooLarge;
    return Code::DatabaseError;
}

} // namespace

bool isStalePlan(const PGresult *result)
{
    const QByteArray state = stateOf(result);
    // feature_not_supported is "cached plan must not change result type" where it comes from the plan cache.
    return state == "26000" || (state == "0A000" && field(result, PG_DIAG_SOURCE_FUNCTION) == "RevalidateCachedQuery");
}

bool endsConnection(const PGresult *result)
{
    const QByteArray state = stateOf(result);
    // Without a state the server has said nothing: the error is the library's own, and nearly always that the connection broke.
    // PQstatus() does not always tell; after a write that failed it is still good.
    return state.isEmpty() || state.startsWith("57P") || isConnectionFailure(state) || state == "25P03";
}

Error postgresError(const PGconn *connection, const PGresult *result, QByteArrayView sql)
{
    const QByteArray state = result ? stateOf(result) : QByteArray();
    if (state == "23505")
        return violation(ConstraintViolation::Kind::Unique, result);
    if (state == "23503")
        return violation(ConstraintViolation::Kind::ForeignKey, result);
    if (state == "23502")
        return violation(ConstraintViolation::Kind::NotNull, result);
    if (state == "23514")
        return violation(ConstraintViolation::Kind::Check, result);
    const bool lost = result ? endsConnection(result) : PQstatus(connection) != CONNECTION_OK;
    const QByteArray text =
        state.isEmpty() ? QByteArray(PQerrorMessage(connection)).trimmed() : field(result, PG_DIAG_MESSAGE_PRIMARY);
    constexpr qsizetype kMaxSql = 300;
    return Error::logged(lost ? Code::Unavailable : codeOf(state, sql),
                         u"PostgreSQL %1: %2 [%3]"_s.arg(QString::fromUtf8(state), QString::fromUtf8(text),
                                                         QString::fromUtf8(sql.first(std::min(sql.size(), kMaxSql)))));
}

} // namespace basalt::db
