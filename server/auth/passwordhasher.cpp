// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/passwordhasher.h"

#include "core/crypto.h"

#include <sodium.h>

using namespace Qt::Literals::StringLiterals;

namespace basalt::auth {

namespace {

constexpr auto kBase64 = QByteArray::Base64Encoding | QByteArray::OmitTrailingEquals;

/** Looks like a hash made with `parameters`, but its tag is random: made without an Argon2 run, so the start stays quick. */
QByteArray makeDecoy(const HashParameters &parameters)
{
    return "$argon2id$v=19$m=" + QByteArray::number(quint64(parameters.memoryBytes / 1024))
        + ",t=" + QByteArray::number(quint64(parameters.passes)) + ",p=1$" + core::randomBytes(16).toBase64(kBase64) + '$'
        + core::randomBytes(32).toBase64(kBase64);
}

} // namespace

PasswordHasher::PasswordHasher(HashParameters parameters) : m_parameters(parameters), m_decoy(makeDecoy(parameters)) { }

Result<QByteArray> PasswordHasher::hash(QByteArrayView password) const
{
    QByteArray text(crypto_pwhash_STRBYTES, '\0');
    m_runs.fetch_add(1, std::memory_order_relaxed);
    if (crypto_pwhash_str_alg(text.data(), password.data(), static_cast<unsigned long long>(password.size()),
                              m_parameters.passes, m_parameters.memoryBytes, crypto_pwhash_ALG_ARGON2ID13)
        != 0) {
        return Error::logged(Code::Unavailable, u"not enough memory to hash a password"_s);
    }
    text.truncate(static_cast<qsizetype>(qstrnlen(text.constData(), crypto_pwhash_STRBYTES)));
    return text;
}

PasswordHasher::Verdict PasswordHasher::verify(QByteArrayView hash, QByteArrayView password) const
{
    QByteArray stored = hash.toByteArray(); // libsodium wants it terminated
    int needsRehash = -1;
    // libsodium reads its buffers to the full length of a hash text.
    stored.resize(crypto_pwhash_STRBYTES, '\0');
    stored[stored.size() - 1] = '\0';
    if (!hash.isEmpty() && hash.size() < qsizetype(crypto_pwhash_STRBYTES))
        needsRehash = crypto_pwhash_str_needs_rehash(stored.constData(), m_parameters.passes, m_parameters.memoryBytes);
    if (needsRehash < 0)
        stored = m_decoy;
    m_runs.fetch_add(1, std::memory_order_relaxed);
    const bool right =
        crypto_pwhash_str_verify(stored.constData(), password.data(), static_cast<unsigned long long>(password.size())) == 0;
    if (!right || needsRehash < 0)
        return Verdict::Wrong;
    return needsRehash > 0 ? Verdict::RightButStale : Verdict::Right;
}

} // namespace basalt::auth
