// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dashboard.h"

#include "apiclient.h"
#include "appcontext.h"

#include <QTimer>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

Dashboard::Dashboard(QObject *parent) : QObject(parent)
{
    QTimer::singleShot(0, this, &Dashboard::reload);
}

double Dashboard::number(const char *key) const
{
    return m_stats.value(QLatin1StringView(key)).toDouble();
}

double Dashboard::storageMegabytes() const
{
    return m_stats.value("system_health"_L1)["storage_usage_mb"_L1].toDouble();
}

QString Dashboard::databaseStatus() const
{
    return m_stats.value("system_health"_L1)["database_status"_L1].toString();
}

void Dashboard::reload()
{
    m_loading = true;
    Q_EMIT changed();
    AppContext::instance()->client().send(ApiRequest::get(ApiRequest::pathOf({u"dashboard"_s, u"stats"_s})), this,
                                          [this](const ApiResult &result) { arrived(result); });
}

void Dashboard::arrived(const ApiResult &result)
{
    m_loading = false;
    m_complete = result.has_value();
    m_error = result ? ApiError() : result.error();
    if (result) {
        m_stats = result->object();
        m_loaded = true;
        AppContext::instance()->session().setDatabaseName(m_stats.value("system_health"_L1)["database"_L1].toString());
    } else if (m_error.kind == ApiError::Kind::NotFound) {
        m_error = {};
        useLists();
        connect(&AppContext::instance()->collections(), &CollectionListModel::recordsChanged, this, &Dashboard::useLists,
                Qt::UniqueConnection);
        connect(&AppContext::instance()->accounts(), &AccountListModel::countChanged, this, &Dashboard::useLists,
                Qt::UniqueConnection);
    }
    Q_EMIT changed();
}

void Dashboard::useLists()
{
    const CollectionListModel &collections = AppContext::instance()->collections();
    m_stats = {{u"total_collections"_s, collections.count()},
               {u"total_records"_s, double(collections.totalRecords())},
               {u"public_collections_count"_s, collections.publicCount()},
               {u"total_accounts"_s, AppContext::instance()->accounts().count()},
               {u"total_users"_s, AppContext::instance()->accounts().totalUsers()}};
    m_loaded = true;
    Q_EMIT changed();
}

} // namespace basalt::app
