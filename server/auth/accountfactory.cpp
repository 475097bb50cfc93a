// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/accountfactory.h"

#include "auth/accountaccess.h"
#include "auth/accountstore.h"
#include "auth/auditnotes.h"
#include "auth/userstore.h"
#include "core/ids.h"
#include "core/timestamp.h"
#include "db/constraint.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::auth {

namespace {

/** Who is a member sees personal fields unmasked. */
constexpr char kPiiGroup[] = "pii_access";

} // namespace

Result<QByteArray> checkedAccountName(const QString &name)
{
    const QString trimmed = name.trimmed();
    if (trimmed.isEmpty())
        return Error::invalid(u"name"_s, u"Give the account a name."_s, u"required"_s);
    if (trimmed.toUcs4().size() > kMaxAccountName)
        return Error::invalid(u"name"_s, u"The name may have at most 255 characters."_s, u"too_long"_s);
    return trimmed.toUtf8();
}

AccountDraft draftAccount(const QString &name, const std::optional<QString> &slug, qint64 nowMs, const QString &nameField,
                          const QString &slugField, QList<FieldError> &errors)
{
    AccountDraft draft;
    const QString trimmed = name.trimmed();
    if (trimmed.isEmpty())
        errors.append({nameField, u"Give the account a name."_s, u"required"_s});
    else if (trimmed.toUcs4().size() > kMaxAccountName)
        errors.append({nameField, u"The name may have at most 255 characters."_s, u"too_long"_s});
    draft.id = core::newId();
    draft.name = trimmed.toUtf8();
    draft.now = core::formatTimestamp(nowMs);
    draft.slug = slug ? slug->trimmed().toLower().toUtf8() : slugFromName(trimmed);
    if (!isRegistrationSlug(draft.slug)) {
        errors.append({slugField,
                       u"A slug has 3 to 32 small letters, digits and hyphens, a letter first, and is not written like an "
                       "account code."_s,
                       u"invalid_slug"_s});
    }
    return draft;
}

User draftUser(const EmailAddress &email, const QByteArray &accountId, qint64 roleId, const QByteArray &now)
{
    User user;
    user.id = core::newId();
    user.accountId = accountId;
    user.email = email.text;
    user.roleId = roleId;
    user.createdAt = now;
    user.updatedAt = now;
    return user;
}

Result<Account> createAccount(db::WriteContext &context, const AccountDraft &draft, const db::AuditActor &actor)
{
    AccountStore accounts(context.connection());
    Account account;
    // First of all: it makes whoever else creates an account wait, so that the look at the slug is worth something.
    BASALT_TRY(account.code, accounts.allocateCode());
    BASALT_TRY(const bool taken, accounts.hasSlug(draft.slug));
    if (taken)
        return Error::of(Code::SlugTaken);
    BASALT_TRY(const QByteArray earlier, accounts.nameOwner(draft.slug));
    if (!earlier.isNull())
        return Error::of(Code::AccountNameUsed);
    account.id = draft.id;
    account.slug = draft.slug;
    account.name = draft.name;
    account.createdAt = draft.now;
    account.updatedAt = draft.now;
    BASALT_TRY_VOID(accounts.insert(account, actor.userId));
    context.audit(accountCreated(account, actor));

    const QByteArray groupId = core::newId();
    BASALT_TRY_VOID(UserStore(context.connection())
                        .insertGroup(groupId, account.id, kPiiGroup, "Personal data", "Members see personal fields unmasked",
                                     draft.now, actor.userId));
    db::AuditEvent group = auditEvent(Code::GroupCreated, "CREATE", account.id, actor, "groups", groupId);
    group.changes.append({"code", QJsonValue::Undefined, QLatin1StringView(kPiiGroup)});
    context.audit(std::move(group));
    BASALT_TRY_VOID(giveGroupPermission(context, account.id, groupId, "pii.read", draft.now, actor));
    BASALT_TRY_VOID(giveRoleSets(context, account.id, draft.now, actor));
    return account;
}

Result<QByteArray> freeSlug(AccountStore &accounts, const QByteArray &slug)
{
    constexpr int kMaxTries = 10'000;
    QByteArray candidate = slug;
    for (int number = 1; number < kMaxTries; ++number) {
        BASALT_TRY(const bool taken, accounts.hasSlug(candidate));
        BASALT_TRY(const QByteArray earlier, accounts.nameOwner(candidate));
        if (!taken && earlier.isNull())
            return candidate;
        candidate = numberedSlug(slug, number);
    }
    return Error::of(Code::SlugTaken);
}

Error readableConflict(Error error)
{
    const auto violation = db::constraintOf(error);
    if (!violation || violation->kind != db::ConstraintViolation::Kind::Unique)
        return error;
    const auto concerns = [&violation](const char *column) {
        return violation->columns.contains(column) || violation->constraint.contains(column);
    };
    if (violation->table == "users" && concerns("email_folded"))
        return Error::of(Code::IdentityAlreadyUsed);
    if (violation->table == "accounts" && concerns("slug"))
        return Error::of(Code::SlugTaken);
    return error;
}

} // namespace basalt::auth
