// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "groupmappingmodel.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

GroupMappingModel::GroupMappingModel(QObject *parent)
    : AnswerListModel({text("mappingId", "id"), text("provider", "provider"), text("object", "object_id"),
                       text("title", "object_name"), text("role", "role"), number("memberCount", "member_count")},
                      parent)
{ }

void GroupMappingModel::setGroupId(const QString &id)
{
    if (m_groupId == id)
        return;
    m_groupId = id;
    drop();
    Q_EMIT groupIdChanged();
    reload();
}

void GroupMappingModel::reload()
{
    if (m_groupId.isEmpty())
        return;
    ask(ApiRequest::get(ApiRequest::pathOf({u"groups"_s, m_groupId, u"mappings"_s})),
        [this](const ApiResponse &answer) { setRows(objects(answer.object().value("items"_L1).toArray())); });
}

} // namespace basalt::app
