// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/callercache.h"
#include "auth/identitystore.h"
#include "auth/userservice.h"
#include "core/clock.h"
#include "db/database.h"

namespace basalt::auth {

enum class IdentityChange { Enable, Disable, Verify };

/**
 * The identities of users: address and password at the provider `email`, which are the user's own row, and what sign-in
 * providers call him. Thread-safe.
 */
class IdentityService
{
public:
    /** Both outlive it. */
    IdentityService(const core::Clock &clock, CallerCache &cache) : m_clock(clock), m_cache(cache) { }
    Q_DISABLE_COPY_MOVE(IdentityService)

    /** The one at `email` first, then by provider. Code::UserNotFound. */
    void list(db::Session &session, const UserTarget &target, db::Completion<QList<Identity>> done);
    /** The users who have an identity at `query.provider`. Code::ProviderNotFound. */
    void usersOf(db::Session &session, UserQuery query, db::Completion<Page<User>> done);
    /**
     * What is so already stays as it is, without an entry in the trail. Who loses an identity loses his sessions: which of them
     * began with it is not noted. Code::UserNotFound, Code::IdentityNotFound, Code::NotOwner; to be disabled,
     * Code::UserIsSystem of superadmins, and Code::LastOwner of the last owner's last way in.
     */
    void change(db::Session &session, UserTarget target, const QByteArray &provider, IdentityChange change,
                db::Completion<Identity> done);

private:
    [[nodiscard]] Result<Identity> write(db::WriteContext &context, const UserTarget &target, const QByteArray &provider,
                                         IdentityChange change, const QByteArray &now) const;

    const core::Clock &m_clock;
    CallerCache &m_cache;
};

} // namespace basalt::auth
