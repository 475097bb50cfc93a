// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/denialrecorder.h"

#include "core/ids.h"
#include "core/logging.h"
#include "db/database.h"
#include "http/requestactor.h"

namespace basalt::http {

DenialRecorder::DenialRecorder(db::Session &session, DenialThrottle &throttle, const core::Clock &clock)
    : m_session(session)
    , m_throttle(throttle)
    , m_clock(clock)
{
    m_restTimer.setSingleShot(true);
    m_restTimer.setInterval(std::chrono::milliseconds(DenialThrottle::kWindowMs));
    QObject::connect(&m_restTimer, &QTimer::timeout, &m_restTimer, [this] { writeRests(); });
}

void DenialRecorder::denied(const Request &request, int status, Code reason)
{
    note(request, status, reason, {});
}

void DenialRecorder::denied(const Request &request, const RefusedParts &parts)
{
    note(request, parts.status, parts.code,
         {{"count", QJsonValue::Undefined, parts.count}, {"index", QJsonValue::Undefined, parts.first}});
}

void DenialRecorder::note(const Request &request, int status, Code reason, const QList<db::AuditChange> &more)
{
    if (!m_throttle.admit(request.peerAddress, m_clock.nowMs())) {
        if (!m_restTimer.isActive())
            m_restTimer.start();
        return;
    }
    constexpr qsizetype kMaxPath = 512;
    db::AuditEvent event;
    event.event = Code::AccessDenied;
    event.operation = "DENIED";
    event.accountId = request.principal.accountId.isNull() ? core::kSystemAccountId.toByteArray() : request.principal.accountId;
    event.actor = auditActor(request);
    event.allowedBy = core::codeName(reason).toUtf8();
    event.changes = {
        {"method", QJsonValue::Undefined, QString::fromLatin1(methodName(request.method))},
        {"path", QJsonValue::Undefined, QString::fromUtf8(request.path.left(kMaxPath))},
        {"status", QJsonValue::Undefined, status},
    };
    event.changes += more;
    write(std::move(event));
}

void DenialRecorder::writeRests()
{
    for (const DenialThrottle::Rest &rest : m_throttle.takeRests(m_clock.nowMs())) {
        db::AuditEvent event;
        event.event = Code::AccessDenied;
        event.operation = "DENIED";
        event.accountId = core::kSystemAccountId.toByteArray();
        event.actor.authMethod = "system";
        event.actor.origin = "http";
        event.actor.clientIp = rest.address;
        event.allowedBy = "counted";
        event.changes = {{"count", QJsonValue::Undefined, rest.count}};
        write(std::move(event));
    }
}

void DenialRecorder::write(db::AuditEvent event)
{
    const QByteArray accountId = event.accountId;
    m_session.write<void>(
        accountId,
        [event = std::move(event)](db::WriteContext &context) -> Result<void> {
            context.audit(event);
            return {};
        },
        [](Result<void> outcome) {
            if (!outcome)
                core::logError("a refusal could not be recorded", {{"detail", outcome.error().detail.toUtf8()}});
        });
}

} // namespace basalt::http
