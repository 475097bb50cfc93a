// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/callerstate.h"
#include "core/result.h"
#include "db/connection.h"

namespace basalt::auth {

/** Tells authentication what callers hold. Thread-safe. */
class AccessSource
{
public:
    AccessSource() = default;
    virtual ~AccessSource() = default;
    Q_DISABLE_COPY_MOVE(AccessSource)

    /** Fills in Principal::permissions of a caller who may come in, as of the versions that his state was read with. */
    [[nodiscard]] virtual Result<void> complete(db::Connection &connection, CallerState &state) = 0;
};

} // namespace basalt::auth
