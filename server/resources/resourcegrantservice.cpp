// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "resources/resourcegrantservice.h"

#include "access/groupstore.h"
#include "auth/auditnotes.h"
#include "auth/userstore.h"
#include "core/ids.h"
#include "core/timestamp.h"
#include "resources/recordtypes.h"
#include "resources/resourcetypeservice.h"
#include "resources/resourcetypestore.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::resources {

namespace {

constexpr char kGrantPermission[] = "resources.grant";

/** The account of who is let in; who is not in the caller's sight does not exist. */
Result<QByteArray> accountOfHolder(db::Connection &connection, const auth::Principal &caller, const QByteArray &userId,
                                   const QByteArray &groupId)
{
    const QByteArray sight = access::sightOf(caller);
    if (!userId.isNull()) {
        BASALT_TRY(const auto user, auth::UserStore(connection).find(userId, sight));
        return user ? Result<QByteArray>(user->accountId) : Error::of(Code::UserNotFound);
    }
    BASALT_TRY(const auto group, access::GroupStore(connection).find(groupId, sight));
    return group ? Result<QByteArray>(group->accountId) : Error::of(Code::GroupNotFound);
}

db::AuditEvent grantEvent(Code event, const char *operation, const ResourceGrant &grant, const db::AuditActor &actor)
{
    db::AuditEvent entry = auth::auditEvent(event, operation, grant.accountId, actor, "resource_grants", grant.id);
    const bool isGone = entry.operation == "DELETE";
    const auto add = [&](const char *field, const QJsonValue &value) {
        if (value.isNull())
            return;
        entry.changes.append(
            {field, isGone ? value : QJsonValue(QJsonValue::Undefined), isGone ? QJsonValue(QJsonValue::Undefined) : value});
    };
    add("resource_type", auth::auditText(grant.typeCode));
    add("resource", auth::auditText(grant.resource));
    add("user_id", auth::auditText(grant.userId));
    add("group_id", auth::auditText(grant.groupId));
    add("flag", auth::auditText(grant.flag));
    add("role", auth::auditText(grant.roleCode));
    if (operation != QByteArrayView("UPDATE"))
        add("is_deny", grant.isDeny);
    return entry;
}

Code goneEvent(const ResourceGrant &grant)
{
    return grant.roleId.isNull() ? Code::ResourceAccessRevoked : Code::ResourceRoleRevoked;
}

Code madeEvent(const ResourceGrant &grant)
{
    if (grant.isDeny)
        return Code::ResourceAccessDenied;
    return grant.roleId.isNull() ? Code::ResourceAccessGranted : Code::ResourceRoleAssigned;
}

/** Whether there are any, and the giver holds each without an end. */
bool holdsAll(const access::AccessChange &access, const QList<QByteArray> &permissions)
{
    return !permissions.isEmpty() && access.mayGive(permissions);
}

/** What is to be written, and the lines that there are of the same user or group. */
class GrantWriter
{
public:
    GrantWriter(db::WriteContext &context, const access::Giving &giving, const NewResourceGrants &input)
        : m_context(context)
        , m_giving(giving)
        , m_input(input)
    { }

    /** What is meant, once it is sure that it may be given. */
    struct Meant
    {
        TypeChain chain;
        ResourceName name;
        QList<ResourceRole> roles;
    };
    Result<Meant> check()
    {
        db::Connection &connection = m_context.connection();
        BASALT_TRY_VOID(m_giving.change.alsoDemand(kGrantPermission));
        BASALT_TRY(auto chain, typeChain(connection, m_input.target.typeCode));
        BASALT_TRY(auto name, nameOf(m_input.target, chain.type));
        BASALT_TRY(const auto known, ResourceTypeStore(connection).flags());
        BASALT_TRY_VOID(checkFlags(m_input.flags, known, chain.type));
        BASALT_TRY(auto roles, rolesOf(chain.type));
        if (!m_input.isDeny)
            BASALT_TRY_VOID(mayGive(m_giving.change, chain, name, roles));
        return Meant{std::move(chain), std::move(name), std::move(roles)};
    }

