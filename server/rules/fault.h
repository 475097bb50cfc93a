// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArrayView>
#include <QString>

#include <tl/expected.hpp>

namespace basalt::rules {

/** What the text is: decides the error code, and what a caller may name in it. */
enum class Purpose { Filter, Rule };

/** Why a text is no rule or filter: where, what stands there, what should. */
struct Fault
{
    qsizetype position = 0; ///< offset in bytes
    QString message;        ///< `found "x", expected …`
    QString code;           ///< `syntax`, `unknown_field`, `type_mismatch`, `too_long`, `too_complex`
};

template <class T>
using Checked = tl::expected<T, Fault>;

[[nodiscard]] inline tl::unexpected<Fault> faultAt(qsizetype position, QString message, QString code)
{
    return tl::make_unexpected(Fault{position, std::move(message), std::move(code)});
}

/**
 * The fault as an answer: Code::FilterInvalid or Code::RuleInvalid, the text names the position in characters from 1, the
 * detail stands under `field` (`filter`, `list_rule` …).
 */
[[nodiscard]] Error toError(const Fault &fault, QByteArrayView source, Purpose purpose, const QString &field);

} // namespace basalt::rules

/** Like BASALT_TRY for Checked: declares the value or returns the fault. */
#define RULES_TRY(declaration, expression)                                                                                     \
    auto BASALT_CONCAT(checked_, __LINE__) = (expression);                                                                     \
    if (!BASALT_CONCAT(checked_, __LINE__))                                                                                    \
        return tl::make_unexpected(std::move(BASALT_CONCAT(checked_, __LINE__)).error());                                      \
    declaration = std::move(*BASALT_CONCAT(checked_, __LINE__))
#define RULES_TRY_VOID(expression)                                                                                             \
    do {                                                                                                                       \
        if (auto checked = (expression); !checked)                                                                             \
            return tl::make_unexpected(std::move(checked).error());                                                            \
    } while (false)
