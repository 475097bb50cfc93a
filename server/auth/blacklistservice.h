// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/blackliststore.h"
#include "core/clock.h"
#include "db/auditevent.h"
#include "db/database.h"

#include <QString>

namespace basalt::auth {

inline constexpr char kBlacklistedEmail[] = "email";

struct NewBlacklistEntry
{
    QByteArray kind;     ///< `email`, `provider_uid`, `provider_oid`
    QByteArray provider; ///< null for `email`
    QString value;
    QString note;
};

/**
 * Who is not made a user any more, in any account of the installation. Who is one already stays one. Whoever may ask is decided
 * by the caller; changes stand in the trail of the system account. Thread-safe.
 */
class BlacklistService
{
public:
    /** The clock outlives it. */
    explicit BlacklistService(const core::Clock &clock) : m_clock(clock) { }
    Q_DISABLE_COPY_MOVE(BlacklistService)

    void list(db::Session &session, BlacklistQuery query, db::Completion<Page<BlacklistEntry>> done);
    /** Code::BlacklistEntryNotFound. */
    void get(db::Session &session, const QByteArray &id, db::Completion<BlacklistEntry> done);
    /**
     * Code::ValidationFailed for what is no address or an unknown provider, Code::ProviderIsEmail, Code::UserIsSystem for a
     * superadmin's address, Code::Conflict for who is on the list already.
     */
    void create(db::Session &session, NewBlacklistEntry input, db::AuditActor actor, db::Completion<BlacklistEntry> done);
    /** Code::BlacklistEntryNotFound. */
    void remove(db::Session &session, const QByteArray &id, db::AuditActor actor, db::Completion<void> done);

private:
    const core::Clock &m_clock;
};

/** An event about an entry, with all of its fields: as new, or as gone for `DELETE`. */
[[nodiscard]] db::AuditEvent blacklistEvent(Code event, const char *operation, const BlacklistEntry &entry,
                                            const db::AuditActor &actor);

} // namespace basalt::auth
