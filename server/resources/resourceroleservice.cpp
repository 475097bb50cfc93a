// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "resources/resourceroleservice.h"

#include "auth/auditnotes.h"
#include "core/ids.h"
#include "core/timestamp.h"
#include "resources/resourcetypeservice.h"
#include "resources/resourcetypestore.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::resources {

namespace {

QJsonArray flagArray(const QList<QByteArray> &flags)
{
    QJsonArray array;
    for (const QByteArray &flag : flags)
        array.append(QString::fromUtf8(flag));
    return array;
}

/** A write to roles. */
class RoleWriter
{
public:
    RoleWriter(db::WriteContext &context, const db::AuditActor &actor, QByteArray now)
        : m_context(context)
        , m_actor(actor)
        , m_now(std::move(now))
        , m_store(context.connection())
    { }

    Result<ResourceRole> existing(const QByteArray &code)
    {
        BASALT_TRY(auto role, m_store.role(code));
        if (!role)
            return Error::of(Code::ResourceRoleNotFound);
        return std::move(*role);
    }

    Result<ResourceRole> create(const NewResourceRole &input, const QByteArray &source)
    {
        BASALT_TRY(const auto type, m_store.type(input.typeCode));
        if (!type || !type->isActive)
            return Error::of(Code::ResourceTypeNotFound);
        ResourceRole role;
        role.id = core::newId();
        role.code = input.code;
        role.name = input.name.trimmed().toUtf8();
        role.typeId = type->id;
        role.typeCode = type->code;
        role.flags = inOrder(input.flags);
        role.source = source;
        role.createdAt = role.updatedAt = m_now;
        BASALT_TRY_VOID(check(role, *type));
        BASALT_TRY_VOID(m_store.insertRole(role, m_actor.userId));
        db::AuditEvent event = eventOf(Code::ResourceRoleCreated, "CREATE", role);
        event.changes.append({"code", QJsonValue::Undefined, auth::auditText(role.code)});
        event.changes.append({"name", QJsonValue::Undefined, auth::auditText(role.name)});
        event.changes.append({"resource_type", QJsonValue::Undefined, auth::auditText(role.typeCode)});
        event.changes.append({"flags", QJsonValue::Undefined, flagArray(role.flags)});
        m_context.audit(std::move(event));
        return role;
    }

    /** True: something was different. */
    Result<bool> change(const ResourceRole &before, ResourceRole &after)
    {
        BASALT_TRY(const auto type, m_store.type(before.typeCode));
        if (!type)
            return Error::of(Code::ResourceTypeNotFound);
        BASALT_TRY_VOID(check(after, *type));
        db::AuditEvent event = eventOf(Code::ResourceRoleUpdated, "UPDATE", before);
        if (after.name != before.name)
            event.changes.append({"name", auth::auditText(before.name), auth::auditText(after.name)});
        if (after.flags != before.flags)
            event.changes.append({"flags", flagArray(before.flags), flagArray(after.flags)});
        if (after.isActive != before.isActive)
            event.changes.append({"is_active", before.isActive, after.isActive});
        if (after.source != before.source)
            event.changes.append({"source", auth::auditText(before.source), auth::auditText(after.source)});
        if (event.changes.isEmpty())
            return false;
        after.updatedAt = m_now;
        BASALT_TRY_VOID(m_store.updateRole(after, m_actor.userId));
        m_context.audit(std::move(event));
        return true;
    }

    Result<void> remove(const ResourceRole &role)
    {
        BASALT_TRY_VOID(m_store.removeRole(role.id));
        db::AuditEvent event = eventOf(Code::ResourceRoleDeleted, "DELETE", role);
        event.changes.append({"code", auth::auditText(role.code), QJsonValue::Undefined});
        event.changes.append({"resource_type", auth::auditText(role.typeCode), QJsonValue::Undefined});
        event.changes.append({"flags", flagArray(role.flags), QJsonValue::Undefined});
        m_context.audit(std::move(event));
        return {};
    }

    Result<void> ensureOne(const NewResourceRole &input, const QByteArray &source, EnsuredRolesReport &report)
    {
        BASALT_TRY(const auto before, m_store.role(input.code));
        if (!before) {
            BASALT_TRY(auto made, create(input, source));
            report.roles.append(std::move(made));
            ++report.created;
            return {};
        }
        if (before->typeCode != input.typeCode)
            return Error::of(Code::ResourceRoleTypeMismatch);
        ResourceRole after = *before;
        after.name = input.name.trimmed().toUtf8();
        after.flags = inOrder(input.flags);
        after.isActive = true;
        if (after.source.isNull())
            after.source = source;
        BASALT_TRY(const bool isChanged, change(*before, after));
        report.changed += isChanged ? 1 : 0;
        report.roles.append(std::move(after));
        return {};
    }

