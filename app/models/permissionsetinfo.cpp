// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "permissionsetinfo.h"

#include "permissiontree.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

PermissionSetInfo PermissionSetInfo::fromJson(const QJsonObject &object)
{
    PermissionSetInfo set;
    set.id = object.value("id"_L1).toString();
    set.code = object.value("code"_L1).toString();
    set.name = object.value("name"_L1).toString();
    set.description = object.value("description"_L1).toString();
    set.kind = object.value("kind"_L1).toString();
    set.source = object.value("source"_L1).toString();
    set.roleId = object.value("role_id"_L1).toInt();
    set.isSystem = object.value("is_system"_L1).toBool();
    set.isAssignable = object.value("is_assignable"_L1).toBool(true);
    const QJsonArray codes = object.value("permissions"_L1).toArray();
    for (const QJsonValue &each : codes)
        set.m_saved.insert(each.toString());
    set.work();
    return set;
}

PermissionSetInfo::Mark PermissionSetInfo::markOf(const QString &permission) const
{
    if (m_held.contains(permission))
        return Mark::Held;
    if (!giverOf(permission).isEmpty())
        return Mark::Inherited;
    return m_above.contains(permission) ? Mark::Part : Mark::None;
}

QString PermissionSetInfo::giverOf(const QString &permission) const
{
    const QList<QString> parents = PermissionTree::above(permission);
    const auto found =
        std::find_if(parents.cbegin(), parents.cend(), [this](const QString &parent) { return m_held.contains(parent); });
    return found == parents.cend() ? QString() : *found;
}

bool PermissionSetInfo::grants(const QString &permission) const
{
    const QList<QString> parents = PermissionTree::above(permission);
    return m_saved.contains(permission)
        || std::any_of(parents.cbegin(), parents.cend(), [this](const QString &parent) { return m_saved.contains(parent); });
}

void PermissionSetInfo::stage(const QString &permission, bool add)
{
    if (m_saved.contains(permission) == add)
        m_staged.remove(permission);
    else
        m_staged.insert(permission, add);
    work();
}

void PermissionSetInfo::discard()
{
    m_staged.clear();
    work();
}

void PermissionSetInfo::refreshFrom(const PermissionSetInfo &newer)
{
    const QHash<QString, bool> staged = m_staged;
    *this = newer;
    for (auto it = staged.cbegin(); it != staged.cend(); ++it)
        stage(it.key(), it.value());
    work();
}

void PermissionSetInfo::work()
{
    m_held = m_saved;
    for (auto it = m_staged.cbegin(); it != m_staged.cend(); ++it) {
        if (it.value())
            m_held.insert(it.key());
        else
            m_held.remove(it.key());
    }
    m_above.clear();
    for (const QString &each : std::as_const(m_held)) {
        for (const QString &parent : PermissionTree::above(each))
            m_above.insert(parent);
    }
}

} // namespace basalt::app
