// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/accesschange.h"
#include "auth/authoptions.h"
#include "auth/passwordhasher.h"
#include "auth/sessionissuer.h"
#include "core/timestamp.h"
#include "core/workpool.h"
#include "mail/outbox.h"

#include <chrono>

namespace basalt::orgs {

/** What invitations and organisations work with; everything outlives them. */
struct OrgParts
{
    const auth::AuthOptions &options;
    access::AccessParts access;
    core::WorkPool &pool;
    const auth::PasswordHasher &hasher;
    const auth::TokenService &tokens;
    const mail::Outbox &outbox;
    std::chrono::hours invitationLife{48};

    [[nodiscard]] QByteArray now() const { return core::formatTimestamp(access.clock.nowMs()); }
};

} // namespace basalt::orgs
