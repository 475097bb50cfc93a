// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes.h"
#include "http/request.h"
#include "http/response.h"

namespace basalt::http {

/** Takes note of refused requests (401, 403). One per worker, used on its thread. */
class DenialLog
{
public:
    DenialLog() = default;
    virtual ~DenialLog() = default;
    Q_DISABLE_COPY_MOVE(DenialLog)

    /**
     * `request.path` was refused with `status` for `reason`, or parts of it were, while the whole was answered. Returns at once; a
     * failure to record is logged.
     */
    virtual void denied(const Request &request, int status, Code reason) = 0;
    virtual void denied(const Request &request, const RefusedParts &parts) = 0;
};

} // namespace basalt::http
