// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "permissionsearchmodel.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {
constexpr int kPermissionsShown = 50;
constexpr int kPermissionPauseMs = 120;
} // namespace

PermissionSearchModel::PermissionSearchModel(QObject *parent)
    : AnswerListModel({text("code", "code"), text("name", "title")}, parent)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPermissionPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &PermissionSearchModel::fetch);
}

void PermissionSearchModel::setSearch(const QString &search)
{
    if (m_search == search)
        return;
    m_search = search;
    Q_EMIT searchChanged();
    if (m_active)
        m_pause.start();
    Q_EMIT loadingChanged();
}

void PermissionSearchModel::setActive(bool active)
{
    if (m_active == active)
        return;
    m_active = active;
    Q_EMIT searchChanged();
    if (active)
        fetch();
}

void PermissionSearchModel::fetch()
{
    QUrlQuery query{{u"limit"_s, QString::number(kPermissionsShown)}};
    if (!m_search.trimmed().isEmpty())
        query.addQueryItem(u"search"_s, m_search.trimmed());
    ask(ApiRequest::get(ApiRequest::pathOf({u"permissions"_s}), query),
        [this](const ApiResponse &answer) { setRows(objects(answer.object().value("items"_L1).toArray())); });
}

} // namespace basalt::app
