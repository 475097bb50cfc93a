// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/mfaservice.h"

#include "auth/auditnotes.h"
#include "auth/mfacheck.h"
#include "auth/sessionstore.h"
#include "auth/userstore.h"
#include "core/timestamp.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::auth {

namespace {

db::AuditEvent factorEvent(Code code, const char *operation, const User &user, const db::AuditActor &actor)
{
    return auditEvent(code, operation, user.accountId, actor, "user_mfa", user.id);
}

/** Not 401: the session is a good one, and clients would only renew it and send the code again. */
Error wrongCode()
{
    constexpr int kUnprocessable = 422;
    Error error = Error::of(Code::MfaCodeInvalid);
    error.fields.append({u"code"_s, error.message, u"wrong_code"_s});
    return error.withStatus(kUnprocessable);
}

/** A wrong code is an outcome, so that what was noted of it is committed. */
db::Completion<bool> answerOf(db::Completion<void> done)
{
    return [done = std::move(done)](Result<bool> isRight) mutable {
        if (!isRight)
            done(std::move(isRight).error());
        else if (!*isRight)
            done(wrongCode());
        else
            done({});
    };
}

} // namespace

MfaService::MfaService(MfaParts parts) : m_parts(std::move(parts)), m_lockout(m_parts.options.lockout, m_parts.clock) { }

void MfaService::status(db::Session &session, const Principal &caller, db::Completion<MfaStatus> done)
{
    session.read<MfaStatus>(
        [userId = caller.userId, isRequired = caller.lacksSecondFactor](db::Connection &connection) -> Result<MfaStatus> {
            BASALT_TRY(auto factor, MfaStore(connection).find(userId));
            return MfaStatus{std::move(factor), isRequired};
        },
        std::move(done));
}

void MfaService::statusOf(db::Session &session, const UserTarget &target, db::Completion<MfaStatus> done)
{
    session.read<MfaStatus>(
        [userId = target.userId, accountId = target.accountId](db::Connection &connection) -> Result<MfaStatus> {
            BASALT_TRY(const auto user, UserStore(connection).find(userId, accountId));
            if (!user)
                return Error::of(Code::UserNotFound);
            BASALT_TRY(auto factor, MfaStore(connection).find(userId));
            BASALT_TRY(const bool isRequired, SessionStore(connection).requiresSecondFactor(userId));
            const bool isMissing = !factor || !factor->isConfirmed;
            return MfaStatus{std::move(factor), isMissing && isRequired};
        },
        std::move(done));
}

void MfaService::enroll(db::Session &session, const UserTarget &self, const QString &password, db::Completion<Enrolment> done)
{
    m_parts.users.proveOwnPassword(
        session, self, password, [this, &session, self, done = std::move(done)](Result<QByteArray> proof) mutable {
            if (!proof) {
                done(std::move(proof).error());
                return;
            }
            session.write<Enrolment>(
                self.accountId,
                [this, proven = Proof{self, *proof, {}}](db::WriteContext &context) { return writeEnrolment(context, proven); },
                std::move(done));
        });
}

Result<User> MfaService::held(db::WriteContext &context, const Proof &proof) const
{
    UserStore users(context.connection());
    BASALT_TRY_VOID(users.lock(proof.self.userId));
    BASALT_TRY(auto user, users.find(proof.self.userId, proof.self.accountId));
    if (!user)
        return Error::of(Code::UserNotFound);
    BASALT_TRY_VOID(mayChange(context, proof.self, *user));
    BASALT_TRY_VOID(m_parts.users.confirmProof(context.connection(), *user, proof.passwordHash));
    return std::move(*user);
}

Result<void> MfaService::storeRecoveryCodes(db::WriteContext &context, const QByteArray &userId,
                                            const QList<QByteArray> &codes) const
{
    QList<QByteArray> hashes;
    for (const QByteArray &code : codes)
        hashes.append(m_parts.keys.hashOf(code));
    return MfaStore(context.connection()).setRecoveryCodes(userId, hashes);
}

Result<Enrolment> MfaService::writeEnrolment(db::WriteContext &context, const Proof &proof) const
{
    BASALT_TRY(const User user, held(context, proof));
    MfaStore store(context.connection());
    BASALT_TRY(const bool isConfirmed, store.isConfirmed(user.id));
    if (isConfirmed)
        return Error::of(Code::MfaAlreadyEnrolled);
    const QByteArray secret = newTotpSecret();
    const Enrolment enrolment{base32(secret), otpauthUri(m_parts.issuer, user.email, secret), newRecoveryCodes()};
    BASALT_TRY_VOID(store.replace(user.id, m_parts.keys.seal(secret), core::formatTimestamp(m_parts.clock.nowMs())));
    BASALT_TRY_VOID(storeRecoveryCodes(context, user.id, enrolment.recoveryCodes));
    context.audit(factorEvent(Code::MfaEnrolled, "CREATE", user, proof.self.actor));
    return enrolment;
}

void MfaService::confirm(db::Session &session, const UserTarget &self, const QByteArray &code, db::Completion<void> done)
{
    session.write<bool>(
        self.accountId,
        [this, proof = Proof{self, {}, code}](db::WriteContext &context) { return writeConfirmation(context, proof); },
        answerOf(std::move(done)));
}

