// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "db/dialect.h"
#include "schema/collection.h"

namespace basalt::collections {

/**
 * The condition of a partial index, in the language of filters but only as far as both databases can keep it in an index:
 * comparisons of columns with literals, IN, IS NULL, and their combinations. No patterns, no variables, no many-valued or JSON
 * fields, no instants (PostgreSQL reads those by the session's time zone).
 */
[[nodiscard]] Result<void> checkIndexCondition(const schema::Collection &collection, const QByteArray &where,
                                               const QString &field);

/** A condition as it stands in CREATE INDEX. */
struct IndexCondition
{
    QByteArray sql;           ///< with its values in it: DDL takes no binds
    QList<QByteArray> fields; ///< ids of those that it names
};

[[nodiscard]] Result<IndexCondition> indexCondition(const schema::Collection &collection, const QByteArray &where,
                                                    const db::Dialect &dialect);

} // namespace basalt::collections
