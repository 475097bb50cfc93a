// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rules/variables.h"

#include <array>
#include <utility>

namespace basalt::rules {

namespace {

constexpr std::array kNames{
    std::pair{QByteArrayView("@request.auth.id"), VariableId::AuthId},
    std::pair{QByteArrayView("@request.auth.email"), VariableId::AuthEmail},
    std::pair{QByteArrayView("@request.auth.role"), VariableId::AuthRole},
    std::pair{QByteArrayView("@request.auth.account_id"), VariableId::AuthAccountId},
    std::pair{QByteArrayView("@now"), VariableId::Now},
};

schema::FieldValue textOrNull(const QByteArray &text)
{
    return text.isNull() ? schema::FieldValue() : schema::FieldValue(text);
}

} // namespace

schema::FieldValue Variables::value(VariableId id, ValueType type) const
{
    constexpr qsizetype kDateLength = 10;
    switch (id) {
    case VariableId::AuthId: return textOrNull(authId);
    case VariableId::AuthEmail: return textOrNull(authEmail);
    case VariableId::AuthRole: return textOrNull(authRole);
    case VariableId::AuthAccountId: return textOrNull(authAccountId);
    case VariableId::Now: break;
    }
    return type == ValueType::Date ? now.first(kDateLength) : now;
}

std::optional<VariableId> parseVariable(QByteArrayView name)
{
    for (const auto &[text, id] : kNames) {
        if (text == name)
            return id;
    }
    return std::nullopt;
}

} // namespace basalt::rules
