// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/principal.h"
#include "core/result.h"
#include "core/uniquefunction.h"

#include <QByteArray>
#include <QHostAddress>

namespace basalt::db {
class Session;
}

namespace basalt::auth {

/** What a request brought along to say who it is. */
struct Credentials
{
    QByteArray authorization;   ///< value of the Authorization header, null if absent
    QByteArray apiKey;          ///< value of X-API-Key
    QByteArray accountSelector; ///< value of X-Account-ID: id, code or slug
    QHostAddress peerAddress;
};

/**
 * Tells who is calling. Without credentials the caller is anonymous, which is no error; wrong or expired credentials are
 * Code::TokenInvalid, a disabled or locked user Code::UserNotActive or Code::UserIsLocked, an unknown account selector
 * Code::AccountNotFound. Thread-safe; `done` runs on the session's thread, at once where no query is needed.
 */
class Authenticator
{
public:
    Authenticator() = default;
    virtual ~Authenticator() = default;
    Q_DISABLE_COPY_MOVE(Authenticator)

    virtual void authenticate(db::Session &session, Credentials credentials,
                              core::UniqueFunction<void(Result<Principal>)> done) = 0;
};

} // namespace basalt::auth