    Result<void> deactivateOthers(const EnsuredRoles &wanted, EnsuredRolesReport &report)
    {
        BASALT_TRY(const auto roles, m_store.rolesOf(wanted.source));
        for (const ResourceRole &before : roles) {
            const bool isListed =
                std::ranges::any_of(wanted.roles, [&](const NewResourceRole &role) { return role.code == before.code; });
            if (isListed || !before.isActive)
                continue;
            ResourceRole after = before;
            after.isActive = false;
            BASALT_TRY_VOID(change(before, after));
            ++report.deactivated;
        }
        return {};
    }

private:
    [[nodiscard]] db::AuditEvent eventOf(Code event, const char *operation, const ResourceRole &role) const
    {
        return auth::auditEvent(event, operation, core::kSystemAccountId.toByteArray(), m_actor, "resource_roles", role.id);
    }

    Result<void> check(const ResourceRole &role, const ResourceType &type)
    {
        BASALT_TRY(const auto known, m_store.flags());
        auto checked = checkFlags(role.flags, known, type);
        if (!checked && checked.error().code == Code::ResourceFlagNotValid) {
            Error error = Error::of(Code::ResourceRoleFlagInvalid);
            error.fields = checked.error().fields;
            return error;
        }
        return checked;
    }

    db::WriteContext &m_context;
    const db::AuditActor &m_actor;
    const QByteArray m_now;
    ResourceTypeStore m_store;
};

} // namespace

void ResourceRoleService::list(db::Session &session, const QByteArray &typeCode, db::Completion<QList<ResourceRole>> done)
{
    session.read<QList<ResourceRole>>(
        [typeCode](db::Connection &connection) -> Result<QList<ResourceRole>> {
            ResourceTypeStore store(connection);
            if (!typeCode.isNull()) {
                BASALT_TRY(const auto type, store.type(typeCode));
                if (!type)
                    return Error::of(Code::ResourceTypeNotFound);
            }
            return store.roles(typeCode);
        },
        std::move(done));
}

void ResourceRoleService::create(db::Session &session, NewResourceRole input, db::AuditActor actor,
                                 db::Completion<ResourceRole> done)
{
    session.write<ResourceRole>(
        {},
        [input = std::move(input), actor = std::move(actor),
         now = core::formatTimestamp(m_clock.nowMs())](db::WriteContext &context) -> Result<ResourceRole> {
            BASALT_TRY(const auto taken, ResourceTypeStore(context.connection()).role(input.code));
            if (taken)
                return Error::of(Code::NameTaken);
            return RoleWriter(context, actor, now).create(input, {});
        },
        std::move(done));
}

void ResourceRoleService::update(db::Session &session, const QByteArray &code, ResourceRolePatch patch, db::AuditActor actor,
                                 db::Completion<ResourceRole> done)
{
    session.write<ResourceRole>(
        {},
        [code, patch = std::move(patch), actor = std::move(actor),
         now = core::formatTimestamp(m_clock.nowMs())](db::WriteContext &context) -> Result<ResourceRole> {
            RoleWriter writer(context, actor, now);
            BASALT_TRY(const ResourceRole before, writer.existing(code));
            ResourceRole after = before;
            if (patch.name)
                after.name = patch.name->trimmed().toUtf8();
            if (patch.flags)
                after.flags = inOrder(*patch.flags);
            after.isActive = patch.isActive.value_or(after.isActive);
            BASALT_TRY_VOID(writer.change(before, after));
            return after;
        },
        std::move(done));
}

void ResourceRoleService::remove(db::Session &session, const QByteArray &code, db::AuditActor actor, db::Completion<void> done)
{
    session.write<void>(
        {},
        [code, actor = std::move(actor)](db::WriteContext &context) -> Result<void> {
            RoleWriter writer(context, actor, {});
            BASALT_TRY(const ResourceRole role, writer.existing(code));
            return writer.remove(role);
        },
        std::move(done));
}

void ResourceRoleService::ensure(db::Session &session, EnsuredRoles wanted, db::AuditActor actor,
                                 db::Completion<EnsuredRolesReport> done)
{
    session.write<EnsuredRolesReport>(
        {},
        [wanted = std::move(wanted), actor = std::move(actor),
         now = core::formatTimestamp(m_clock.nowMs())](db::WriteContext &context) -> Result<EnsuredRolesReport> {
            RoleWriter writer(context, actor, now);
            EnsuredRolesReport report;
            for (const NewResourceRole &role : wanted.roles)
                BASALT_TRY_VOID(writer.ensureOne(role, wanted.source, report));
            if (wanted.state == EnsuredRoles::State::Final)
                BASALT_TRY_VOID(writer.deactivateOthers(wanted, report));
            return report;
        },
        std::move(done));
}

} // namespace basalt::resources
