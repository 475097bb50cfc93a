// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/accountservice.h"

#include "auth/accountfactory.h"
#include "auth/auditnotes.h"
#include "core/ids.h"
#include "core/timestamp.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::auth {

namespace {

Result<QByteArray> checkedSlug(const QString &slug)
{
    const QByteArray folded = slug.trimmed().toLower().toUtf8();
    if (!isSlug(folded)) {
        return Error::invalid(
            u"slug"_s, u"A slug has 3 to 32 small letters, digits and hyphens, and is not written like an account code."_s,
            u"invalid_slug"_s);
    }
    return folded;
}

} // namespace

AccountService::AccountService(AccountParts parts) : m_parts(parts) { }

Result<AccountDetail> AccountService::read(db::Connection &connection, const AccountSelector &selector) const
{
    BASALT_TRY(auto account, AccountStore(connection).findDetail(selector));
    if (!account)
        return Error::of(Code::AccountNotFound);
    AccountDetail detail{std::move(*account), {}};
    if (m_parts.usage) {
        BASALT_TRY(detail.collectionsUsed, m_parts.usage->collectionsOf(connection, detail.account.id));
    }
    return detail;
}

void AccountService::list(db::Session &session, AccountQuery query, db::Completion<Page<Account>> done)
{
    session.read<Page<Account>>(
        [query = std::move(query)](db::Connection &connection) { return AccountStore(connection).list(query); },
        std::move(done));
}

void AccountService::get(db::Session &session, const QByteArray &selector, db::Completion<AccountDetail> done)
{
    session.read<AccountDetail>(
        [this, account = AccountSelector::parse(selector)](db::Connection &connection) { return read(connection, account); },
        std::move(done));
}

void AccountService::create(db::Session &session, NewAccount input, db::Completion<AccountDetail> done)
{
    const auto name = checkedAccountName(input.name);
    if (!name) {
        done(name.error());
        return;
    }
    const auto slug = input.slug ? checkedSlug(*input.slug) : slugFromName(input.name);
    if (!slug) {
        done(slug.error());
        return;
    }
    const AccountDraft draft{core::newId(), *name, *slug, core::formatTimestamp(m_parts.clock.nowMs())};
    session.write<AccountDetail>(
        draft.id,
        [this, draft, actor = std::move(input.actor)](db::WriteContext &context) -> Result<AccountDetail> {
            AccountStore accounts(context.connection());
            AccountDraft free = draft;
            // Before the search for a free slug: from here on nobody else creates one.
            BASALT_TRY_VOID(accounts.lockCodes());
            BASALT_TRY(free.slug, freeSlug(accounts, draft.slug));
            BASALT_TRY_VOID(createAccount(context, free, actor));
            return read(context.connection(), {AccountSelector::Kind::Id, draft.id});
        },
        std::move(done));
}

bool AccountService::isProtected(const Account &account) const
{
    return account.id == core::kSystemAccountId
        || (m_parts.options.singleTenantMode && account.slug == m_parts.options.singleTenantAccount);
}

Result<Account> AccountService::hold(db::WriteContext &context, const AccountSelector &selector) const
{
    AccountStore accounts(context.connection());
    BASALT_TRY(const auto named, accounts.findAny(selector));
    if (!named)
        return Error::of(Code::AccountNotFound);
    BASALT_TRY_VOID(context.unaudited("a number that says that something has changed",
                                      [&](db::Connection &) { return accounts.raiseAccessVersion(named->id); }));
    // What it is now that nobody else changes it.
    BASALT_TRY(auto account, accounts.findAny({AccountSelector::Kind::Id, named->id}));
    if (!account)
        return Error::of(Code::AccountNotFound);
    context.afterCommit([cache = &m_parts.cache, id = account->id](auto) { cache->dropAccount(id); });
    return std::move(*account);
}

// -- changing ----------------------------------------------------------------------------------------------------------------

void AccountService::update(db::Session &session, const QByteArray &selector, const AccountPatch &patch, db::AuditActor actor,
                            db::Completion<AccountDetail> done)
{
    Account wanted; // null: stays
    QList<FieldError> errors;
    if (patch.name) {
        const auto name = checkedAccountName(*patch.name);
        if (name)
            wanted.name = *name;
        else
            errors += name.error().fields;
    }
    if (patch.slug) {
        const auto slug = checkedSlug(*patch.slug);
        if (slug)
            wanted.slug = *slug;
        else
            errors += slug.error().fields;
    }
    if (!errors.isEmpty()) {
        done(Error::invalid(errors));
        return;
    }
    const AccountSelector account = AccountSelector::parse(selector);
    wanted.updatedAt = core::formatTimestamp(m_parts.clock.nowMs());
    session.write<AccountDetail>(
        account.value,
        [this, account, wanted, actor = std::move(actor)](db::WriteContext &context) {
            return writeUpdate(context, account, wanted, actor);
        },
        [done = std::move(done)](Result<AccountDetail> result) mutable {
            if (result)
                done(std::move(result));
            else
                done(readableConflict(std::move(result).error()));
        });
}

