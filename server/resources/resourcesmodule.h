// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "resources/resourceaccessservice.h"
#include "resources/resourcegrantservice.h"
#include "resources/resourceroleservice.h"
#include "resources/resourcetypeservice.h"

namespace basalt::resources {

/** The services of access lists: what the composition makes one of. Thread-safe, like every part of it. */
class ResourcesModule
{
public:
    /** The parts outlive it. */
    explicit ResourcesModule(const access::AccessParts &parts)
        : types(parts.clock)
        , roles(parts.clock)
        , grants(parts)
        , access(parts)
    { }
    Q_DISABLE_COPY_MOVE(ResourcesModule)

    ResourceTypeService types;
    ResourceRoleService roles;
    ResourceGrantService grants;
    ResourceAccessService access;
};

} // namespace basalt::resources
