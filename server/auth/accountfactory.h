// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/account.h"
#include "auth/accountstore.h"
#include "auth/emailaddress.h"
#include "auth/user.h"
#include "db/writecontext.h"

#include <QString>

#include <optional>

namespace basalt::auth {

/** A new account's name and slug, checked. */
struct AccountDraft
{
    QByteArray id; ///< made beforehand, so that a job that is run again gives the same account
    QByteArray name;
    QByteArray slug;
    QByteArray now;
};

/**
 * Checks what a person chose for a new account. `slug` null: made from the name. Complaints are appended to `errors` under
 * the given field names.
 */
[[nodiscard]] AccountDraft draftAccount(const QString &name, const std::optional<QString> &slug, qint64 nowMs,
                                        const QString &nameField, const QString &slugField, QList<FieldError> &errors);

/** A new user's row; the names of account and role are filled in by the store when it is read back. */
[[nodiscard]] User draftUser(const EmailAddress &email, const QByteArray &accountId, qint64 roleId, const QByteArray &now);

/**
 * Writes an account under the next code with its `pii_access` group and the sets of its roles, all with their entries.
 * Code::SlugTaken if the slug is in use, Code::AccountNameUsed if another account had it before.
 */
[[nodiscard]] Result<Account> createAccount(db::WriteContext &context, const AccountDraft &draft, const db::AuditActor &actor);

/** `slug`, or with the smallest number that makes it one that no account has or had. The caller holds lockCodes(). */
[[nodiscard]] Result<QByteArray> freeSlug(AccountStore &accounts, const QByteArray &slug);

/** What a broken UNIQUE of `accounts` or `users` means to the caller; any other error as it is. */
[[nodiscard]] Error readableConflict(Error error);

/** What an account may be called, without blanks around it; Code::ValidationFailed about `name`. */
[[nodiscard]] Result<QByteArray> checkedAccountName(const QString &name);

} // namespace basalt::auth
