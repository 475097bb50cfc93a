// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/dialect.h"

#include <QByteArray>
#include <QString>

namespace basalt::collections {

/** A name of the schema, which is kept as UTF-8, as messages and JSON want it. */
[[nodiscard]] inline QString text(const QByteArray &utf8)
{
    return QString::fromUtf8(utf8);
}

/** A name of the schema as it stands in a statement. */
[[nodiscard]] inline QByteArray quoted(QByteArrayView name)
{
    return db::Dialect::quoteIdentifier(name);
}

} // namespace basalt::collections
