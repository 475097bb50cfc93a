// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/accessservice.h"
#include "access/assignmentservice.h"
#include "access/groupmappingservice.h"
#include "access/groupownerservice.h"
#include "access/groupservice.h"
#include "access/groupsyncservice.h"
#include "access/newusers.h"
#include "access/permissionservice.h"
#include "access/permissionsetservice.h"
#include "access/roleservice.h"
#include "access/userbatch.h"
#include "access/usertargets.h"

namespace basalt::access {

/** The services of permissions and groups: what the composition makes one of. Thread-safe, like every part of it. */
class AccessModule
{
public:
    /** All outlive it. */
    AccessModule(const AccessParts &parts, auth::UserService &users)
        : groups(parts)
        , groupOwners(parts)
        , groupMappings(parts)
        , groupSync(parts)
        , roles(parts)
        , permissions(parts)
        , sets(parts)
        , assignments(parts)
        , access(parts)
        , newUsers(parts, users)
        , userBatch(parts, users)
        , userTargets(parts)
    { }
    Q_DISABLE_COPY_MOVE(AccessModule)

    GroupService groups;
    GroupOwnerService groupOwners;
    GroupMappingService groupMappings;
    GroupSyncService groupSync;
    RoleService roles;
    PermissionService permissions;
    PermissionSetService sets;
    AssignmentService assignments;
    AccessService access;
    NewUsers newUsers;
    UserBatch userBatch;
    UserTargets userTargets;
};

} // namespace basalt::access
