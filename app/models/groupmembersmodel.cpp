// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "groupmembersmodel.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

GroupMembersModel::GroupMembersModel(QObject *parent)
    : AnswerListModel({text("userId", "id"), text("email", "email"), text("displayName", "display_name"),
                       flag("usable", "is_active"), text("role", "role_name"), text("source", "membership_source")},
                      parent)
{ }

void GroupMembersModel::setGroupId(const QString &id)
{
    if (m_groupId == id)
        return;
    m_groupId = id;
    drop();
    Q_EMIT subjectChanged();
    reload();
}

void GroupMembersModel::reload()
{
    if (m_groupId.isEmpty())
        return;
    ask(ApiRequest::get(ApiRequest::pathOf({u"groups"_s, m_groupId})),
        [this](const ApiResponse &answer) { setRows(objects(answer.object().value("users"_L1).toArray())); });
}

} // namespace basalt::app
