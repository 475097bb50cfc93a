// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <span>

namespace basalt::core {

/** Makes libsodium ready; called once, before the first thread starts. */
[[nodiscard]] Result<void> initialiseCrypto();

/** Version text of libsodium, for `basalt info`. */
[[nodiscard]] QByteArray cryptoLibraryVersion();

/** Random bytes of the operating system's generator, through libsodium. Safe from any thread. */
void fillRandom(std::span<unsigned char> to);
[[nodiscard]] QByteArray randomBytes(qsizetype count);
/** `bytes` random bytes as URL-safe base64 without padding: for tokens that people and programs carry. */
[[nodiscard]] QByteArray randomToken(qsizetype bytes = 32);

/** SHA-256 (FIPS 180-4), 32 bytes. */
[[nodiscard]] QByteArray sha256(QByteArrayView data);
/** SHA-256 as 64 lower-case hexadecimal digits. */
[[nodiscard]] QByteArray sha256Hex(QByteArrayView data);
/** BLAKE2b-256 keyed with 32 bytes: for look-up tables whose keys must not be guessable from a dump. */
[[nodiscard]] QByteArray keyedHash(QByteArrayView data, QByteArrayView key);
/**
 * SipHash-2-4 of 128 bits keyed with 16 bytes, several times quicker: for look-up tables in memory, where nobody sees the
 * hashes and one that fits cannot be searched for.
 */
[[nodiscard]] QByteArray shortKeyedHash(QByteArrayView data, QByteArrayView key);

/** Compares in a time that depends only on the lengths. */
[[nodiscard]] bool equalConstantTime(QByteArrayView a, QByteArrayView b);

} // namespace basalt::core
