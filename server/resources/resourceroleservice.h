// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clock.h"
#include "db/auditevent.h"
#include "db/database.h"
#include "resources/resource.h"

#include <QString>

#include <optional>

namespace basalt::resources {

struct NewResourceRole
{
    QByteArray code;
    QString name;
    QByteArray typeCode;
    QList<QByteArray> flags;
};

/** What is to be changed; what is not set stays. */
struct ResourceRolePatch
{
    std::optional<QString> name;
    std::optional<QList<QByteArray>> flags;
    std::optional<bool> isActive;
};

/** The roles that a program brings with it. */
struct EnsuredRoles
{
    /** Whether roles of the source that are not listed stay, or are switched off. */
    enum class State { Added, Final };

    QByteArray source;
    QList<NewResourceRole> roles;
    State state = State::Added;
};
struct EnsuredRolesReport
{
    QList<ResourceRole> roles; ///< those that were listed, as they are now
    qint64 created = 0;
    qint64 changed = 0;
    qint64 deactivated = 0;
};

/**
 * Roles of resource types, for all accounts; a change counts at once for everybody who was given one. Routes let only
 * superadmins change them. Thread-safe.
 */
class ResourceRoleService
{
public:
    explicit ResourceRoleService(const core::Clock &clock) : m_clock(clock) { }
    Q_DISABLE_COPY_MOVE(ResourceRoleService)

    /** `typeCode` null: of all types. Code::ResourceTypeNotFound. */
    void list(db::Session &session, const QByteArray &typeCode, db::Completion<QList<ResourceRole>> done);
    /**
     * Code::NameTaken, Code::ResourceTypeNotFound (also for one that is not active), Code::ResourceFlagNotFound,
     * Code::ResourceRoleFlagInvalid for a flag that the type has not.
     */
    void create(db::Session &session, NewResourceRole input, db::AuditActor actor, db::Completion<ResourceRole> done);
    /** Code::ResourceRoleNotFound; flags as in create(). */
    void update(db::Session &session, const QByteArray &code, ResourceRolePatch patch, db::AuditActor actor,
                db::Completion<ResourceRole> done);
    /** With what was given by it. Code::ResourceRoleNotFound. */
    void remove(db::Session &session, const QByteArray &code, db::AuditActor actor, db::Completion<void> done);
    /** Makes what is not there and changes what is different, all or nothing. A role of another type is Code::ResourceRoleTypeMismatch. */
    void ensure(db::Session &session, EnsuredRoles wanted, db::AuditActor actor, db::Completion<EnsuredRolesReport> done);

private:
    const core::Clock &m_clock;
};

} // namespace basalt::resources
