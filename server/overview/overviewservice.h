// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "audit/auditrow.h"
#include "auth/user.h"
#include "core/clock.h"
#include "db/database.h"
#include "schema/schemaregistry.h"

#include <QList>

#include <vector>

namespace basalt::overview {

/** The state of an installation in figures. */
struct Overview
{
    qint64 accounts = 0;
    qint64 users = 0;
    qint64 collections = 0;
    qint64 records = 0;         ///< of all collections and accounts
    qint64 newAccountsWeek = 0; ///< of the last seven days
    qint64 newUsersWeek = 0;
    int rangeDays = 7; ///< what the caller asked for
    qint64 newAccountsInRange = 0;
    qint64 newUsersInRange = 0;
    qint64 activeSessions = 0;
    qint64 publicCollections = 0; ///< with an operation that everybody may do
    qint64 databaseBytes = 0;
    QByteArray databaseName; ///< `SQLite`, `PostgreSQL`
    QList<auth::User> recentUsers;
    std::vector<audit::AuditRow> recentEntries;
};

/** Reads the figures of the start page. Thread-safe; what it is given outlives it. */
class OverviewService
{
public:
    OverviewService(const schema::SchemaRegistry &schemas, const core::Clock &clock) : m_schemas(schemas), m_clock(clock) { }
    Q_DISABLE_COPY_MOVE(OverviewService)

    /** Spans all accounts: for superadmins only, which the caller has made sure of. */
    void read(db::Session &session, int rangeDays, db::Completion<Overview> done) const;

private:
    const schema::SchemaRegistry &m_schemas;
    const core::Clock &m_clock;
};

} // namespace basalt::overview
