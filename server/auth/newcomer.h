// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/blackliststore.h"
#include "auth/identitystore.h"
#include "auth/user.h"
#include "core/result.h"
#include "db/auditevent.h"
#include "db/writecontext.h"

#include <QString>

#include <optional>

namespace basalt::auth {

/** Somebody whom a sign-in provider knows and who is no user of the account: nobody there has the identity. */
struct Newcomer
{
    Identity identity; ///< without its user
    QString email;
    QString displayName;
};

/** A newcomer who may become a user, whose address counts as not verified until the caller says otherwise. */
struct AdmittedNewcomer
{
    User user;
    QByteArray foldedEmail;
    Identity identity;
};

/**
 * Whether a newcomer may become a user; nobody is taken for a user because of a name or an address. Code::IdentityBlacklisted,
 * with the entry in `entry`; Code::IdentityNotLinked where a user of the account has the address or the name;
 * Code::ValidationFailed about `email` for what is no address. On the writing thread, with the account held.
 */
[[nodiscard]] Result<AdmittedNewcomer> admitNewcomer(db::Connection &connection, const Newcomer &newcomer,
                                                     const QByteArray &now, std::optional<BlacklistEntry> &entry);

/** Makes the user with the identity and as a member of the account's default groups, each with its entry; as stored. */
[[nodiscard]] Result<User> insertNewcomer(db::WriteContext &context, const AdmittedNewcomer &newcomer, Code event,
                                          const db::AuditActor &actor);

} // namespace basalt::auth
