// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "access/groupservice.h"

#include "access/codetext.h"
#include "access/groupopening.h"
#include "access/groupownerstore.h"
#include "auth/auditnotes.h"
#include "auth/groupmappingstore.h"
#include "auth/reportedmemberstore.h"
#include "auth/syncedmemberstore.h"
#include "auth/userstore.h"
#include "core/ids.h"
#include "core/timestamp.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::access {

namespace {

struct GroupField
{
    const char *name;
    QJsonValue (*value)(const Group &);
};

/** What may be changed, as the trail shows it. */
constexpr std::array kGroupFields{
    GroupField{"name", [](const Group &group) { return auth::auditText(group.name); }},
    GroupField{"description", [](const Group &group) { return auth::auditText(group.description); }},
    GroupField{"kind", [](const Group &group) { return auth::auditText(group.kind); }},
    GroupField{"is_active", [](const Group &group) { return QJsonValue(group.isActive); }},
    GroupField{"is_assignable", [](const Group &group) { return QJsonValue(group.isAssignable); }},
    GroupField{"is_default", [](const Group &group) { return QJsonValue(group.isDefault); }},
    GroupField{"creates_missing_users", [](const Group &group) { return QJsonValue(group.createsMissingUsers); }},
};

QList<db::AuditChange> groupChanges(const Group *before, const Group &after)
{
    QList<db::AuditChange> changes;
    for (const GroupField &field : kGroupFields) {
        const QJsonValue old = before ? field.value(*before) : QJsonValue(QJsonValue::Undefined);
        const QJsonValue now = field.value(after);
        if (old != now)
            changes.append({field.name, old, now});
    }
    return changes;
}

/** What a group cannot be at once: filled by providers only, and by everybody; without lists, and making users from them. */
std::optional<Error> contradiction(const Group &group)
{
    if (group.kind == "external" && group.isDefault) {
        return Error::invalid(u"is_default"_s, u"The members of an external group come from providers only."_s,
                              u"external_group"_s);
    }
    if (group.createsMissingUsers && group.kind == "internal")
        return Error::invalid(u"creates_missing_users"_s, u"An internal group takes no lists."_s, u"internal_group"_s);
    if (group.createsMissingUsers && group.accountId == core::kSystemAccountId)
        return Error::invalid(u"creates_missing_users"_s, u"No list makes superadmins."_s, u"system_account"_s);
    return std::nullopt;
}

Result<GroupDetail> detailOf(db::Connection &connection, Group group)
{
    auth::UserQuery query;
    query.accountId = group.accountId;
    query.groupId = group.id;
    query.order = auth::UserQuery::Order::Email;
    query.direction = Qt::AscendingOrder;
    query.limit = kMaxShownMembers;
    BASALT_TRY(auto users, auth::UserStore(connection).list(query));
    BASALT_TRY(const auto sources, GroupStore(connection).sources(group.id));
    GroupDetail detail{std::move(group), {}};
    for (auth::User &user : users.items) {
        const QByteArray source = sources.value(user.id);
        detail.members.append({std::move(user), source});
    }
    return detail;
}

Result<void> writeInitialMappings(db::WriteContext &context, const Group &group, const QList<NewGroupMapping> &mappings,
                                  const Asker &asker, const AccessChange &access)
{
    if (mappings.isEmpty())
        return {};
    BASALT_TRY_VOID(access.alsoDemand("groups.mappings"));
    for (const NewGroupMapping &input : mappings) {
        const auth::GroupMapping draft = draftMapping(group, input, {}, group.createdAt);
        BASALT_TRY(const auto made, addMapping(context, group, draft, asker.actor));
        if (!made)
            return Error::of(Code::Conflict, u"The same mapping is listed twice."_s);
    }
    return {};
}

/** What a group of another kind has no more: members of the wrong origin, mappings and lists; how many members that were. */
Result<qint64> followKind(db::WriteContext &context, const Group &before, const Group &after, const Asker &asker)
{
    if (after.kind == before.kind || after.kind == "hybrid")
        return 0;
    db::Connection &connection = context.connection();
    GroupStore groups(connection);
    if (after.kind == "external") {
        BASALT_TRY(const qint64 removed, groups.removeMembers(after.id, GroupStore::Origin::ByHand));
        // Who is reported by a provider or a list as well was in by hand only in name.
        BASALT_TRY(const qint64 kept, auth::ReportedMemberStore(connection).add(after.id, after.updatedAt));
        return removed - kept;
    }
    BASALT_TRY(const qint64 removed, groups.removeMembers(after.id, GroupStore::Origin::Reported));
    BASALT_TRY_VOID(auth::SyncedMemberStore(connection).clearGroup(after.id));
    BASALT_TRY(const auto present, auth::GroupMappingStore(connection).ofGroup(after.id));
    for (const auth::GroupMapping &mapping : present)
        BASALT_TRY_VOID(removeMapping(context, after, mapping, asker.actor));
    return removed;
}

template <class T>
void assignSet(T &to, const std::optional<T> &from)
{
    if (from)
        to = *from;
}

} // namespace

