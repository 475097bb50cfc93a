// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The other process in tests of the data layer: migrates, writes until it is killed, or holds a data folder.

#include "audit/auditstore.h"
#include "core/crypto.h"
#include "db/database.h"
#include "db/datafolderlock.h"
#include "db/migrator.h"

#include <QCoreApplication>

#include <cstdio>
#include <functional>
#include <vector>

#include <unistd.h>

using namespace basalt;

namespace {

const core::SystemClock s_clock;

/** One line to the test at once. */
void say(const QByteArray &line)
{
    const QByteArray text = line + '\n';
    if (::write(STDOUT_FILENO, text.constData(), static_cast<size_t>(text.size())) != text.size())
        ::_exit(3);
}

[[noreturn]] void fail(const Error &error)
{
    say("error " + QByteArray::number(static_cast<int>(error.code)) + ' ' + error.message.toUtf8() + ' '
        + error.detail.toUtf8());
    ::_exit(2);
}

template <class T>
T must(Result<T> result)
{
    if (!result)
        fail(result.error());
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

db::DatabaseOptions optionsFor(const QString &engine, const QString &address)
{
    db::DatabaseOptions options;
    options.engine = engine == "sqlite" ? db::Engine::Sqlite : db::Engine::Postgres;
    options.sqlitePath = address;
    options.postgresUrl = address.toUtf8();
    return options;
}

/** The first migration is quick; the second takes long enough to be killed in. */
std::vector<db::Migration> slowMigrations(db::Engine engine)
{
    const QByteArray count = engine == db::Engine::Sqlite ? "20000000" : "5000000";
    return {{1, "quick", "CREATE TABLE one (n bigint); INSERT INTO one VALUES (1);"},
            {2, "slow",
             "CREATE TABLE two (n bigint); INSERT INTO two WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 "
             "FROM c WHERE x < "
                 + count + ") SELECT x FROM c;"}};
}

int migrate(const db::DatabaseOptions &options, audit::AuditStore &store, bool slow)
{
    const auto database = must(db::Database::open(options, store));
    const auto connection = must(database->openConnection());
    say("ready");
    const auto migrator = slow ? db::Migrator(slowMigrations(options.engine), "test", s_clock)
                               : must(db::Migrator::builtIn(options.engine, s_clock));
    const auto report = must(migrator.migrate(*connection));
    say("applied " + QByteArray::number(report.applied) + " to " + QByteArray::number(report.to));
    return 0;
}

/** Keeps 16 writes in flight and says each one that was acknowledged. */
class EndlessWriter
{
public:
    explicit EndlessWriter(db::Database &database) : m_session(must(database.openSession()))
    {
        for (int i = 0; i < 16; ++i)
            writeOne();
    }

private:
    void writeOne()
    {
        const QByteArray id = QByteArray::number(::getpid()) + '-' + QByteArray::number(m_next++);
        const QByteArray account = m_next % 2 == 0 ? "even" : "odd";
        m_session->write<void>(
            account,
            [id, account](db::WriteContext &context) -> Result<void> {
                BASALT_TRY_VOID(context.connection().execute("INSERT INTO things (id) VALUES ($1)", {id}));
                db::AuditEvent event;
                event.event = Code::RecordCreated;
                event.operation = "CREATE";
                event.accountId = account;
                event.recordId = id;
                event.changes.append({"id", QJsonValue::Undefined, QString::fromUtf8(id)});
                context.audit(std::move(event));
                return {};
            },
            [this, id](Result<void> done) {
                if (!done)
                    fail(done.error());
                say("done " + id);
                writeOne();
            });
    }

    std::unique_ptr<db::Session> m_session;
    int m_next = 0;
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    must(core::initialiseCrypto());
    const QStringList arguments = QCoreApplication::arguments();
    const QString command = arguments.value(1);
    audit::AuditStore store(s_clock, "test");
    if (command == "lock") {
        const auto lock = must(db::DataFolderLock::acquire(arguments.value(2), "dbworker", s_clock));
        say("locked");
        return QCoreApplication::exec();
    }
    const auto options = optionsFor(arguments.value(2), arguments.value(3));
    if (command == "migrate" || command == "migrate-slowly")
        return migrate(options, store, command == "migrate-slowly");
    if (command == "write") {
        const auto database = must(db::Database::open(options, store));
        const EndlessWriter writer(*database);
        return QCoreApplication::exec();
    }
    std::fputs("dbworker (lock FOLDER | migrate ENGINE ADDRESS | migrate-slowly ENGINE ADDRESS | write ENGINE ADDRESS)\n",
               stderr);
    return 1;
}
