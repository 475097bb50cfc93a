// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "identitylistmodel.h"

#include "apiclient.h"
#include "appcontext.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

IdentityListModel::IdentityListModel(QObject *parent)
    : AnswerListModel({text("provider", "provider"), text("subject", "subject"), text("username", "username"),
                       text("email", "email"), flag("usable", "is_active"), flag("verified", "is_verified"),
                       text("lastUsed", "last_used_at")},
                      parent)
{
    connect(this, &IdentityListModel::subjectChanged, this, &IdentityListModel::reload, Qt::QueuedConnection);
}

void IdentityListModel::setUserId(const QString &id)
{
    if (m_userId == id)
        return;
    m_userId = id;
    drop(); // nobody's identities are shown under another's name
    Q_EMIT subjectChanged();
}

void IdentityListModel::reload()
{
    if (!m_active || m_userId.isEmpty())
        return;
    ask(ApiRequest::get(ApiRequest::pathOf({u"users"_s, m_userId, u"identities"_s})),
        [this](const ApiResponse &answer) { setRows(objects(answer.object().value("items"_L1).toArray())); });
}

void IdentityListModel::setEnabled(const QString &provider, bool enabled)
{
    const QString path =
        ApiRequest::pathOf({u"users"_s, m_userId, u"identities"_s, provider, enabled ? u"enable"_s : u"disable"_s});
    AppContext::instance()->client().send(ApiRequest::send("POST", path, {}), this, [this](const ApiResult &result) {
        if (result)
            Q_EMIT changed();
        else
            Q_EMIT changeFailed(result.error());
        reload();
    });
}

} // namespace basalt::app
