// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/accesschange.h"
#include "access/effectivepermissions.h"
#include "auth/callerstate.h"
#include "db/database.h"

namespace basalt::access {

/** What is asked of somebody. */
struct AccessQuestion
{
    enum class Mode { Any, All };

    QList<QByteArray> permissions; ///< codes
    Mode mode = Mode::Any;
    QByteArray userId; ///< null: the caller himself
};
struct AccessAnswer
{
    QByteArray userId;
    bool allowed = false;
    QByteArray decidedBy; ///< `status`, `superadmin`, `owner`, `permissions`
    QList<bool> held;     ///< by the question's permissions
};

/** What a user holds, and where it comes from. */
struct UserAccess
{
    auth::Principal user; ///< as if he asked now
    bool mayComeIn = true;
    Holdings holdings; ///< empty for superadmins, who hold everything without being given it
};

/** A user in the caller's sight, as he would ask now; whoever is not in it is Code::UserNotFound. */
[[nodiscard]] Result<auth::CallerState> stateSeen(db::Connection &connection, const auth::Principal &caller,
                                                  const QByteArray &userId);

/** Tells what callers and users hold. Others are asked about with `users.read`; those of other accounts do not exist. Thread-safe. */
class AccessService
{
public:
    explicit AccessService(const AccessParts &parts) : m_parts(parts) { }
    Q_DISABLE_COPY_MOVE(AccessService)

    /** Nothing is held that does not exist. Code::UserNotFound. */
    void check(db::Session &session, const auth::Principal &caller, AccessQuestion question,
               db::Completion<AccessAnswer> done) const;
    /** Code::UserNotFound. */
    void accessOf(db::Session &session, const auth::Principal &caller, const QByteArray &userId,
                  db::Completion<UserAccess> done) const;

private:
    const AccessParts m_parts;
};

} // namespace basalt::access
