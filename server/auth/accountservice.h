// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/account.h"
#include "auth/accountpurge.h"
#include "auth/accountstore.h"
#include "auth/accountusage.h"
#include "auth/authoptions.h"
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

/** What is to be changed; what is not set stays. The code is given out once and stays. */
struct AccountPatch
{
    std::optional<QString> name;
    std::optional<QString> slug;
};

/** What accounts work with; everything outlives it. */
struct AccountParts
{
    const AuthOptions &options;
    const core::Clock &clock;
    CallerCache &cache;
    const AccountPurge &purge;
    AccountUsage *usage; ///< may be null: no collections then
};

/**
 * Accounts as superadmins see and change them: nobody else decides about the life of an account, whatever he holds in it. The
 * system account and the one of single-tenant mode are protected (Code::AccountProtected). Thread-safe.
 */
class AccountService
{
public:
    explicit AccountService(AccountParts parts);
    Q_DISABLE_COPY_MOVE(AccountService)

    void list(db::Session &session, AccountQuery query, db::Completion<Page<Account>> done);
    /** `selector` is an id, code or slug, also of a deleted account. Code::AccountNotFound. */
    void get(db::Session &session, const QByteArray &selector, db::Completion<AccountDetail> done);
    /** Code::ValidationFailed. A slug that is taken gets a number. */
    void create(db::Session &session, NewAccount input, db::Completion<AccountDetail> done);
    /**
     * Code::ValidationFailed, Code::AccountNotFound also for a deleted one, Code::SlugTaken, Code::AccountNameUsed for a slug that
     * another account had before; a slug of its own may come back. Code::AccountProtected for the slug of a protected account.
     */
    void update(db::Session &session, const QByteArray &selector, const AccountPatch &patch, db::AuditActor actor,
                db::Completion<AccountDetail> done);
    /**
     * From the commit on nobody of the account is let in, on no server; its data stays. Code::AccountNotFound,
     * Code::AccountProtected, Code::AccountAlreadyDeleted.
     */
    void remove(db::Session &session, const QByteArray &selector, db::AuditActor actor, db::Completion<void> done);
    /** Code::AccountNotFound, Code::AccountNotDeleted, Code::AccountBeingPurged. */
    void restore(db::Session &session, const QByteArray &selector, db::AuditActor actor, db::Completion<AccountDetail> done);
    /**
     * Begins to take a deleted account away for good; see AccountPurge. Code::AccountNotFound, Code::AccountProtected,
     * Code::AccountNotDeleted, Code::AccountBeingPurged.
     */
    void purge(db::Session &session, const QByteArray &selector, db::AuditActor actor, db::Completion<AccountDetail> done);

private:
    [[nodiscard]] Result<AccountDetail> read(db::Connection &connection, const AccountSelector &selector) const;

    [[nodiscard]] bool isProtected(const Account &account) const;
    /** The account with its row held, and its callers forgotten after the commit. */
    [[nodiscard]] Result<Account> hold(db::WriteContext &context, const AccountSelector &selector) const;
    [[nodiscard]] Result<AccountDetail> writeUpdate(db::WriteContext &context, const AccountSelector &selector,
                                                    const Account &wanted, const db::AuditActor &actor) const;
    [[nodiscard]] Result<void> writeDeleted(db::WriteContext &context, const Account &account, bool isDeleted,
                                            const db::AuditActor &actor) const;

    const AccountParts m_parts;
};

} // namespace basalt::auth
