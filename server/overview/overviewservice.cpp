// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "overview/overviewservice.h"

#include "audit/auditreader.h"
#include "auth/accountstore.h"
#include "auth/sessionstore.h"
#include "auth/userstore.h"
#include "collections/collectionjson.h"
#include "collections/collectionstore.h"
#include "core/timestamp.h"
#include "db/databasesize.h"

namespace basalt::overview {

namespace {

constexpr qint64 kMsPerDay = 24LL * 60 * 60 * 1000;
constexpr int kWeek = 7;
constexpr qint64 kRecent = 10;

Result<void> countPeople(db::Connection &connection, qint64 nowMs, Overview &overview)
{
    auth::AccountStore accounts(connection);
    auth::UserStore users(connection);
    const auto before = [nowMs](int days) { return core::formatTimestamp(nowMs - days * kMsPerDay); };
    BASALT_TRY(overview.accounts, accounts.count());
    BASALT_TRY(overview.newAccountsWeek, accounts.count(before(kWeek)));
    BASALT_TRY(overview.newAccountsInRange, accounts.count(before(overview.rangeDays)));
    BASALT_TRY(overview.newUsersWeek, users.count(before(kWeek)));
    BASALT_TRY(overview.newUsersInRange, users.count(before(overview.rangeDays)));
    auth::UserQuery recent;
    recent.limit = kRecent;
    BASALT_TRY(auto page, users.list(recent));
    overview.users = page.total;
    overview.recentUsers = std::move(page.items);
    BASALT_TRY(overview.activeSessions, auth::SessionStore(connection).countActive(core::formatTimestamp(nowMs)));
    return {};
}

Result<void> countRecords(db::Connection &connection, const schema::SchemaSnapshot &schema, Overview &overview)
{
    for (const schema::CollectionPtr &collection : schema.collections()) {
        ++overview.collections;
        overview.publicCollections += collections::hasPublicAccess(*collection);
        BASALT_TRY(const qint64 records, collections::CollectionStore::countRecords(connection, *collection));
        overview.records += records;
    }
    return {};
}

} // namespace

void OverviewService::read(db::Session &session, int rangeDays, db::Completion<Overview> done) const
{
    session.read<Overview>(
        [schema = m_schemas.current(), nowMs = m_clock.nowMs(), rangeDays](db::Connection &connection) -> Result<Overview> {
            Overview overview;
            overview.rangeDays = rangeDays;
            BASALT_TRY_VOID(countPeople(connection, nowMs, overview));
            BASALT_TRY_VOID(countRecords(connection, *schema, overview));
            BASALT_TRY(overview.databaseBytes, db::databaseBytes(connection));
            overview.databaseName = connection.dialect().name().toByteArray();
            audit::AuditFilter newest;
            newest.limit = kRecent;
            BASALT_TRY(auto page, audit::AuditReader(connection).list(newest));
            overview.recentEntries = std::move(page.rows);
            return overview;
        },
        std::move(done));
}

} // namespace basalt::overview
