// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accounttablemodel.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {
constexpr int kAccountRowsPerPage = 100;
constexpr int kAccountPauseMs = 120;
constexpr int kWatchPurgeMs = 1500;
} // namespace

AccountTableModel::AccountTableModel(QObject *parent)
    : AnswerListModel({text("accountId", "id"),
                       text("name", "name"),
                       text("code", "account_code"),
                       text("slug", "slug"),
                       {"status", &AccountTableModel::stateOf},
                       text("created", "created_at"),
                       text("deleted", "deleted_at"),
                       number("userCount", "user_count")},
                      parent)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kAccountPauseMs);
    m_watch.setSingleShot(true);
    m_watch.setInterval(kWatchPurgeMs);
    connect(&m_pause, &QTimer::timeout, this, &AccountTableModel::reload);
    connect(&m_watch, &QTimer::timeout, this, &AccountTableModel::reload);
    connect(this, &AccountTableModel::filterChanged, this, [this] {
        m_pause.start();
        Q_EMIT loadingChanged();
    });
    m_pause.start();
}

QString AccountTableModel::stateOf(const QJsonObject &account)
{
    if (!account.value("purge_started_at"_L1).toString().isEmpty())
        return u"purging"_s;
    return account.value("status"_L1).toString();
}

bool AccountTableModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && isLoaded() && !isWaiting() && count() < m_total;
}

void AccountTableModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        fetch(false);
}

void AccountTableModel::reload()
{
    m_watch.stop();
    if (m_active)
        fetch(true);
}

void AccountTableModel::fetch(bool fromStart)
{
    const bool isDown = m_sort.startsWith(u'-');
    QUrlQuery query{{u"page"_s, QString::number(fromStart ? 1 : count() / kAccountRowsPerPage + 1)},
                    {u"page_size"_s, QString::number(kAccountRowsPerPage)},
                    {u"sort_by"_s, m_sort.mid(isDown ? 1 : 0)},
                    {u"sort_order"_s, isDown ? u"desc"_s : u"asc"_s}};
    if (!m_search.trimmed().isEmpty())
        query.addQueryItem(u"search"_s, m_search.trimmed());
    if (!m_state.isEmpty())
        query.addQueryItem(u"status"_s, m_state);
    ask(ApiRequest::get(ApiRequest::pathOf({u"accounts"_s}), query), [this, fromStart](const ApiResponse &answer) {
        m_total = answer.object().value("total"_L1).toInteger();
        take(objects(answer.object().value("items"_L1).toArray()), fromStart);
    });
}

void AccountTableModel::take(const QList<QJsonObject> &accounts, bool fromStart)
{
    const QList<QJsonObject> before = rows();
    if (fromStart)
        setRows(accounts);
    else
        appendRows(accounts);
    Q_EMIT countChanged();
    for (const QJsonObject &account : before) {
        if (fromStart && stateOf(account) == "purging"_L1 && m_search.isEmpty() && rowOf(account.value("id"_L1).toString()) < 0
            && (m_state == "deleted"_L1 || m_state == "all"_L1))
            Q_EMIT purged(account.value("name"_L1).toString());
    }
    const bool isPurging = std::any_of(rows().cbegin(), rows().cend(),
                                       [](const QJsonObject &account) { return stateOf(account) == "purging"_L1; });
    if (isPurging)
        m_watch.start();
}

} // namespace basalt::app
