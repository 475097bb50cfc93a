// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/provider.h"
#include "auth/user.h"
#include "db/auditevent.h"
#include "db/writecontext.h"

#include <QList>

namespace basalt::auth {

/** What a provider has reported of somebody. */
struct ReportedGroups
{
    QList<QByteArray> groups;
    QList<QByteArray> roles;
};

/**
 * Makes the user a member of the groups of his account that mappings of the provider say he is in, and takes him out of those
 * that he was in by such a mapping only. Each provider decides for its own mappings; one that allows no mapping takes him out
 * of all. True if anything has changed: then what the user may do has, and the caller drops what is kept of him.
 */
[[nodiscard]] Result<bool> applyMappings(db::WriteContext &context, const User &user, const Provider &provider,
                                         const ReportedGroups &reported, const QByteArray &now, const db::AuditActor &actor);

} // namespace basalt::auth
