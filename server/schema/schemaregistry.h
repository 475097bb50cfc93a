// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "schema/schemasnapshot.h"

#include <mutex>

namespace basalt::schema {

/**
 * Where the current schema is. A request takes the snapshot once and works with it to its end; a schema change puts a new one
 * in its place right after its commit. Thread-safe.
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
        const std::scoped_lock lock(m_mutex);
        m_current.swap(next); // the old one goes after the lock does
    }

private:
    mutable std::mutex m_mutex;
    SnapshotPtr m_current = std::make_shared<const SchemaSnapshot>();
};

} // namespace basalt::schema
