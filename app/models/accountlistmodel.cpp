// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accountlistmodel.h"

#include "apiclient.h"

#include <QJsonArray>

#include <numeric>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {
constexpr int kAccountsPerPage = 100;
} // namespace

AccountListModel::AccountListModel(ApiClient &client, QObject *parent) : QAbstractListModel(parent), m_client(client) { }

int AccountListModel::totalUsers() const
{
    return std::accumulate(m_accounts.cbegin(), m_accounts.cend(), 0,
                           [](int sum, const Account &account) { return sum + account.users; });
}

int AccountListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant AccountListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Account &account = m_accounts.at(index.row());
    switch (role) {
    case IdRole: return account.id;
    case NameRole: return account.name;
    case CodeRole: return account.code;
    case SlugRole: return account.slug;
    case UsersRole: return account.users;
    default: return {};
    }
}

QHash<int, QByteArray> AccountListModel::roleNames() const
{
    return {{IdRole, "accountId"}, {NameRole, "name"}, {CodeRole, "code"}, {SlugRole, "slug"}, {UsersRole, "userCount"}};
}

void AccountListModel::setSearch(const QString &search)
{
    if (m_search == search)
        return;
    m_search = search;
    Q_EMIT searchChanged();
    reload();
}

void AccountListModel::reload()
{
    setLoading(true);
    QUrlQuery query{{u"page"_s, u"1"_s},
                    {u"page_size"_s, QString::number(kAccountsPerPage)},
                    {u"sort_by"_s, u"name"_s},
                    {u"sort_order"_s, u"asc"_s}};
    if (!m_search.isEmpty())
        query.addQueryItem(u"search"_s, m_search);
    m_client.send(ApiRequest::get(ApiRequest::pathOf({u"accounts"_s}), query), this,
                  [this, generation = ++m_generation](const ApiResult &result) {
                      if (generation != m_generation)
                          return;
                      setLoading(false);
                      m_error = result ? ApiError() : result.error();
                      Q_EMIT errorChanged();
                      beginResetModel();
                      m_accounts.clear();
                      const QJsonArray items = result ? result->object().value("items"_L1).toArray() : QJsonArray();
                      for (const QJsonValue &item : items)
                          m_accounts +=
                              Account{item["id"_L1].toString(), item["name"_L1].toString(), item["account_code"_L1].toString(),
                                      item["slug"_L1].toString(), item["user_count"_L1].toInt()};
                      endResetModel();
                      Q_EMIT countChanged();
                  });
}

void AccountListModel::clear()
{
    ++m_generation;
    beginResetModel();
    m_accounts.clear();
    endResetModel();
    m_search.clear();
    Q_EMIT countChanged();
    Q_EMIT searchChanged();
}

void AccountListModel::setLoading(bool loading)
{
    if (m_loading == loading)
        return;
    m_loading = loading;
    Q_EMIT loadingChanged();
}

} // namespace basalt::app
