// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/accesschange.h"
#include "access/groupmapping.h"
#include "access/groupstore.h"
#include "db/database.h"

#include <QString>

#include <optional>

namespace basalt::access {

struct NewGroup
{
    QByteArray account; ///< id, code or slug; null: see accountMeant()
    QString name;
    std::optional<QByteArray> code; ///< none: made from the name
    QString description;
    QByteArray kind = "internal";
    bool isAssignable = true;
    bool isDefault = false;
    bool createsMissingUsers = false;
    QList<NewGroupMapping> mappings; ///< of an external or hybrid group
};

/** What is to be changed; what is not set stays. */
struct GroupPatch
{
    std::optional<QString> name;
    std::optional<QString> description;
    std::optional<QByteArray> kind;
    std::optional<bool> isActive;
    std::optional<bool> isAssignable;
    std::optional<bool> isDefault;
    std::optional<bool> createsMissingUsers;
};

/**
 * Groups of accounts, for who holds `groups.*` there; a superadmin in all accounts or the chosen one. A group of another
 * account is Code::GroupNotFound. Thread-safe.
 */
class GroupService
{
public:
    explicit GroupService(const AccessParts &parts) : m_parts(parts) { }
    Q_DISABLE_COPY_MOVE(GroupService)

    /** `groups.read`. `account` as in NewGroup, but a superadmin may leave it out. */
    void list(db::Session &session, const auth::Principal &caller, const QByteArray &account, GroupQuery query,
              db::Completion<auth::Page<Group>> done);
    /** For owners of the group, and who holds `groups.read`. */
    void get(db::Session &session, const auth::Principal &caller, const QByteArray &id, db::Completion<GroupDetail> done);
    /**
     * `groups.create`, with mappings `groups.mappings` too. Code::NameTaken, Code::Conflict, and as addMapping(). Whether lists
     * make users is for superadmins to say, as persons are for them to make: Code::SuperadminRequired.
     */
    void create(db::Session &session, Asker asker, NewGroup input, db::Completion<GroupDetail> done);
    /**
     * `groups.update`. An external group loses the members that were added by hand, an internal one those from providers and
     * lists, with its mappings, and makes no users. Whoever makes a group active or default gives what it grants: Code::GrantsMoreThanHeld.
     * Code::SuperadminRequired as create().
     */
    void update(db::Session &session, Asker asker, const QByteArray &id, GroupPatch patch, db::Completion<GroupDetail> done);
    /** `groups.delete`, with members and all that was given to it. Code::GroupIsSystem. */
    void remove(db::Session &session, Asker asker, const QByteArray &id, db::Completion<void> done);

    /**
     * For who may manage the members, see openMembers(). Code::OwnMembership for oneself, Code::GrantsMoreThanHeld where the
     * group grants what the asker has not, Code::GroupNotActive, Code::GroupNotAssignable, Code::UserNotFound, Code::Conflict
     * for who is a member already.
     */
    void addMember(db::Session &session, Asker asker, const QByteArray &id, const QByteArray &userId,
                   db::Completion<Membership> done);
    /**
     * Likewise; whom a provider or a list reports as well stays a member by that. Code::GroupMemberNotFound;
     * Code::MembershipIsMapped for who is there only because of these.
     */
    void removeMember(db::Session &session, Asker asker, const QByteArray &id, const QByteArray &userId,
                      db::Completion<void> done);

private:
    const AccessParts m_parts;
};

} // namespace basalt::access
