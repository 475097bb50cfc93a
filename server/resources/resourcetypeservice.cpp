// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "resources/resourcetypeservice.h"

#include "auth/auditnotes.h"
#include "core/ids.h"
#include "core/timestamp.h"
#include "resources/recordtypes.h"
#include "resources/resourcename.h"
#include "resources/resourcetypestore.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::resources {

namespace {

Result<ResourceType> typeOf(db::Connection &connection, const QByteArray &code)
{
    BASALT_TRY(auto type, ResourceTypeStore(connection).type(code));
    if (!type)
        return Error::of(Code::ResourceTypeNotFound);
    return std::move(*type);
}

/** Types belong to the installation, so their changes stand in the system account's trail. */
db::AuditEvent typeEvent(Code event, const char *operation, const ResourceType &type, const db::AuditActor &actor)
{
    return auth::auditEvent(event, operation, core::kSystemAccountId.toByteArray(), actor, "resource_types", type.id);
}

QJsonArray listed(const QList<QByteArray> &codes)
{
    QJsonArray array;
    for (const QByteArray &code : codes)
        array.append(QString::fromUtf8(code));
    return array;
}

void note(db::AuditEvent &event, const char *field, const QJsonValue &before, const QJsonValue &after)
{
    if (before != after)
        event.changes.append({field, before, after});
}

/** Every field of the one is one of the other. */
bool includes(const QList<QByteArray> &all, const QList<QByteArray> &some)
{
    return std::ranges::all_of(some, [&](const QByteArray &field) { return all.contains(field); });
}

Error ofCollection()
{
    return Error::invalid(u"code"_s, u"Types of records come, are renamed and go with their collection."_s, u"reserved"_s);
}

Error missingFields(const QList<QByteArray> &needed)
{
    return Error::invalid(u"key_fields"_s,
                          u"These fields have to be among them: %1."_s.arg(QString::fromUtf8(needed.join(", "))),
                          u"missing_fields"_s);
}

Result<void> checkKnown(ResourceTypeStore &store, const ResourceType &type)
{
    BASALT_TRY(const auto known, store.flags());
    ResourceType any;
    return checkFlags(type.flags, known, any);
}

} // namespace

QList<QByteArray> inOrder(QList<QByteArray> codes)
{
    std::ranges::sort(codes);
    codes.erase(std::ranges::unique(codes).begin(), codes.end());
    return codes;
}

Result<void> checkFlags(const QList<QByteArray> &flags, const QList<QByteArray> &known, const ResourceType &type)
{
    const auto refuse = [](Code code, const QByteArray &flag) {
        Error error = Error::of(code);
        error.fields.append({u"flags"_s, QString::fromUtf8(flag), u"invalid_choice"_s});
        return error;
    };
    for (const QByteArray &flag : flags) {
        if (!known.contains(flag))
            return refuse(Code::ResourceFlagNotFound, flag);
        if (!type.flags.isEmpty() && !type.flags.contains(flag))
            return refuse(Code::ResourceFlagNotValid, flag);
    }
    return {};
}

void ResourceTypeService::list(db::Session &session, db::Completion<QList<ResourceType>> done)
{
    session.read<QList<ResourceType>>([](db::Connection &connection) { return ResourceTypeStore(connection).types(); },
                                      std::move(done));
}

void ResourceTypeService::get(db::Session &session, const QByteArray &code, db::Completion<ResourceType> done)
{
    session.read<ResourceType>([code](db::Connection &connection) { return typeOf(connection, code); }, std::move(done));
}

void ResourceTypeService::create(db::Session &session, NewResourceType input, db::AuditActor actor,
                                 db::Completion<ResourceType> done)
{
    session.write<ResourceType>(
        {},
        [input = std::move(input), actor = std::move(actor),
         now = core::formatTimestamp(m_clock.nowMs())](db::WriteContext &context) -> Result<ResourceType> {
            if (isOfRecords(input.code))
                return ofCollection();
            ResourceTypeStore store(context.connection());
            BASALT_TRY(const auto taken, store.type(input.code));
            if (taken)
                return Error::of(Code::NameTaken);
            ResourceType type;
            type.id = core::newId();
            type.code = input.code;
            type.name = input.name.trimmed().toUtf8();
            type.keyFields = input.keyFields;
            type.flags = inOrder(input.flags);
            type.source = input.source;
            type.createdAt = type.updatedAt = now;
            if (const QByteArray above = parentOf(type.code); !above.isNull()) {
                BASALT_TRY(const ResourceType parent, typeOf(context.connection(), above));
                if (!includes(type.keyFields, parent.keyFields))
                    return missingFields(parent.keyFields);
            }
            BASALT_TRY_VOID(checkKnown(store, type));
            BASALT_TRY_VOID(store.insertType(type, actor.userId));
            db::AuditEvent event = typeEvent(Code::ResourceTypeCreated, "CREATE", type, actor);
            event.changes.append({"code", QJsonValue::Undefined, auth::auditText(type.code)});
            event.changes.append({"name", QJsonValue::Undefined, auth::auditText(type.name)});
            event.changes.append({"key_fields", QJsonValue::Undefined, listed(type.keyFields)});
            event.changes.append({"flags", QJsonValue::Undefined, listed(type.flags)});
            context.audit(std::move(event));
            return type;
        },
        std::move(done));
}

