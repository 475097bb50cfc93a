// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/writegroup.h"

#include "db/foreignkeyswitch.h"
#include "db/transaction.h"

#include <chrono>
#include <iterator>
#include <random>
#include <thread>

using namespace Qt::Literals::StringLiterals;

namespace basalt::db {

namespace {

constexpr int kCautiousGroups = 64; ///< after one that had to run twice
constexpr int kTries = 6;           ///< of a job that conflicts with other transactions

/** Errors that concern every job alike: running them one by one would only fail more often. */
bool concernsAll(Code code)
{
    return code == Code::Unavailable || code == Code::StorageFull || code == Code::StorageReadOnly;
}

/** Waits a little longer with each try, by chance, so that two rivals do not meet again. */
void waitBeforeTry(int tries)
{
    thread_local std::minstd_rand random{std::random_device{}()};
    std::this_thread::sleep_for(std::chrono::milliseconds(1 + random() % (4u << tries)));
}

} // namespace

std::vector<WriteGroup::End> WriteGroup::run(std::span<PendingWrite> jobs)
{
    std::vector<End> ends(jobs.size());
    auto committed = attempt(jobs, ends);
    if (m_failedHalfWay && m_connection.isAlive()) {
        m_caution.groupsLeft = kCautiousGroups;
        committed = attempt(jobs, ends);
    }
    if (!committed) {
        const Error &error = committed.error();
        const bool lost = !m_connection.isAlive() && !m_commitSent;
        const bool again =
            m_connection.isAlive() && !concernsAll(error.code) && (jobs.size() > 1 || error.code == Code::Overloaded);
        for (size_t i = 0; i < jobs.size(); ++i)
            ends[i] = again ? runSingly(jobs[i]) : End{error, lost};
        return ends;
    }
    for (size_t i = 0; i < jobs.size(); ++i) {
        if (!ends[i].outcome && ends[i].outcome.error().code == Code::Overloaded)
            ends[i] = runSingly(jobs[i]);
    }
    return ends;
}

WriteGroup::End WriteGroup::runSingly(PendingWrite &job)
{
    End end;
    for (int tries = 0; tries < kTries; ++tries) {
        const auto committed = attempt({&job, 1}, {&end, 1});
        if (!committed)
            end = {committed.error(), !m_connection.isAlive() && !m_commitSent};
        if (end.outcome || end.outcome.error().code != Code::Overloaded || !m_connection.isAlive())
            break;
        waitBeforeTry(tries);
    }
    return end;
}

/** An error means that the transaction as a whole failed, so nothing of any job remains. */
Result<void> WriteGroup::attempt(std::span<PendingWrite> jobs, std::span<End> ends)
{
    m_commitSent = false;
    m_failedHalfWay = false;
    m_wanted.clear();
    std::optional<ForeignKeySwitch> foreignKeys;
    if (jobs.front().foreignKeys == ForeignKeys::CheckedAtEnd) {
        foreignKeys.emplace(m_connection);
        BASALT_TRY_VOID(foreignKeys->off());
    }
    BASALT_TRY(auto transaction, Transaction::begin(m_connection));
    Contexts contexts;
    BASALT_TRY_VOID(runJobs(jobs, ends, contexts));
    if (std::ranges::none_of(ends, [](const End &end) { return end.outcome.has_value(); }))
        return transaction.rollback();
    BASALT_TRY(const auto positions, appendEvents(contexts, ends));
    if (foreignKeys)
        BASALT_TRY_VOID(foreignKeys->check());
    m_commitSent = true;
    BASALT_TRY_VOID(transaction.commit());
    runAfterCommit(contexts, ends, positions);
    return {};
}

Result<void> WriteGroup::runJobs(std::span<PendingWrite> jobs, std::span<End> ends, Contexts &contexts)
{
    const bool isCautious = jobs.size() > 1 && m_caution.groupsLeft > 0;
    if (isCautious)
        --m_caution.groupsLeft; // rivals may take it below zero, which does no harm
    for (size_t i = 0; i < jobs.size(); ++i) {
        WriteContext &context = contexts.emplace_back(m_connection);
        // Alone, the transaction itself is the savepoint.
        if (jobs.size() == 1)
            ends[i].outcome = runJob(jobs[i], context);
        else
            ends[i].outcome = isCautious ? runInSavepoint(jobs[i], context) : runUnguarded(jobs[i], context);
        if (m_failedHalfWay)
            return ends[i].outcome ? Error::logged(Code::DatabaseError, u"the transaction broke under a job"_s)
                                   : ends[i].outcome.error();
        if (m_connection.isTransactionBroken() && (jobs.size() > 1 || ends[i].outcome))
            return ends[i].outcome ? Error::logged(Code::DatabaseError, u"the transaction broke under a job"_s)
                                   : ends[i].outcome.error();
    }
    return {};
}

Result<void> WriteGroup::runUnguarded(PendingWrite &job, WriteContext &context)
{
    const qint64 before = m_connection.changeCount();
    auto outcome = runJob(job, context);
    m_failedHalfWay = m_connection.isTransactionBroken() || (!outcome && m_connection.changeCount() != before);
    return outcome;
}

Result<void> WriteGroup::runInSavepoint(PendingWrite &job, WriteContext &context)
{
    BASALT_TRY(auto savepoint, Transaction::begin(m_connection));
    if (auto outcome = runJob(job, context); !outcome) {
        BASALT_TRY_VOID(savepoint.rollback());
        return outcome;
    }
    return savepoint.commit();
}

Result<void> WriteGroup::runJob(PendingWrite &job, WriteContext &context)
{
    const qint64 before = m_connection.changeCount();
    [[maybe_unused]] const int depth = m_connection.transactionDepth;
    auto outcome = job.run(context);
    Q_ASSERT(m_connection.transactionDepth == depth);
    const bool changed = m_connection.changeCount() - before != context.m_excused;
    if (outcome && changed && context.m_events.empty() && !context.m_unaudited)
        return Error::internal(u"a write changed rows without an audit event; it was rolled back"_s);
    return outcome;
}

Result<std::vector<AuditPosition>> WriteGroup::appendEvents(Contexts &contexts, std::span<const End> ends)
{
    std::vector<AuditEvent> events;
    for (size_t i = 0; i < contexts.size(); ++i) {
        // The moved-from events stay in their list: their number assigns the positions afterwards.
        auto &own = contexts[i].m_events;
        if (ends[i].outcome)
            std::ranges::move(own, std::back_inserter(events));
    }
    if (events.empty())
        return std::vector<AuditPosition>();
    keepWanted(events);
    return m_sink.append(m_connection, events);
}

/** Few are: records are most of what is written, and have a way of their own. */
void WriteGroup::keepWanted(std::span<const AuditEvent> events)
{
    std::ranges::copy_if(events, std::back_inserter(m_wanted),
                         [this](const AuditEvent &event) { return m_sink.wants(event.event); });
}

void WriteGroup::runAfterCommit(Contexts &contexts, std::span<const End> ends, std::span<const AuditPosition> positions)
{
    size_t next = 0;
    for (size_t i = 0; i < contexts.size(); ++i) {
        if (!ends[i].outcome)
            continue;
        const auto own = positions.subspan(next, contexts[i].m_events.size());
        next += own.size();
        for (auto &task : contexts[i].m_afterCommit)
            task(own);
    }
    if (!m_wanted.empty())
        m_sink.committed(m_wanted);
}

} // namespace basalt::db
