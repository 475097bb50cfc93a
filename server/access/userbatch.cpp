// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "access/userbatch.h"

#include "access/callernow.h"
#include "access/newusers.h"
#include "access/usertargets.h"
#include "auth/accountfactory.h"
#include "auth/blacklist.h"
#include "core/logging.h"
#include "core/timestamp.h"

#include <memory>

namespace basalt::access {

namespace {

/** A change whose input was checked, with the hash of a new user's password. */
using Prepared = std::variant<Error, auth::DraftedUser, UserUpdate, UserRemoval>;

/** Makes prepared changes on the writing thread. Only what stays while the server runs, so that it may be copied into a write. */
class Writer
{
public:
    Writer(const AccessParts &parts, const auth::UserWrites &writes, Asker asker)
        : m_parts(parts)
        , m_writes(writes)
        , m_asker(std::move(asker))
    { }

    [[nodiscard]] Result<auth::Principal> caller(db::WriteContext &context) const
    {
        return callerNow(context.connection(), m_asker.caller, core::formatTimestamp(m_parts.clock.nowMs()));
    }

    UserOutcome write(db::WriteContext &context, const auth::Principal &caller, const Prepared &change) const
    {
        const auto asCaller = [&](const auto &each) { return perform(context, caller, each); };
        auto outcome = std::visit(asCaller, change);
        if (outcome)
            return outcome;
        return auth::readableConflict(std::move(outcome).error());
    }

private:
    UserOutcome perform(db::WriteContext &, const auth::Principal &, const Error &error) const { return error; }

    UserOutcome perform(db::WriteContext &context, const auth::Principal &caller, const auth::DraftedUser &draft) const
    {
        BASALT_TRY_VOID(admitNewUser(context, m_parts, {caller, m_asker.actor}, draft));
        BASALT_TRY(auto user, m_writes.create(context, draft, m_asker.actor));
        return std::optional(std::move(user));
    }

    UserOutcome perform(db::WriteContext &context, const auth::Principal &caller, const UserUpdate &update) const
    {
        BASALT_TRY_VOID(demand(caller, "users.update"));
        BASALT_TRY(auto user, m_writes.update(context, target(caller, update.userId), update.patch));
        return std::optional(std::move(user));
    }

    UserOutcome perform(db::WriteContext &context, const auth::Principal &caller, const UserRemoval &removal) const
    {
        if (!caller.superadmin)
            return Error::of(Code::SuperadminRequired);
        BASALT_TRY_VOID(m_writes.remove(context, target(caller, removal.userId), removal.mayReturn));
        return std::optional<auth::User>();
    }

    [[nodiscard]] auth::UserTarget target(const auth::Principal &caller, const QByteArray &userId) const
    {
        return {userId, sightOf(caller), m_asker.actor,
                [reach = reachOf(caller)](db::Connection &) -> Result<auth::Reach> { return reach; }};
    }

    AccessParts m_parts;
    const auth::UserWrites &m_writes;
    Asker m_asker;
};

/** One request on its way: checks, hashes, writes. Lives as long as something of it is under way. */
class BatchRun : public std::enable_shared_from_this<BatchRun>
{
public:
    BatchRun(const AccessParts &parts, auth::UserService &users, db::Session &session, Asker asker, Together together,
             db::WriteCompanion<std::vector<UserOutcome>> companion, db::Completion<std::vector<UserOutcome>> done)
        : m_users(users)
        , m_session(session)
        , m_trail(sightOf(asker.caller))
        , m_actor(asker.actor)
        , m_writer(parts, users.writes(), std::move(asker))
        , m_together(together)
        , m_companion(std::move(companion))
        , m_done(std::move(done))
    { }

    void start(std::vector<UserChange> changes)
    {
        for (UserChange &change : changes) {
            m_passwords.push_back(passwordOf(change));
            m_emails.push_back(emailOf(change));
            m_changes.push_back(std::visit([this](auto &each) { return prepared(std::move(each)); }, change));
            if (m_together == Together::AllOrNone && std::holds_alternative<Error>(m_changes.back()))
                return m_done(std::get<Error>(m_changes.back()).at(qint64(m_changes.size()) - 1));
        }
        hashFrom(0);
    }

private:
    [[nodiscard]] static std::optional<QString> passwordOf(const UserChange &change)
    {
        const auto *user = std::get_if<auth::NewUser>(&change);
        return user ? user->password : std::nullopt;
    }

    [[nodiscard]] static QString emailOf(const UserChange &change)
    {
        const auto *user = std::get_if<auth::NewUser>(&change);
        return user ? user->email : QString();
    }

