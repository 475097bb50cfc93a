// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/mailbox.h"
#include "core/result.h"
#include "core/uniquefunction.h"
#include "db/auditsink.h"
#include "db/connection.h"
#include "db/writecontext.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>

namespace basalt::db {

/** How to open the database; made from the settings, checked there. */
struct DatabaseOptions
{
    Engine engine = Engine::Sqlite;
    QString sqlitePath;            ///< file; its folder exists
    QByteArray postgresUrl;        ///< as libpq takes it, with the password
    int readThreads = 2;           ///< PostgreSQL: database threads; SQLite: size of the read pool
    int maxWaitingReads = 10'000;  ///< beyond it a read that has to wait is refused with Code::Overloaded
    int maxWaitingWrites = 10'000; ///< beyond it a write is refused with Code::Overloaded
    int maxGroupSize = 256;        ///< writes in one transaction
    int readBudgetMs = 5;          ///< SQLite: what a read may take of its session's thread before it moves to the read pool
    int heavyReadMs = 100;         ///< PostgreSQL: a read that takes longer is heavy; half of the threads are for those at most
    int statementTimeoutMs = 30'000; ///< a read or statement that takes longer is interrupted (Code::Cancelled)
};

/** How a schema change treats foreign keys. */
enum class ForeignKeys {
    Enforced,     ///< by every statement
    CheckedAtEnd, ///< SQLite: switched off before BEGIN, all checked before COMMIT. For rebuilding a table: with enforcement
                  ///< on, DROP TABLE deletes what refers to it. PostgreSQL alters in place and keeps enforcing.
};

/**
 * A read: runs where a connection is that refuses to change anything, returns a value or an error. May be run again after
 * an interruption or a lost connection.
 */
template <class T>
using ReadWork = core::UniqueFunction<Result<T>(Connection &)>;
/**
 * A write: runs inside a savepoint of its group. Must give the same result when run again (its group may be retried), so it
 * copies what it needs rather than moving it out of its captures. PostgreSQL runs writes of different accounts and of other
 * nodes at the same time, each statement seeing what was committed before it (READ COMMITTED): a row that a decision rests on
 * is read with Dialect::rowLock() or checked in the WHERE of the change.
 */
template <class T>
using WriteWork = core::UniqueFunction<Result<T>(WriteContext &)>;
/** Takes the outcome, always on the thread of the session, at most once; never after the session is gone. */
template <class T>
using Completion = core::UniqueFunction<void(Result<T>)>;

class Database;

/**
 * A connection without a database around it: for what has to be known before there is one. While it is open, it keeps whoever
 * opens the database next from having to recover a write-ahead log twice.
 */
[[nodiscard]] Result<std::unique_ptr<Connection>> openAlone(const DatabaseOptions &options);

/**
 * One thread's door to the database. Made on the thread that uses it and destroyed there; that thread runs an event loop.
 *
 * SQLite: reads run at once on this thread's own connection, and their completion is called before read() returns; only a
 * read that overruns its time is interrupted and run again in the read pool, and completes later. Writes go to the one writer
 * thread. PostgreSQL: both go to the database threads. Writes of one account wait for each other and share a transaction.
 *
 * The completion of a write never runs before write() has returned. Completions are kept, called and destroyed on this
 * thread only; work is destroyed where it ran.
 */
class Session
{
public:
    virtual ~Session() = default;
    Q_DISABLE_COPY_MOVE(Session)

    template <class T>
    void read(ReadWork<T> work, Completion<T> done);

    /** Like read(), for work that is known to take long: on SQLite it goes to the read pool at once and completes later. */
    template <class T>
    void readApart(ReadWork<T> work, Completion<T> done);

    /** `accountId` names the trail that the write mostly goes to; it decides which writes are grouped on PostgreSQL. */
    template <class T>
    void write(QByteArray accountId, WriteWork<T> work, Completion<T> done);

    /** Like write(), alone in its transaction and without a savepoint: DDL. Statement caches are cleared afterwards. */
    template <class T>
    void writeAlone(WriteWork<T> work, Completion<T> done, ForeignKeys foreignKeys = ForeignKeys::Enforced);

    /** Brings a task back to this session's thread. */
    [[nodiscard]] core::Mailbox &mailbox() { return *m_mailbox; }

protected:
    Session();

    /** Work with its result slot folded in; `deliver` is called on the session's thread. */
    struct ReadJob
    {
        core::UniqueFunction<Result<void>(Connection &)> run;
        core::UniqueFunction<void(Result<void>)> deliver;
        bool apart = false; ///< not on the session's own thread
    };
    struct WriteJob
    {
        core::UniqueFunction<Result<void>(WriteContext &)> run;
        core::UniqueFunction<void(Result<void>)> deliver;
        QByteArray accountId;
        bool alone = false;
        ForeignKeys foreignKeys = ForeignKeys::Enforced;
    };
    virtual void submit(ReadJob job) = 0;
    virtual void submit(WriteJob job) = 0;

private:
    template <class T>
    [[nodiscard]] static ReadJob readJob(ReadWork<T> work, Completion<T> done);
    template <class T>
    [[nodiscard]] static WriteJob writeJob(WriteWork<T> work, Completion<T> done);

