// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "access/effectivepermissions.h"

#include "core/timestamp.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <iterator>

namespace basalt::access {

namespace {

// $1 account, $2 user, $3 now, $4 true. Every table is asked for rows of the account itself: a row that got an id of another
// account, however, gives nothing.
constexpr char kGiven[] =
    "WITH member_of(group_id, group_code) AS (SELECT g.id, g.code FROM group_members m JOIN groups g ON g.id = m.group_id "
    "WHERE m.user_id = $2 AND g.account_id = $1 AND g.is_active = $4), "
    "given(via, group_id, group_code, set_id, permission_id, ends_at) AS ("
    "SELECT 'user', NULL, NULL, a.set_id, a.permission_id, a.ends_at FROM permission_assignments a "
    "WHERE a.user_id = $2 AND a.account_id = $1 AND (a.ends_at IS NULL OR a.ends_at > $3) "
    "UNION ALL "
    "SELECT 'group', g.group_id, g.group_code, a.set_id, a.permission_id, a.ends_at FROM member_of g "
    "JOIN permission_assignments a ON a.group_id = g.group_id AND a.account_id = $1 "
    "AND (a.ends_at IS NULL OR a.ends_at > $3) "
    "UNION ALL "
    "SELECT 'role', NULL, NULL, s.id, NULL, NULL FROM users u JOIN permission_sets s ON s.account_id = u.account_id "
    "AND s.role_id = u.role_id WHERE u.id = $2 AND u.account_id = $1), "
    "held(via, group_id, group_code, set_id, set_code, set_name, set_kind, permission_id, ends_at) AS ("
    "SELECT v.via, v.group_id, v.group_code, s.id, s.code, s.name, s.kind, e.permission_id, v.ends_at FROM given v "
    "JOIN permission_sets s ON s.id = v.set_id AND s.account_id = $1 AND s.is_assignable = $4 "
    "JOIN permission_set_entries e ON e.set_id = s.id "
    "UNION ALL "
    "SELECT v.via, v.group_id, v.group_code, NULL, NULL, NULL, NULL, v.permission_id, v.ends_at FROM given v "
    "WHERE v.permission_id IS NOT NULL) ";

// A node and all below it stand in one range of the index: '/' follows '.' in ASCII. In it are also neighbours such as
// `posts-old` beside `posts`, which the second condition leaves out. SQLite takes CROSS JOIN as the order of its loops; left to
// itself it begins with the whole tree, a hundred times slower where somebody holds much of it.
constexpr char kBelow[] = " CROSS JOIN permissions p CROSS JOIN permissions d WHERE p.id = h.permission_id "
                          "AND p.is_assignable = $4 AND d.code >= p.code AND d.code < p.code || '/' "
                          "AND (d.code = p.code OR substr(d.code, 1, length(p.code) + 1) = p.code || '.') "
                          "AND d.is_assignable = $4 ";

std::array<db::Value, 4> bindsOf(const Holder &holder, const QByteArray &now)
{
    return {db::Value(holder.accountId), db::Value(holder.userId), db::Value(now), db::Value(true)};
}

Result<QList<QByteArray>> readCodes(db::Rows rows)
{
    QList<QByteArray> codes;
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return codes;
        codes.append(rows.string(0));
    }
}

// $1 account, $2 user, $3 true. Types of records have the ids of their collections; most accounts have no list of them.
constexpr char kListed[] =
    "SELECT t.id FROM resource_types t WHERE t.source = 'collection' "
    "AND EXISTS (SELECT 1 FROM resource_grants a WHERE a.account_id = $1 AND a.type_id = t.id) "
    "AND (EXISTS (SELECT 1 FROM resource_grants x WHERE x.user_id = $2 AND x.type_id = t.id AND x.account_id = $1) "
    "OR EXISTS (SELECT 1 FROM group_members m JOIN groups g ON g.id = m.group_id AND g.account_id = $1 AND g.is_active = $3 "
    "JOIN resource_grants x ON x.group_id = g.id AND x.type_id = t.id AND x.account_id = $1 WHERE m.user_id = $2)) "
    "ORDER BY t.id";

/** Codes of the sets that are held, in order, and when the first of all that was given ends. */
struct GivenSets
{
    QList<QByteArray> codes;
    qint64 endsAtMs = 0; ///< 0: never
};

Result<GivenSets> readSets(db::Connection &connection, const Holder &holder, const QByteArray &now)
{
    static const QByteArray sql = QByteArray(kGiven)
        + "SELECT s.code, MIN(v.ends_at) AS ends_at FROM given v LEFT JOIN permission_sets s ON s.id = v.set_id "
          "AND s.account_id = $1 AND s.is_assignable = $4 GROUP BY s.code";
    BASALT_TRY(auto rows, connection.query(sql, bindsOf(holder, now)));
    GivenSets given;
    for (;;) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            break;
        if (!rows.isNull(0))
            given.codes.append(rows.string(0));
        const qint64 endsAtMs = rows.isNull(1) ? 0 : core::parseTimestamp(rows.timestamp(1)).value_or(0);
        if (endsAtMs > 0 && (given.endsAtMs == 0 || endsAtMs < given.endsAtMs))
            given.endsAtMs = endsAtMs;
    }
    std::ranges::sort(given.codes);
    return given;
}

