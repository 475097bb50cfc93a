// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>

namespace basalt::schema {

/**
 * A piece of a rule or filter with a name of its own, `@name(…)`, or a statement of SQL that superadmins keep by name. Which of
 * the two it is shows in which text it has; SQL never becomes part of a rule.
 */
struct Macro
{
    qint64 id = 0;
    QByteArray name;
    QByteArray description;
    QList<QByteArray> parameters;
    QByteArray expression; ///< in the language of rules, with `@parameter` in it; null for SQL
    QByteArray sql;        ///< null for an expression
    QByteArray createdAt;
    QByteArray createdBy; ///< null: a command of the installation
    QByteArray updatedAt;
    QByteArray updatedBy;

    [[nodiscard]] bool isSql() const { return !sql.isNull(); }
};

/** By name. Names differ in more than case. */
using MacroTable = QHash<QByteArray, Macro>;

} // namespace basalt::schema
