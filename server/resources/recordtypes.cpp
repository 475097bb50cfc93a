// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "resources/recordtypes.h"

#include "access/collectionpermissions.h"
#include "resources/resourcetypestore.h"

namespace basalt::resources {

namespace {

constexpr QByteArrayView kTop("records.");

} // namespace

Result<void> registerRecords(db::WriteContext &context, const QByteArray &collectionId, const QByteArray &name,
                             const QByteArray &now, const QByteArray &actorId)
{
    ResourceType type;
    type.id = collectionId;
    type.code = recordType(name);
    type.name = name;
    type.keyFields = {"record"};
    type.flags = {"delete", "read", "write"};
    type.source = "collection";
    type.createdAt = type.updatedAt = now;
    return ResourceTypeStore(context.connection()).insertType(type, actorId);
}

Result<void> renameRecords(db::WriteContext &context, const QByteArray &collectionId, const QByteArray &name,
                           const QByteArray &now)
{
    return ResourceTypeStore(context.connection()).setCode(collectionId, recordType(name), name, now);
}

Result<void> unregisterRecords(db::WriteContext &context, const QByteArray &collectionId)
{
    return ResourceTypeStore(context.connection()).removeType(collectionId);
}

bool isOfRecords(QByteArrayView typeCode)
{
    return typeCode == kTop.chopped(1) || typeCode.startsWith(kTop);
}

QByteArray recordType(const QByteArray &collection)
{
    return kTop.toByteArray() + collection;
}

ResourceName recordName(const QByteArray &recordId)
{
    return ResourceName::fromText(R"({"record":")" + recordId + R"("})");
}

QList<QByteArray> permissionsGiving(QByteArrayView typeCode, QByteArrayView flag)
{
    const QByteArray collection = typeCode.sliced(kTop.size()).toByteArray();
    if (flag == "read")
        return {access::recordPermission(collection, "list"), access::recordPermission(collection, "view")};
    if (flag == "write")
        return {access::recordPermission(collection, "update")};
    if (flag == "delete")
        return {access::recordPermission(collection, "delete")};
    return {};
}

} // namespace basalt::resources
