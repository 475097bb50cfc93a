// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "explain/accessdiff.h"
#include "records/recordchange.h"

#include <QHash>
#include <QSet>

#include <memory>

namespace basalt::explain {

/** What of a comparison is known before the database is asked. */
struct PreparedComparison
{
    schema::Operation operation = schema::Operation::List;
    std::shared_ptr<records::RecordRequest> request;
    std::shared_ptr<const rules::CollectionRules> before;
    std::shared_ptr<const rules::CollectionRules> after;
    QByteArray accountId; ///< whose users; null: of all accounts
};

/** One comparison. Lives inside a job that reads; the arguments outlive it. */
class RuleComparison
{
public:
    RuleComparison(db::Connection &connection, const PreparedComparison &prepared, const records::GrantBook &grants)
        : m_connection(connection)
        , m_prepared(prepared)
        , m_grants(grants)
    { }

    [[nodiscard]] Result<Difference> run();

private:
    using Ids = QList<QByteArray>;
    /** Some records, of which a few are known. */
    struct Found
    {
        qint64 count = 0; ///< at most BoundedCount::kBound + 1
        Ids examples;
    };
    /** What one user gains and loses; everybody for whom the same is asked shares it. */
    struct Change
    {
        Found gained;
        Found lost;
    };

    [[nodiscard]] Result<bool> hasAccessLists();
    [[nodiscard]] bool dependsOnPermissions() const;
    [[nodiscard]] Result<void> look(auth::Principal user);
    [[nodiscard]] Result<std::shared_ptr<const Change>> changeOf(const auth::Principal &user);
    [[nodiscard]] Result<std::optional<records::Grant>> grantOf(const auth::Principal &user,
                                                                const rules::CollectionRules &rules) const;
    [[nodiscard]] Result<Found> find(const QByteArray &sql, const std::vector<db::Value> &binds);
    [[nodiscard]] Result<void> askAnonymous();
    static void keep(std::vector<AffectedUser> &users, const auth::Principal &user, const Found &found);
    void note(const auth::Principal &user, const Change &change);

    db::Connection &m_connection;
    const PreparedComparison &m_prepared;
    const records::GrantBook &m_grants;
    bool m_needsPermissions = false;
    QHash<QByteArray, std::shared_ptr<const Change>> m_known; ///< by statement and binds
    QSet<QByteArray> m_records;
    Difference m_difference;
};

} // namespace basalt::explain
