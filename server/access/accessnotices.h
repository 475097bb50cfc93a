// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/accessnotice.h"
#include "db/auditsink.h"

#include <QList>

#include <functional>
#include <vector>

namespace basalt::access {

/** What a committed event of the trail tells about who may do what; most tell nothing. A change that is two things is two notices. */
[[nodiscard]] QList<core::AccessNotice> noticesOf(const db::AuditEvent &event);

/**
 * Stands in front of the trail and tells listeners about changes of access, each once, after its commit. It is made from the entries that the
 * changes have anyway, so no service can forget it, and what is rolled back is never told. Nothing is kept: who comes later reads what there is.
 *
 * Told is what this process has written. Other servers on the same database learn of it by the version of the account, which every
 * one of these changes raises and every request compares.
 */
class AccessNotices final : public db::AuditSink
{
public:
    using Listener = std::function<void(const core::AccessNotice &)>;

    /** The trail outlives it. */
    explicit AccessNotices(db::AuditSink &trail) : m_trail(trail) { }

    /** Before the database opens. The listener is called on writing threads, several at a time on PostgreSQL, and returns at once. */
    void listen(Listener listener) { m_listeners.push_back(std::move(listener)); }

    [[nodiscard]] Result<std::vector<db::AuditPosition>> append(db::Connection &connection,
                                                                std::span<const db::AuditEvent> events) override
    {
        return m_trail.append(connection, events);
    }
    [[nodiscard]] bool wants(Code event) const override;
    void committed(std::span<const db::AuditEvent> events) override;

private:
    db::AuditSink &m_trail;
    std::vector<Listener> m_listeners;
};

} // namespace basalt::access
