// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <span>

namespace basalt {

/**
 * Every error and event of the product, numbered in `core/codes.def`. Errors travel in problem details as `code`, events
 * stand in audit entries.
 */
enum class Code : int {
#define BASALT_ERROR(number, name, status, en, de) name = number,
#define BASALT_EVENT(number, name, en, de) name = number,
#include "core/codes.def"
#undef BASALT_ERROR
#undef BASALT_EVENT
};

namespace core {

/** One row of the code table. `httpStatus` is 0 for events. */
struct CodeInfo
{
    Code code;
    const char *name;
    int httpStatus;
    const char *english;
    const char *german;
};

/** All rows, ordered by kind and number as in `codes.def`. */
[[nodiscard]] std::span<const CodeInfo> codeTable();

/** The row of `code`. Every enumerator has one. */
[[nodiscard]] const CodeInfo &codeInfo(Code code);

/** HTTP status to answer with; 500 for an event, which is never an answer. */
[[nodiscard]] int httpStatus(Code code);

/** Machine name such as `validation_failed`. */
[[nodiscard]] QString codeName(Code code);

/** English public text. */
[[nodiscard]] QString codeMessage(Code code);

} // namespace core
} // namespace basalt
