// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clock.h"
#include "http/denials.h"
#include "http/denialthrottle.h"

#include <QTimer>

namespace basalt::db {
class Session;
struct AuditChange;
struct AuditEvent;
} // namespace basalt::db

namespace basalt::http {

/**
 * Writes refusals into the audit trail, each in a write of its own, so that it survives the request that failed. One per
 * worker, on its thread; session, throttle and clock outlive it.
 */
class DenialRecorder final : public DenialLog
{
public:
    DenialRecorder(db::Session &session, DenialThrottle &throttle, const core::Clock &clock);

    void denied(const Request &request, int status, Code reason) override;
    /** One entry for all parts, with their number and the index of the first. */
    void denied(const Request &request, const RefusedParts &parts) override;

private:
    void note(const Request &request, int status, Code reason, const QList<db::AuditChange> &more);
    void writeRests();
    void write(db::AuditEvent event);

    db::Session &m_session;
    DenialThrottle &m_throttle;
    const core::Clock &m_clock;
    QTimer m_restTimer; ///< runs only while something was counted
};

} // namespace basalt::http
