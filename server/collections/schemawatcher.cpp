// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/schemawatcher.h"

#include "collections/collectionstore.h"
#include "core/logging.h"

namespace basalt::collections {

SchemaWatcher::SchemaWatcher(db::Database &database, schema::SchemaRegistry &registry)
    : m_database(database)
    , m_registry(registry)
    , m_thread([this] { run(); })
{ }

SchemaWatcher::~SchemaWatcher()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_stop.notify_all();
    m_thread.join();
}

void SchemaWatcher::run()
{
    bool failed = false;
    std::unique_lock lock(m_mutex);
    while (!m_stop.wait_for(lock, kInterval, [this] { return m_stopping; })) {
        lock.unlock();
        const auto looked = look();
        // Once per outage: the servers' other connections complain as well.
        if (!looked && !failed)
            core::logWarning("cannot look for changes of the schema", {{"detail", looked.error().detail.toUtf8()}});
        failed = !looked;
        lock.lock();
    }
    m_connection.reset(); // on the thread that opened it
}

Result<void> SchemaWatcher::look()
{
    if (!m_connection || !m_connection->isAlive()) {
        m_connection.reset();
        BASALT_TRY(m_connection, m_database.openConnection());
    }
    BASALT_TRY(const qint64 version, CollectionStore::schemaVersion(*m_connection));
    if (version == m_registry.current()->version())
        return {};
    BASALT_TRY(auto newer, CollectionStore::loadAll(*m_connection));
    m_registry.replace(std::move(newer));
    m_registry.setSuspect(false);
    return {};
}

} // namespace basalt::collections