    std::unique_ptr<core::Mailbox> m_mailbox;
};

/**
 * The database of one installation: opens it, verifies every setting it made, owns the writer and the pool. Thread-safe.
 * Outlives all of its sessions.
 */
class Database
{
public:
    /**
     * Opens without migrating; see Migrator. `sink` outlives the database. Fails with Code::DatabaseError naming the setting
     * that did not take.
     */
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const DatabaseOptions &options, AuditSink &sink);
    virtual ~Database() = default;
    Q_DISABLE_COPY_MOVE(Database)

    [[nodiscard]] virtual const Dialect &dialect() const = 0;

    /** On the calling thread; fails when a connection cannot be opened. */
    [[nodiscard]] virtual Result<std::unique_ptr<Session>> openSession() = 0;

    /** A connection of one's own, outside sessions and the writer: migrations, command line, tests. */
    [[nodiscard]] virtual Result<std::unique_ptr<Connection>> openConnection() = 0;

    /** Runs a write and waits for its commit: for the command line and start-up, never on a thread that serves requests. */
    template <class T>
    [[nodiscard]] Result<T> writeAndWait(const QByteArray &accountId, WriteWork<T> work);

    /** Takes no new work, finishes what is queued, ends the threads. Called once; the destructor calls it otherwise. */
    virtual void close() = 0;

protected:
    Database() = default;
    [[nodiscard]] virtual Result<void> runWriteAndWait(QByteArray accountId,
                                                       core::UniqueFunction<Result<void>(WriteContext &)> run) = 0;
};

// -- templates: fold the typed result into the untyped jobs ---------------------------------------------------------------

namespace detail {
/** Keeps the value of a job between the thread that made it and the thread that takes it. */
template <class T>
struct Slot
{
    std::optional<T> value;
    Result<void> store(Result<T> result)
    {
        value.reset();
        if (!result)
            return std::move(result).error();
        value.emplace(std::move(*result));
        return {};
    }
    Result<T> take(Result<void> outcome)
    {
        if (!outcome)
            return std::move(outcome).error();
        return std::move(*value);
    }
};
template <>
struct Slot<void>
{
    Result<void> store(Result<void> result) { return result; }
    Result<void> take(Result<void> outcome) { return outcome; }
};
} // namespace detail

template <class T>
Session::ReadJob Session::readJob(ReadWork<T> work, Completion<T> done)
{
    auto slot = std::make_shared<detail::Slot<T>>();
    ReadJob job;
    job.run = [slot, work = std::move(work)](Connection &connection) mutable { return slot->store(work(connection)); };
    job.deliver = [slot, done = std::move(done)](Result<void> outcome) mutable { done(slot->take(std::move(outcome))); };
    return job;
}

template <class T>
void Session::read(ReadWork<T> work, Completion<T> done)
{
    submit(readJob<T>(std::move(work), std::move(done)));
}

template <class T>
void Session::readApart(ReadWork<T> work, Completion<T> done)
{
    ReadJob job = readJob<T>(std::move(work), std::move(done));
    job.apart = true;
    submit(std::move(job));
}

template <class T>
Session::WriteJob Session::writeJob(WriteWork<T> work, Completion<T> done)
{
    auto slot = std::make_shared<detail::Slot<T>>();
    WriteJob job;
    job.run = [slot, work = std::move(work)](WriteContext &context) mutable { return slot->store(work(context)); };
    job.deliver = [slot, done = std::move(done)](Result<void> outcome) mutable { done(slot->take(std::move(outcome))); };
    return job;
}

template <class T>
void Session::write(QByteArray accountId, WriteWork<T> work, Completion<T> done)
{
    WriteJob job = writeJob<T>(std::move(work), std::move(done));
    job.accountId = std::move(accountId);
    submit(std::move(job));
}

template <class T>
void Session::writeAlone(WriteWork<T> work, Completion<T> done, ForeignKeys foreignKeys)
{
    WriteJob job = writeJob<T>(std::move(work), std::move(done));
    job.alone = true;
    job.foreignKeys = foreignKeys;
    submit(std::move(job));
}

template <class T>
Result<T> Database::writeAndWait(const QByteArray &accountId, WriteWork<T> work)
{
    detail::Slot<T> slot;
    auto outcome = runWriteAndWait(accountId, [&slot, &work](WriteContext &context) { return slot.store(work(context)); });
    return slot.take(std::move(outcome));
}

} // namespace basalt::db
