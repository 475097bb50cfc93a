// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/jsonwriter.h"
#include "explain/accessdiff.h"
#include "explain/explanation.h"

namespace basalt::api {

/** The answer of `/access/explain`. */
void writeExplanation(core::JsonWriter &out, const explain::Explanation &explanation);
/** The answer of `/access/diff`. */
void writeDifference(core::JsonWriter &out, const explain::Difference &difference);

} // namespace basalt::api
