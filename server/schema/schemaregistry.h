// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "schema/schemasnapshot.h"

#include <atomic>
#include <functional>
#include <mutex>

namespace basalt::schema {

/**
 * Where the current schema is. A request takes the snapshot once and works with it to its end; a schema change puts a new one
 * in its place right after its commit. Several may find out about a change at once, so an older schema never replaces a newer
 * one. Thread-safe.
 */
class SchemaRegistry
{
public:
    SchemaRegistry() = default;
    Q_DISABLE_COPY_MOVE(SchemaRegistry)

    [[nodiscard]] SnapshotPtr current() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_current;
    }

    void replace(SnapshotPtr next)
    {
        {
            const std::scoped_lock lock(m_mutex);
            if (next->version() >= m_current->version())
                m_current.swap(next); // the old one goes after the lock does
        }
        if (m_replaced)
            m_replaced();
    }

    /** Called after each change, on the thread that tells of it, before anybody is answered. Set once, early. */
    void onReplaced(std::function<void()> callback) { m_replaced = std::move(callback); }

    /**
     * An even number while the schema rests, an odd one while a change of this process is being committed and published. Who
     * reads the same even number before taking the snapshot and after reading rows has read rows of that snapshot.
     */
    [[nodiscard]] quint64 epoch() const { return m_epoch.load(); }
    /** Around the COMMIT of a schema change, on the writing thread. */
    void beginChange() { m_epoch.fetch_or(1); }
    void endChange() { m_epoch.store((m_epoch.load() | 1) + 1); }

    /** Set when a statement found a table missing that the current schema has; the next write asks the database first. */
    [[nodiscard]] bool isSuspect() const { return m_suspect.load(); }
    void setSuspect(bool suspect) { m_suspect.store(suspect); }

private:
    mutable std::mutex m_mutex;
    SnapshotPtr m_current = std::make_shared<const SchemaSnapshot>();
    std::function<void()> m_replaced;
    std::atomic<quint64> m_epoch = 0;
    std::atomic<bool> m_suspect = false;
};

} // namespace basalt::schema
