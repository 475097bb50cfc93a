// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace basalt::core {

/**
 * Seals what the database keeps and must read again, such as a password for another server: XSalsa20-Poly1305 (libsodium's
 * secret box) under a key that is derived from a secret outside the database and from what the box is for. Thread-safe.
 */
class SecretBox
{
public:
    /** `purpose` separates keys of one secret: what one box sealed, no other opens. */
    SecretBox(QByteArrayView secret, QByteArrayView purpose);

    /** Nonce and sealed bytes; never the same twice. */
    [[nodiscard]] QByteArray seal(QByteArrayView plain) const;
    /** Nothing for what was sealed with another secret or has been changed. */
    [[nodiscard]] std::optional<QByteArray> open(QByteArrayView sealed) const;

private:
    const QByteArray m_key;
};

} // namespace basalt::core
