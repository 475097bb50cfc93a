// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "assignmentlistmodel.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {
constexpr int kGiftsPerPage = 1000;
} // namespace

AssignmentListModel::AssignmentListModel(QObject *parent)
    : AnswerListModel({text("assignmentId", "id"), text("setId", "permission_set_id"), text("setCode", "permission_set"),
                       text("permission", "permission"), text("until", "ends_at"), text("created", "created_at")},
                      parent)
{ }

void AssignmentListModel::setGroupId(const QString &id)
{
    if (m_groupId == id)
        return;
    m_groupId = id;
    drop();
    Q_EMIT subjectChanged();
    reload();
}

void AssignmentListModel::setUserId(const QString &id)
{
    if (m_userId == id)
        return;
    m_userId = id;
    drop();
    Q_EMIT subjectChanged();
    reload();
}

void AssignmentListModel::reload()
{
    if (m_groupId.isEmpty() && m_userId.isEmpty())
        return;
    const QUrlQuery query{{m_groupId.isEmpty() ? u"user_id"_s : u"group_id"_s, m_groupId.isEmpty() ? m_userId : m_groupId},
                          {u"limit"_s, QString::number(kGiftsPerPage)}};
    ask(ApiRequest::get(ApiRequest::pathOf({u"assignments"_s}), query),
        [this](const ApiResponse &answer) { setRows(objects(answer.object().value("items"_L1).toArray())); });
}

} // namespace basalt::app
