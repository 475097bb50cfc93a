// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/secretbox.h"

#include "core/crypto.h"

#include <sodium.h>

namespace basalt::core {

namespace {

const unsigned char *rawBytes(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

unsigned char *rawBytes(QByteArray &array)
{
    return reinterpret_cast<unsigned char *>(array.data());
}

} // namespace

SecretBox::SecretBox(QByteArrayView secret, QByteArrayView purpose) : m_key(keyedHash(purpose, sha256(secret)))
{
    static_assert(crypto_secretbox_KEYBYTES == crypto_generichash_BYTES);
}

QByteArray SecretBox::seal(QByteArrayView plain) const
{
    const QByteArray nonce = randomBytes(crypto_secretbox_NONCEBYTES);
    QByteArray box(plain.size() + qsizetype(crypto_secretbox_MACBYTES), Qt::Uninitialized);
    crypto_secretbox_easy(rawBytes(box), rawBytes(plain), static_cast<unsigned long long>(plain.size()),
                          rawBytes(QByteArrayView(nonce)), rawBytes(QByteArrayView(m_key)));
    return nonce + box;
}

std::optional<QByteArray> SecretBox::open(QByteArrayView sealed) const
{
    constexpr qsizetype kNonce = crypto_secretbox_NONCEBYTES;
    constexpr qsizetype kMac = crypto_secretbox_MACBYTES;
    if (sealed.size() < kNonce + kMac)
        return std::nullopt;
    const QByteArrayView box = sealed.sliced(kNonce);
    QByteArray plain(box.size() - kMac, Qt::Uninitialized);
    if (crypto_secretbox_open_easy(rawBytes(plain), rawBytes(box), static_cast<unsigned long long>(box.size()),
                                   rawBytes(sealed), rawBytes(QByteArrayView(m_key)))
        != 0)
        return std::nullopt;
    return plain;
}

} // namespace basalt::core