    Result<GrantReport> write(const QByteArray &accountId)
    {
        BASALT_TRY(const auto meant, check());
        m_draft.accountId = accountId;
        m_draft.typeId = meant.chain.type.id;
        m_draft.typeCode = meant.chain.type.code;
        m_draft.resource = meant.name.text();
        m_draft.userId = m_input.userId;
        m_draft.groupId = m_input.groupId;
        m_draft.isDeny = m_input.isDeny;
        m_draft.grantedBy = m_giving.giverId;
        m_draft.createdAt = m_giving.now;
        BASALT_TRY(m_present, presentLines());
        GrantReport report;
        for (const QByteArray &flag : inOrder(m_input.flags)) {
            ResourceGrant line = m_draft;
            line.flag = flag;
            BASALT_TRY_VOID(put(std::move(line), report));
        }
        for (const ResourceRole &role : meant.roles) {
            ResourceGrant line = m_draft;
            line.roleId = role.id;
            line.roleCode = role.code;
            BASALT_TRY_VOID(put(std::move(line), report));
        }
        BASALT_TRY(report.grants, presentLines());
        return report;
    }

private:
    Result<QList<ResourceRole>> rolesOf(const ResourceType &type)
    {
        QList<ResourceRole> roles;
        for (const QByteArray &code : inOrder(m_input.roles)) {
            BASALT_TRY(auto role, ResourceTypeStore(m_context.connection()).role(code));
            if (!role || !role->isActive)
                return Error::of(Code::ResourceRoleNotFound);
            if (role->typeId != type.id)
                return Error::of(Code::ResourceRoleTypeMismatch);
            roles.append(std::move(*role));
        }
        return roles;
    }

    /** The giver needs it for as many things as he gives it for: the name he gives is asked about, not one below it. */
    Result<void> mayGive(const access::AccessChange &access, const TypeChain &chain, const ResourceName &name,
                         const QList<ResourceRole> &roles)
    {
        const auth::Principal &giver = access.caller();
        // Records are the operator's: owning the account gives none of them.
        const bool isRecord = isOfRecords(chain.type.code);
        if (giver.superadmin || (giver.accountOwner && !isRecord))
            return {};
        BASALT_TRY(const auto own, AccessList::load(m_context.connection(), {giver.accountId, giver.userId}, chain, {name}));
        QList<QByteArray> flags = m_input.flags;
        for (const ResourceRole &role : roles)
            flags += role.flags;
        Error refused = Error::of(Code::GrantsMoreThanHeld);
        for (const QByteArray &flag : inOrder(std::move(flags))) {
            const ListDecision decision = own.decide(name, flag);
            const bool holds = decision.isAllowed()
                || (isRecord && decision.by == ListDecision::By::Nothing
                    && holdsAll(access, permissionsGiving(chain.type.code, flag)));
            if (!holds)
                refused.fields.append({u"flags"_s, QString::fromUtf8(flag), u"not_held"_s});
        }
        if (refused.fields.isEmpty())
            return {};
        return refused;
    }

    Result<QList<ResourceGrant>> presentLines()
    {
        GrantQuery query;
        query.accountId = m_draft.accountId;
        query.typeCode = m_draft.typeCode;
        query.resource = m_draft.resource;
        query.userId = m_input.userId;
        query.groupId = m_input.groupId;
        query.limit = ResourceGrantStore::kMaxAtOnce; // one for each flag and role
        BASALT_TRY(auto lines, ResourceGrantStore(m_context.connection()).list(query));
        return std::move(lines.items);
    }

    Result<void> put(ResourceGrant line, GrantReport &report)
    {
        ResourceGrantStore store(m_context.connection());
        const auto same = std::ranges::find_if(
            m_present, [&](const ResourceGrant &other) { return other.flag == line.flag && other.roleId == line.roleId; });
        if (same == m_present.end()) {
            line.id = core::newId();
            BASALT_TRY_VOID(store.insert(line));
            m_context.audit(grantEvent(madeEvent(line), "CREATE", line, m_giving.actor));
            ++report.changed;
            return {};
        }
        if (same->isDeny == line.isDeny)
            return {};
        line.id = same->id;
        BASALT_TRY_VOID(store.setDeny(line.id, line.isDeny, m_giving.giverId));
        db::AuditEvent event = grantEvent(madeEvent(line), "UPDATE", line, m_giving.actor);
        event.changes.append({"is_deny", same->isDeny, line.isDeny});
        m_context.audit(std::move(event));
        ++report.changed;
        return {};
    }