void GroupService::list(db::Session &session, const auth::Principal &caller, const QByteArray &account, GroupQuery query,
                        db::Completion<auth::Page<Group>> done)
{
    if (const auto allowed = demand(caller, "groups.read"); !allowed) {
        done(allowed.error());
        return;
    }
    session.read<auth::Page<Group>>(
        [caller, account, query = std::move(query)](db::Connection &connection) mutable -> Result<auth::Page<Group>> {
            query.accountId = sightOf(caller);
            if (!account.isNull()) {
                BASALT_TRY(query.accountId, accountMeant(connection, caller, account));
            }
            return GroupStore(connection).list(query);
        },
        std::move(done));
}

void GroupService::get(db::Session &session, const auth::Principal &caller, const QByteArray &id,
                       db::Completion<GroupDetail> done)
{
    session.read<GroupDetail>(
        [caller, id](db::Connection &connection) -> Result<GroupDetail> {
            BASALT_TRY(const bool isOwner, GroupOwnerStore(connection).isOwner(id, sightOf(caller), caller.userId));
            if (!isOwner)
                BASALT_TRY_VOID(demand(caller, "groups.read"));
            BASALT_TRY(auto group, seenGroup(connection, caller, id));
            return detailOf(connection, std::move(group));
        },
        std::move(done));
}

void GroupService::create(db::Session &session, Asker asker, NewGroup input, db::Completion<GroupDetail> done)
{
    Group draft;
    draft.id = core::newId();
    draft.name = input.name.trimmed().toUtf8();
    draft.code = input.code.value_or(codeFromName(input.name, "group"));
    draft.description = input.description.trimmed().toUtf8();
    draft.kind = input.kind;
    draft.isAssignable = input.isAssignable;
    draft.isDefault = input.isDefault;
    draft.createsMissingUsers = input.createsMissingUsers;
    draft.createdAt = draft.updatedAt = core::formatTimestamp(m_parts.clock.nowMs());
    const QByteArray trail = sightOf(asker.caller);
    session.write<GroupDetail>(
        trail,
        [parts = m_parts, asker = std::move(asker), account = input.account, mappings = input.mappings,
         draft = std::move(draft)](db::WriteContext &context) -> Result<GroupDetail> {
            BASALT_TRY_VOID(demand(asker.caller, "groups.create"));
            Group group = draft;
            BASALT_TRY(group.accountId, accountMeant(context.connection(), asker.caller, account));
            if (auto problem = contradiction(group))
                return std::move(*problem);
            if (group.createsMissingUsers && !asker.caller.superadmin)
                return Error::of(Code::SuperadminRequired);
            BASALT_TRY(const auto access, AccessChange::begin(context, parts, asker, group.accountId, "groups.create"));
            GroupStore groups(context.connection());
            BASALT_TRY(const bool taken, groups.hasCode(group.accountId, group.code));
            if (taken)
                return Error::of(Code::NameTaken);
            BASALT_TRY_VOID(groups.insert(group, asker.actor.userId));
            db::AuditEvent event = groupEvent(Code::GroupCreated, "CREATE", group, asker.actor);
            event.changes.append({"code", QJsonValue::Undefined, auth::auditText(group.code)});
            event.changes += groupChanges(nullptr, group);
            context.audit(std::move(event));
            BASALT_TRY_VOID(writeInitialMappings(context, group, mappings, asker, access));
            BASALT_TRY(auto stored, groups.find(group.id, group.accountId));
            if (!stored)
                return Error::internal(u"a new group cannot be read back"_s);
            return GroupDetail{std::move(*stored), {}};
        },
        std::move(done));
}

void GroupService::update(db::Session &session, Asker asker, const QByteArray &id, GroupPatch patch,
                          db::Completion<GroupDetail> done)
{
    const QByteArray trail = sightOf(asker.caller);
    session.write<GroupDetail>(
        trail,
        [parts = m_parts, asker = std::move(asker), id, patch = std::move(patch),
         now = core::formatTimestamp(m_parts.clock.nowMs())](db::WriteContext &context) -> Result<GroupDetail> {
            BASALT_TRY(const OpenGroup open, openGroup(context, parts, asker, id, "groups.update"));
            const Group &before = open.group;
            Group after = before;
            if (patch.name)
                after.name = patch.name->trimmed().toUtf8();
            if (patch.description)
                after.description = patch.description->trimmed().toUtf8();
            assignSet(after.kind, patch.kind);
            assignSet(after.isActive, patch.isActive);
            assignSet(after.isAssignable, patch.isAssignable);
            assignSet(after.isDefault, patch.isDefault);
            after.createsMissingUsers =
                patch.createsMissingUsers.value_or(before.createsMissingUsers && after.kind != "internal");
            if (auto problem = contradiction(after))
                return std::move(*problem);
            db::AuditEvent event = groupEvent(Code::GroupUpdated, "UPDATE", before, asker.actor);
            event.changes = groupChanges(&before, after);
            if (event.changes.isEmpty())
                return detailOf(context.connection(), before);
            if (after.createsMissingUsers && !before.createsMissingUsers && !asker.caller.superadmin)
                return Error::of(Code::SuperadminRequired);
            GroupStore groups(context.connection());
            if ((after.isActive && !before.isActive) || (after.isDefault && !before.isDefault)) {
                BASALT_TRY(const auto given, groups.given(id));
                BASALT_TRY_VOID(open.access.mayGive(given));
            }
            after.updatedAt = now;
            BASALT_TRY_VOID(groups.update(after, asker.actor.userId));
            BASALT_TRY(const qint64 removed, followKind(context, before, after, asker));
            if (removed > 0)
                event.changes.append({"members", before.memberCount, before.memberCount - removed});
            context.audit(std::move(event));
            BASALT_TRY(auto stored, seenGroup(context.connection(), asker.caller, id));
            return detailOf(context.connection(), std::move(stored));
        },
        std::move(done));
}

