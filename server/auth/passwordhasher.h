// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <atomic>

namespace basalt::auth {

/** Cost of one hash. The defaults are OWASP's first choice for Argon2id and take about 10 ms on one core of 2024. */
struct HashParameters
{
    unsigned long long passes = 2;
    size_t memoryBytes = 19'456 * 1024;
};

/**
 * Argon2id (RFC 9106) through libsodium. Every call of hash() and verify() costs exactly one Argon2 run, also for a user who
 * does not exist or has no password: the time of an answer tells nothing. Runs in the work pool, never on a worker.
 *
 * Thread-safe.
 */
class PasswordHasher
{
public:
    enum class Verdict {
        Wrong,
        Right,
        RightButStale, ///< right, but hashed with other parameters: hash it anew
    };

    explicit PasswordHasher(HashParameters parameters = {});
    Q_DISABLE_COPY_MOVE(PasswordHasher)

    /** The hash with salt and parameters as one text (PHC string format). Fails only for want of memory. */
    [[nodiscard]] Result<QByteArray> hash(QByteArrayView password) const;

    /** `hash` may be null or damaged: then a hash that no password has takes its place. */
    [[nodiscard]] Verdict verify(QByteArrayView hash, QByteArrayView password) const;

    /** Number of Argon2 runs so far. */
    [[nodiscard]] quint64 runs() const { return m_runs.load(std::memory_order_relaxed); }

private:
    const HashParameters m_parameters;
    const QByteArray m_decoy;
    mutable std::atomic<quint64> m_runs = 0;
};

} // namespace basalt::auth
