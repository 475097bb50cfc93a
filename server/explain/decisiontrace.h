// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/callerstate.h"
#include "db/connection.h"
#include "explain/explanation.h"

namespace basalt::explain {

/**
 * The steps that every decision begins with, about one user as he is at this moment. Lives inside a job that reads; the
 * connection outlives it.
 */
class DecisionTrace
{
public:
    /** `now` is RFC 3339. */
    DecisionTrace(db::Connection &connection, QByteArray now) : m_connection(connection), m_now(std::move(now)) { }

    /** Somebody who is not signed in, and names an account. */
    void beginNobody(const QByteArray &accountId);
    /** Reads who it is; false: there is no such user. */
    [[nodiscard]] Result<bool> begin(const QByteArray &userId);
    /** The surroundings of a request that the user would send. */
    void setRequest(std::shared_ptr<const core::RequestFacts> request) { m_explanation.user.request = std::move(request); }

    [[nodiscard]] const auth::Principal &user() const { return m_explanation.user; }
    [[nodiscard]] const QByteArray &now() const { return m_now; }
    [[nodiscard]] Explanation &explanation() { return m_explanation; }

    // Each takes one step and tells whether it decided.
    [[nodiscard]] bool status();
    [[nodiscard]] bool superadmin();
    /** Owners hold what runs the account, without being given it; not the records of it. */
    [[nodiscard]] bool owner(QByteArrayView permission);
    /** What the user holds; looked up by the functions that decide. */
    [[nodiscard]] Result<bool> permissions(const QByteArray &permission);

    void add(QByteArray name, Step::Outcome outcome, QByteArray reason = {});
    /** The last step is the one that decided. */
    bool decide(QByteArray name, bool allowed, QByteArray reason = {});

    /** What of the account the asker may know; superadmins everything. */
    struct Sight
    {
        bool permissions = true;
        bool sets = true;
        bool groups = true;
    };
    /** Adds the ways to the permission that begin with what is there, as far as the asker may know of it. */
    [[nodiscard]] Result<void> addWaysTo(const QByteArray &permission, Sight sight);
    /** From here on the user counts as somebody who may come in: what would be if he might. */
    void ignoreStatus() { m_status = {}; }

private:
    db::Connection &m_connection;
    const QByteArray m_now;
    auth::StatusFlags m_status;
    Explanation m_explanation;
};

} // namespace basalt::explain
