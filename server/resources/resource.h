// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>

namespace basalt::resources {

/** A kind of things, named by a dotted code: what was given for `project` counts for `project.invoices` as well. */
struct ResourceType
{
    QByteArray id;
    QByteArray code;
    QByteArray name;
    QList<QByteArray> keyFields; ///< what keys of such things are made of; with those of the type above it
    QList<QByteArray> flags;     ///< what can be done with them, in order; empty: whatever there is
    bool isActive = true;        ///< of one that is not, nothing that was given counts
    QByteArray source;
    QByteArray createdAt;
    QByteArray updatedAt;
};

/** A named bundle of flags of one type. */
struct ResourceRole
{
    QByteArray id;
    QByteArray code;
    QByteArray name;
    QByteArray typeId;
    QByteArray typeCode;
    QList<QByteArray> flags; ///< in order
    bool isActive = true;    ///< one that is not gives nothing
    QByteArray source;
    QByteArray createdAt;
    QByteArray updatedAt;
};

/** One line of an access list: who was let in to a thing, or kept out of it. Texts are null where they do not apply. */
struct ResourceGrant
{
    QByteArray id;
    QByteArray accountId;
    QByteArray typeId;
    QByteArray typeCode;
    QByteArray resource; ///< ResourceName::text()
    QByteArray userId;
    QByteArray userEmail;
    QByteArray groupId;
    QByteArray groupCode;
    QByteArray flag;
    QByteArray roleId;
    QByteArray roleCode;
    bool isDeny = false; ///< of users and flags only
    QByteArray grantedBy;
    QByteArray createdAt;
};

} // namespace basalt::resources
