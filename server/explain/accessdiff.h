// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clock.h"
#include "db/database.h"
#include "explain/explanation.h"
#include "records/grantbook.h"
#include "schema/schemaregistry.h"

#include <optional>
#include <vector>

namespace basalt::explain {

/** A rule that somebody is about to change. */
struct RuleChange
{
    QByteArray collection;
    schema::Operation operation = schema::Operation::List;
    QByteArray rule; ///< the new one; a null text locks
};

/** Somebody for whom a change makes a difference. */
struct AffectedUser
{
    QByteArray id;
    QByteArray email;
    QByteArray accountId;
    BoundedCount records;       ///< that he gains, or loses
    QList<QByteArray> examples; ///< ids of some of them
};

/** Who gains and who loses by a change, with the records of this moment. */
struct Difference
{
    qint64 usersLookedAt = 0;
    bool isComplete = true; ///< false: there are more users than were looked at
    qint64 gaining = 0;     ///< users
    qint64 losing = 0;
    std::vector<AffectedUser> gains; ///< those with the most records, at most kExamples
    std::vector<AffectedUser> losses;
    BoundedCount records; ///< all that somebody gains or loses
    /** Whoever is not signed in: gains (true) or loses (false) everything; nothing: as before. */
    std::optional<bool> anonymous;
};

/**
 * Compares what users may do now with what they may do after a change, by the predicate that decides their requests. Nothing
 * is written. Thread-safe; completions run on the session's thread.
 */
class AccessDiff
{
public:
    static constexpr qint64 kMostUsers = 2000; ///< that are looked at
    static constexpr size_t kExamples = 20;

    /** All outlive it. */
    AccessDiff(schema::SchemaRegistry &registry, rules::RuleBook &rules, const core::Clock &clock)
        : m_registry(registry)
        , m_rules(rules)
        , m_grants(rules)
        , m_clock(clock)
    { }
    Q_DISABLE_COPY_MOVE(AccessDiff)

    /**
     * Of the users of the asker's chosen account, else of all accounts. For superadmins (Code::SuperadminRequired).
     * Code::RuleInvalid; rules for creating have no records to be compared with, and
     * those that ask for what is sent nothing that is: Code::ValidationFailed.
     */
    void compare(db::Session &session, const auth::Principal &asker, RuleChange change, db::Completion<Difference> done) const;

private:
    schema::SchemaRegistry &m_registry;
    rules::RuleBook &m_rules;
    const records::GrantBook m_grants;
    const core::Clock &m_clock;
};

} // namespace basalt::explain
