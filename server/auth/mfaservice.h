// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/callercache.h"
#include "auth/lockout.h"
#include "auth/mfakeys.h"
#include "auth/mfastore.h"
#include "auth/userservice.h"
#include "core/clock.h"
#include "db/database.h"

#include <optional>

namespace basalt::auth {

/** What a user sees of the own second factor; nothing in it is secret. */
struct MfaStatus
{
    std::optional<SecondFactor> factor; ///< nothing: none set up
    bool isRequired = false;            ///< and the session was made without; of others: and none is set up
};

/** What is shown once. */
struct Enrolment
{
    QByteArray secret; ///< base32
    QByteArray uri;    ///< `otpauth://…`
    QList<QByteArray> recoveryCodes;
};

/** What the services of second factors work with; everything outlives them. */
struct MfaParts
{
    const AuthOptions &options;
    const core::Clock &clock;
    const MfaKeys &keys;
    UserService &users;
    CallerCache &cache;
    QString issuer; ///< what apps show beside a code
};

/**
 * Setting up a second factor, using it up and taking it away. Users do so for themselves; whoever has taken over an open session needs
 * the password and a code as well. Thread-safe.
 */
class MfaService
{
public:
    explicit MfaService(MfaParts parts);
    Q_DISABLE_COPY_MOVE(MfaService)

    void status(db::Session &session, const Principal &caller, db::Completion<MfaStatus> done);
    /** Of somebody else; whoever may ask is decided by the caller. Code::UserNotFound. */
    void statusOf(db::Session &session, const UserTarget &target, db::Completion<MfaStatus> done);
    /** In the place of one that is not confirmed. Code::MfaAlreadyEnrolled, and as UserService::proveOwnPassword(). */
    void enroll(db::Session &session, const UserTarget &self, const QString &password, db::Completion<Enrolment> done);
    /** The first code shows that the app has the secret: Code::MfaNotEnrolled, MfaAlreadyEnrolled, MfaCodeInvalid. */
    void confirm(db::Session &session, const UserTarget &self, const QByteArray &code, db::Completion<void> done);
    /**
     * With the password and a code, which one that is not confirmed does without. Code::MfaNotEnrolled, MfaCodeInvalid; a wrong code
     * counts like a wrong password.
     */
    void disable(db::Session &session, const UserTarget &self, const QString &password, const QByteArray &code,
                 db::Completion<void> done);
    /** Ten new ones in the place of those before. As disable(), and Code::MfaNotConfirmed. */
    void renewRecoveryCodes(db::Session &session, const UserTarget &self, const QString &password, const QByteArray &code,
                            db::Completion<QList<QByteArray>> done);
    /** Of somebody who has lost it, by a superadmin. Code::UserNotFound, Code::MfaNotEnrolled. */
    void removeOf(db::Session &session, const UserTarget &target, db::Completion<void> done);

private:
    struct Proof
    {
        UserTarget self;
        QByteArray passwordHash;
        QByteArray code;
    };
    [[nodiscard]] Result<Enrolment> writeEnrolment(db::WriteContext &context, const Proof &proof) const;
    [[nodiscard]] Result<bool> writeConfirmation(db::WriteContext &context, const Proof &proof) const;
    [[nodiscard]] Result<bool> writeRemoval(db::WriteContext &context, const Proof &proof) const;
    [[nodiscard]] Result<bool> writeRecoveryCodes(db::WriteContext &context, const Proof &proof,
                                                  const QList<QByteArray> &codes) const;
    [[nodiscard]] Result<void> storeRecoveryCodes(db::WriteContext &context, const QByteArray &userId,
                                                  const QList<QByteArray> &codes) const;
    /** The user, whose row is held from here on. */
    [[nodiscard]] Result<User> held(db::WriteContext &context, const Proof &proof) const;
    [[nodiscard]] Result<void> remove(db::WriteContext &context, const User &user, const db::AuditActor &actor) const;
    void dropCached(db::WriteContext &context, const QByteArray &userId) const;

    const MfaParts m_parts;
    const Lockout m_lockout;
};

} // namespace basalt::auth
