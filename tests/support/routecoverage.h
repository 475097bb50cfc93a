// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/trafficlog.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace basalt::test {

/** A row of the route table, as the server's own OpenAPI document tells it. */
struct ListedRoute
{
    QByteArray method;
    QByteArray path;
    QByteArray access; ///< anyone, unchecked, user or superadmin
    int successStatus = 200;
    bool takesInput = false; ///< a body, a parameter in the path or in the query
    bool ofAccount = false;  ///< its rows belong to accounts: records
    bool ofOneRow = false;   ///< names one such row
};

/**
 * What the scenarios of all API tests leave out. Each route has to be answered with success, refuse who is not signed in
 * and who may not, and refuse bad input from somebody who may; rows of an account have to be unknown to another one. What
 * counts is what the server answered, so a scenario that never ran or was answered otherwise covers nothing.
 */
class RouteCoverage
{
public:
    /** The rows of an OpenAPI document. */
    [[nodiscard]] static QList<ListedRoute> routesOf(const QJsonObject &openApi);

    RouteCoverage(const QList<ListedRoute> &routes, const QList<Exchange> &exchanges);

    /** One line for each demand that nothing on that engine meets. */
    [[nodiscard]] QStringList missing(const QByteArray &engine) const;

private:
    [[nodiscard]] QStringList missingOf(const ListedRoute &route, const QList<Exchange> &exchanges) const;

    QList<ListedRoute> m_routes;
    QList<QList<Exchange>> m_exchanges; ///< by index of the route
};

} // namespace basalt::test
