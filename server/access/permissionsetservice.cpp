// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "access/permissionsetservice.h"

#include "access/codetext.h"
#include "auth/auditnotes.h"
#include "core/ids.h"
#include "core/timestamp.h"

#include <QJsonArray>

#include <algorithm>
#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace basalt::access {

namespace {

using Codes = QList<QByteArray>;

QJsonArray jsonOf(const Codes &codes)
{
    QJsonArray array;
    for (const QByteArray &code : codes)
        array.append(QString::fromUtf8(code));
    return array;
}

/** What of `codes` is not in `others`. Both in order, without doubles. */
Codes without(const Codes &codes, const Codes &others)
{
    Codes rest;
    std::ranges::set_difference(codes, others, std::back_inserter(rest));
    return rest;
}

Codes inOrder(Codes codes)
{
    std::ranges::sort(codes);
    codes.erase(std::ranges::unique(codes).begin(), codes.end());
    return codes;
}

Result<PermissionSet> seenSet(db::Connection &connection, const auth::Principal &caller, const QByteArray &id)
{
    BASALT_TRY(auto set, PermissionSetStore(connection).find(id, sightOf(caller)));
    if (!set)
        return Error::of(Code::PermissionSetNotFound);
    return std::move(*set);
}

db::AuditEvent setEvent(Code event, const char *operation, const PermissionSet &set, const db::AuditActor &actor)
{
    return auth::auditEvent(event, operation, set.accountId, actor, "permission_sets", set.id);
}

/** A write to sets of one account, after it has begun. */
class SetWriter
{
public:
    SetWriter(db::WriteContext &context, const AccessChange &access, const db::AuditActor &actor, QByteArray now)
        : m_context(context)
        , m_access(access)
        , m_actor(actor)
        , m_now(std::move(now))
        , m_sets(context.connection())
    { }

    Result<PermissionSet> create(PermissionSet set, const Codes &codes)
    {
        BASALT_TRY(const auto taken, m_sets.findByCode(set.accountId, set.code));
        if (taken)
            return Error::of(Code::NameTaken);
        set.id = core::newId();
        set.createdAt = set.updatedAt = m_now;
        BASALT_TRY_VOID(m_sets.insert(set, m_actor.userId));
        const Codes added = inOrder(codes);
        BASALT_TRY_VOID(add(set.id, added));
        db::AuditEvent event = setEvent(Code::PermissionSetCreated, "CREATE", set, m_actor);
        event.changes.append({"code", QJsonValue::Undefined, auth::auditText(set.code)});
        event.changes.append({"name", QJsonValue::Undefined, auth::auditText(set.name)});
        event.changes.append({"is_assignable", QJsonValue::Undefined, set.isAssignable});
        event.changes.append({"permissions", QJsonValue::Undefined, jsonOf(added)});
        m_context.audit(std::move(event));
        return readBack(set);
    }

    /** Makes the stored set like `after`; its permissions are in order. True: something changed. */
    Result<bool> change(const PermissionSet &before, const PermissionSet &after)
    {
        const Codes added = without(after.permissions, before.permissions);
        const Codes removed = without(before.permissions, after.permissions);
        db::AuditEvent event = setEvent(Code::PermissionSetUpdated, "UPDATE", before, m_actor);
        if (after.name != before.name)
            event.changes.append({"name", auth::auditText(before.name), auth::auditText(after.name)});
        if (after.description != before.description)
            event.changes.append({"description", auth::auditText(before.description), auth::auditText(after.description)});
        if (after.isAssignable != before.isAssignable)
            event.changes.append({"is_assignable", before.isAssignable, after.isAssignable});
        if (!added.isEmpty() || !removed.isEmpty())
            event.changes.append({"permissions", jsonOf(before.permissions), jsonOf(after.permissions)});
        if (event.changes.isEmpty())
            return false;
        if (after.isAssignable && !before.isAssignable)
            BASALT_TRY_VOID(m_access.mayGive(after.permissions));
        BASALT_TRY_VOID(add(before.id, added));
        BASALT_TRY_VOID(take(before.id, removed));
        PermissionSet row = after;
        row.updatedAt = m_now;
        BASALT_TRY_VOID(m_sets.update(row, m_actor.userId));
        m_context.audit(std::move(event));
        return true;
    }

