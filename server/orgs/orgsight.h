// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/accesschange.h"
#include "auth/account.h"

namespace basalt::orgs {

/** Somebody acting in an organisation: as the user that he is there, whichever of his accounts he signed in to. */
struct OrgSight
{
    auth::Account account;
    access::Asker asker;
};

/**
 * The organisation (id, code or slug) as the asker sees it. His own, or one in which a user linked with him may come in, as that
 * user; superadmins see all as they are. Any other does not exist: Code::AccountNotFound. What he holds is filled in.
 */
[[nodiscard]] Result<OrgSight> orgSight(db::Connection &connection, const access::Asker &asker, const QByteArray &org,
                                        const QByteArray &now);

} // namespace basalt::orgs