Result<bool> MfaService::writeConfirmation(db::WriteContext &context, const Proof &proof) const
{
    BASALT_TRY(const User user, held(context, proof));
    MfaStore store(context.connection());
    BASALT_TRY(const auto factor, store.find(user.id));
    if (!factor)
        return Error::of(Code::MfaNotEnrolled);
    if (factor->isConfirmed)
        return Error::of(Code::MfaAlreadyEnrolled);
    const qint64 nowMs = m_parts.clock.nowMs();
    BASALT_TRY(const QByteArray secret, m_parts.keys.open(factor->sealedSecret));
    BASALT_TRY(const auto counter, matchTotp(secret, proof.code, nowMs, factor->lastCounter));
    if (!counter) {
        // Nobody guesses here: who may confirm was shown the secret.
        db::AuditEvent event = factorEvent(Code::MfaFailed, "UPDATE", user, proof.self.actor);
        event.allowedBy = "wrong_code";
        context.audit(std::move(event));
        return false;
    }
    BASALT_TRY_VOID(store.confirm(user.id, *counter, core::formatTimestamp(nowMs)));
    // This session has shown both: the password when it was set up, and a code.
    BASALT_TRY_VOID(SessionStore(context.connection()).setAmr(proof.self.actor.sessionId, kPasswordAndCode));
    context.audit(factorEvent(Code::MfaConfirmed, "UPDATE", user, proof.self.actor));
    dropCached(context, user.id);
    return true;
}

void MfaService::disable(db::Session &session, const UserTarget &self, const QString &password, const QByteArray &code,
                         db::Completion<void> done)
{
    m_parts.users.proveOwnPassword(
        session, self, password, [this, &session, self, code, done = std::move(done)](Result<QByteArray> proof) mutable {
            if (!proof) {
                done(std::move(proof).error());
                return;
            }
            session.write<bool>(
                self.accountId,
                [this, proven = Proof{self, *proof, code}](db::WriteContext &context) { return writeRemoval(context, proven); },
                answerOf(std::move(done)));
        });
}

Result<bool> MfaService::writeRemoval(db::WriteContext &context, const Proof &proof) const
{
    BASALT_TRY(const User user, held(context, proof));
    BASALT_TRY(const auto factor, MfaStore(context.connection()).find(user.id));
    if (!factor)
        return Error::of(Code::MfaNotEnrolled);
    if (factor->isConfirmed) {
        BASALT_TRY(const GivenCode given, useCode(context, m_parts.keys, *factor, proof.code, m_parts.clock.nowMs()));
        if (given == GivenCode::Wrong) {
            BASALT_TRY_VOID(noteWrongCode(context, m_lockout, user.id, user.accountId, proof.self.actor));
            return false;
        }
    }
    BASALT_TRY_VOID(remove(context, user, proof.self.actor));
    return true;
}

Result<void> MfaService::remove(db::WriteContext &context, const User &user, const db::AuditActor &actor) const
{
    BASALT_TRY(const bool wasThere, MfaStore(context.connection()).remove(user.id));
    if (!wasThere)
        return Error::of(Code::MfaNotEnrolled);
    // Where one is required, a session that was made with it is no longer one with a second factor.
    BASALT_TRY_VOID(SessionStore(context.connection()).forgetSecondFactor(user.id));
    context.audit(factorEvent(Code::MfaDisabled, "DELETE", user, actor));
    dropCached(context, user.id);
    return {};
}

void MfaService::renewRecoveryCodes(db::Session &session, const UserTarget &self, const QString &password,
                                    const QByteArray &code, db::Completion<QList<QByteArray>> done)
{
    m_parts.users.proveOwnPassword(session, self, password,
                                   [this, &session, self, code, done = std::move(done)](Result<QByteArray> proof) mutable {
                                       if (!proof) {
                                           done(std::move(proof).error());
                                           return;
                                       }
                                       const QList<QByteArray> codes = newRecoveryCodes();
                                       session.write<bool>(
                                           self.accountId,
                                           [this, codes, proven = Proof{self, *proof, code}](db::WriteContext &context) {
                                               return writeRecoveryCodes(context, proven, codes);
                                           },
                                           [codes, done = std::move(done)](Result<bool> isRight) mutable {
                                               if (!isRight)
                                                   done(std::move(isRight).error());
                                               else if (!*isRight)
                                                   done(wrongCode());
                                               else
                                                   done(codes);
                                           });
                                   });
}

Result<bool> MfaService::writeRecoveryCodes(db::WriteContext &context, const Proof &proof, const QList<QByteArray> &codes) const
{
    BASALT_TRY(const User user, held(context, proof));
    BASALT_TRY(const auto factor, MfaStore(context.connection()).find(user.id));
    if (!factor)
        return Error::of(Code::MfaNotEnrolled);
    if (!factor->isConfirmed)
        return Error::of(Code::MfaNotConfirmed);
    BASALT_TRY(const GivenCode given, useCode(context, m_parts.keys, *factor, proof.code, m_parts.clock.nowMs()));
    if (given == GivenCode::Wrong) {
        BASALT_TRY_VOID(noteWrongCode(context, m_lockout, user.id, user.accountId, proof.self.actor));
        return false;
    }
    BASALT_TRY_VOID(storeRecoveryCodes(context, user.id, codes));
    context.audit(factorEvent(Code::MfaRecoveryReset, "UPDATE", user, proof.self.actor));
    return true;
}

void MfaService::removeOf(db::Session &session, const UserTarget &target, db::Completion<void> done)
{
    session.write<void>(
        target.accountId,
        [this, target](db::WriteContext &context) -> Result<void> {
            BASALT_TRY(const User user, held(context, Proof{target, {}, {}}));
            return remove(context, user, target.actor);
        },
        std::move(done));
}

void MfaService::dropCached(db::WriteContext &context, const QByteArray &userId) const
{
    context.afterCommit([&cache = m_parts.cache, userId](auto) { cache.dropUser(userId); });
}

} // namespace basalt::auth
