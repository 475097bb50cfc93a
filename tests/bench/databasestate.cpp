// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/databasestate.h"

#include "bench/serverprocess.h"

#include <QFileInfo>

#include <sqlite3.h>

using namespace Qt::Literals::StringLiterals;

namespace basalt::bench {

namespace {

/** A connection that leaves the write-ahead log alone: neither commits nor closing bring it into the database. */
class PlainConnection
{
public:
    explicit PlainConnection(const QString &path)
    {
        check(sqlite3_open_v2(path.toUtf8().constData(), &m_database, SQLITE_OPEN_READWRITE, nullptr));
        check(sqlite3_db_config(m_database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr));
        run("PRAGMA wal_autocheckpoint=0");
    }
    ~PlainConnection() { sqlite3_close(m_database); }
    Q_DISABLE_COPY_MOVE(PlainConnection)

    void run(const char *sql) { check(sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr)); }
    [[nodiscard]] qint64 changedRows() const { return sqlite3_changes(m_database); }

private:
    void check(int status) const
    {
        if (status != SQLITE_OK)
            giveUp(u"the database cannot be prepared: %1"_s.arg(QString::fromUtf8(sqlite3_errmsg(m_database))));
    }

    sqlite3 *m_database = nullptr;
};

} // namespace

void leaveWriteAheadLog(const QString &database, qint64 bytes)
{
    PlainConnection connection(database);
    while (QFileInfo(database + u"-wal"_s).size() < bytes) {
        connection.run("UPDATE col_measurements SET value = value + 1 WHERE id IN (SELECT id FROM col_measurements ORDER BY id "
                       "LIMIT 1000)");
        if (connection.changedRows() == 0)
            giveUp(u"there are no records to change"_s);
    }
}

} // namespace basalt::bench
