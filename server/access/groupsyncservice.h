// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/accesschange.h"
#include "db/database.h"

namespace basalt::access {

/** The most names in one list. */
inline constexpr qsizetype kMaxListedMembers = 5000;
/** The most users that one list makes; the next one goes on. */
inline constexpr qint64 kMaxUsersFromList = 1000;

/** Who is in a group, all of them, as an application knows it or a sign-in provider does. */
struct GroupMembers
{
    QByteArray provider;     ///< who calls them so; empty: they are users' ids
    QList<QByteArray> names; ///< users' ids, or the provider's: subjects or object ids

    struct Person
    {
        QString email;
        QString displayName;
    };
    QList<Person> people; ///< who they are, in the order of `names`; none: names alone are told
};

struct GroupSyncReport
{
    /** A name that puts nobody into the group. */
    struct Passed
    {
        qsizetype index = 0;
        QByteArray name;
        /**
         * Code::UserNotFound, Code::IdentityNotFound; Code::OwnMembership for the asker himself; as admitNewcomer();
         * Code::BatchTooLarge after kMaxUsersFromList new users.
         */
        Error reason;
    };

    qint64 created = 0;   ///< users who were none before
    qint64 added = 0;     ///< members who were none before
    qint64 removed = 0;   ///< members who are none any more
    qint64 unchanged = 0; ///< users in the list who were members before, in whatever way
    QList<Passed> passed;
};

/**
 * Makes groups agree with lists of members that are kept elsewhere. A group has one list of users' ids and one of each
 * provider; who stands in any of them is a member, and stays one as long as he does. Who was added by hand or by a mapping is
 * not touched. Thread-safe.
 */
class GroupSyncService
{
public:
    explicit GroupSyncService(const AccessParts &parts) : m_parts(parts) { }
    Q_DISABLE_COPY_MOVE(GroupSyncService)

    /**
     * Replaces the list, for who may manage the members, see openMembers(). A list that is there already changes nothing and
     * leaves no entry. Code::NoMemberSync for an internal group and a provider without sync, Code::GroupNotActive;
     * Code::ProviderIsEmail, Code::ProviderNotFound, Code::ProviderNotActive; Code::GrantsMoreThanHeld if anybody would become
     * a member and the group grants what the asker has not.
     *
     * Where the group creates missing users, people whom the provider's list introduces and nobody is become users with the
     * role user, and have the identity: with `users.create` (Code::NoPermission), and what new users are given
     * (Code::GrantsMoreThanHeld). Their addresses count as not verified, since the list says so and not the provider.
     */
    void sync(db::Session &session, Asker asker, const QByteArray &groupId, GroupMembers members,
              db::Completion<GroupSyncReport> done);

private:
    const AccessParts m_parts;
};

} // namespace basalt::access
