// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/usertarget.h"

#include "auth/ownerguard.h"

namespace basalt::auth {

Result<void> mayChange(db::WriteContext &context, const UserTarget &target, const User &user)
{
    if (!target.reach)
        return {};
    BASALT_TRY(const Reach reach, target.reach(context.connection()));
    if (reach == Reach::Everybody)
        return {};
    BASALT_TRY(const bool isOwner, OwnerGuard(context).isOwner(user.accountId, user.id));
    if (isOwner)
        return Error::of(Code::NotOwner);
    return {};
}

} // namespace basalt::auth
