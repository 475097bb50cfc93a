// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "explain/rulecomparison.h"

#include "access/collectionpermissions.h"
#include "access/effectivepermissions.h"
#include "access/grantways.h"
#include "auth/sessionstore.h"
#include "core/ids.h"
#include "explain/ruleneeds.h"
#include "records/rowselection.h"
#include "records/sqlstatement.h"

#include <QElapsedTimer>

#include <algorithm>
#include <chrono>

namespace basalt::explain {

namespace {

using rules::Rule;

/** Past this nobody else is looked at: a person is waiting. */
constexpr std::chrono::milliseconds kPatience{3000};

/** The statement with everything that is bound to it, to find it again. */
QByteArray keyOf(const records::SqlStatement &statement)
{
    QByteArray key = statement.sql;
    for (const db::Value &value : statement.binds) {
        key += '\0';
        key += char('0' + int(value.index()));
        if (const auto *text = std::get_if<QByteArray>(&value))
            key += QByteArray::number(text->size()) + ':' + *text;
        else if (const auto *flag = std::get_if<bool>(&value))
            key += *flag ? '1' : '0';
        else if (const auto *integer = std::get_if<qint64>(&value))
            key += QByteArray::number(*integer);
        else if (const auto *real = std::get_if<double>(&value))
            key += QByteArray::number(*real, 'g', QLocale::FloatingPointShortest);
    }
    return key;
}

} // namespace

Result<Difference> RuleComparison::run()
{
    BASALT_TRY_VOID(askAnonymous());
    const QByteArray permission =
        access::recordPermission(m_prepared.request->collection->name, schema::operationName(m_prepared.operation));
    BASALT_TRY(const bool isGiven, access::isGivenAnywhere(m_connection, permission));
    BASALT_TRY(const bool isListed, hasAccessLists());
    m_needsPermissions = isGiven || isListed || dependsOnPermissions();

    BASALT_TRY(auto users, auth::SessionStore(m_connection).activeUsers(m_prepared.accountId, AccessDiff::kMostUsers + 1));
    m_difference.isComplete = qint64(users.size()) <= AccessDiff::kMostUsers;
    if (!m_difference.isComplete)
        users.pop_back();
    QElapsedTimer timer;
    timer.start();
    for (auth::CallerState &user : users) {
        if (timer.elapsed() > kPatience.count()) {
            m_difference.isComplete = false;
            break;
        }
        BASALT_TRY_VOID(look(std::move(user.principal)));
    }
    m_difference.records.count = std::min<qint64>(m_records.size(), BoundedCount::kBound + 1);
    return std::move(m_difference);
}

/** Whoever is not signed in is let in by a rule or not; which account he names makes no difference to that. */
Result<void> RuleComparison::askAnonymous()
{
    auth::Principal nobody;
    nobody.request = m_prepared.request->variables.request;
    nobody.chosenAccountId = core::kSystemAccountId.toByteArray();
    BASALT_TRY(const auto before, grantOf(nobody, *m_prepared.before));
    BASALT_TRY(const auto after, grantOf(nobody, *m_prepared.after));
    if (before.has_value() != after.has_value())
        m_difference.anonymous = after.has_value();
    return {};
}

/** With what a user holds it is read which collections lists name records of to him. */
Result<bool> RuleComparison::hasAccessLists()
{
    BASALT_TRY(
        auto rows,
        m_connection.query("SELECT 1 FROM resource_grants WHERE type_id = $1 LIMIT 1", {m_prepared.request->collection->id}));
    return rows.next();
}

/** What somebody sees of a view depends on what he may list in its source, and that may be a matter of permissions. */
bool RuleComparison::dependsOnPermissions() const
{
    const size_t operation = size_t(m_prepared.operation);
    return m_prepared.request->collection->isView() || asksForPermissions((*m_prepared.before)[operation])
        || asksForPermissions((*m_prepared.after)[operation]);
}

Result<void> RuleComparison::look(auth::Principal user)
{
    user.method = auth::Principal::Method::Password;
    user.request = m_prepared.request->variables.request;
    if (m_needsPermissions)
        BASALT_TRY_VOID(access::completeCaller(m_connection, user, m_prepared.request->variables.now));
    BASALT_TRY(const auto change, changeOf(user));
    ++m_difference.usersLookedAt;
    note(user, *change);
    return {};
}

Result<std::optional<records::Grant>> RuleComparison::grantOf(const auth::Principal &user,
                                                              const rules::CollectionRules &rules) const
{
    const records::RecordRequest &request = *m_prepared.request;
    auto grant = m_grants.grantOf(user, request.schema, request.collection, rules, m_prepared.operation);
    if (grant)
        return std::optional(std::move(*grant));
    if (grant.error().code == Code::CollectionLocked || grant.error().code == Code::Unauthenticated)
        return std::optional<records::Grant>();
    return std::move(grant).error();
}

Result<std::shared_ptr<const RuleComparison::Change>> RuleComparison::changeOf(const auth::Principal &user)
{
    const schema::Collection &collection = *m_prepared.request->collection;
    const db::Dialect &dialect = m_connection.dialect();
    const rules::Variables variables = records::variablesOf(user, m_prepared.request->variables.now);
    BASALT_TRY(const auto before, grantOf(user, *m_prepared.before));
    BASALT_TRY(const auto after, grantOf(user, *m_prepared.after));
    const auto rowsOf = [&](const std::optional<records::Grant> &grant) {
        records::SqlStatement statement;
        if (grant)
            statement.sql = "SELECT r.\"id\"" + records::grantedRows(collection, dialect, *grant, variables, statement.binds);
        return statement;
    };
    const QByteArray beforeKey = keyOf(rowsOf(before));
    const QByteArray afterKey = keyOf(rowsOf(after));
    const QByteArray key = beforeKey + '\0' + afterKey;
    if (const auto known = m_known.constFind(key); known != m_known.constEnd())
        return *known;
    auto change = std::make_shared<Change>();
    // `first` without `second`; each writes its binds behind those of the other.
    const auto without = [&](const std::optional<records::Grant> &first,
                             const std::optional<records::Grant> &second) -> Result<Found> {
        if (!first)
            return Found();
        std::vector<db::Value> binds;
        QByteArray sql = "SELECT d.\"id\" FROM (SELECT r.\"id\" AS \"id\""
            + records::grantedRows(collection, dialect, *first, variables, binds);
        if (second)
            sql += " EXCEPT SELECT r.\"id\"" + records::grantedRows(collection, dialect, *second, variables, binds);
        sql += ") AS d LIMIT " + QByteArray::number(BoundedCount::kBound + 1);
        return find(sql, binds);
    };
    if (beforeKey != afterKey) {
        BASALT_TRY(change->gained, without(after, before));
        BASALT_TRY(change->lost, without(before, after));
    }
    m_known.insert(key, change);
    return change;
}

Result<RuleComparison::Found> RuleComparison::find(const QByteArray &sql, const std::vector<db::Value> &binds)
{
    constexpr qsizetype kExampleRecords = 3;
    BASALT_TRY(auto rows, m_connection.query(sql, binds));
    Found found;
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return found;
        ++found.count;
        if (found.examples.size() < kExampleRecords)
            found.examples.append(rows.string(0));
        if (m_records.size() <= BoundedCount::kBound)
            m_records.insert(rows.string(0));
    }
}

/** Keeps those with the most records, the first of equals. */
void RuleComparison::keep(std::vector<AffectedUser> &users, const auth::Principal &user, const Found &found)
{
    const auto place = std::ranges::upper_bound(users, found.count, std::greater(),
                                                [](const AffectedUser &each) { return each.records.count; });
    if (size_t(place - users.begin()) >= AccessDiff::kExamples)
        return;
    users.insert(place, AffectedUser{user.userId, user.email, user.accountId, {found.count}, found.examples});
    if (users.size() > AccessDiff::kExamples)
        users.pop_back();
}

void RuleComparison::note(const auth::Principal &user, const Change &change)
{
    if (change.gained.count > 0) {
        ++m_difference.gaining;
        keep(m_difference.gains, user, change.gained);
    }
    if (change.lost.count > 0) {
        ++m_difference.losing;
        keep(m_difference.losses, user, change.lost);
    }
}

} // namespace basalt::explain
