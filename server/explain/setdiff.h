// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/principal.h"
#include "core/clock.h"
#include "db/database.h"

#include <QByteArray>
#include <QList>

#include <chrono>
#include <optional>
#include <vector>

namespace basalt::explain {

/** A permission set that somebody is about to change; what is not set stays. */
struct SetChange
{
    QByteArray setId;
    std::optional<QList<QByteArray>> permissions; ///< all that it is to hold
    QList<QByteArray> added;
    QList<QByteArray> removed;
    std::optional<bool> isAssignable;
};

/** Somebody who holds more, or less, after the change. */
struct AffectedHolder
{
    QByteArray id;
    QByteArray email;
    qint64 count = 0;        ///< permissions
    QList<QByteArray> codes; ///< some of them
};

struct AffectedPermission
{
    QByteArray code;
    qint64 gaining = 0; ///< users
    qint64 losing = 0;
};

/** Who holds more and who holds less by a change of a set: what somebody holds in another way as well is no difference. */
struct SetDifference
{
    qint64 usersLookedAt = 0; ///< of those who hold the set, by whatever way
    bool isComplete = true;   ///< false: there are more of them than were looked at
    qint64 gaining = 0;
    qint64 losing = 0;
    std::vector<AffectedHolder> gains; ///< those with the most permissions, at most kExamples
    std::vector<AffectedHolder> losses;
    QList<AffectedPermission> permissions; ///< by code
};

/**
 * Compares what the holders of a set hold now with what they would after a change of it. Nothing is written. Thread-safe;
 * completions run on the session's thread.
 */
class SetDiff
{
public:
    static constexpr qint64 kMostUsers = 2000; ///< that are looked at
    static constexpr size_t kExamples = 20;
    /** Past this nobody else is looked at: a person is waiting. */
    static constexpr std::chrono::milliseconds kPatience{3000};

    /** The clock outlives it. */
    explicit SetDiff(const core::Clock &clock) : m_clock(clock) { }
    Q_DISABLE_COPY_MOVE(SetDiff)

    /**
     * For who may change the set and see users (`permission_sets.update`, `users.read`). Code::PermissionSetNotFound outside of
     * the asker's sight; an unknown permission is Code::ValidationFailed.
     */
    void compare(db::Session &session, const auth::Principal &asker, SetChange change,
                 db::Completion<SetDifference> done) const;

private:
    const core::Clock &m_clock;
};

} // namespace basalt::explain
