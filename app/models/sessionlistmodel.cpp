// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sessionlistmodel.h"

#include "apiclient.h"
#include "appcontext.h"

#include <QJsonArray>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

SessionListModel::SessionListModel(QObject *parent)
    : AnswerListModel({text("sessionId", "id"), flag("current", "current"), text("method", "auth_method"),
                       text("address", "client_ip"), text("program", "user_agent"), text("created", "created_at"),
                       text("lastUsed", "last_used_at"), text("expires", "expires_at")},
                      parent)
{
    connect(this, &SessionListModel::subjectChanged, this, &SessionListModel::reload, Qt::QueuedConnection);
}

void SessionListModel::setUserId(const QString &id)
{
    if (m_userId == id)
        return;
    m_userId = id;
    drop(); // nobody's sessions are shown under another's name
    Q_EMIT subjectChanged();
}

QString SessionListModel::path(const QString &sessionId) const
{
    const QString all = m_own ? ApiRequest::pathOf({u"auth"_s, u"me"_s, u"sessions"_s})
                              : ApiRequest::pathOf({u"users"_s, m_userId, u"sessions"_s});
    return sessionId.isEmpty() ? all : QString(all + u'/' + sessionId);
}

void SessionListModel::reload()
{
    if (!m_active || (!m_own && m_userId.isEmpty()))
        return;
    ask(ApiRequest::get(path()),
        [this](const ApiResponse &answer) { setRows(objects(answer.object().value("items"_L1).toArray())); });
}

void SessionListModel::end(const QString &sessionId)
{
    AppContext::instance()->client().send(ApiRequest::remove(path(sessionId)), this, [this](const ApiResult &result) {
        if (result)
            Q_EMIT ended(1);
        else
            Q_EMIT endFailed(result.error());
        reload();
    });
}

void SessionListModel::endOthers()
{
    AppContext::instance()->client().send(ApiRequest::remove(path()), this, [this](const ApiResult &result) {
        if (result)
            Q_EMIT ended(result->object().value("ended"_L1).toInt());
        else
            Q_EMIT endFailed(result.error());
        reload();
    });
}

} // namespace basalt::app