    Result<void> remove(const PermissionSet &set)
    {
        BASALT_TRY_VOID(m_sets.remove(set.id));
        db::AuditEvent event = setEvent(Code::PermissionSetDeleted, "DELETE", set, m_actor);
        event.changes.append({"code", auth::auditText(set.code), QJsonValue::Undefined});
        event.changes.append({"name", auth::auditText(set.name), QJsonValue::Undefined});
        event.changes.append({"permissions", jsonOf(set.permissions), QJsonValue::Undefined});
        m_context.audit(std::move(event));
        return {};
    }

    Result<PermissionSet> readBack(const PermissionSet &set)
    {
        BASALT_TRY(auto stored, m_sets.find(set.id, set.accountId));
        if (!stored)
            return Error::internal(u"a permission set cannot be read back"_s);
        return std::move(*stored);
    }

private:
    Result<void> add(const QByteArray &setId, const Codes &codes)
    {
        BASALT_TRY_VOID(m_access.mayGive(codes));
        for (const QByteArray &code : codes) {
            BASALT_TRY(const auto permission, PermissionStore(m_context.connection()).find(code));
            if (!permission || permission->code != code) {
                return Error::invalid(u"permissions"_s, u"There is no permission \"%1\"."_s.arg(QString::fromUtf8(code)),
                                      u"not_found"_s);
            }
            if (!permission->isAssignable)
                return Error::of(Code::SetPermissionNotAssignable);
            BASALT_TRY_VOID(m_sets.addEntry(setId, permission->id));
        }
        return {};
    }

    Result<void> take(const QByteArray &setId, const Codes &codes)
    {
        for (const QByteArray &code : codes) {
            BASALT_TRY(const auto permission, PermissionStore(m_context.connection()).find(code));
            if (permission)
                BASALT_TRY_VOID(m_sets.removeEntry(setId, permission->id));
        }
        return {};
    }

    db::WriteContext &m_context;
    const AccessChange &m_access;
    const db::AuditActor &m_actor;
    const QByteArray m_now;
    PermissionSetStore m_sets;
};

/** A set that is about to be changed, and the change. The set is read when nobody else changes it. */
struct OpenSet
{
    AccessChange access;
    PermissionSet set;
};

Result<OpenSet> openSet(db::WriteContext &context, const AccessParts &parts, const Asker &asker, const QByteArray &id,
                        QByteArrayView permission)
{
    BASALT_TRY_VOID(demand(asker.caller, permission));
    BASALT_TRY(const PermissionSet found, seenSet(context.connection(), asker.caller, id));
    BASALT_TRY(auto access, AccessChange::begin(context, parts, asker, found.accountId, permission));
    BASALT_TRY(auto set, seenSet(context.connection(), asker.caller, id));
    return OpenSet{std::move(access), std::move(set)};
}

PermissionSet draftOf(const NewPermissionSet &input, const QByteArray &source)
{
    PermissionSet set;
    set.name = input.name.trimmed().toUtf8();
    set.code = input.code.value_or(codeFromName(input.name, "set"));
    set.description = input.description.trimmed().toUtf8();
    set.isAssignable = input.isAssignable;
    set.source = source;
    return set;
}

/** Brings one listed set to what is wanted of it. */
Result<void> ensureOne(SetWriter &writer, db::Connection &connection, const EnsuredSets &wanted, const QByteArray &accountId,
                       const NewPermissionSet &input, EnsureReport &report)
{
    PermissionSet draft = draftOf(input, wanted.source);
    draft.accountId = accountId;
    BASALT_TRY(const auto known, PermissionSetStore(connection).findByCode(accountId, draft.code));
    if (!known) {
        BASALT_TRY(auto made, writer.create(std::move(draft), input.permissions));
        report.sets.append(std::move(made));
        ++report.created;
        return {};
    }
    if (known->source != wanted.source)
        return Error::of(Code::NameTaken, u"The set \"%1\" is not of this source."_s.arg(QString::fromUtf8(draft.code)));
    PermissionSet after = *known;
    Codes all = input.permissions;
    if (wanted.state == EnsuredSets::State::Present)
        all += known->permissions;
    after.permissions = inOrder(std::move(all));
    BASALT_TRY(const bool changed, writer.change(*known, after));
    report.changed += changed ? 1 : 0;
    BASALT_TRY(auto stored, writer.readBack(*known));
    report.sets.append(std::move(stored));
    return {};
}

/** Removes what else there is of the source. */
Result<void> removeOthers(SetWriter &writer, db::Connection &connection, const EnsuredSets &wanted, const QByteArray &accountId,
                          EnsureReport &report)
{
    PermissionSetQuery query;
    query.accountId = accountId;
    query.source = wanted.source;
    query.limit = 100'000;
    BASALT_TRY(const auto present, PermissionSetStore(connection).list(query));
    for (const PermissionSet &set : present.items) {
        if (std::ranges::any_of(report.sets, [&set](const PermissionSet &kept) { return kept.id == set.id; }))
            continue;
        BASALT_TRY_VOID(writer.remove(set));
        ++report.removed;
    }
    return {};
}

} // namespace

