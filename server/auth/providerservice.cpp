// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/providerservice.h"

#include "auth/accountstore.h"
#include "auth/auditnotes.h"
#include "auth/groupmappingstore.h"
#include "auth/providerstore.h"
#include "auth/reportedmemberstore.h"
#include "auth/syncedmemberstore.h"
#include "core/ids.h"
#include "core/timestamp.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::auth {

namespace {

/** Providers belong to the installation, so their changes stand in the system account's trail. */
db::AuditEvent providerEvent(Code event, const char *operation, const Provider &provider, const db::AuditActor &actor)
{
    return auditEvent(event, operation, core::kSystemAccountId.toByteArray(), actor, "sign_in_providers", provider.code);
}

struct ProviderField
{
    const char *name;
    QJsonValue (*value)(const Provider &);
};

/** What may be changed, as the trail shows it. */
constexpr std::array kProviderFields{
    ProviderField{"name", [](const Provider &provider) { return auditText(provider.name); }},
    ProviderField{"is_active", [](const Provider &provider) { return QJsonValue(provider.isActive); }},
    ProviderField{"allows_group_mapping", [](const Provider &provider) { return QJsonValue(provider.allowsGroupMapping); }},
    ProviderField{"allows_group_sync", [](const Provider &provider) { return QJsonValue(provider.allowsGroupSync); }},
};

QList<db::AuditChange> providerChanges(const Provider *before, const Provider *after)
{
    const QJsonValue nothing(QJsonValue::Undefined);
    QList<db::AuditChange> changes;
    for (const ProviderField &field : kProviderFields) {
        const QJsonValue old = before ? field.value(*before) : nothing;
        const QJsonValue now = after ? field.value(*after) : nothing;
        if (old != now)
            changes.append({field.name, old, now});
    }
    return changes;
}

/** The event that says best what an update was about. */
Code providerUpdateEvent(const Provider &before, const Provider &after)
{
    if (before.isActive == after.isActive)
        return Code::ProviderUpdated;
    return after.isActive ? Code::ProviderEnabled : Code::ProviderDisabled;
}

Provider draftProvider(const NewProvider &input, const QByteArray &now)
{
    Provider provider;
    provider.code = input.code;
    provider.name = input.name.trimmed().toUtf8();
    provider.isActive = input.isActive;
    provider.allowsGroupMapping = input.allowsGroupMapping;
    provider.allowsGroupSync = input.allowsGroupSync;
    provider.createdAt = provider.updatedAt = now;
    return provider;
}

Result<EnsuredProvider> makeUnlessThere(db::WriteContext &context, const Provider &draft, const db::AuditActor &actor)
{
    ProviderStore store(context.connection());
    BASALT_TRY(const bool isNew, store.insert(draft, actor.userId));
    if (isNew) {
        db::AuditEvent event = providerEvent(Code::ProviderCreated, "CREATE", draft, actor);
        event.changes = providerChanges(nullptr, &draft);
        context.audit(std::move(event));
    }
    BASALT_TRY(auto stored, store.find(draft.code));
    if (!stored)
        return Error::internal(u"a sign-in provider cannot be read back"_s);
    return EnsuredProvider{std::move(*stored), isNew};
}

/** Held until the transaction ends. */
Result<Provider> providerToChange(db::WriteContext &context, const QByteArray &code)
{
    BASALT_TRY(auto found, ProviderStore(context.connection()).findForChange(code));
    if (!found)
        return Error::of(Code::ProviderNotFound);
    if (found->isSystem)
        return Error::of(Code::ProviderIsEmail);
    return std::move(*found);
}

bool mapsGroups(const Provider &provider)
{
    return provider.isActive && provider.allowsGroupMapping;
}

bool syncsGroups(const Provider &provider)
{
    return provider.isActive && provider.allowsGroupSync;
}

/**
 * Holds all accounts, as changes of one account's access hold that one: nobody joins a group by the provider's word meanwhile.
 * Before the provider's row, which sign-ins read when they have their account.
 */
Result<void> holdAccounts(db::WriteContext &context, CallerCache &cache)
{
    BASALT_TRY_VOID(context.unaudited("a number that says that something has changed", [](db::Connection &connection) {
        return AccountStore(connection).raiseAllAccessVersions();
    }));
    context.afterCommit([&cache](auto) { cache.clear(); });
    return {};
}

/** Ends the memberships that no mapping and no list keeps any more, in every account. */
Result<void> endMemberships(db::WriteContext &context, db::AuditEvent &event)
{
    BASALT_TRY(const qint64 removed, ReportedMemberStore(context.connection()).dropAll());
    if (removed > 0)
        event.changes.append({"group_members_removed", QJsonValue::Undefined, removed});
    return {};
}

} // namespace

