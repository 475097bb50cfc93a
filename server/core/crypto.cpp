// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/crypto.h"

#include <sodium.h>

using namespace Qt::Literals::StringLiterals;

namespace basalt::core {

namespace {

const unsigned char *bytesOf(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

size_t sizeOf(QByteArrayView view)
{
    return static_cast<size_t>(view.size());
}

unsigned char *writableBytesOf(QByteArray &array)
{
    return reinterpret_cast<unsigned char *>(array.data());
}

} // namespace

Result<void> initialiseCrypto()
{
    if (sodium_init() < 0)
        return Error::internal(u"libsodium could not be initialised"_s);
    return {};
}

QByteArray cryptoLibraryVersion()
{
    return sodium_version_string();
}

void fillRandom(std::span<unsigned char> to)
{
    randombytes_buf(to.data(), to.size());
}

QByteArray randomBytes(qsizetype count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    randombytes_buf(bytes.data(), static_cast<size_t>(count));
    return bytes;
}

QByteArray randomToken(qsizetype bytes)
{
    return randomBytes(bytes).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray sha256(QByteArrayView data)
{
    QByteArray digest(crypto_hash_sha256_BYTES, Qt::Uninitialized);
    crypto_hash_sha256(writableBytesOf(digest), bytesOf(data), sizeOf(data));
    return digest;
}

QByteArray sha256Hex(QByteArrayView data)
{
    return sha256(data).toHex();
}

QByteArray keyedHash(QByteArrayView data, QByteArrayView key)
{
    Q_ASSERT(key.size() == crypto_generichash_KEYBYTES);
    QByteArray digest(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(writableBytesOf(digest), crypto_generichash_BYTES, bytesOf(data), sizeOf(data), bytesOf(key),
                       sizeOf(key));
    return digest;
}

bool equalConstantTime(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), sizeOf(a)) == 0;
}

} // namespace basalt::core
