// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/sqliteerror.h"

#include "db/collectiontables.h"
#include "db/constraint.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cerrno>

using namespace Qt::Literals::StringLiterals;

namespace basalt::db {

namespace {

/** Takes `users.account_id, users.email_folded` or `index 'name'` or a CHECK's name out of SQLite's message. */
ConstraintViolation violationOf(ConstraintViolation::Kind kind, QByteArrayView message)
{
    ConstraintViolation violation;
    violation.kind = kind;
    const qsizetype colon = message.indexOf(": ");
    if (colon < 0)
        return violation;
    const QByteArray subject = message.sliced(colon + 2).toByteArray();
    if (kind == ConstraintViolation::Kind::Check || subject.startsWith("index '")) {
        violation.constraint = subject.startsWith("index '") ? subject.sliced(7).chopped(1) : subject;
        return violation;
    }
    for (const QByteArray &part : subject.split(',')) {
        const QByteArray name = part.trimmed();
        const qsizetype point = name.lastIndexOf('.');
        violation.table = name.left(std::max<qsizetype>(point, 0));
        violation.columns.append(name.mid(point + 1));
    }
    return violation;
}

/** The disk is full, the user's quota is, or the file may not grow further (RLIMIT_FSIZE). */
bool isOutOfSpace(int systemError)
{
    return systemError == ENOSPC || systemError == EDQUOT || systemError == EFBIG;
}

/**
 * What the system said when a file could not be read or written. sqlite3_system_errno() tells the last error of the thread,
 * which after a failed COMMIT is one of the rollback that followed; the files themselves remember their own.
 */
Code codeOfFileError(sqlite3 *handle)
{
    sqlite3_file *log = nullptr;
    int ofDatabase = 0;
    int ofLog = 0;
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_LAST_ERRNO, &ofDatabase);
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, static_cast<void *>(&log));
    if (log && log->pMethods)
        log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &ofLog);
    const std::array<int, 3> errors{ofLog, ofDatabase, sqlite3_system_errno(handle)};
    if (std::ranges::any_of(errors, isOutOfSpace))
        return Code::StorageFull;
    return std::ranges::find(errors, EROFS) != errors.end() ? Code::StorageReadOnly : Code::DatabaseError;
}

/** The parser's stack and the depth of expressions are fixed when SQLite is compiled; it has no code of its own for them. */
bool isTooDeep(QByteArrayView message)
{
    return message == "parser stack overflow" || message.startsWith("Expression tree is too large");
}

Code codeOf(sqlite3 *handle, int code, QByteArrayView sql)
{
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return Code::Unavailable;
    case SQLITE_FULL: return Code::StorageFull;
    case SQLITE_IOERR: return codeOfFileError(handle);
    case SQLITE_INTERRUPT: return Code::Cancelled;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return Code::DatabaseDamaged;
    case SQLITE_READONLY: return Code::StorageReadOnly;
    case SQLITE_TOOBIG: return Code::BodyTooLarge;
    case SQLITE_ERROR:
        if (isTooDeep(sqlite3_errmsg(handle)))
            return Code::QueryTooDeep;
        // Understood before a schema change, run after it.
        if (QByteArrayView(sqlite3_errmsg(handle)).startsWith("no such ") && namesCollectionTable(sql))
            return Code::Overloaded;
        break;
    default: break;
    }
    return Code::DatabaseError;
}

} // namespace

Error sqliteError(sqlite3 *handle, QByteArrayView sql)
{
    const int code = sqlite3_extended_errcode(handle);
    const QByteArrayView message(sqlite3_errmsg(handle));
    switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID: return constraintError(violationOf(ConstraintViolation::Kind::Unique, message));
    case SQLITE_CONSTRAINT_FOREIGNKEY: return constraintError(violationOf(ConstraintViolation::Kind::ForeignKey, message));
    case SQLITE_CONSTRAINT_NOTNULL: return constraintError(violationOf(ConstraintViolation::Kind::NotNull, message));
    case SQLITE_CONSTRAINT_CHECK: return constraintError(violationOf(ConstraintViolation::Kind::Check, message));
    default: break;
    }
    constexpr qsizetype kMaxSql = 300;
    return Error::logged(codeOf(handle, code, sql),
                         u"SQLite %1: %2 [%3]"_s.arg(QString::number(code), QString::fromUtf8(message),
                                                     QString::fromUtf8(sql.first(std::min(sql.size(), kMaxSql)))));
}

} // namespace basalt::db
