// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/lockout.h"

#include "auth/auditnotes.h"
#include "auth/userstore.h"
#include "core/timestamp.h"

namespace basalt::auth {

Result<void> Lockout::noteFailure(db::WriteContext &context, const QByteArray &userId, const QByteArray &accountId,
                                  const db::AuditActor &actor) const
{
    if (m_options.failures == 0)
        return {};
    using std::chrono::milliseconds;
    const qint64 nowMs = m_clock.nowMs();
    const QByteArray now = core::formatTimestamp(nowMs);
    const QByteArray windowStart = core::formatTimestamp(nowMs - milliseconds(m_options.window).count());

    UserStore users(context.connection());
    BASALT_TRY(SignInFailures failures, users.signInFailures(userId.isNull() ? QByteArray("") : userId));
    if (failures.lockedUntil > now)
        return {};
    if (failures.since.isNull() || failures.since <= windowStart)
        failures = {0, now, {}};
    ++failures.count;
    const bool locks = !userId.isNull() && failures.count >= m_options.failures;
    if (locks) {
        db::AuditEvent event = auditEvent(Code::UserAutoLocked, "LOCK", accountId, actor, "users", userId);
        const QByteArray until = core::formatTimestamp(nowMs + milliseconds(m_options.duration).count());
        event.changes.append({"failure_count", QJsonValue::Undefined, failures.count});
        event.changes.append({"window_minutes", QJsonValue::Undefined, qint64(m_options.window.count())});
        event.changes.append({"max_attempts", QJsonValue::Undefined, m_options.failures});
        event.changes.append({"locked_until", QJsonValue::Undefined, auditText(until)});
        context.audit(std::move(event));
        failures = {0, {}, until};
    }
    return users.setSignInFailures(userId.isNull() ? QByteArray("") : userId, failures);
}

} // namespace basalt::auth