Result<AccountDetail> AccountService::writeUpdate(db::WriteContext &context, const AccountSelector &selector,
                                                  const Account &wanted, const db::AuditActor &actor) const
{
    AccountStore accounts(context.connection());
    // First of all, as whoever creates an account does: nobody takes the slug between the look and the change.
    if (!wanted.slug.isNull())
        BASALT_TRY_VOID(context.unaudited("the counter's first value", [&](db::Connection &) { return accounts.lockCodes(); }));
    BASALT_TRY(const Account before, hold(context, selector));
    if (before.status == "deleted")
        return Error::of(Code::AccountNotFound);
    Account after = before;
    after.updatedAt = wanted.updatedAt;
    if (!wanted.name.isNull())
        after.name = wanted.name;
    if (!wanted.slug.isNull() && wanted.slug != before.slug) {
        if (isProtected(before))
            return Error::of(Code::AccountProtected);
        BASALT_TRY(const bool taken, accounts.hasSlug(wanted.slug));
        if (taken)
            return Error::of(Code::SlugTaken);
        BASALT_TRY(const QByteArray owner, accounts.nameOwner(wanted.slug));
        if (!owner.isNull() && owner != before.id)
            return Error::of(Code::AccountNameUsed);
        after.slug = wanted.slug;
    }
    db::AuditEvent event = auditEvent(Code::AccountUpdated, "UPDATE", before.id, actor, "accounts", before.id);
    if (after.name != before.name)
        event.changes.append({"name", auditText(before.name), auditText(after.name)});
    if (after.slug != before.slug)
        event.changes.append({"slug", auditText(before.slug), auditText(after.slug)});
    if (!event.changes.isEmpty()) {
        BASALT_TRY_VOID(accounts.update(after, actor.userId));
        context.audit(std::move(event));
    }
    return read(context.connection(), {AccountSelector::Kind::Id, before.id});
}

Result<void> AccountService::writeDeleted(db::WriteContext &context, const Account &account, bool isDeleted,
                                          const db::AuditActor &actor) const
{
    const QByteArray now = core::formatTimestamp(m_parts.clock.nowMs());
    const QByteArray deletedAt = isDeleted ? now : QByteArray();
    BASALT_TRY_VOID(AccountStore(context.connection()).setDeleted(account.id, deletedAt, now, actor.userId));
    db::AuditEvent event = auditEvent(isDeleted ? Code::AccountDeleted : Code::AccountRestored, isDeleted ? "DELETE" : "UPDATE",
                                      account.id, actor, "accounts", account.id);
    event.changes.append({"status", auditText(account.status), isDeleted ? u"deleted"_s : u"active"_s});
    event.changes.append({"deleted_at", auditText(account.deletedAt), auditText(deletedAt)});
    context.audit(std::move(event));
    return {};
}

void AccountService::remove(db::Session &session, const QByteArray &selector, db::AuditActor actor, db::Completion<void> done)
{
    const AccountSelector account = AccountSelector::parse(selector);
    session.write<void>(
        account.value,
        [this, account, actor = std::move(actor)](db::WriteContext &context) -> Result<void> {
            BASALT_TRY(const Account before, hold(context, account));
            if (isProtected(before))
                return Error::of(Code::AccountProtected);
            if (before.status == "deleted")
                return Error::of(Code::AccountAlreadyDeleted);
            return writeDeleted(context, before, true, actor);
        },
        std::move(done));
}

void AccountService::restore(db::Session &session, const QByteArray &selector, db::AuditActor actor,
                             db::Completion<AccountDetail> done)
{
    const AccountSelector account = AccountSelector::parse(selector);
    session.write<AccountDetail>(
        account.value,
        [this, account, actor = std::move(actor)](db::WriteContext &context) -> Result<AccountDetail> {
            BASALT_TRY(const Account before, hold(context, account));
            if (before.status != "deleted")
                return Error::of(Code::AccountNotDeleted);
            if (!before.purgeStartedAt.isNull())
                return Error::of(Code::AccountBeingPurged);
            BASALT_TRY_VOID(writeDeleted(context, before, false, actor));
            return read(context.connection(), {AccountSelector::Kind::Id, before.id});
        },
        std::move(done));
}

void AccountService::purge(db::Session &session, const QByteArray &selector, db::AuditActor actor,
                           db::Completion<AccountDetail> done)
{
    const AccountSelector account = AccountSelector::parse(selector);
    session.write<AccountDetail>(
        account.value,
        [this, account, actor = std::move(actor)](db::WriteContext &context) -> Result<AccountDetail> {
            BASALT_TRY(const Account before, hold(context, account));
            if (isProtected(before))
                return Error::of(Code::AccountProtected);
            if (before.status != "deleted")
                return Error::of(Code::AccountNotDeleted);
            if (!before.purgeStartedAt.isNull())
                return Error::of(Code::AccountBeingPurged);
            BASALT_TRY_VOID(m_parts.purge.begin(context, before, actor));
            return read(context.connection(), {AccountSelector::Kind::Id, before.id});
        },
        std::move(done));
}

} // namespace basalt::auth
