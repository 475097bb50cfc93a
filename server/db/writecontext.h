// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/uniquefunction.h"
#include "db/auditevent.h"
#include "db/connection.h"

#include <span>
#include <vector>

namespace basalt::db {

/**
 * What a write job works with: the connection inside the job's own savepoint, and the audit events that belong to it.
 *
 * A job that changes rows and records no event fails with Code::Internal and is rolled back, so a change without its entry
 * cannot happen by forgetting. Only changes that are no facts about the installation (a session's last use, say) may call
 * allowUnaudited() with the reason.
 */
class WriteContext
{
public:
    explicit WriteContext(Connection &connection) : m_connection(connection) { }
    Q_DISABLE_COPY_MOVE(WriteContext)

    [[nodiscard]] Connection &connection() { return m_connection; }

    /** The event goes into the trail of `event.accountId` when the group commits. */
    void audit(AuditEvent event) { m_events.push_back(std::move(event)); }
    /** How many events there are so far: the index of the next one's position in afterCommit(). */
    [[nodiscard]] size_t auditCount() const { return m_events.size(); }
    /**
     * Makes a change that is no fact about the installation; whatever else the job changes still needs its event. `why` is
     * documentation at the call: it is not kept.
     */
    template <class Change>
    auto unaudited([[maybe_unused]] QByteArrayView why, Change change)
    {
        const qint64 before = m_connection.changeCount();
        auto outcome = change(m_connection);
        m_excused += m_connection.changeCount() - before;
        return outcome;
    }
    /** `why` is documentation at the call: it is not kept. */
    void allowUnaudited([[maybe_unused]] QByteArrayView why) { m_unaudited = true; }

    /**
     * Runs on the writing thread right after the COMMIT, before anybody is answered: cache invalidation and the publishing of
     * events. `positions` are those of this job's audit events. Dropped when the job or the group fails.
     */
    void afterCommit(core::UniqueFunction<void(std::span<const AuditPosition> positions)> task)
    {
        m_afterCommit.push_back(std::move(task));
    }

private:
    friend class WriteGroup;

    Connection &m_connection;
    std::vector<AuditEvent> m_events;
    std::vector<core::UniqueFunction<void(std::span<const AuditPosition>)>> m_afterCommit;
    bool m_unaudited = false;
    qint64 m_excused = 0; ///< changes made in unaudited()
};

} // namespace basalt::db