    db::WriteContext &m_context;
    const access::Giving &m_giving;
    const NewResourceGrants &m_input;
    ResourceGrant m_draft;
    QList<ResourceGrant> m_present;
};

/** What is wrong with a wish whatever the database holds. */
std::optional<Error> contradiction(const NewResourceGrants &input)
{
    if (input.userId.isNull() == input.groupId.isNull())
        return Error::of(Code::OneTargetNeeded);
    if (input.isDeny && input.userId.isNull())
        return Error::of(Code::DenyNeedsUser);
    if (input.isDeny && !input.roles.isEmpty())
        return Error::invalid(u"roles"_s, u"Flags are denied, roles are not."_s, u"not_allowed"_s);
    if (input.flags.isEmpty() && input.roles.isEmpty())
        return Error::invalid(u"flags"_s, u"Name at least one flag or role."_s, u"required"_s);
    return std::nullopt;
}

bool isMeant(const RevokedGrants &input, const ResourceGrant &grant)
{
    if (!input.userId.isNull() && grant.userId != input.userId)
        return false;
    if (!input.groupId.isNull() && grant.groupId != input.groupId)
        return false;
    if (input.flags.isEmpty() && input.roles.isEmpty())
        return true;
    return grant.roleId.isNull() ? input.flags.contains(grant.flag) : input.roles.contains(grant.roleCode);
}

/** One entry for each line, or one for all where everything about a thing goes. */
void auditRevoked(db::WriteContext &context, const RevokedGrants &input, const ResourceType &type, const ResourceName &name,
                  const QList<ResourceGrant> &gone, const db::AuditActor &actor)
{
    if (input.reach == RevokedGrants::Reach::Exact) {
        for (const ResourceGrant &grant : gone)
            context.audit(grantEvent(goneEvent(grant), "DELETE", grant, actor));
        return;
    }
    db::AuditEvent event =
        auth::auditEvent(Code::ResourceAccessCleared, "DELETE", gone.first().accountId, actor, "resource_types", type.id);
    event.changes.append({"resource_type", auth::auditText(type.code), QJsonValue::Undefined});
    event.changes.append({"resource", auth::auditText(name.text()), QJsonValue::Undefined});
    event.changes.append({"rows", qint64(gone.size()), QJsonValue::Undefined});
    context.audit(std::move(event));
}

} // namespace

Result<ResourceName> nameOf(const ResourceTarget &target, const ResourceType &type)
{
    if (isOfRecords(type.code)
        && (target.path || (target.key && !core::isId(target.key->value(u"record"_s).toString().toUtf8())))) {
        Error error = Error::of(Code::ResourceIdInvalid);
        error.fields.append({target.path ? u"path"_s : u"key.record"_s, u"A record is named by its id."_s, u"invalid"_s});
        return error;
    }
    if (target.key && target.path)
        return Error::invalid(u"path"_s, u"Name the key or the path, not both."_s, u"conflict"_s);
    if (target.key)
        return ResourceName::ofKey(*target.key, type.keyFields);
    if (target.path)
        return ResourceName::ofPath(*target.path);
    return Error::of(Code::ResourceIdentifierNeeded);
}

Result<GrantReport> grantAccess(db::WriteContext &context, const access::Giving &giving, const NewResourceGrants &input,
                                const QByteArray &accountId)
{
    if (auto problem = contradiction(input))
        return std::move(*problem);
    return GrantWriter(context, giving, input).write(accountId);
}

Result<void> mayGrantAccess(db::WriteContext &context, const access::Giving &giving, const NewResourceGrants &input)
{
    BASALT_TRY_VOID(GrantWriter(context, giving, input).check());
    return {};
}

Result<bool> reachesResource(db::Connection &connection, const AccessList::Subject &subject, const ResourceTarget &target)
{
    BASALT_TRY(const auto chain, typeChain(connection, target.typeCode));
    BASALT_TRY(const auto name, nameOf(target, chain.type));
    BASALT_TRY(const auto list, AccessList::load(connection, subject, chain, {name}));
    BASALT_TRY(const auto flags, ResourceTypeStore(connection).flags());
    return std::ranges::any_of(flags, [&](const QByteArray &flag) { return list.decide(name, flag).isAllowed(); });
}

void ResourceGrantService::list(db::Session &session, const auth::Principal &caller, GrantQuery query,
                                std::optional<ResourceTarget> target, db::Completion<auth::Page<ResourceGrant>> done) const
{
    if (query.userId != caller.userId || !query.groupId.isNull()) {
        if (const auto allowed = access::demand(caller, "resources.read"); !allowed) {
            done(allowed.error());
            return;
        }
    }
    session.read<auth::Page<ResourceGrant>>(
        [caller, query = std::move(query),
         target = std::move(target)](db::Connection &connection) mutable -> Result<auth::Page<ResourceGrant>> {
            if (query.accountId.isNull()) {
                query.accountId = access::sightOf(caller);
            } else {
                BASALT_TRY(query.accountId, access::accountMeant(connection, caller, query.accountId));
            }
            if (target) {
                BASALT_TRY(const auto type, ResourceTypeStore(connection).type(target->typeCode));
                if (!type)
                    return Error::of(Code::ResourceTypeNotFound);
                BASALT_TRY(const ResourceName name, nameOf(*target, *type));
                query.resource = name.text();
            }
            return ResourceGrantStore(connection).list(query);
        },
        std::move(done));
}

