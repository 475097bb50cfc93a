// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "http/reply.h"

namespace basalt::api {

/** Answers a write of records that failed; of fields that may not be written also in the members that older clients read. */
void failWrite(http::Reply &reply, const Error &error);

} // namespace basalt::api
