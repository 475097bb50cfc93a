// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "resourcerolemodel.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

QStringList roleFlags(const QJsonObject &role)
{
    QStringList flags;
    const QJsonArray listed = role.value("flags"_L1).toArray();
    for (const QJsonValue &flag : listed)
        flags += flag.toString();
    return flags;
}

} // namespace

ResourceRoleModel::ResourceRoleModel(QObject *parent)
    : AnswerListModel({text("code", "code"),
                       text("name", "name"),
                       text("source", "source"),
                       flag("usable", "is_active"),
                       {"flags", roleFlags}},
                      parent)
{ }

void ResourceRoleModel::setResourceType(const QString &code)
{
    if (m_resourceType == code)
        return;
    m_resourceType = code;
    drop();
    Q_EMIT subjectChanged();
    reload();
}

QStringList ResourceRoleModel::usableCodes() const
{
    QStringList codes;
    for (const QJsonObject &role : rows()) {
        if (role.value("is_active"_L1).toBool())
            codes += role.value("code"_L1).toString();
    }
    return codes;
}

QStringList ResourceRoleModel::flagsOf(int row) const
{
    return roleFlags(rows().value(row));
}

void ResourceRoleModel::reload()
{
    if (m_resourceType.isEmpty())
        return;
    const QUrlQuery query{{u"resource_type"_s, m_resourceType}};
    ask(ApiRequest::get(ApiRequest::pathOf({u"resource-roles"_s}), query),
        [this](const ApiResponse &answer) { setRows(objects(answer.object().value("items"_L1).toArray())); });
}

} // namespace basalt::app