void GroupService::remove(db::Session &session, Asker asker, const QByteArray &id, db::Completion<void> done)
{
    const QByteArray trail = sightOf(asker.caller);
    session.write<void>(
        trail,
        [parts = m_parts, asker = std::move(asker), id](db::WriteContext &context) -> Result<void> {
            BASALT_TRY(const OpenGroup open, openGroup(context, parts, asker, id, "groups.delete"));
            if (open.group.isSystem)
                return Error::of(Code::GroupIsSystem);
            BASALT_TRY_VOID(GroupStore(context.connection()).remove(id));
            db::AuditEvent event = groupEvent(Code::GroupDeleted, "DELETE", open.group, asker.actor);
            event.changes.append({"code", auth::auditText(open.group.code), QJsonValue::Undefined});
            event.changes.append({"name", auth::auditText(open.group.name), QJsonValue::Undefined});
            event.changes.append({"members", open.group.memberCount, QJsonValue::Undefined});
            context.audit(std::move(event));
            return {};
        },
        std::move(done));
}

void GroupService::addMember(db::Session &session, Asker asker, const QByteArray &id, const QByteArray &userId,
                             db::Completion<Membership> done)
{
    const QByteArray trail = sightOf(asker.caller);
    session.write<Membership>(
        trail,
        [parts = m_parts, asker = std::move(asker), id, userId,
         now = core::formatTimestamp(m_parts.clock.nowMs())](db::WriteContext &context) -> Result<Membership> {
            BASALT_TRY(const OpenGroup open, openMembers(context, parts, asker, id));
            if (userId == asker.caller.userId)
                return Error::of(Code::OwnMembership);
            if (!open.group.isActive)
                return Error::of(Code::GroupNotActive);
            if (!open.group.isAssignable || open.group.kind == "external")
                return Error::of(Code::GroupNotAssignable);
            GroupStore groups(context.connection());
            BASALT_TRY(const auto given, groups.given(id));
            BASALT_TRY_VOID(open.access.mayGive(given));
            BASALT_TRY(const auto user, auth::UserStore(context.connection()).find(userId, open.group.accountId));
            if (!user)
                return Error::of(Code::UserNotFound);
            BASALT_TRY(const auto known, groups.membership(id, userId));
            if (known)
                return Error::of(Code::Conflict, u"This user is a member already."_s);
            const Membership membership{id, userId, "manual", now};
            BASALT_TRY_VOID(groups.addMember(membership, asker.actor.userId));
            db::AuditEvent event = groupEvent(Code::GroupMemberAdded, "CREATE", open.group, asker.actor);
            event.table = "group_members";
            event.changes.append({"user_id", QJsonValue::Undefined, auth::auditText(userId)});
            event.changes.append({"source", QJsonValue::Undefined, QLatin1StringView("manual")});
            context.audit(std::move(event));
            return membership;
        },
        std::move(done));
}

void GroupService::removeMember(db::Session &session, Asker asker, const QByteArray &id, const QByteArray &userId,
                                db::Completion<void> done)
{
    const QByteArray trail = sightOf(asker.caller);
    session.write<void>(
        trail,
        [parts = m_parts, asker = std::move(asker), id, userId,
         now = core::formatTimestamp(m_parts.clock.nowMs())](db::WriteContext &context) -> Result<void> {
            BASALT_TRY(const OpenGroup open, openMembers(context, parts, asker, id));
            GroupStore groups(context.connection());
            BASALT_TRY(const auto membership, groups.membership(id, userId));
            if (!membership)
                return Error::of(Code::GroupMemberNotFound);
            if (membership->source == "mapped" || membership->source == "synced")
                return Error::of(Code::MembershipIsMapped);
            BASALT_TRY_VOID(groups.removeMember(id, userId));
            BASALT_TRY_VOID(auth::ReportedMemberStore(context.connection()).add(id, now, userId));
            db::AuditEvent event = groupEvent(Code::GroupMemberRemoved, "DELETE", open.group, asker.actor);
            event.table = "group_members";
            event.changes.append({"user_id", auth::auditText(userId), QJsonValue::Undefined});
            context.audit(std::move(event));
            return {};
        },
        std::move(done));
}

} // namespace basalt::access
