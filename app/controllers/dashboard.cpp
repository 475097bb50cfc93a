// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dashboard.h"

#include "apiclient.h"
#include "appcontext.h"

#include <QTimer>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

Dashboard::Dashboard(QObject *parent)
    : QObject(parent)
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
    AppContext::instance()->client().send(ApiRequest::get(ApiRequest::pathOf({ u"dashboard"_s, u"stats"_s })), this,
                                          [this](const ApiResult &result) {
                                              m_loading = false;
                                              m_error = result ? ApiError() : result.error();
                                              if (result) {
                                                  m_stats = result->object();
                                                  m_loaded = true;
                                                  const QString kind = m_stats.value("system_health"_L1)["database"_L1].toString();
                                                  AppContext::instance()->session().setDatabaseName(kind);
                                              }
                                              Q_EMIT changed();
                                          });
}

} // namespace basalt::app
