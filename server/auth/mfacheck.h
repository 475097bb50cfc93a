// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/lockout.h"
#include "auth/mfakeys.h"
#include "auth/mfastore.h"
#include "db/writecontext.h"

namespace basalt::auth {

/** What a code turned out to be. */
enum class GivenCode { Wrong, Totp, RecoveryCode };

/**
 * Uses up a code of the app or a recovery code, inside a write whose caller holds the user's row. Wrong also for one that was used
 * before.
 */
[[nodiscard]] Result<GivenCode> useCode(db::WriteContext &context, const MfaKeys &keys, const SecondFactor &factor,
                                        const QByteArray &code, qint64 nowMs);

/**
 * Records a wrong code and counts it like a wrong password. An outcome of the write, never its error: the transaction has to commit.
 */
[[nodiscard]] Result<void> noteWrongCode(db::WriteContext &context, const Lockout &lockout, const QByteArray &userId,
                                         const QByteArray &accountId, const db::AuditActor &actor);

} // namespace basalt::auth
