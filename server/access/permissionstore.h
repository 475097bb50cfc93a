// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/connection.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace basalt::access {

/** A node of the tree of permissions, which is one for the installation. */
struct Permission
{
    QByteArray id;
    QByteArray code;      ///< the path: `records.posts.list`
    QByteArray shortCode; ///< numbers along the tree: `04.02.01`
    QByteArray parentId;
    QByteArray parentCode; ///< null at the top
    QByteArray title;
    QByteArray description;
    bool isAssignable = true; ///< else a folder: nobody can be given it, holding it above gives what is below
    bool hasChildren = false;
    QByteArray source = "custom"; ///< `system`, `collection`, `custom`
    QByteArray collectionId;
    QByteArray createdAt;
    QByteArray updatedAt;
};

struct PermissionQuery
{
    QByteArray under;  ///< code of a node: it and all below; null: all
    QByteArray search; ///< part of code or title, in any case; null: all
    std::optional<bool> isAssignable;
    qint64 offset = 0;
    qint64 limit = 100;
};

/** The SQL of `permissions`. Lives as long as one job of its connection. */
class PermissionStore
{
public:
    explicit PermissionStore(db::Connection &connection) : m_connection(connection) { }

    /** By id or code. */
    [[nodiscard]] Result<std::optional<Permission>> find(const QByteArray &idOrCode);
    /** By code. */
    [[nodiscard]] Result<QList<Permission>> list(const PermissionQuery &query, qint64 &total);
    /** Without a short code it gets the next one. The caller holds the tree. */
    [[nodiscard]] Result<void> insert(const Permission &permission, const QByteArray &actorId);
    [[nodiscard]] Result<void> update(const Permission &permission, const QByteArray &actorId);
    /** With what refers to it. Nodes below it have to be gone. */
    [[nodiscard]] Result<void> remove(const QByteArray &id);

    /** The nodes of a collection, those at the top first. */
    [[nodiscard]] Result<QList<Permission>> ofCollection(const QByteArray &collectionId);
    [[nodiscard]] Result<void> setCode(const QByteArray &id, const QByteArray &code, const QByteArray &now);

private:
    db::Connection &m_connection;
};

} // namespace basalt::access
