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

Result<QByteArray> checkedName(const QString &name)
{
    const QString trimmed = name.trimmed();
    if (trimmed.isEmpty())
        return Error::invalid(u"name"_s, u"Give the account a name."_s, u"required"_s);
    if (trimmed.toUcs4().size() > kMaxAccountName)
        return Error::invalid(u"name"_s, u"The name may have at most 255 characters."_s, u"too_long"_s);
    return trimmed.toUtf8();
}

/** `slug`, or with the smallest number that makes it free. */
Result<QByteArray> freeSlug(AccountStore &accounts, const QByteArray &slug)
{
    constexpr int kMaxTries = 10'000;
    QByteArray candidate = slug;
    for (int number = 1; number < kMaxTries; ++number) {
        BASALT_TRY(const bool taken, accounts.hasSlug(candidate));
        if (!taken)
            return candidate;
        candidate = numberedSlug(slug, number);
    }
    return Error::of(Code::SlugTaken);
}

} // namespace

AccountService::AccountService(const core::Clock &clock, CallerCache &cache, AccountUsage *usage)
    : m_clock(clock)
    , m_cache(cache)
    , m_usage(usage)
{ }

Result<AccountDetail> AccountService::read(db::Connection &connection, const AccountSelector &selector) const
{
    BASALT_TRY(auto account, AccountStore(connection).findDetail(selector));
    if (!account)
        return Error::of(Code::AccountNotFound);
    AccountDetail detail{std::move(*account), {}};
    if (m_usage) {
        BASALT_TRY(detail.collectionsUsed, m_usage->collectionsOf(connection, detail.account.id));
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
    const auto name = checkedName(input.name);
    if (!name) {
        done(name.error());
        return;
    }
    const QByteArray slug = input.slug ? input.slug->trimmed().toLower().toUtf8() : slugFromName(input.name);
    if (!isSlug(slug)) {
        done(Error::invalid(u"slug"_s,
                            u"A slug has 3 to 32 small letters, digits and hyphens, and is not written like an account code."_s,
                            u"invalid_slug"_s));
        return;
    }
    const AccountDraft draft{core::newId(), *name, slug, core::formatTimestamp(m_clock.nowMs())};
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

void AccountService::rename(db::Session &session, const QByteArray &selector, const QString &name, db::AuditActor actor,
                            db::Completion<AccountDetail> done)
{
    const auto checked = checkedName(name);
    if (!checked) {
        done(checked.error());
        return;
    }
    const AccountSelector account = AccountSelector::parse(selector);
    session.write<AccountDetail>(
        account.value,
        [this, account, name = *checked, actor = std::move(actor),
         now = core::formatTimestamp(m_clock.nowMs())](db::WriteContext &context) -> Result<AccountDetail> {
            AccountStore accounts(context.connection());
            BASALT_TRY(const auto before, accounts.find(account));
            if (!before)
                return Error::of(Code::AccountNotFound);
            if (before->name != name) {
                BASALT_TRY_VOID(accounts.rename(before->id, name, now, actor.userId));
                db::AuditEvent event = auditEvent(Code::AccountUpdated, "UPDATE", before->id, actor, "accounts", before->id);
                event.changes.append({"name", auditText(before->name), auditText(name)});
                context.audit(std::move(event));
                context.afterCommit([cache = &m_cache, id = before->id](auto) { cache->dropAccount(id); });
            }
            return read(context.connection(), {AccountSelector::Kind::Id, before->id});
        },
        std::move(done));
}

} // namespace basalt::auth
