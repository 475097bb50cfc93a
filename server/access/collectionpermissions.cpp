// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "access/collectionpermissions.h"

#include "access/permissionstore.h"
#include "core/ids.h"

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace basalt::access {

namespace {

struct OperationNode
{
    const char *code;
    const char *title;
    bool ofViews;
};
constexpr std::array kOperationNodes{OperationNode{"list", "List", true}, OperationNode{"view", "View", true},
                                     OperationNode{"create", "Create", false}, OperationNode{"update", "Change", false},
                                     OperationNode{"delete", "Delete", false}};

Result<void> raiseVersions(db::WriteContext &context)
{
    BASALT_TRY_VOID(context.connection().execute("UPDATE accounts SET access_version = access_version + 1"));
    return {};
}

/** The collection's node and all below, by code. */
Result<QList<Permission>> subtree(db::Connection &connection, const QByteArray &name)
{
    PermissionQuery query;
    query.under = "records." + name;
    query.limit = 10'000;
    qint64 total = 0;
    return PermissionStore(connection).list(query, total);
}

} // namespace

QByteArray recordPermission(const QByteArray &collection, QByteArrayView operation)
{
    constexpr QByteArrayView kTop("records.");
    QByteArray code;
    code.reserve(kTop.size() + collection.size() + 1 + operation.size());
    return code.append(kTop).append(collection).append('.').append(operation);
}

Result<void> registerCollection(db::WriteContext &context, const QByteArray &collectionId, const QByteArray &name, bool isView,
                                const QByteArray &now, const QByteArray &actorId)
{
    PermissionStore permissions(context.connection());
    BASALT_TRY(const auto records, permissions.find("records"));
    if (!records)
        return Error::internal(u"the permission \"records\" is missing"_s);
    Permission top;
    top.id = core::newId();
    top.code = "records." + name;
    top.parentId = records->id;
    top.title = name;
    top.source = "collection";
    top.collectionId = collectionId;
    top.createdAt = now;
    BASALT_TRY_VOID(permissions.insert(top, actorId));
    for (const OperationNode &operation : kOperationNodes) {
        if (isView && !operation.ofViews)
            continue;
        Permission node = top;
        node.id = core::newId();
        node.code = recordPermission(name, operation.code);
        node.parentId = top.id;
        node.title = operation.title;
        BASALT_TRY_VOID(permissions.insert(node, actorId));
    }
    return raiseVersions(context);
}

Result<void> renameCollection(db::WriteContext &context, const QByteArray &before, const QByteArray &after,
                              const QByteArray &now)
{
    PermissionStore permissions(context.connection());
    const qsizetype oldLength = before.size() + QByteArrayView("records.").size();
    BASALT_TRY(const auto nodes, subtree(context.connection(), before));
    for (const Permission &node : nodes)
        BASALT_TRY_VOID(permissions.setCode(node.id, "records." + after + node.code.sliced(oldLength), now));
    return raiseVersions(context);
}

Result<void> unregisterCollection(db::WriteContext &context, const QByteArray &name)
{
    BASALT_TRY(const auto nodes, subtree(context.connection(), name));
    PermissionStore permissions(context.connection());
    // What is below comes later in the order of codes, so it goes first.
    for (qsizetype i = nodes.size(); i-- > 0;)
        BASALT_TRY_VOID(permissions.remove(nodes[i].id));
    return raiseVersions(context);
}

} // namespace basalt::access
