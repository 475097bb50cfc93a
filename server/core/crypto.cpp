// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/crypto.h"

#include <openssl/evp.h>
#include <sodium.h>

#include <memory>

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

/**
 * SHA-256 by OpenSSL, which uses the processor's own instructions where it has them; libsodium's is portable C, several times
 * slower, and every audit entry takes some ten of them. One context for each thread: making one costs more than a short hash.
 */
bool acceleratedSha256(QByteArrayView data, unsigned char *digest)
{
    static const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> algorithm(EVP_MD_fetch(nullptr, "SHA256", nullptr),
                                                                           &EVP_MD_free);
    thread_local const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    return algorithm && context && EVP_DigestInit_ex2(context.get(), algorithm.get(), nullptr) == 1
        && EVP_DigestUpdate(context.get(), data.data(), sizeOf(data)) == 1
        && EVP_DigestFinal_ex(context.get(), digest, nullptr) == 1;
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
    if (!acceleratedSha256(data, writableBytesOf(digest)))
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

QByteArray shortKeyedHash(QByteArrayView data, QByteArrayView key)
{
    Q_ASSERT(key.size() == crypto_shorthash_siphashx24_KEYBYTES);
    QByteArray digest(crypto_shorthash_siphashx24_BYTES, Qt::Uninitialized);
    crypto_shorthash_siphashx24(writableBytesOf(digest), bytesOf(data), sizeOf(data), bytesOf(key));
    return digest;
}

bool equalConstantTime(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), sizeOf(a)) == 0;
}

} // namespace basalt::core
