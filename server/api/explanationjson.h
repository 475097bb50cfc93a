// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/jsonwriter.h"
#include "explain/accessdiff.h"
#include "explain/explanation.h"
#include "explain/setdiff.h"

namespace basalt::api {

/** The answer of `/access/explain`. */
void writeExplanation(core::JsonWriter &out, const explain::Explanation &explanation);
/** The answers of `/access/diff`: about a rule, and about a permission set. */
void writeDifference(core::JsonWriter &out, const explain::Difference &difference);
void writeSetDifference(core::JsonWriter &out, const explain::SetDifference &difference);

} // namespace basalt::api
