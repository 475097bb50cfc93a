// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/rawwriter.h"

#include "core/ids.h"

#include <QCryptographicHash>
#include <QFile>

#include <sqlite3.h>

#include <cstdio>
#include <cstdlib>

namespace basalt::bench {

namespace {

constexpr int kGroup = 32;

class RawWriter final
{
public:
    explicit RawWriter(const QString &path)
    {
        check(sqlite3_open(path.toUtf8().constData(), &m_database));
        run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4000;"
            "CREATE TABLE records (id TEXT PRIMARY KEY, account_id TEXT NOT NULL, created_at TEXT NOT NULL, created_by "
            "TEXT,"
            " updated_at TEXT NOT NULL, updated_by TEXT, version INTEGER NOT NULL, title TEXT, body TEXT, amount "
            "INTEGER);"
            "CREATE INDEX records_owner ON records (account_id, created_by, id);"
            "CREATE TABLE entries (id INTEGER PRIMARY KEY, account_id TEXT NOT NULL, sequence INTEGER NOT NULL,"
            " body TEXT NOT NULL, entry_hash TEXT NOT NULL, UNIQUE (account_id, sequence));");
        m_record = prepare("INSERT INTO records VALUES (?1, ?2, ?3, ?4, ?3, ?4, 1, ?5, ?6, ?7)");
        m_entry = prepare("INSERT INTO entries (account_id, sequence, body, entry_hash) VALUES (?1, ?2, ?3, ?4)");
        m_savepoint = prepare("SAVEPOINT job");
        m_release = prepare("RELEASE job");
        m_begin = prepare("BEGIN IMMEDIATE");
        m_commit = prepare("COMMIT");
    }
    ~RawWriter()
    {
        for (sqlite3_stmt *statement : {m_record, m_entry, m_savepoint, m_release, m_begin, m_commit})
            sqlite3_finalize(statement);
        sqlite3_close(m_database);
    }
    Q_DISABLE_COPY_MOVE(RawWriter)

    void writeGroup()
    {
        step(m_begin);
        for (int i = 0; i < kGroup; ++i) {
            step(m_savepoint);
            writeOne();
            step(m_release);
        }
        step(m_commit);
    }

private:
    void writeOne()
    {
        const QByteArray id = core::newId();
        const QByteArray now("2026-01-01T00:00:00.000Z");
        const QByteArray text("A line of text as a record may hold it, of some length");
        ++m_sequence;
        bind(m_record, 1, id);
        bind(m_record, 2, m_account);
        bind(m_record, 3, now);
        bind(m_record, 4, m_account);
        bind(m_record, 5, text);
        bind(m_record, 6, text);
        sqlite3_bind_int64(m_record, 7, m_sequence);
        step(m_record);

        const QByteArray body = R"({"account_id":")" + m_account + R"(","changes":[{"after":")" + text
            + R"(","field":"title"},{"after":")" + text + R"(","field":"body"}],"occurred_at":")" + now
            + R"(","operation":"CREATE","previous_hash":")" + m_previous + R"(","record_id":")" + id + R"(","sequence":)"
            + QByteArray::number(m_sequence) + '}';
        m_previous = QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex();
        bind(m_entry, 1, m_account);
        sqlite3_bind_int64(m_entry, 2, m_sequence);
        bind(m_entry, 3, body);
        bind(m_entry, 4, m_previous);
        step(m_entry);
    }

    void check(int status) const
    {
        if (status != SQLITE_OK && status != SQLITE_DONE && status != SQLITE_ROW) {
            std::fprintf(stderr, "raw writer: %s\n", sqlite3_errmsg(m_database));
            std::exit(1);
        }
    }
    void run(const char *sql) { check(sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr)); }
    sqlite3_stmt *prepare(const char *sql)
    {
        sqlite3_stmt *statement = nullptr;
        check(sqlite3_prepare_v3(m_database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr));
        return statement;
    }
    void bind(sqlite3_stmt *statement, int index, const QByteArray &text)
    {
        check(sqlite3_bind_text(statement, index, text.constData(), int(text.size()), SQLITE_TRANSIENT));
    }
    void step(sqlite3_stmt *statement)
    {
        check(sqlite3_step(statement));
        sqlite3_reset(statement);
    }

    sqlite3 *m_database = nullptr;
    sqlite3_stmt *m_record = nullptr;
    sqlite3_stmt *m_entry = nullptr;
    sqlite3_stmt *m_savepoint = nullptr;
    sqlite3_stmt *m_release = nullptr;
    sqlite3_stmt *m_begin = nullptr;
    sqlite3_stmt *m_commit = nullptr;
    QByteArray m_account = core::newId();
    QByteArray m_previous = QByteArray(64, '0');
    qint64 m_sequence = 0;
};

} // namespace

double rawGroupedWriter(const QString &folder, std::chrono::milliseconds duration)
{
    const QString path = folder + QStringLiteral("/floor.db");
    for (const QString &suffix : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm")})
        QFile::remove(path + suffix);
    RawWriter writer(path);
    const auto start = std::chrono::steady_clock::now();
    qint64 rows = 0;
    while (std::chrono::steady_clock::now() - start < duration) {
        writer.writeGroup();
        rows += kGroup;
    }
    return double(rows) / std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

} // namespace basalt::bench
