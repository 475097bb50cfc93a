// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "schema/collection.h"

namespace basalt::records {

/**
 * Turns what the database says of a broken constraint into an answer that names the field: a value that exists already, a
 * reference to nothing. Other errors pass through.
 */
[[nodiscard]] Error nameField(Error error, const schema::Collection &collection);

} // namespace basalt::records
