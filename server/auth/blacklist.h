// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/user.h"
#include "db/database.h"
#include "db/writecontext.h"

#include <QString>

#include <utility>

namespace basalt::auth {

/** Code::UserIsBlacklisted if nobody may become a user with the address, which is given as it is compared. */
[[nodiscard]] Result<void> refuseBlacklisted(db::Connection &connection, const QByteArray &foldedEmail);

/**
 * Nobody becomes a user with this one's address again, nor with what providers call him. An entry that is there already stays
 * as it is.
 */
[[nodiscard]] Result<void> blacklistDeleted(db::WriteContext &context, const User &user, const QByteArray &foldedEmail,
                                            const QByteArray &now, const db::AuditActor &actor);

/** Writes that somebody was kept from becoming a user; `done` is called in any case. */
void writeBlocked(db::Session &session, const db::AuditActor &actor, const QString &email, db::Completion<void> done);

/**
 * `done`, with a refusal by the blacklist in the system account's trail before it: what was refused is rolled back, and the
 * entry must not go with it. The session outlives the call of what is returned.
 */
template <class T>
[[nodiscard]] db::Completion<T> notingBlocked(db::Session &session, const db::AuditActor &actor, const QString &email,
                                              db::Completion<T> done)
{
    return [&session, actor, email, done = std::move(done)](Result<T> result) mutable {
        if (result || result.error().code != Code::UserIsBlacklisted) {
            done(std::move(result));
            return;
        }
        writeBlocked(session, actor, email,
                     [done = std::move(done), refusal = std::move(result).error()](const Result<void> &) mutable {
                         done(std::move(refusal));
                     });
    };
}

} // namespace basalt::auth
