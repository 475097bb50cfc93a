// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/giving.h"
#include "auth/page.h"
#include "db/database.h"

namespace basalt::access {

/** A set or a permission in the hands of a user or a group. Null where it does not apply. */
struct Assignment
{
    QByteArray id;
    QByteArray accountId;
    QByteArray userId;
    QByteArray userEmail;
    QByteArray groupId;
    QByteArray groupCode;
    QByteArray setId;
    QByteArray setCode;
    QByteArray permission; ///< code
    QByteArray endsAt;     ///< RFC 3339; null: for ever
    QByteArray createdAt;
    QByteArray createdBy;
};

/** Exactly one of user and group, exactly one of set and permission (code or id). */
struct NewAssignment
{
    QByteArray userId;
    QByteArray groupId;
    QByteArray setId;
    QByteArray permission;
    QByteArray endsAt;
};

struct AssignmentQuery
{
    QByteArray account; ///< id, code or slug; null: what the caller looks into
    QByteArray userId;
    QByteArray groupId;
    QByteArray setId;
    QByteArray permission; ///< code
    qint64 offset = 0;
    qint64 limit = 100;
};

/** As AssignmentService::create(), inside a change of the account that has begun; whose the target is the caller has looked at. */
[[nodiscard]] Result<Assignment> assign(db::WriteContext &context, const Giving &giving, const NewAssignment &input,
                                        const QByteArray &accountId);
/** Whether assign() would let the asker of the change give that, whoever gets it. */
[[nodiscard]] Result<void> mayAssign(db::Connection &connection, const AccessChange &change, const NewAssignment &input,
                                     const QByteArray &accountId);
/** Whether the user was given the set, himself or by a group that is active, and has it at `now`. */
[[nodiscard]] Result<bool> hasSet(db::Connection &connection, const QByteArray &userId, const QByteArray &setId,
                                  const QByteArray &now);

/**
 * Who was given what, in one account; what is of another account does not exist. A superadmin works in all accounts or the
 * chosen one. Thread-safe.
 */
class AssignmentService
{
public:
    explicit AssignmentService(const AccessParts &parts) : m_parts(parts) { }
    Q_DISABLE_COPY_MOVE(AssignmentService)

    /** `permission_sets.read`. Newest first. */
    void list(db::Session &session, const auth::Principal &caller, AssignmentQuery query,
              db::Completion<auth::Page<Assignment>> done);
    /**
     * `permission_sets.assign`. What was given before gets the new end. Code::OneTargetNeeded, Code::OneGrantNeeded,
     * Code::GrantsMoreThanHeld, Code::PermissionNotAssignable, Code::PermissionSetNotAssignable, and that something is not found.
     */
    void create(db::Session &session, Asker asker, NewAssignment input, db::Completion<Assignment> done);
    /** `permission_sets.assign`. Code::AssignmentNotFound. */
    void remove(db::Session &session, Asker asker, const QByteArray &id, db::Completion<void> done);

private:
    const AccessParts m_parts;
};

} // namespace basalt::access
