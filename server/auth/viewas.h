// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/tokenservice.h"
#include "auth/user.h"
#include "auth/userservice.h"
#include "core/clock.h"
#include "db/database.h"

#include <chrono>

namespace basalt::auth {

/** A token that shows everything as a user sees it. */
struct ViewToken
{
    QByteArray token;
    QByteArray sessionId;
    qint64 expiresInSeconds = 0;
    User user;
};

/**
 * Lets superadmins look at everything as a user does, for a while, and change nothing: the token is for a session of the user's,
 * which he sees among his own, and names who looks. It is never renewed, and ends with the
 * session in which he began, or when he is no superadmin any more. Thread-safe.
 */
class ViewAs
{
public:
    static constexpr std::chrono::minutes kLongest{60};

    ViewAs(const TokenService &tokens, const core::Clock &clock) : m_tokens(tokens), m_clock(clock) { }
    Q_DISABLE_COPY_MOVE(ViewAs)

    /**
     * `target.actor` is the superadmin. For at most kLongest, and no longer than access tokens live. Code::UserNotFound;
     * Code::NotViewable for superadmins; the problem of a user's status if he may not come in.
     */
    void begin(db::Session &session, const UserTarget &target, std::chrono::minutes lifetime, db::Completion<ViewToken> done);

private:
    [[nodiscard]] Result<ViewToken> begin(db::WriteContext &context, const UserTarget &target,
                                          std::chrono::minutes lifetime) const;

    const TokenService &m_tokens;
    const core::Clock &m_clock;
};

} // namespace basalt::auth
