// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QStringView>

namespace basalt::importer {

/**
 * A name as people write it, as an identifier: `CustomerId` → `customer_id`, `InvoiceLine` → `invoice_line`,
 * `HTTPServer` → `http_server`, `Prénom usuel` → `prenom_usuel`. Accents are dropped, whatever is no letter or digit
 * becomes one `_`. A name that begins with a digit gets `n_` in front. Empty if nothing of the name is left.
 */
[[nodiscard]] QByteArray snakeCase(QStringView name);

/** The name without a final `_id`; null if it has none or is nothing else. */
[[nodiscard]] QByteArray withoutIdSuffix(const QByteArray &identifier);

/** True for names that every collection has as a system column already. */
[[nodiscard]] bool isSystemField(const QByteArray &identifier);

} // namespace basalt::importer
