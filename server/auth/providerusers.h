// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/callercache.h"
#include "auth/user.h"
#include "core/clock.h"
#include "db/auditevent.h"
#include "db/database.h"

#include <QList>
#include <QString>

namespace basalt::auth {

/** What a sign-in provider says about somebody who has proved to it who he is. */
struct ProviderSignIn
{
    QByteArray accountId; ///< whose user he is to be
    QByteArray provider;
    QByteArray subject;  ///< the provider's id of the person
    QByteArray objectId; ///< a second id that stays when the subject changes; null: the provider has none
    QByteArray username;
    QString email;
    bool emailVerified = false; ///< whether the provider has seen that the person reads the mail
    QString displayName;
    QList<QByteArray> groups;
    QList<QByteArray> roles;
    db::AuditActor actor; ///< address and program
};

struct EnsuredUser
{
    User user;
    bool isNew = false;
};

/**
 * The users behind identities at sign-in providers. Nobody is taken for a user because of a name or an address: an identity is
 * a user's only if it was that before, or made that user. Thread-safe.
 */
class ProviderUsers
{
public:
    /** Both outlive it. */
    ProviderUsers(const core::Clock &clock, CallerCache &cache) : m_clock(clock), m_cache(cache) { }
    Q_DISABLE_COPY_MOVE(ProviderUsers)

    /**
     * The user of an identity, who is made if nobody has it, and noted as signed in; the caller gives him a session. What the
     * provider reports is kept at the identity, and decides by the mappings of the account's groups who is a member of them,
     * from his next request on; the user's own address and name stay.
     *
     * Code::ProviderIsEmail, Code::ProviderNotFound, Code::ProviderNotActive, Code::AccountNotFound (also for the system
     * account, and one that is not active); for who is known Code::UserCannotLogin, Code::UserNotActive, Code::UserIsLocked,
     * Code::IdentityNotActive; for who is new Code::IdentityBlacklisted, Code::IdentityNotLinked where a user of the account
     * has the address or the name, Code::EmailNotVerified, Code::ValidationFailed for what is no address. Each refusal stands
     * in the trail.
     */
    void ensure(db::Session &session, ProviderSignIn input, db::Completion<EnsuredUser> done);

private:
    const core::Clock &m_clock;
    CallerCache &m_cache;
};

} // namespace basalt::auth
