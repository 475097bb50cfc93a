// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "grouplistmodel.h"

#include <QJsonArray>
#include <QTimer>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {
constexpr int kGroupsPerPage = 1000;
} // namespace

GroupListModel::GroupListModel(QObject *parent)
    : AnswerListModel({text("groupId", "id"), text("name", "name"), text("code", "code"), text("description", "description"),
                       text("kind", "kind"), text("source", "source"), text("accountCode", "account_code"),
                       flag("usable", "is_active"), flag("system", "is_system"), flag("assignable", "is_assignable"),
                       flag("standard", "is_default"), flag("creating", "creates_missing_users"),
                       number("memberCount", "member_count")},
                      parent)
{
    QTimer::singleShot(0, this, &GroupListModel::reload);
}

void GroupListModel::setSearch(const QString &search)
{
    if (m_search == search)
        return;
    m_search = search;
    Q_EMIT searchChanged();
    show();
}

void GroupListModel::setActive(bool active)
{
    if (m_active == active)
        return;
    m_active = active;
    Q_EMIT searchChanged();
    reload();
}

void GroupListModel::reload()
{
    if (!m_active)
        return;
    m_fetched.clear();
    fetch(0);
}

void GroupListModel::fetch(int offset)
{
    const QUrlQuery query{{u"skip"_s, QString::number(offset)}, {u"limit"_s, QString::number(kGroupsPerPage)}};
    ask(ApiRequest::get(ApiRequest::pathOf({u"groups"_s}), query), [this](const ApiResponse &answer) {
        const QList<QJsonObject> groups = objects(answer.json.array());
        m_fetched += groups;
        if (groups.size() == kGroupsPerPage) {
            fetch(int(m_fetched.size()));
            return;
        }
        m_all = m_fetched;
        std::sort(m_all.begin(), m_all.end(), [](const QJsonObject &left, const QJsonObject &right) {
            return left.value("name"_L1).toString().localeAwareCompare(right.value("name"_L1).toString()) < 0;
        });
        show();
        Q_EMIT countChanged();
    });
}

void GroupListModel::show()
{
    QList<QJsonObject> found;
    std::copy_if(m_all.cbegin(), m_all.cend(), std::back_inserter(found), [this](const QJsonObject &group) {
        return group.value("name"_L1).toString().contains(m_search, Qt::CaseInsensitive)
            || group.value("code"_L1).toString().contains(m_search, Qt::CaseInsensitive)
            || group.value("description"_L1).toString().contains(m_search, Qt::CaseInsensitive);
    });
    setRows(found);
}

} // namespace basalt::app
