// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/dialect.h"

namespace basalt::db {

/** PostgreSQL. */
class PostgresDialect final : public Dialect
{
public:
    [[nodiscard]] Engine engine() const override { return Engine::Postgres; }
    [[nodiscard]] QByteArrayView name() const override { return "PostgreSQL"; }
    [[nodiscard]] QByteArray columnType(ColumnType type) const override;
    [[nodiscard]] QByteArray bindCast(QByteArrayView placeholder, ColumnType type) const override;
    [[nodiscard]] QByteArray readExpression(QByteArrayView column, ColumnType type) const override;
    [[nodiscard]] QByteArray likeFolded(QByteArrayView expression, QByteArrayView patternPlaceholder) const override;
    [[nodiscard]] QByteArray orderBy(QByteArrayView expression, ColumnType type, Qt::SortOrder order) const override;
    [[nodiscard]] QByteArray aggregate(Aggregate function, QByteArrayView expression, ColumnType type) const override;
    [[nodiscard]] QByteArrayView rowLock() const override;
};

} // namespace basalt::db
