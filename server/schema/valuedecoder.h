// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "schema/field.h"

#include <tl/expected.hpp>

namespace basalt::schema {

/** Why a value does not fit its field. */
struct ValueFault
{
    QString message; ///< for people
    QString code;    ///< for programs, for instance `invalid_email_format`
};

using DecodedValue = tl::expected<FieldValue, ValueFault>;

/** Values that a many-valued field may have, whatever its options say. */
inline constexpr qsizetype kMaxListedValues = 1000;

/**
 * Reads a JSON value as the field's type, in canonical form, and checks the field's options. Null passes: whether a value
 * must be there is not decided here, nor whether a reference points at something.
 */
[[nodiscard]] DecodedValue decodeValue(const Field &field, const QJsonValue &json);

} // namespace basalt::schema
