// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "db/auditevent.h"
#include "db/connection.h"

#include <span>
#include <vector>

namespace basalt::db {

/**
 * Appends the events of a group of writes to the audit trail, inside the open transaction, after all of the group's changes
 * and just before its COMMIT. Implemented by `audit`. Called on the writing thread only.
 *
 * Accounts are locked in the order of their ids, so that groups of several nodes cannot wait for each other in a circle.
 */
class AuditSink
{
public:
    AuditSink() = default;
    virtual ~AuditSink() = default;
    Q_DISABLE_COPY_MOVE(AuditSink)

    /** One position per event, in the same order. An error fails the whole group. */
    [[nodiscard]] virtual Result<std::vector<AuditPosition>> append(Connection &connection,
                                                                    std::span<const AuditEvent> events) = 0;

    /** Whether committed() is to be told of events with this code. Any thread. */
    [[nodiscard]] virtual bool wants([[maybe_unused]] Code event) const { return false; }
    /**
     * Events that are wanted, each once, after the COMMIT and before anybody is answered; in their order within an account. On the
     * writing thread, of which PostgreSQL has several: returns at once.
     */
    virtual void committed([[maybe_unused]] std::span<const AuditEvent> events) { }
};

} // namespace basalt::db