void ResourceGrantService::grant(db::Session &session, access::Asker asker, NewResourceGrants input,
                                 db::Completion<GrantReport> done)
{
    if (auto problem = contradiction(input)) {
        done(std::move(*problem));
        return;
    }
    const QByteArray trail = access::sightOf(asker.caller);
    session.write<GrantReport>(
        trail,
        [parts = m_parts, asker = std::move(asker), input = std::move(input),
         now = core::formatTimestamp(m_parts.clock.nowMs())](db::WriteContext &context) -> Result<GrantReport> {
            db::Connection &connection = context.connection();
            BASALT_TRY_VOID(access::demand(asker.caller, kGrantPermission));
            BASALT_TRY(const QByteArray accountId, accountOfHolder(connection, asker.caller, input.userId, input.groupId));
            BASALT_TRY(const auto change, access::AccessChange::begin(context, parts, asker, accountId, kGrantPermission));
            // Once more, now that nobody else changes the account: whoever is meant may have gone.
            BASALT_TRY_VOID(accountOfHolder(connection, asker.caller, input.userId, input.groupId));
            return grantAccess(context, {change, asker.actor, asker.actor.userId, now}, input, accountId);
        },
        std::move(done));
}

void ResourceGrantService::remove(db::Session &session, access::Asker asker, const QByteArray &id, db::Completion<void> done)
{
    const QByteArray trail = access::sightOf(asker.caller);
    session.write<void>(
        trail,
        [parts = m_parts, asker = std::move(asker), id](db::WriteContext &context) -> Result<void> {
            BASALT_TRY_VOID(access::demand(asker.caller, kGrantPermission));
            ResourceGrantStore store(context.connection());
            BASALT_TRY(const auto seen, store.find(id, access::sightOf(asker.caller)));
            if (!seen)
                return Error::of(Code::ResourceGrantNotFound);
            BASALT_TRY_VOID(access::AccessChange::begin(context, parts, asker, seen->accountId, kGrantPermission));
            BASALT_TRY(const auto grant, store.find(id, seen->accountId));
            if (!grant)
                return Error::of(Code::ResourceGrantNotFound);
            BASALT_TRY_VOID(store.remove(id));
            context.audit(grantEvent(goneEvent(*grant), "DELETE", *grant, asker.actor));
            return {};
        },
        std::move(done));
}

void ResourceGrantService::revoke(db::Session &session, access::Asker asker, RevokedGrants input, db::Completion<qint64> done)
{
    const QByteArray trail = access::sightOf(asker.caller);
    session.write<qint64>(
        trail,
        [parts = m_parts, asker = std::move(asker), input = std::move(input)](db::WriteContext &context) -> Result<qint64> {
            db::Connection &connection = context.connection();
            BASALT_TRY_VOID(access::demand(asker.caller, kGrantPermission));
            BASALT_TRY(const QByteArray accountId, access::accountMeant(connection, asker.caller, input.account));
            BASALT_TRY_VOID(access::AccessChange::begin(context, parts, asker, accountId, kGrantPermission));
            ResourceTypeStore types(connection);
            BASALT_TRY(const auto type, types.type(input.target.typeCode));
            if (!type)
                return Error::of(Code::ResourceTypeNotFound);
            BASALT_TRY(const ResourceName name, nameOf(input.target, *type));
            const bool isWhole = input.reach == RevokedGrants::Reach::Whole;
            QList<ResourceType> reached{*type};
            if (isWhole) {
                BASALT_TRY(reached, types.types(type->code));
            }
            ResourceGrantStore store(connection);
            QList<ResourceGrant> gone;
            for (const ResourceType &one : reached) {
                BASALT_TRY(auto lines, store.about(accountId, one.id, name, isWhole));
                lines.removeIf([&](const ResourceGrant &line) { return !isMeant(input, line); });
                gone += lines;
            }
            for (const ResourceGrant &line : gone)
                BASALT_TRY_VOID(store.remove(line.id));
            if (!gone.isEmpty())
                auditRevoked(context, input, *type, name, gone, asker.actor);
            return gone.size();
        },
        std::move(done));
}

} // namespace basalt::resources