// -- reading -----------------------------------------------------------------------------------------------------------------

void PermissionSetService::list(db::Session &session, const auth::Principal &caller, const QByteArray &account,
                                PermissionSetQuery query, db::Completion<auth::Page<PermissionSet>> done)
{
    if (const auto allowed = demand(caller, "permission_sets.read"); !allowed) {
        done(allowed.error());
        return;
    }
    session.read<auth::Page<PermissionSet>>(
        [caller, account, query = std::move(query)](db::Connection &connection) -> Result<auth::Page<PermissionSet>> {
            PermissionSetQuery own = query;
            own.accountId = sightOf(caller);
            if (!account.isNull()) {
                BASALT_TRY(own.accountId, accountMeant(connection, caller, account));
            }
            return PermissionSetStore(connection).list(own);
        },
        std::move(done));
}

void PermissionSetService::get(db::Session &session, const auth::Principal &caller, const QByteArray &id,
                               db::Completion<PermissionSet> done)
{
    if (const auto allowed = demand(caller, "permission_sets.read"); !allowed) {
        done(allowed.error());
        return;
    }
    session.read<PermissionSet>([caller, id](db::Connection &connection) { return seenSet(connection, caller, id); },
                                std::move(done));
}

void PermissionSetService::compare(db::Session &session, const auth::Principal &caller, const QByteArray &left,
                                   const QByteArray &right, db::Completion<SetComparison> done)
{
    if (const auto allowed = demand(caller, "permission_sets.read"); !allowed) {
        done(allowed.error());
        return;
    }
    session.read<SetComparison>(
        [caller, left, right](db::Connection &connection) -> Result<SetComparison> {
            SetComparison comparison;
            BASALT_TRY(comparison.left, seenSet(connection, caller, left));
            BASALT_TRY(comparison.right, seenSet(connection, caller, right));
            const Codes &a = comparison.left.permissions;
            const Codes &b = comparison.right.permissions;
            comparison.onlyLeft = without(a, b);
            comparison.onlyRight = without(b, a);
            std::ranges::set_intersection(a, b, std::back_inserter(comparison.both));
            return comparison;
        },
        std::move(done));
}

// -- changing ----------------------------------------------------------------------------------------------------------------

void PermissionSetService::create(db::Session &session, Asker asker, NewPermissionSet input, db::Completion<PermissionSet> done)
{
    const QByteArray trail = sightOf(asker.caller);
    session.write<PermissionSet>(
        trail,
        [parts = m_parts, asker = std::move(asker), input = std::move(input),
         now = core::formatTimestamp(m_parts.clock.nowMs())](db::WriteContext &context) -> Result<PermissionSet> {
            BASALT_TRY_VOID(demand(asker.caller, "permission_sets.create"));
            PermissionSet set = draftOf(input, {});
            BASALT_TRY(set.accountId, accountMeant(context.connection(), asker.caller, input.account));
            BASALT_TRY(const auto access, AccessChange::begin(context, parts, asker, set.accountId, "permission_sets.create"));
            return SetWriter(context, access, asker.actor, now).create(std::move(set), input.permissions);
        },
        std::move(done));
}

