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

/** The condition as SQL with its values in it: DDL takes no binds. */
[[nodiscard]] Result<QByteArray> indexConditionSql(const schema::Collection &collection, const QByteArray &where,
                                                   const db::Dialect &dialect);

} // namespace basalt::collections
