// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/database.h"
#include "schema/schemaregistry.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace basalt::collections {

/**
 * Where several servers share one database: looks at the number of the schema every little while and takes over what another
 * server has changed. That makes new collections, names and rules known here; that nothing is read or written by an old shape
 * in between is SchemaGuard's, which asks the database itself. So a look that comes late, or a lost connection, costs time and
 * never correctness, which is why this looks instead of listening: a notification that gets lost would not be missed.
 */
class SchemaWatcher
{
public:
    static constexpr std::chrono::milliseconds kInterval{300};

    /** Both outlive the watcher. Starts its thread. */
    SchemaWatcher(db::Database &database, schema::SchemaRegistry &registry);
    ~SchemaWatcher();
    Q_DISABLE_COPY_MOVE(SchemaWatcher)

private:
    void run();
    [[nodiscard]] Result<void> look();

    db::Database &m_database;
    schema::SchemaRegistry &m_registry;
    std::unique_ptr<db::Connection> m_connection; ///< of the thread
    std::mutex m_mutex;
    std::condition_variable m_stop;
    bool m_stopping = false; ///< guarded by m_mutex
    std::thread m_thread;
};

} // namespace basalt::collections