void PermissionSetService::copy(db::Session &session, Asker asker, const QByteArray &id, SetCopy copy,
                                db::Completion<PermissionSet> done)
{
    const QByteArray trail = sightOf(asker.caller);
    session.write<PermissionSet>(
        trail,
        [parts = m_parts, asker = std::move(asker), id, copy = std::move(copy),
         now = core::formatTimestamp(m_parts.clock.nowMs())](db::WriteContext &context) -> Result<PermissionSet> {
            BASALT_TRY_VOID(demand(asker.caller, "permission_sets.create"));
            BASALT_TRY(const PermissionSet original, seenSet(context.connection(), asker.caller, id));
            PermissionSet set;
            set.accountId = original.accountId;
            if (!copy.account.isNull()) {
                BASALT_TRY(set.accountId, accountMeant(context.connection(), asker.caller, copy.account));
            }
            set.name = copy.name ? copy.name->trimmed().toUtf8() : original.name;
            set.code = copy.code.value_or(copy.name ? codeFromName(*copy.name, "set") : original.code);
            set.description = original.description;
            set.isAssignable = original.isAssignable;
            set.source = original.source;
            BASALT_TRY(const auto access, AccessChange::begin(context, parts, asker, set.accountId, "permission_sets.create"));
            return SetWriter(context, access, asker.actor, now).create(std::move(set), original.permissions);
        },
        std::move(done));
}

void PermissionSetService::update(db::Session &session, Asker asker, const QByteArray &id, PermissionSetPatch patch,
                                  db::Completion<PermissionSet> done)
{
    const QByteArray trail = sightOf(asker.caller);
    session.write<PermissionSet>(
        trail,
        [parts = m_parts, asker = std::move(asker), id, patch = std::move(patch),
         now = core::formatTimestamp(m_parts.clock.nowMs())](db::WriteContext &context) -> Result<PermissionSet> {
            BASALT_TRY(const OpenSet open, openSet(context, parts, asker, id, "permission_sets.update"));
            PermissionSet after = open.set;
            if (patch.name)
                after.name = patch.name->trimmed().toUtf8();
            if (patch.description)
                after.description = patch.description->trimmed().toUtf8();
            after.isAssignable = patch.isAssignable.value_or(after.isAssignable);
            after.permissions = inOrder(patch.permissions.value_or(after.permissions) + patch.added);
            after.permissions = without(after.permissions, inOrder(patch.removed));
            SetWriter writer(context, open.access, asker.actor, now);
            BASALT_TRY_VOID(writer.change(open.set, after));
            return writer.readBack(open.set);
        },
        std::move(done));
}

void PermissionSetService::remove(db::Session &session, Asker asker, const QByteArray &id, db::Completion<void> done)
{
    const QByteArray trail = sightOf(asker.caller);
    session.write<void>(
        trail,
        [parts = m_parts, asker = std::move(asker), id](db::WriteContext &context) -> Result<void> {
            BASALT_TRY(const OpenSet open, openSet(context, parts, asker, id, "permission_sets.delete"));
            if (open.set.isSystem)
                return Error::of(Code::PermissionSetIsSystem);
            return SetWriter(context, open.access, asker.actor, {}).remove(open.set);
        },
        std::move(done));
}

void PermissionSetService::ensure(db::Session &session, Asker asker, EnsuredSets wanted, db::Completion<EnsureReport> done)
{
    const QByteArray trail = sightOf(asker.caller);
    session.write<EnsureReport>(
        trail,
        [parts = m_parts, asker = std::move(asker), wanted = std::move(wanted),
         now = core::formatTimestamp(m_parts.clock.nowMs())](db::WriteContext &context) -> Result<EnsureReport> {
            BASALT_TRY_VOID(demand(asker.caller, "permission_sets.create"));
            BASALT_TRY(const QByteArray accountId, accountMeant(context.connection(), asker.caller, wanted.account));
            BASALT_TRY(const auto access, AccessChange::begin(context, parts, asker, accountId, "permission_sets.create"));
            BASALT_TRY_VOID(access.alsoDemand("permission_sets.update"));
            if (wanted.state == EnsuredSets::State::Final)
                BASALT_TRY_VOID(access.alsoDemand("permission_sets.delete"));
            SetWriter writer(context, access, asker.actor, now);
            EnsureReport report;
            for (const NewPermissionSet &input : wanted.sets)
                BASALT_TRY_VOID(ensureOne(writer, context.connection(), wanted, accountId, input, report));
            if (wanted.state == EnsuredSets::State::Final)
                BASALT_TRY_VOID(removeOthers(writer, context.connection(), wanted, accountId, report));
            return report;
        },
        std::move(done));
}

} // namespace basalt::access