void ProviderService::list(db::Session &session, std::optional<bool> isActive, db::Completion<QList<Provider>> done)
{
    session.read<QList<Provider>>([isActive](db::Connection &connection) { return ProviderStore(connection).list(isActive); },
                                  std::move(done));
}

void ProviderService::get(db::Session &session, const QByteArray &code, db::Completion<Provider> done)
{
    session.read<Provider>(
        [code](db::Connection &connection) -> Result<Provider> {
            BASALT_TRY(auto found, ProviderStore(connection).find(code));
            if (!found)
                return Error::of(Code::ProviderNotFound);
            return std::move(*found);
        },
        std::move(done));
}

void ProviderService::create(db::Session &session, NewProvider input, db::AuditActor actor, db::Completion<Provider> done)
{
    session.write<Provider>(
        {},
        [draft = draftProvider(input, core::formatTimestamp(m_clock.nowMs())),
         actor = std::move(actor)](db::WriteContext &context) -> Result<Provider> {
            BASALT_TRY(auto made, makeUnlessThere(context, draft, actor));
            if (!made.isNew)
                return Error::of(Code::NameTaken);
            return std::move(made.provider);
        },
        std::move(done));
}

void ProviderService::ensure(db::Session &session, NewProvider input, db::AuditActor actor,
                             db::Completion<EnsuredProvider> done)
{
    session.write<EnsuredProvider>(
        {},
        [draft = draftProvider(input, core::formatTimestamp(m_clock.nowMs())), actor = std::move(actor)](
            db::WriteContext &context) -> Result<EnsuredProvider> { return makeUnlessThere(context, draft, actor); },
        std::move(done));
}

void ProviderService::update(db::Session &session, const QByteArray &code, ProviderPatch patch, db::AuditActor actor,
                             db::Completion<Provider> done)
{
    session.write<Provider>(
        {},
        [code, patch = std::move(patch), actor = std::move(actor), &cache = m_cache,
         now = core::formatTimestamp(m_clock.nowMs())](db::WriteContext &context) -> Result<Provider> {
            if (patch.isActive == false || patch.allowsGroupMapping == false || patch.allowsGroupSync == false)
                BASALT_TRY_VOID(holdAccounts(context, cache));
            BASALT_TRY(const Provider before, providerToChange(context, code));
            Provider after = before;
            if (patch.name)
                after.name = patch.name->trimmed().toUtf8();
            after.isActive = patch.isActive.value_or(before.isActive);
            after.allowsGroupMapping = patch.allowsGroupMapping.value_or(before.allowsGroupMapping);
            after.allowsGroupSync = patch.allowsGroupSync.value_or(before.allowsGroupSync);
            db::AuditEvent event = providerEvent(providerUpdateEvent(before, after), "UPDATE", before, actor);
            event.changes = providerChanges(&before, &after);
            if (event.changes.isEmpty())
                return before;
            after.updatedAt = now;
            BASALT_TRY_VOID(ProviderStore(context.connection()).update(after, actor.userId));
            const bool endsMapping = mapsGroups(before) && !mapsGroups(after);
            const bool endsSync = syncsGroups(before) && !syncsGroups(after);
            if (endsMapping)
                BASALT_TRY_VOID(GroupMappingStore(context.connection()).removeMembersOf(code));
            if (endsSync)
                BASALT_TRY_VOID(SyncedMemberStore(context.connection()).clearProvider(code));
            if (endsMapping || endsSync)
                BASALT_TRY_VOID(endMemberships(context, event));
            context.audit(std::move(event));
            return after;
        },
        std::move(done));
}

void ProviderService::remove(db::Session &session, const QByteArray &code, db::AuditActor actor, db::Completion<void> done)
{
    session.write<void>(
        {},
        [code, actor = std::move(actor), &cache = m_cache](db::WriteContext &context) -> Result<void> {
            BASALT_TRY_VOID(holdAccounts(context, cache));
            BASALT_TRY(const Provider before, providerToChange(context, code));
            BASALT_TRY_VOID(ProviderStore(context.connection()).remove(code));
            BASALT_TRY_VOID(SyncedMemberStore(context.connection()).clearProvider(code));
            db::AuditEvent event = providerEvent(Code::ProviderDeleted, "DELETE", before, actor);
            event.changes = providerChanges(&before, nullptr);
            BASALT_TRY_VOID(endMemberships(context, event));
            context.audit(std::move(event));
            return {};
        },
        std::move(done));
}

} // namespace basalt::auth
