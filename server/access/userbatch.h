// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/accesschange.h"
#include "auth/userservice.h"
#include "db/database.h"
#include "db/writecompanion.h"

#include <optional>
#include <variant>
#include <vector>

namespace basalt::access {

/** The most changes in one request. */
inline constexpr qsizetype kMaxUserChanges = 1000;

struct UserUpdate
{
    QByteArray userId;
    auth::UserPatch patch;
};

struct UserRemoval
{
    QByteArray userId;
    auth::Return mayReturn = auth::Return::Allowed;
};

/** What is to become of one user. An error is what is wrong with the request for it; it is this one's outcome. */
using UserChange = std::variant<Error, auth::NewUser, UserUpdate, UserRemoval>;
/** The user as he is now; nothing for one who was deleted. */
using UserOutcome = Result<std::optional<auth::User>>;

enum class Together {
    EachAlone, ///< what fails leaves the others as they are
    AllOrNone, ///< in one transaction
};

/** Many changes of users in one request. Thread-safe. */
class UserBatch
{
public:
    /** All outlive it. */
    UserBatch(const AccessParts &parts, auth::UserService &users) : m_parts(parts), m_users(users) { }
    Q_DISABLE_COPY_MOVE(UserBatch)

    /**
     * Makes the changes in their order, each checked and written down as if it came alone, with what the asker may do at that
     * moment: updates for who holds `users.update`, new users as by admitNewUser(), deletions for superadmins. Outcomes stand in
     * the order of the changes. With Together::AllOrNone the first failure is that of the whole, and names its place; `companion`
     * shares its transaction. Changes that are made alone have no common transaction, and no companion.
     */
    void perform(db::Session &session, Asker asker, std::vector<UserChange> changes, Together together,
                 db::WriteCompanion<std::vector<UserOutcome>> companion, db::Completion<std::vector<UserOutcome>> done);

private:
    const AccessParts m_parts;
    auth::UserService &m_users;
};

} // namespace basalt::access
