// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "schema/field.h"
#include "schema/valuedecoder.h"

namespace basalt::schema {

/** How far a conversion may go. */
enum class Conversion {
    Exact, ///< only where nothing of the value is lost: 12 to "12", "12" to 12, 12.0 to 12
    Cast,  ///< rounds, cuts off, takes the first of several: what remains is the nearest value that fits
};

/**
 * The value of field `from` as a value of field `to`, which it then satisfies with all options; null stays null. In memory and
 * not by the database, so that both databases agree on what "12,5" and 1e3 are. Whether a record exists that a reference
 * names, and whether a value is unique, is not asked here.
 */
[[nodiscard]] DecodedValue convertValue(const Field &from, const FieldValue &value, const Field &to, Conversion conversion);

} // namespace basalt::schema
