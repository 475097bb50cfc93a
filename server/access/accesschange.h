// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/callercache.h"
#include "auth/principal.h"
#include "core/clock.h"
#include "core/result.h"
#include "db/auditevent.h"
#include "db/writecontext.h"

#include <QByteArray>
#include <QHash>
#include <QList>

namespace basalt::access {

/** Who asks for something, and how the trail shows him. */
struct Asker
{
    auth::Principal caller;
    db::AuditActor actor;
};

/** What all services of this layer are made with; all outlive them. */
struct AccessParts
{
    const core::Clock &clock;
    auth::CallerCache &cache;
};

/** Code::NoPermission, naming the permission, for who does not hold it. */
[[nodiscard]] Result<void> demand(const auth::Principal &caller, QByteArrayView permission);

/** The account that the caller looks into; null for all accounts: a superadmin who has chosen none. */
[[nodiscard]] QByteArray sightOf(const auth::Principal &caller);

/** Whether `named` (id, code or slug) is the caller's own account. */
[[nodiscard]] bool isOwnAccount(const auth::Principal &caller, const QByteArray &named);

/**
 * The account that the caller means: the named one (id, code or slug), else the chosen one, else his own. Of who is no superadmin
 * any other than his own is Code::AccountNotFound; superadmins have to name or choose one (Code::ValidationFailed).
 */
[[nodiscard]] Result<QByteArray> accountMeant(db::Connection &connection, const auth::Principal &caller,
                                              const QByteArray &named);

/**
 * One change of who may do what in an account, inside its write. Begins with raising the account's access version, which holds
 * the account's row until the end: changes of one account's access follow each other, on whatever node, and what the asker holds
 * is read after that, not as it was when the request came.
 */
class AccessChange
{
public:
    /** Code::NoPermission if the asker does not hold `permission` at this moment. Callers of the account are read anew later. */
    [[nodiscard]] static Result<AccessChange> begin(db::WriteContext &context, const AccessParts &parts, const Asker &asker,
                                                    const QByteArray &accountId, QByteArrayView permission);
    /** For who needs no permission for it but something else, which the caller looks at afterwards. */
    [[nodiscard]] static Result<AccessChange> begin(db::WriteContext &context, const AccessParts &parts, const Asker &asker,
                                                    const QByteArray &accountId);
    /** For what concerns all accounts: raises the version of each. For superadmins. */
    [[nodiscard]] static Result<void> beginEverywhere(db::WriteContext &context, const AccessParts &parts);

    /** What else the change needs: Code::NoPermission. */
    [[nodiscard]] Result<void> alsoDemand(QByteArrayView permission) const { return demand(m_caller, permission); }
    /**
     * Nobody gives what he does not hold, nor for longer (until `endsAt`, RFC 3339; null: for ever): Code::GrantsMoreThanHeld
     * with the codes that are missing.
     */
    [[nodiscard]] Result<void> mayGive(const QList<QByteArray> &codes, const QByteArray &endsAt = {}) const;

    /** The asker as he is at this moment. */
    [[nodiscard]] const auth::Principal &caller() const { return m_caller; }

private:
    explicit AccessChange(auth::Principal caller) : m_caller(std::move(caller)) { }
    [[nodiscard]] Result<void> readEnds(db::Connection &connection, const QByteArray &now);
    [[nodiscard]] bool holdsUntil(const QByteArray &code, const QByteArray &endsAt) const;

    auth::Principal m_caller;             ///< as he is now
    QHash<QByteArray, QByteArray> m_ends; ///< of what he holds until a date, by code
};

} // namespace basalt::access
