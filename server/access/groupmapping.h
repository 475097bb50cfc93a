// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/group.h"
#include "auth/groupmappingstore.h"
#include "db/auditevent.h"
#include "db/writecontext.h"

#include <QString>

namespace basalt::access {

/** The most mappings of one group: each is looked at when somebody comes from its provider. */
inline constexpr qsizetype kMaxMappings = 200;

/** What is to be mapped to a group; at least one of the provider's group and role is not empty. */
struct NewGroupMapping
{
    QByteArray provider;
    QString objectId;
    QString objectName;
    QString role;
};

/** The mapping as it will stand, with small letters and without blanks around. */
[[nodiscard]] auth::GroupMapping draftMapping(const Group &group, const NewGroupMapping &input, const QByteArray &source,
                                              const QByteArray &now);

/**
 * Writes a mapping of a group that is being changed. Nothing: there is one of this provider, group and role.
 * Code::MappingTargetNeeded, Code::ProviderNotFound, Code::ProviderIsEmail, Code::ProviderMapsNoGroups; Code::Conflict for an
 * internal group; Code::ValidationFailed for more than kMaxMappings.
 */
[[nodiscard]] Result<std::optional<auth::GroupMapping>>
addMapping(db::WriteContext &context, const Group &group, const auth::GroupMapping &draft, const db::AuditActor &actor);
/** Takes a mapping away, and out of the group who was in it by this one only. */
[[nodiscard]] Result<void> removeMapping(db::WriteContext &context, const Group &group, const auth::GroupMapping &mapping,
                                         const db::AuditActor &actor);

} // namespace basalt::access