    template <class Change>
    [[nodiscard]] Prepared prepared(Change change) const
    {
        return change;
    }
    [[nodiscard]] Prepared prepared(const auth::NewUser &input) const
    {
        auto draft = m_users.writes().draft(input);
        return draft ? Prepared(std::move(*draft)) : Prepared(draft.error());
    }

    /** One after the other: a thousand passwords leave room for those who sign in meanwhile. */
    void hashFrom(size_t next)
    {
        while (next < m_changes.size() && !(m_passwords[next] && std::holds_alternative<auth::DraftedUser>(m_changes[next])))
            ++next;
        if (next == m_changes.size())
            return write();
        m_users.hashPassword(m_session, *m_passwords[next], [self = shared_from_this(), next](Result<QByteArray> hash) {
            if (hash)
                std::get<auth::DraftedUser>(self->m_changes[next]).passwordHash = std::move(*hash);
            else if (self->m_together == Together::AllOrNone)
                return self->m_done(hash.error().at(qint64(next)));
            else
                self->m_changes[next] = hash.error();
            self->hashFrom(next + 1);
        });
    }

    void write()
    {
        if (m_together == Together::AllOrNone)
            writeTogether();
        else
            writeEach();
    }

    void writeTogether()
    {
        const auto changes = std::make_shared<const std::vector<Prepared>>(std::move(m_changes));
        db::WriteWork<std::vector<UserOutcome>> all = [writer = m_writer,
                                                       changes](db::WriteContext &context) -> Result<std::vector<UserOutcome>> {
            BASALT_TRY(const auth::Principal caller, writer.caller(context));
            std::vector<UserOutcome> outcomes;
            for (const Prepared &change : *changes) {
                auto outcome = writer.write(context, caller, change);
                if (!outcome)
                    return outcome.error().at(qint64(outcomes.size()));
                outcomes.push_back(std::move(outcome));
            }
            return outcomes;
        };
        m_session.write<std::vector<UserOutcome>>(
            m_trail, db::accompanied<std::vector<UserOutcome>>(std::move(m_companion), std::move(all)),
            [self = shared_from_this()](Result<std::vector<UserOutcome>> outcomes) mutable {
                const qint64 place = outcomes ? 0 : outcomes.error().index.value_or(0);
                auth::notingBlocked<std::vector<UserOutcome>>(self->m_session, self->m_actor, self->m_emails[size_t(place)],
                                                              std::move(self->m_done))(std::move(outcomes));
            });
    }

    /** All at once, so that they share transactions; those of one trail are made in their order. */
    void writeEach()
    {
        const auto changes = std::make_shared<const std::vector<Prepared>>(std::move(m_changes));
        m_open = changes->size();
        m_outcomes.resize(changes->size(), UserOutcome(std::nullopt));
        for (size_t i = 0; i < changes->size(); ++i) {
            db::Completion<std::optional<auth::User>> note = [self = shared_from_this(), i](UserOutcome outcome) {
                if (!outcome && !outcome.error().detail.isEmpty())
                    core::logError("a change among many of users failed", {{"detail", outcome.error().detail.toUtf8()}});
                self->m_outcomes[i] = std::move(outcome);
                if (--self->m_open == 0)
                    self->m_done(std::move(self->m_outcomes));
            };
            m_session.write<std::optional<auth::User>>(
                m_trail,
                [writer = m_writer, changes, i](db::WriteContext &context) -> UserOutcome {
                    BASALT_TRY(const auth::Principal caller, writer.caller(context));
                    return writer.write(context, caller, (*changes)[i]);
                },
                auth::notingBlocked(m_session, m_actor, m_emails[i], std::move(note)));
        }
    }

    auth::UserService &m_users;
    db::Session &m_session;
    const QByteArray m_trail;
    const db::AuditActor m_actor;
    const Writer m_writer;
    const Together m_together;
    db::WriteCompanion<std::vector<UserOutcome>> m_companion;
    db::Completion<std::vector<UserOutcome>> m_done;
    std::vector<std::optional<QString>> m_passwords;
    std::vector<QString> m_emails; ///< of new users, for the entry of a refusal
    std::vector<Prepared> m_changes;
    std::vector<UserOutcome> m_outcomes;
    size_t m_open = 0; ///< writes that are under way
};

} // namespace

void UserBatch::perform(db::Session &session, Asker asker, std::vector<UserChange> changes, Together together,
                        db::WriteCompanion<std::vector<UserOutcome>> companion, db::Completion<std::vector<UserOutcome>> done)
{
    std::make_shared<BatchRun>(m_parts, m_users, session, std::move(asker), together, std::move(companion), std::move(done))
        ->start(std::move(changes));
}

} // namespace basalt::access
