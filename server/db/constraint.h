// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace basalt::db {

/**
 * The constraint that a refused statement broke. It travels in Error::detail as a JSON object
 * `{"kind", "table", "columns", "constraint"}`, so that a service can name the field; it never holds values.
 *
 * SQLite names table and columns of a UNIQUE or NOT NULL constraint, the name of a CHECK, and nothing of a foreign key.
 * PostgreSQL names table and constraint always, the columns where it knows them.
 */
struct ConstraintViolation
{
    enum class Kind { Unique, ForeignKey, NotNull, Check };

    Kind kind = Kind::Unique;
    QByteArray table;
    QList<QByteArray> columns;
    QByteArray constraint;

    friend bool operator==(const ConstraintViolation &, const ConstraintViolation &) = default;
};

/** Code::UniqueViolation, Code::ReferencedRecord or Code::DatabaseError with the violation in its detail. */
[[nodiscard]] Error constraintError(const ConstraintViolation &violation);

/** The violation behind an error of a connection; nothing for other errors. */
[[nodiscard]] std::optional<ConstraintViolation> constraintOf(const Error &error);

} // namespace basalt::db
