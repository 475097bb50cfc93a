// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/postgresthread.h"

#include "core/logging.h"
#include "db/threadname.h"
#include "db/writegroup.h"

namespace basalt::db {

PostgresThread::PostgresThread(const DatabaseOptions &options, PostgresQueue &queue, AuditSink &sink,
                               std::atomic<quint64> &schemaGeneration, ReconnectPause &pause, WriteGroup::Caution &caution)
    : m_options(options)
    , m_queue(queue)
    , m_sink(sink)
    , m_schemaGeneration(schemaGeneration)
    , m_pause(pause)
    , m_caution(caution)
{ }

PostgresThread::~PostgresThread()
{
    join();
}

void PostgresThread::start()
{
    m_thread = std::thread([this] { run(); });
}

void PostgresThread::join()
{
    if (m_thread.joinable())
        m_thread.join();
}

void PostgresThread::run()
{
    nameThisThread("basalt-db");
    if (auto first = connection(); first)
        m_opened.set({});
    else
        m_opened.set(std::move(first).error());
    for (auto work = m_queue.take(); work.index() != 0; work = m_queue.take()) {
        if (auto *read = std::get_if<PostgresQueue::Read>(&work))
            runRead(std::move(*read));
        else
            runGroup(std::move(std::get<PostgresQueue::Group>(work)));
    }
    m_connection.reset(); // on the thread that opened it
}

/** The connection, opened again if it was lost, with statements that fit the schema. */
Result<PostgresConnection *> PostgresThread::connection()
{
    if (!m_connection || !m_connection->isAlive()) {
        m_connection.reset();
        if (!m_pause.isOver())
            return Error::logged(Code::Unavailable, QStringLiteral("the database cannot be reached"));
        auto opened = PostgresConnection::open(m_options.postgresUrl, m_options.statementTimeoutMs);
        if (!opened) {
            m_pause.begin();
            core::logWarning("cannot connect to the database", {{"detail", opened.error().detail.toUtf8()}});
            return std::move(opened).error();
        }
        m_pause.end();
        m_connection = std::move(*opened);
        m_connection->onImpatience([this] { return m_isHeavy = m_queue.beginHeavy(); });
    }
    if (const quint64 current = m_schemaGeneration.load(); current != std::exchange(m_seenGeneration, current))
        m_connection->clearStatementCache();
    return m_connection.get();
}

/** Runs a read for as long as there are threads for reads that take so long; else it waits for one of those. */
void PostgresThread::runRead(PostgresQueue::Read read)
{
    Result<void> outcome;
    m_isHeavy = read.heavy;
    bool mustWait = false;
    for (int tries = 0; tries < 2; ++tries) {
        auto ready = connection();
        if (!ready) {
            outcome = std::move(ready).error();
            break;
        }
        (*ready)->setReadOnly(true);
        (*ready)->setPatience(std::chrono::milliseconds(m_isHeavy ? 0 : m_options.heavyReadMs));
        outcome = read.job.run(**ready);
        Q_ASSERT((*ready)->transactionDepth == 0);
        (*ready)->endPatience();
        (*ready)->setReadOnly(false);
        mustWait = !outcome && (*ready)->wasCutOff();
        if (outcome || (*ready)->isAlive())
            break; // else the connection had died while it lay idle, most likely: once more on a new one
    }
    if (m_isHeavy)
        m_queue.endHeavy();
    if (mustWait) {
        m_queue.waitAsHeavy(std::move(read.job));
        return;
    }
    OutcomeBatch batch;
    batch.add(read.job.replyTo, std::move(outcome));
    read.job.run = {};
    batch.send();
}

void PostgresThread::runGroup(PostgresQueue::Group group)
{
    auto outcomes = write(group);
    if (group.front().alone)
        m_schemaGeneration.fetch_add(1);
    OutcomeBatch batch;
    for (size_t i = 0; i < group.size(); ++i) {
        batch.add(group[i].replyTo, std::move(outcomes[i]));
        group[i].run = {};
    }
    // Before another thread may take what the line has next: answers come in the order of the writes.
    batch.send();
    m_queue.done(group.front());
}

std::vector<Result<void>> PostgresThread::write(PostgresQueue::Group &group)
{
    std::vector<Result<void>> outcomes(group.size());
    std::vector<size_t> left(group.size()); // what has still to run, as indexes into the group
    for (size_t i = 0; i < left.size(); ++i)
        left[i] = i;
    for (int tries = 0; tries < 2 && !left.empty(); ++tries) {
        auto ready = connection();
        if (!ready) {
            for (const size_t i : left)
                outcomes[i] = ready.error();
            break;
        }
        PostgresQueue::Group jobs;
        for (const size_t i : left)
            jobs.push_back(std::move(group[i]));
        auto ends = WriteGroup(**ready, m_sink, m_caution).run(jobs);
        std::vector<size_t> lost;
        for (size_t i = 0; i < jobs.size(); ++i) {
            group[left[i]] = std::move(jobs[i]);
            outcomes[left[i]] = std::move(ends[i].outcome);
            if (ends[i].lost)
                lost.push_back(left[i]);
        }
        left = std::move(lost);
    }
    return outcomes;
}

} // namespace basalt::db
