// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/accesschange.h"
#include "access/groupmapping.h"
#include "db/database.h"

#include <optional>

namespace basalt::access {

/** The mappings of a group that a program wants to be there. */
struct EnsuredMappings
{
    enum class State {
        Present, ///< what is listed is there; nothing is removed
        Final,   ///< of this source the group has nothing else either
    };

    QByteArray source; ///< State::Final has one
    State state = State::Present;
    QList<NewGroupMapping> mappings;
};
struct EnsuredMappingsReport
{
    QList<auth::GroupMapping> mappings; ///< all of the group, as they are now
    qint64 created = 0;
    qint64 removed = 0;
};

/**
 * Which groups and roles of sign-in providers make somebody a member of a group. Who changes that gives what the group grants:
 * Code::GrantsMoreThanHeld. Others' memberships follow at their next sign-in, those by a mapping that goes end with it. A group
 * of another account is Code::GroupNotFound. Thread-safe.
 */
class GroupMappingService
{
public:
    explicit GroupMappingService(const AccessParts &parts) : m_parts(parts) { }
    Q_DISABLE_COPY_MOVE(GroupMappingService)

    /** `groups.read`. */
    void list(db::Session &session, const auth::Principal &caller, const QByteArray &groupId,
              db::Completion<QList<auth::GroupMapping>> done);
    /** `groups.mappings`. As addMapping(), and Code::Conflict for what is there already. */
    void add(db::Session &session, Asker asker, const QByteArray &groupId, NewGroupMapping input,
             db::Completion<auth::GroupMapping> done);
    /** `groups.mappings`. Code::GroupMappingNotFound. */
    void remove(db::Session &session, Asker asker, const QByteArray &groupId, const QByteArray &id, db::Completion<void> done);
    /** `groups.mappings`. As addMapping(); what is there already stays, whoever made it. */
    void ensure(db::Session &session, Asker asker, const QByteArray &groupId, EnsuredMappings wanted,
                db::Completion<EnsuredMappingsReport> done);

private:
    const AccessParts m_parts;
};

} // namespace basalt::access
