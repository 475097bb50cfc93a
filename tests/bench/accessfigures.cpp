// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/accessfigures.h"

#include "access/accesscache.h"
#include "access/effectivepermissions.h"
#include "auth/sessionstore.h"
#include "bench/serverprocess.h"
#include "core/clock.h"
#include "core/timestamp.h"
#include "db/sqliteconnection.h"

#include <QElapsedTimer>

#include <algorithm>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace basalt::bench {

namespace {

constexpr int kUsers = 10'000;

/** `n(i)`: 1 to `count`. The ids are of the form that all ids have, told apart by their first digits. */
constexpr char kFill[] = R"sql(
CREATE TEMP TABLE n (i INTEGER PRIMARY KEY);
INSERT INTO n WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 10000) SELECT i FROM c;
CREATE TEMP TABLE lab AS SELECT id FROM accounts WHERE id <> '00000000-0000-0000-0000-000000000000' LIMIT 1;
CREATE TEMP TABLE at AS SELECT '2026-01-01T00:00:00.000Z' AS t;
BEGIN;
INSERT INTO permissions (id, code, parent_id, title, source, created_at, updated_at)
    SELECT printf('0a000000-0000-7000-8000-%012d', i), printf('area%02d', i), NULL, 'Area', 'custom', t, t
    FROM n, at WHERE i <= 20;
INSERT INTO permissions (id, code, parent_id, title, source, created_at, updated_at)
    SELECT printf('0b000000-0000-7000-8000-%012d', i), printf('area%02d.thing%03d', 1 + i % 20, i),
    printf('0a000000-0000-7000-8000-%012d', 1 + i % 20), 'Thing', 'custom', t, t FROM n, at WHERE i <= 480;
INSERT INTO permission_sets (id, account_id, code, name, created_at, updated_at)
    SELECT printf('0c000000-0000-7000-8000-%012d', i), lab.id, printf('set%d', i), 'Set', t, t FROM n, lab, at WHERE i <= 200;
INSERT INTO permission_set_entries (set_id, permission_id)
    SELECT printf('0c000000-0000-7000-8000-%012d', s.i), printf('0b000000-0000-7000-8000-%012d', 1 + (s.i * 37 + k.i * 41) % 480)
    FROM n s, n k WHERE s.i <= 200 AND k.i <= 11;
INSERT INTO permission_set_entries (set_id, permission_id)
    SELECT printf('0c000000-0000-7000-8000-%012d', i), printf('0a000000-0000-7000-8000-%012d', 1 + i % 20) FROM n WHERE i <= 200;
INSERT INTO groups (id, account_id, code, name, created_at, updated_at)
    SELECT printf('0d000000-0000-7000-8000-%012d', i), lab.id, printf('group%d', i), 'Group', t, t FROM n, lab, at WHERE i <= 1000;
INSERT INTO users (id, account_id, email, email_folded, role_id, created_at, updated_at)
    SELECT printf('0e000000-0000-7000-8000-%012d', i), lab.id, printf('u%d@example.test', i), printf('u%d@example.test', i), 2, t, t
    FROM n, lab, at;
INSERT INTO group_members (group_id, user_id, created_at)
    SELECT printf('0d000000-0000-7000-8000-%012d', 1 + (u.i * 7 + k.i * 211) % 1000), printf('0e000000-0000-7000-8000-%012d', u.i), t
    FROM n u, n k, at WHERE k.i <= 5;
INSERT INTO permission_assignments (id, account_id, group_id, set_id, created_at)
    SELECT printf('0f000000-0000-7000-8000-%06d%06d', g.i, k.i), lab.id, printf('0d000000-0000-7000-8000-%012d', g.i),
    printf('0c000000-0000-7000-8000-%012d', 1 + (g.i * 3 + k.i * 59) % 200), t FROM n g, n k, lab, at WHERE g.i <= 1000 AND k.i <= 2;
INSERT INTO permission_assignments (id, account_id, user_id, set_id, created_at)
    SELECT printf('1f000000-0000-7000-8000-%012d', i), lab.id, printf('0e000000-0000-7000-8000-%012d', i),
    printf('0c000000-0000-7000-8000-%012d', 1 + i % 200), t FROM n, lab, at;
COMMIT;
ANALYZE;
)sql";

template <class T>
T orGiveUp(Result<T> result)
{
    if (!result)
        giveUp(u"measuring access: "_s + result.error().detail + result.error().message);
    return std::move(*result);
}

QByteArray userId(int number)
{
    return "0e000000-0000-7000-8000-" + QByteArray::number(number).rightJustified(12, '0');
}

} // namespace

AccessFigures measureAccess(const QString &database)
{
    const auto connection = orGiveUp(db::SqliteConnection::open(database, db::SqliteConnection::Access::ReadWrite));
    if (const auto filled = connection->executeScript(kFill); !filled)
        giveUp(u"the database cannot be filled: "_s + filled.error().detail);
    const core::SystemClock clock;
    const QByteArray now = core::formatTimestamp(clock.nowMs());
    AccessFigures figures;

    constexpr int kStep = 5;
    std::vector<double> times;
    std::vector<auth::CallerState> states;
    for (int i = 1; i <= kUsers; i += kStep) {
        auto state = orGiveUp(auth::SessionStore(*connection).user(userId(i)));
        if (!state)
            giveUp(u"a user is missing"_s);
        QElapsedTimer timer;
        timer.start();
        const auto permissions =
            orGiveUp(access::loadPermissions(*connection, {state->principal.userId, state->principal.accountId, false}, now));
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
        if (!permissions || permissions->codes().size() < 100)
            giveUp(u"a user holds too little for this to be a measurement"_s);
        states.push_back(std::move(*state));
    }
    std::ranges::sort(times);
    figures.coldMs = times[times.size() * 99 / 100];

    access::AccessCache cache(clock);
    const auto check = [&](auth::CallerState &state) {
        state.principal.permissions.reset();
        if (!cache.complete(*connection, state))
            giveUp(u"a check failed"_s);
        return state.principal.holds("area07.thing046");
    };
    for (auth::CallerState &state : states)
        std::ignore = check(state);
    constexpr int kRounds = 500;
    qint64 held = 0;
    QElapsedTimer timer;
    timer.start();
    for (int round = 0; round < kRounds; ++round) {
        for (auth::CallerState &state : states)
            held += check(state);
    }
    figures.cachedUs = double(timer.nsecsElapsed()) / 1e3 / (kRounds * double(states.size()));
    if (held == 0 || held == kRounds * qint64(states.size()))
        giveUp(u"nobody or everybody holds the permission that is asked for"_s);
    return figures;
}

} // namespace basalt::bench
