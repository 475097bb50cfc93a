// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/accesschange.h"
#include "access/permissionstore.h"
#include "auth/page.h"
#include "db/database.h"

#include <QString>

#include <optional>

namespace basalt::access {

struct NewPermission
{
    std::optional<QByteArray> parent;    ///< code or id; none: at the top
    std::optional<QByteArray> code;      ///< of the node itself, without its parent's; none: made from the title
    std::optional<QByteArray> shortCode; ///< none: the next one below the parent's
    QString title;
    QString description;
    bool isAssignable = true;
};

/** What is to be changed; what is not set stays. A code never changes: programs ask by it. */
struct PermissionPatch
{
    std::optional<QString> title;
    std::optional<QString> description;
    std::optional<bool> isAssignable;
};

/**
 * The tree of permissions: read with `permissions.read`, changed by superadmins, whom the routes let in. A change concerns all
 * accounts and raises the version of each. Thread-safe.
 */
class PermissionService
{
public:
    explicit PermissionService(const AccessParts &parts) : m_parts(parts) { }
    Q_DISABLE_COPY_MOVE(PermissionService)

    /** Gives short codes to nodes that a newer version of the server brought. Waits for it: before anybody is served. */
    [[nodiscard]] Result<void> numberNew(db::Database &database) const;

    void list(db::Session &session, const auth::Principal &caller, PermissionQuery query,
              db::Completion<auth::Page<Permission>> done);
    /** By id or code. Code::PermissionNotFound. */
    void get(db::Session &session, const auth::Principal &caller, const QByteArray &idOrCode, db::Completion<Permission> done);
    /** Code::ParentPermissionNotFound; Code::NameTaken, also for a short code that there is or was. Right below `records` only collections make nodes. */
    void create(db::Session &session, NewPermission input, db::AuditActor actor, db::Completion<Permission> done);
    void update(db::Session &session, const QByteArray &idOrCode, PermissionPatch patch, db::AuditActor actor,
                db::Completion<Permission> done);
    /** With all below it, and whatever gave one of them. Code::PermissionIsSystem for what the server itself asks for. */
    void remove(db::Session &session, const QByteArray &idOrCode, db::AuditActor actor, db::Completion<void> done);

private:
    const AccessParts m_parts;
};

} // namespace basalt::access
