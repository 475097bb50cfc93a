// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/auditevent.h"
#include "http/request.h"

namespace basalt::http {

/** Who did it, for the audit trail, as the request tells: caller, address, program, correlation id, X-Change-Reason. */
[[nodiscard]] db::AuditActor auditActor(const Request &request);

} // namespace basalt::http
