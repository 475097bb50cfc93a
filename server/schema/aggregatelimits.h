// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace basalt::schema {

// What one aggregation may consist of, as a view and as a request alike.
constexpr qsizetype kMaxGroupFields = 8;
constexpr qsizetype kMaxAggregates = 16;

} // namespace basalt::schema
