// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/accesschange.h"

namespace basalt::access {

/** Somebody gives something inside a change that has begun: as what he is at this moment. */
struct Giving
{
    const AccessChange &change;  ///< his
    const db::AuditActor &actor; ///< whom the trail shows; not the giver where somebody takes what was promised to him
    QByteArray giverId;
    QByteArray now;
};

} // namespace basalt::access
