// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "access/groupmapping.h"

#include "access/groupopening.h"
#include "auth/auditnotes.h"
#include "auth/provider.h"
#include "auth/providerstore.h"
#include "auth/reportedmemberstore.h"
#include "core/ids.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::access {

namespace {

QByteArray inSmallLetters(const QString &name)
{
    return name.trimmed().toLower().toUtf8();
}

db::AuditEvent mappingEvent(bool isAdded, const Group &group, const auth::GroupMapping &mapping, const db::AuditActor &actor)
{
    const QJsonValue nothing(QJsonValue::Undefined);
    db::AuditEvent event = groupEvent(isAdded ? Code::GroupMappingCreated : Code::GroupMappingDeleted,
                                      isAdded ? "CREATE" : "DELETE", group, actor);
    const auto add = [&](const char *field, const QByteArray &text) {
        if (!text.isEmpty())
            event.changes.append({field, isAdded ? nothing : auth::auditText(text), isAdded ? auth::auditText(text) : nothing});
    };
    add("mapping_id", mapping.id);
    add("provider", mapping.provider);
    add("object_id", mapping.objectId);
    add("object_name", mapping.objectName);
    add("role", mapping.role);
    add("source", mapping.source);
    return event;
}

Result<void> mayBeMapped(db::Connection &connection, const Group &group, const auth::GroupMapping &draft)
{
    if (draft.objectId.isEmpty() && draft.role.isEmpty())
        return Error::of(Code::MappingTargetNeeded);
    if (draft.provider == auth::kEmailProvider)
        return Error::of(Code::ProviderIsEmail);
    BASALT_TRY(const auto provider, auth::ProviderStore(connection).find(draft.provider));
    if (!provider)
        return Error::of(Code::ProviderNotFound);
    if (!provider->allowsGroupMapping)
        return Error::of(Code::ProviderMapsNoGroups);
    if (group.kind == "internal")
        return Error::of(Code::Conflict, u"The members of an internal group come by hand only."_s);
    return {};
}

} // namespace

auth::GroupMapping draftMapping(const Group &group, const NewGroupMapping &input, const QByteArray &source,
                                const QByteArray &now)
{
    auth::GroupMapping draft;
    draft.id = core::newId();
    draft.accountId = group.accountId;
    draft.groupId = group.id;
    draft.provider = input.provider;
    draft.objectId = inSmallLetters(input.objectId);
    draft.objectName = input.objectName.trimmed().toUtf8();
    draft.role = inSmallLetters(input.role);
    draft.source = source;
    draft.createdAt = now;
    return draft;
}

Result<std::optional<auth::GroupMapping>> addMapping(db::WriteContext &context, const Group &group,
                                                     const auth::GroupMapping &draft, const db::AuditActor &actor)
{
    BASALT_TRY_VOID(mayBeMapped(context.connection(), group, draft));
    auth::GroupMappingStore store(context.connection());
    BASALT_TRY(const auto present, store.ofGroup(group.id));
    BASALT_TRY(const bool isNew, store.insert(draft, actor.userId));
    if (!isNew)
        return std::optional<auth::GroupMapping>();
    if (present.size() >= kMaxMappings)
        return Error::invalid(u"mappings"_s, u"A group has at most %1 mappings."_s.arg(kMaxMappings), u"too_many"_s);
    context.audit(mappingEvent(true, group, draft, actor));
    return std::optional(draft);
}

Result<void> removeMapping(db::WriteContext &context, const Group &group, const auth::GroupMapping &mapping,
                           const db::AuditActor &actor)
{
    BASALT_TRY_VOID(auth::GroupMappingStore(context.connection()).remove(mapping.id));
    BASALT_TRY(const qint64 removed, auth::ReportedMemberStore(context.connection()).drop(group.id));
    db::AuditEvent event = mappingEvent(false, group, mapping, actor);
    if (removed > 0)
        event.changes.append({"members_removed", QJsonValue::Undefined, removed});
    context.audit(std::move(event));
    return {};
}

} // namespace basalt::access
