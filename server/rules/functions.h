// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rules/ast.h"

#include <QByteArrayView>
#include <QString>

#include <span>

namespace basalt::rules {

/** A function of expressions, as it is called. How it is computed: db/scalars.h and Evaluator, as SQL: SqlCompiler. */
struct FunctionInfo
{
    Function function;
    QByteArrayView name;
    QByteArrayView usage; ///< for messages: `substring(text, first, count)`
    size_t least;         ///< arguments
    size_t most;
    std::span<const ValueType> arguments; ///< their types where these are fixed; the last one stands for all that follow
    ValueType result;                     ///< Null: that of the arguments
};

/** The function of that name, written in whatever case; null if there is none. */
[[nodiscard]] const FunctionInfo *findFunction(QByteArrayView name);
[[nodiscard]] const FunctionInfo &infoOf(Function function);
/** All names, for messages. */
[[nodiscard]] QString functionNames();

/** What a function makes of its arguments in memory. None of them is null. Not for If, Coalesce, NullIf, Concat, which look at them. */
[[nodiscard]] schema::FieldValue callFunction(Function function, std::span<const schema::FieldValue> arguments);

/** A value as concat() writes it: as it stands on the wire, without quotes. Null is empty. */
[[nodiscard]] QByteArray textOfValue(const schema::FieldValue &value);

} // namespace basalt::rules
