// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/account.h"
#include "auth/accountstore.h"
#include "auth/accountusage.h"
#include "auth/callercache.h"
#include "core/clock.h"
#include "db/database.h"

#include <QString>

#include <optional>

namespace basalt::auth {

/** A new account, as a superadmin gives it. */
struct NewAccount
{
    QString name;
    std::optional<QString> slug; ///< null: made from the name; a number is added until it is free
    db::AuditActor actor;
};

/** An account with what its page shows. */
struct AccountDetail
{
    Account account;
    QList<QByteArray> collectionsUsed; ///< names of collections in which it has records
};

/** Accounts as superadmins see and change them. Thread-safe. */
class AccountService
{
public:
    /** `usage` may be null: no collections then. All outlive the service. */
    AccountService(const core::Clock &clock, CallerCache &cache, AccountUsage *usage);
    Q_DISABLE_COPY_MOVE(AccountService)

    void list(db::Session &session, AccountQuery query, db::Completion<Page<Account>> done);
    /** `selector` is an id, code or slug. Code::AccountNotFound. */
    void get(db::Session &session, const QByteArray &selector, db::Completion<AccountDetail> done);
    /** Code::ValidationFailed. A slug that is taken gets a number. */
    void create(db::Session &session, NewAccount input, db::Completion<AccountDetail> done);
    void rename(db::Session &session, const QByteArray &selector, const QString &name, db::AuditActor actor,
                db::Completion<AccountDetail> done);

private:
    [[nodiscard]] Result<AccountDetail> read(db::Connection &connection, const AccountSelector &selector) const;

    const core::Clock &m_clock;
    CallerCache &m_cache;
    AccountUsage *m_usage;
};

} // namespace basalt::auth
