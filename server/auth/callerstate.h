// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/principal.h"
#include "auth/user.h"
#include "core/error.h"

#include <optional>

namespace basalt::auth {

/** What decides whether somebody may come in at all. */
struct StatusFlags
{
    bool userActive = true;
    bool userLocked = false;
    QByteArray accountStatus = "active";
};

/**
 * The one gate for everybody and every way in: password, refresh, access token, setup, embedded app; superadmins and owners
 * like all others. Nothing: the way is free.
 */
[[nodiscard]] inline std::optional<Error> statusProblem(const StatusFlags &flags)
{
    if (!flags.userActive)
        return Error::of(Code::UserNotActive);
    if (flags.userLocked)
        return Error::of(Code::UserIsLocked);
    if (flags.accountStatus != "active")
        return Error::of(Code::NoAccountAccess);
    return std::nullopt;
}

/**
 * What keeps a user out who proves to know his password, besides statusProblem(): he is not to sign in at all, or not with it.
 * Programs that have keys of the user, and sessions of other ways in, are not asked.
 */
[[nodiscard]] inline std::optional<Error> passwordSignInProblem(const User &user)
{
    if (!user.canLogin)
        return Error::of(Code::UserCannotLogin);
    if (!user.passwordIsActive)
        return Error::of(Code::IdentityNotActive);
    return std::nullopt;
}

/** A caller as the database knows him at this moment. */
struct CallerState
{
    Principal principal;
    StatusFlags status;
    /** Raised by every change of what the user or others of the account may do. */
    qint64 userVersion = 0;
    qint64 accountVersion = 0;
    bool sessionEnded = false;
    qint64 sessionExpiresAtMs = 0;
};

} // namespace basalt::auth
