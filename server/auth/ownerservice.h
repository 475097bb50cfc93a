// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/callercache.h"
#include "auth/principal.h"
#include "auth/user.h"
#include "auth/userservice.h"
#include "core/clock.h"
#include "db/database.h"

namespace basalt::auth {

/** Who asks for a change of ownership, and how the trail shows him. */
struct OwnerAsker
{
    Principal caller;
    db::AuditActor actor;
};

/** An owner of an account. */
struct Owner
{
    User user;
    QByteArray since;
};

/**
 * Who owns an account. Only its owners and superadmins see and change that; what they are is looked at again when the account is
 * held, so of two owners who take each other's ownership at the same moment one comes too late. An account is named by id, code
 * or slug; to who is no superadmin others than his own do not exist (Code::AccountNotFound). Thread-safe.
 */
class OwnerService
{
public:
    /** All outlive the service. */
    OwnerService(const core::Clock &clock, CallerCache &cache, UserService &users);
    Q_DISABLE_COPY_MOVE(OwnerService)

    /** The longest first. Code::NotOwner. */
    void list(db::Session &session, const Principal &caller, const QByteArray &account, db::Completion<QList<Owner>> done);
    /**
     * Who is one already stays one. Code::NotOwner, Code::UserNotFound, Code::UserNotActive or UserIsLocked with status 409 for
     * who may not sign in.
     */
    void add(db::Session &session, OwnerAsker asker, const QByteArray &account, const QByteArray &userId,
             db::Completion<Owner> done);
    /** Code::NotOwner, Code::UserNotFound for who is none, Code::LastOwner. */
    void remove(db::Session &session, OwnerAsker asker, const QByteArray &account, const QByteArray &userId,
                db::Completion<void> done);
    /**
     * Makes the user an owner in the caller's place, both or neither. The caller, who is an owner himself, gives his password
     * once more; refused like UserService::changeOwnPassword(), and like add().
     */
    void transfer(db::Session &session, OwnerAsker asker, const QByteArray &account, const QByteArray &userId,
                  const QString &password, db::Completion<Owner> done);

private:
    [[nodiscard]] Result<Owner> give(db::WriteContext &context, const OwnerAsker &asker, const QByteArray &accountId,
                                     const QByteArray &userId) const;
    void writeTransfer(db::Session &session, OwnerAsker asker, const QByteArray &account, const QByteArray &userId,
                       const QByteArray &proof, db::Completion<Owner> done);

    const core::Clock &m_clock;
    CallerCache &m_cache;
    UserService &m_users;
};

} // namespace basalt::auth
