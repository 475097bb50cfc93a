// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/callercache.h"
#include "auth/mfapolicystore.h"
#include "auth/principal.h"
#include "core/clock.h"
#include "db/auditevent.h"
#include "db/database.h"
#include "db/writecontext.h"

namespace basalt::auth {

/** A new policy, as somebody gives it. */
struct NewMfaPolicy
{
    QByteArray scope;   ///< `global`, `account`, `group`, `user`
    QByteArray account; ///< of scope `account`: id, code or slug; null: the chosen or the own one
    QByteArray groupId; ///< of scope `group`
    QByteArray userId;  ///< of scope `user`
    bool isRequired = false;
};

/**
 * Of whom a second factor is required. Superadmins decide for all; owners, and who holds `mfa.policies`, for their own account, and what
 * is of another does not exist for them. Thread-safe.
 */
class MfaPolicyService
{
public:
    MfaPolicyService(const core::Clock &clock, CallerCache &cache) : m_clock(clock), m_cache(cache) { }
    Q_DISABLE_COPY_MOVE(MfaPolicyService)

    /** Code::NoPermission. */
    void list(db::Session &session, const Principal &caller, MfaPolicyQuery query, db::Completion<MfaPolicyPage> done);
    /**
     * Counts from the next request of everybody it is about. Code::NoPermission, SuperadminRequired, AccountNotFound, GroupNotFound,
     * UserNotFound; Code::Conflict where there is one about the same.
     */
    void create(db::Session &session, const Principal &caller, NewMfaPolicy input, db::AuditActor actor,
                db::Completion<MfaPolicy> done);
    /** Code::NoPermission, Code::MfaPolicyNotFound. */
    void remove(db::Session &session, const Principal &caller, const QByteArray &id, db::AuditActor actor,
                db::Completion<void> done);

private:
    [[nodiscard]] Result<MfaPolicy> writeNew(db::WriteContext &context, const Principal &caller, const NewMfaPolicy &input,
                                             const db::AuditActor &actor) const;
    [[nodiscard]] Result<void> note(db::WriteContext &context, Code event, const MfaPolicy &policy,
                                    const db::AuditActor &actor) const;

    const core::Clock &m_clock;
    CallerCache &m_cache;
};

} // namespace basalt::auth
