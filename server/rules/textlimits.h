// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace basalt::rules {

/**
 * How much one text of the language may say. Rules and what is computed always have these limits, so that what is stored stays
 * understood; for filters, which anybody may send, the settings decide.
 */
struct TextLimits
{
    qsizetype characters = 4000;
    int nodes = 200; ///< names, values, comparisons and the like
    int depth = 100; ///< of parentheses and calls inside each other
};

} // namespace basalt::rules