/** What an owner holds by being one. */
Result<QList<QByteArray>> ownersCodes(db::Connection &connection)
{
    BASALT_TRY(auto rows, connection.query("SELECT code FROM permissions WHERE is_assignable = $1 ORDER BY code", {true}));
    BASALT_TRY(auto codes, readCodes(std::move(rows)));
    codes.removeIf([](const QByteArray &code) { return !isOwners(code); });
    return codes;
}

/** What comes of being an owner, beside what was given. */
Result<void> addOwners(db::Connection &connection, Holdings &holdings)
{
    BASALT_TRY(const auto codes, ownersCodes(connection));
    const qsizetype position = holdings.sources.size();
    GrantSource source;
    source.via = "owner";
    holdings.sources.append(std::move(source));
    QHash<QByteArray, qsizetype> known;
    for (qsizetype i = 0; i < holdings.permissions.size(); ++i)
        known.insert(holdings.permissions[i].code, i);
    for (const QByteArray &code : codes) {
        if (const auto found = known.constFind(code); found != known.constEnd())
            holdings.permissions[*found].sources.append(position);
        else
            holdings.permissions.append({code, {position}});
    }
    std::ranges::sort(holdings.permissions, {}, &HeldPermission::code);
    return {};
}

} // namespace

bool isOwners(QByteArrayView permission)
{
    return permission != "records" && !permission.startsWith("records.");
}

Result<auth::PermissionsPtr> loadPermissions(db::Connection &connection, const Holder &holder, const QByteArray &now)
{
    static const QByteArray sql = QByteArray(kGiven)
        + "SELECT DISTINCT d.code AS code FROM (SELECT DISTINCT permission_id FROM held) h" + kBelow + "ORDER BY code";
    BASALT_TRY(auto rows, connection.query(sql, bindsOf(holder, now)));
    BASALT_TRY(auto codes, readCodes(std::move(rows)));
    BASALT_TRY(GivenSets sets, readSets(connection, holder, now));
    if (holder.owner) {
        BASALT_TRY(const auto own, ownersCodes(connection));
        QList<QByteArray> all;
        all.reserve(codes.size() + own.size());
        std::ranges::set_union(codes, own, std::back_inserter(all));
        codes = std::move(all);
    }
    BASALT_TRY(auto lists, connection.query(kListed, {holder.accountId, holder.userId, true}));
    BASALT_TRY(auto listed, readCodes(std::move(lists)));
    if (codes.isEmpty() && listed.isEmpty() && sets.codes.isEmpty())
        return auth::PermissionsPtr();
    return std::make_shared<const auth::Permissions>(std::move(codes), sets.endsAtMs, std::move(listed), std::move(sets.codes));
}

Result<Holdings> loadHoldings(db::Connection &connection, const Holder &holder, const QByteArray &now)
{
    Holdings holdings;
    static const QByteArray sql = QByteArray(kGiven)
        + "SELECT d.code AS code, p.code AS given_code, h.via, h.group_id, h.group_code, h.set_id, h.set_code, h.set_name, "
          "h.set_kind, h.ends_at FROM held h"
        + kBelow + "ORDER BY code, given_code, h.via, h.group_id, h.set_id";
    BASALT_TRY(auto rows, connection.query(sql, bindsOf(holder, now)));
    QHash<QByteArray, qsizetype> known;
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            break;
        GrantSource source{.permission = rows.string(1),
                           .via = rows.string(2),
                           .groupId = rows.string(3),
                           .groupCode = rows.string(4),
                           .setId = rows.string(5),
                           .setCode = rows.string(6),
                           .setName = rows.string(7),
                           .setKind = rows.string(8),
                           .endsAt = rows.timestamp(9)};
        const QByteArray key = source.permission + ' ' + source.via + ' ' + source.groupId + ' ' + source.setId;
        auto position = known.constFind(key);
        if (position == known.constEnd()) {
            position = known.insert(key, holdings.sources.size());
            holdings.sources.append(std::move(source));
        }
        const QByteArray code = rows.string(0);
        if (holdings.permissions.isEmpty() || holdings.permissions.constLast().code != code)
            holdings.permissions.append({code, {}});
        holdings.permissions.last().sources.append(*position);
    }
    if (holder.owner)
        BASALT_TRY_VOID(addOwners(connection, holdings));
    return holdings;
}

Result<void> completeCaller(db::Connection &connection, auth::Principal &caller, const QByteArray &now)
{
    if (!caller.superadmin && !caller.isAnonymous()) {
        BASALT_TRY(caller.permissions,
                   loadPermissions(connection, {caller.userId, caller.accountId, caller.accountOwner}, now));
    }
    return {};
}

} // namespace basalt::access
