// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fieldinfo.h"

#include <QList>
#include <QString>
#include <QStringView>

#include <functional>
#include <optional>

namespace basalt::app {

/** One comparison of a rule or filter. */
struct RuleClause
{
    bool orBefore = false; ///< joined to the one before by `||` instead of `&&`
    QString path;          ///< `title`, `project.name`
    QString op;            ///< `=`, `!~`, `?=` …; `null`, `notnull`, `in`, `notin`
    QString value;         ///< as people write it: texts without quotes, several separated by commas

    friend bool operator==(const RuleClause &, const RuleClause &) = default;
};

/** The text of rules and filters, as far as the program has to read and write it. The server understands all of it. */
namespace ruletext {

struct Token
{
    enum class Kind { Path, Number, Text, Operator, And, Or, Not, Open, Close, Comma, Other };

    Kind kind = Kind::Other;
    QString text; ///< of a Text: what stands between the quotes
    qsizetype begin = 0;
    qsizetype end = 0;

    friend bool operator==(const Token &a, const Token &b) { return a.kind == b.kind && a.text == b.text; }
};

/** The field that a path names; null if that is not known. */
using FieldOf = std::function<const FieldInfo *(const QString &path)>;

/** Never fails: what is no part of the language is Other. */
[[nodiscard]] QList<Token> tokens(QStringView text);
[[nodiscard]] QString textOf(const QList<RuleClause> &clauses, const FieldOf &fieldOf);
/** The comparisons of a text, if it is nothing but comparisons joined by and, or: what they become says the same. */
[[nodiscard]] std::optional<QList<RuleClause>> clausesOf(const QString &text, const FieldOf &fieldOf);

} // namespace ruletext

} // namespace basalt::app
