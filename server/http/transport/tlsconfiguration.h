// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QSslConfiguration>
#include <QString>

namespace basalt::http {

/**
 * What the listener needs for TLS 1.2 and 1.3: the certificate with its chain and the private key, both PEM. A file
 * that cannot be read, is not what it should be, or a key that does not belong to the certificate is an error that
 * names it.
 */
[[nodiscard]] Result<QSslConfiguration> loadTlsConfiguration(const QString &certificatePath, const QString &privateKeyPath);

} // namespace basalt::http
