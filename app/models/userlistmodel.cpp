// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "userlistmodel.h"

#include <QDateTime>
#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {
constexpr int kListedUsersPerPage = 100;
constexpr int kTypingPauseMs = 120;
} // namespace

UserListModel::UserListModel(QObject *parent)
    : AnswerListModel({text("userId", "id"),
                       text("email", "email"),
                       text("displayName", "display_name"),
                       text("accountId", "account_id"),
                       text("accountName", "account_name"),
                       text("role", "role_name"),
                       text("type", "type"),
                       flag("usable", "is_active"),
                       {"locked", &UserListModel::isLocked},
                       text("lockedUntil", "locked_until"),
                       flag("verified", "email_verified"),
                       text("lastLogin", "last_login"),
                       text("created", "created_at")},
                      parent)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kTypingPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &UserListModel::reload);
    connect(this, &UserListModel::filterChanged, this, [this] {
        setWaiting(m_active);
        m_pause.start();
    });
    connect(this, &UserListModel::loadingChanged, this, [this] {
        if (!isLoading() && !m_pause.isActive())
            setWaiting(false);
    });
    QTimer::singleShot(0, this, [this] {
        if (!m_pause.isActive())
            reload();
    });
}

bool UserListModel::isLocked(const QJsonObject &user)
{
    const QDateTime until = QDateTime::fromString(user.value("locked_until"_L1).toString(), Qt::ISODateWithMs);
    return user.value("is_locked"_L1).toBool() || (until.isValid() && until > QDateTime::currentDateTimeUtc());
}

void UserListModel::setSearch(const QString &search)
{
    if (m_search == search)
        return;
    m_search = search;
    Q_EMIT filterChanged();
}

void UserListModel::setWaiting(bool waiting)
{
    if (m_waiting == waiting)
        return;
    m_waiting = waiting;
    Q_EMIT waitingChanged();
}

bool UserListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && isLoaded() && !isLoading() && !m_waiting && count() < m_total;
}

void UserListModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        fetch(false);
}

void UserListModel::reload()
{
    if (m_active)
        fetch(true);
}

void UserListModel::fetch(bool fromStart)
{
    QUrlQuery query{{u"skip"_s, QString::number(fromStart ? 0 : count())},
                    {u"limit"_s, QString::number(kListedUsersPerPage)},
                    {u"sort"_s, m_sort}};
    if (!m_search.trimmed().isEmpty())
        query.addQueryItem(u"search"_s, m_search.trimmed());
    if (m_roleId > 0)
        query.addQueryItem(u"role_id"_s, QString::number(m_roleId));
    if (!m_type.isEmpty())
        query.addQueryItem(u"type"_s, m_type);
    if (!m_state.isEmpty())
        query.addQueryItem(u"is_active"_s, m_state == "active"_L1 ? u"true"_s : u"false"_s);
    ask(ApiRequest::get(ApiRequest::pathOf({u"users"_s}), query), [this, fromStart](const ApiResponse &answer) {
        m_total = answer.object().value("total"_L1).toInteger();
        const QList<QJsonObject> users = objects(answer.object().value("items"_L1).toArray());
        if (fromStart)
            setRows(users);
        else
            appendRows(users);
        Q_EMIT countChanged();
    });
}

} // namespace basalt::app
