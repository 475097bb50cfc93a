// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/accesschange.h"
#include "auth/user.h"
#include "db/database.h"

#include <QString>

#include <optional>

namespace basalt::access {

struct RoleInput
{
    QString name;
    std::optional<QString> description;
};

/**
 * The roles of the installation, which every account has as a permission set of kind role. Routes let only superadmins in.
 * Thread-safe.
 */
class RoleService
{
public:
    explicit RoleService(const AccessParts &parts) : m_parts(parts) { }
    Q_DISABLE_COPY_MOVE(RoleService)

    void list(db::Session &session, db::Completion<QList<auth::Role>> done);
    /** Code::RoleNotFound. */
    void get(db::Session &session, qint64 id, db::Completion<auth::Role> done);
    /** Gives every account a set for it, which is empty. Code::NameTaken. */
    void create(db::Session &session, const RoleInput &input, db::AuditActor actor, db::Completion<auth::Role> done);
    /** Also the names of its sets. The roles 1 and 2 keep their names, which rules rely on: Code::RoleIsSystem. */
    void update(db::Session &session, qint64 id, const RoleInput &input, db::AuditActor actor, db::Completion<auth::Role> done);
    /** With its sets. Code::RoleIsSystem for 1 and 2, Code::RoleInUse while somebody has it. */
    void remove(db::Session &session, qint64 id, db::AuditActor actor, db::Completion<void> done);

private:
    const AccessParts m_parts;
};

} // namespace basalt::access
