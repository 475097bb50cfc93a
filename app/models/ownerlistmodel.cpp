// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ownerlistmodel.h"

#include "appcontext.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

OwnerListModel::OwnerListModel(QObject *parent)
    : AnswerListModel({text("userId", "user_id"), text("email", "email"), text("displayName", "display_name"),
                       flag("usable", "is_active"), flag("locked", "is_locked"), text("since", "since")},
                      parent)
{
    connect(this, &OwnerListModel::subjectChanged, this, &OwnerListModel::reload, Qt::QueuedConnection);
}

void OwnerListModel::setAccountId(const QString &id)
{
    if (m_accountId == id)
        return;
    m_accountId = id;
    drop(); // nobody is shown as owner of another account
    Q_EMIT subjectChanged();
}

bool OwnerListModel::isOwn() const
{
    const SessionController &session = AppContext::instance()->session();
    // An address may have users in many accounts; superadmins own none but by another user.
    return !session.isSuperadmin() && std::any_of(rows().cbegin(), rows().cend(), [&session](const QJsonObject &owner) {
        return owner.value("email"_L1).toString() == session.userEmail();
    });
}

void OwnerListModel::reload()
{
    if (!m_active || m_accountId.isEmpty())
        return;
    ask(ApiRequest::get(ApiRequest::pathOf({u"accounts"_s, m_accountId, u"owners"_s})),
        [this](const ApiResponse &answer) { setRows(objects(answer.object().value("items"_L1).toArray())); });
}

} // namespace basalt::app