void ResourceTypeService::update(db::Session &session, const QByteArray &code, ResourceTypePatch patch, db::AuditActor actor,
                                 db::Completion<ResourceType> done)
{
    session.write<ResourceType>(
        {},
        [code, patch = std::move(patch), actor = std::move(actor),
         now = core::formatTimestamp(m_clock.nowMs())](db::WriteContext &context) -> Result<ResourceType> {
            BASALT_TRY(const ResourceType before, typeOf(context.connection(), code));
            if (isOfRecords(code))
                return ofCollection();
            ResourceTypeStore store(context.connection());
            ResourceType after = before;
            if (patch.name)
                after.name = patch.name->trimmed().toUtf8();
            after.keyFields = patch.keyFields.value_or(after.keyFields);
            if (patch.flags)
                after.flags = inOrder(*patch.flags);
            after.isActive = patch.isActive.value_or(after.isActive);
            if (!includes(after.keyFields, before.keyFields))
                return missingFields(before.keyFields);
            if (after.keyFields != before.keyFields) {
                BASALT_TRY(const auto below, store.types(code));
                for (const ResourceType &type : below) {
                    if (type.code != code && !includes(type.keyFields, after.keyFields))
                        return Error::invalid(
                            u"key_fields"_s,
                            u"The type %1 below this one has not all of these fields."_s.arg(QString::fromUtf8(type.code)),
                            u"missing_fields"_s);
                }
            }
            BASALT_TRY_VOID(checkKnown(store, after));
            BASALT_TRY(const auto roles, store.roles(code));
            for (const ResourceRole &role : roles) {
                if (!checkFlags(role.flags, role.flags, after))
                    return Error::of(Code::ResourceRoleFlagInvalid,
                                     u"The role %1 has a flag that the type would lose."_s.arg(QString::fromUtf8(role.code)));
            }
            db::AuditEvent event = typeEvent(Code::ResourceTypeUpdated, "UPDATE", before, actor);
            note(event, "name", auth::auditText(before.name), auth::auditText(after.name));
            note(event, "key_fields", listed(before.keyFields), listed(after.keyFields));
            note(event, "flags", listed(before.flags), listed(after.flags));
            note(event, "is_active", before.isActive, after.isActive);
            if (event.changes.isEmpty())
                return before;
            after.updatedAt = now;
            BASALT_TRY_VOID(store.updateType(after, actor.userId));
            context.audit(std::move(event));
            return after;
        },
        std::move(done));
}

void ResourceTypeService::flags(db::Session &session, db::Completion<QList<QByteArray>> done)
{
    session.read<QList<QByteArray>>([](db::Connection &connection) { return ResourceTypeStore(connection).flags(); },
                                    std::move(done));
}

void ResourceTypeService::addFlag(db::Session &session, const QByteArray &code, db::AuditActor actor,
                                  db::Completion<QByteArray> done)
{
    session.write<QByteArray>(
        {},
        [code, actor = std::move(actor),
         now = core::formatTimestamp(m_clock.nowMs())](db::WriteContext &context) -> Result<QByteArray> {
            ResourceTypeStore store(context.connection());
            BASALT_TRY(const auto known, store.flags());
            if (known.contains(code))
                return Error::of(Code::NameTaken);
            BASALT_TRY_VOID(store.insertFlag(code, now, actor.userId));
            db::AuditEvent event = auth::auditEvent(Code::ResourceTypeUpdated, "CREATE", core::kSystemAccountId.toByteArray(),
                                                    actor, "resource_flags", code);
            event.changes.append({"code", QJsonValue::Undefined, auth::auditText(code)});
            context.audit(std::move(event));
            return code;
        },
        std::move(done));
}

} // namespace basalt::resources
