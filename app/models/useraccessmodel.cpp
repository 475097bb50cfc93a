// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "useraccessmodel.h"

#include "accesstext.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

struct AccessTexts
{
    Q_DECLARE_TR_FUNCTIONS(UserAccess)
};

} // namespace

UserAccessModel::UserAccessModel(QObject *parent)
    : AnswerListModel(
        {text("section", "section"), text("name", "name"), text("ways", "ways"), text("until", "until"), flag("code", "code")},
        parent)
{
    connect(this, &UserAccessModel::subjectChanged, this, &UserAccessModel::reload, Qt::QueuedConnection);
}

void UserAccessModel::setUserId(const QString &id)
{
    if (m_userId == id)
        return;
    m_userId = id;
    drop();
    Q_EMIT subjectChanged();
}

void UserAccessModel::reload()
{
    if (!m_active || m_userId.isEmpty())
        return;
    ask(ApiRequest::get(ApiRequest::pathOf({u"users"_s, m_userId, u"permissions"_s})),
        [this](const ApiResponse &answer) { arrived(answer.object()); });
}

void UserAccessModel::arrived(const QJsonObject &answer)
{
    m_superadmin = answer.value("is_superadmin"_L1).toBool();
    m_owner = answer.value("is_owner"_L1).toBool();
    m_lockedOut = !answer.value("may_sign_in"_L1).toBool(true);
    QList<QJsonObject> rows;
    const QJsonArray groups = answer.value("groups"_L1).toArray();
    for (const QJsonValue &group : groups)
        rows += {{u"section"_s, u"groups"_s}, {u"name"_s, group}};
    const QJsonArray sets = answer.value("permission_sets"_L1).toArray();
    for (const QJsonValue &set : sets) {
        const QString via = set["via"_L1].toString();
        const QString way = via == "role"_L1 ? AccessTexts::tr("by the role")
            : via == "group"_L1              ? AccessTexts::tr("through %1").arg(set["group"_L1].toString())
                                             : AccessTexts::tr("given directly");
        rows += {{u"section"_s, u"sets"_s}, {u"name"_s, set["name"_L1]}, {u"ways"_s, way}, {u"until"_s, set["ends_at"_L1]}};
    }
    const QJsonArray permissions = answer.value("permissions"_L1).toArray();
    for (const QJsonValue &permission : permissions) {
        QStringList ways;
        QString until;
        bool isForEver = false;
        const QString code = permission["code"_L1].toString();
        const QJsonArray sources = permission["sources"_L1].toArray();
        for (const QJsonValue &source : sources) {
            ways += accesstext::wayOf(source.toObject(), code);
            const QString end = source["ends_at"_L1].toString();
            isForEver = isForEver || end.isEmpty();
            until = std::max(until, end);
        }
        rows += {{u"section"_s, u"permissions"_s},
                 {u"name"_s, code},
                 {u"ways"_s, ways.join(u'\n')},
                 {u"until"_s, isForEver ? QString() : until},
                 {u"code"_s, true}};
    }
    setRows(rows);
}

} // namespace basalt::app
