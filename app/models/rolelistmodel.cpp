// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rolelistmodel.h"

#include <QJsonArray>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

RoleListModel::RoleListModel(QObject *parent)
    : AnswerListModel({number("roleId", "id"), text("name", "name"), text("description", "description")}, parent)
{
    QTimer::singleShot(0, this, &RoleListModel::reload);
}

QStringList RoleListModel::names() const
{
    QStringList all;
    for (const QJsonObject &role : rows())
        all += role.value("name"_L1).toString();
    return all;
}

void RoleListModel::reload()
{
    ask(ApiRequest::get(ApiRequest::pathOf({u"roles"_s})),
        [this](const ApiResponse &answer) { setRows(objects(answer.object().value("items"_L1).toArray())); });
}

int RoleListModel::idOf(const QString &name) const
{
    for (const QJsonObject &role : rows()) {
        if (role.value("name"_L1).toString() == name)
            return role.value("id"_L1).toInt();
    }
    return 0;
}

QString RoleListModel::nameOf(int id) const
{
    for (const QJsonObject &role : rows()) {
        if (role.value("id"_L1).toInt() == id)
            return role.value("name"_L1).toString();
    }
    return {};
}

} // namespace basalt::app
