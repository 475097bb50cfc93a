// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/mfacheck.h"

#include "auth/auditnotes.h"

#include <algorithm>

namespace basalt::auth {

namespace {

constexpr qsizetype kTotpDigits = 6;

bool isTotpCode(const QByteArray &code)
{
    return code.size() == kTotpDigits && std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

Result<GivenCode> useCode(db::WriteContext &context, const MfaKeys &keys, const SecondFactor &factor, const QByteArray &code,
                          qint64 nowMs)
{
    MfaStore store(context.connection());
    // Apps show it in two groups.
    QByteArray digits = code;
    digits.replace(' ', "");
    if (!isTotpCode(digits)) {
        BASALT_TRY(const bool used, store.useRecoveryCode(factor.userId, keys.hashOf(code)));
        return used ? GivenCode::RecoveryCode : GivenCode::Wrong;
    }
    BASALT_TRY(const QByteArray secret, keys.open(factor.sealedSecret));
    BASALT_TRY(const auto counter, matchTotp(secret, digits, nowMs, factor.lastCounter));
    if (!counter)
        return GivenCode::Wrong;
    BASALT_TRY(const bool first, store.useCounter(factor.userId, *counter));
    return first ? GivenCode::Totp : GivenCode::Wrong;
}

Result<void> noteWrongCode(db::WriteContext &context, const Lockout &lockout, const QByteArray &userId,
                           const QByteArray &accountId, const db::AuditActor &actor)
{
    db::AuditEvent event = auditEvent(Code::MfaFailed, "LOGIN_FAILED", accountId, actor, "user_mfa", userId);
    event.allowedBy = "wrong_code";
    context.audit(std::move(event));
    return lockout.noteFailure(context, userId, accountId, actor);
}

} // namespace basalt::auth
