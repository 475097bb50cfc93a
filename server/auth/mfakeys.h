// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "core/secretbox.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <optional>

namespace basalt::auth {

/** Seconds of one time step of RFC 6238. */
inline constexpr qint64 kTotpStepSeconds = 30;

/** A new secret, 20 random bytes (RFC 4226, section 4). */
[[nodiscard]] QByteArray newTotpSecret();
/** The six digits of a time step (RFC 6238 with SHA-1, through liboath). */
[[nodiscard]] Result<QByteArray> totpCode(const QByteArray &secret, qint64 counter);
/**
 * The time step whose code this is, one before or after `nowMs` allowed for; nothing if there is none later than `lastCounter`, the
 * last one that was accepted.
 */
[[nodiscard]] Result<std::optional<qint64>> matchTotp(const QByteArray &secret, const QByteArray &code, qint64 nowMs,
                                                      qint64 lastCounter);
/** RFC 4648, without padding: as people type a secret into an app. */
[[nodiscard]] QByteArray base32(const QByteArray &bytes);
/** `otpauth://totp/…`, as apps read it from a picture. */
[[nodiscard]] QByteArray otpauthUri(const QString &issuer, const QByteArray &email, const QByteArray &secret);

/** Ten new recovery codes of 80 random bits, as twenty hexadecimal digits. */
[[nodiscard]] QList<QByteArray> newRecoveryCodes();

/**
 * How second factors are kept: the secret sealed, recovery codes hashed, both under keys that are derived from a secret outside the
 * database. Thread-safe.
 */
class MfaKeys
{
public:
    explicit MfaKeys(QByteArrayView secret);

    [[nodiscard]] QByteArray seal(const QByteArray &totpSecret) const { return m_box.seal(totpSecret); }
    /** Code::Internal for what was sealed with another secret. */
    [[nodiscard]] Result<QByteArray> open(const QByteArray &sealed) const;
    /** Of the code as people write it: case, spaces and hyphens do not count. */
    [[nodiscard]] QByteArray hashOf(const QByteArray &recoveryCode) const;

private:
    const core::SecretBox m_box;
    const QByteArray m_hashKey;
};

} // namespace basalt::auth
