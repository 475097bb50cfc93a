// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/routecoverage.h"

#include "http/router.h"
#include "http/urlparts.h"

#include <QHash>
#include <QJsonArray>
#include <QSet>

#include <algorithm>

namespace basalt::test {

namespace {

/** Answers that find fault with what was sent. */
const QSet<int> kRefusals{400, 404, 409, 412, 413, 415, 422, 426};

int successOf(const QJsonObject &operation)
{
    for (const QString &status : operation["responses"].toObject().keys()) {
        if (status != "default")
            return status.toInt();
    }
    return 0;
}

ListedRoute routeOf(const QByteArray &method, const QByteArray &path, const QJsonObject &operation)
{
    ListedRoute route;
    route.method = method.toUpper();
    route.path = path;
    route.access = operation["x-access"].toString().toUtf8();
    if (!QSet<QByteArray>{"anyone", "unchecked", "user", "superadmin"}.contains(route.access))
        qFatal("%s %s: OpenAPI does not say who may call it", method.constData(), path.constData());
    route.successStatus = successOf(operation);
    route.takesInput = operation.contains("requestBody") || !operation["parameters"].toArray().isEmpty();
    route.ofAccount = operation["tags"].toArray().contains("records");
    route.ofOneRow = route.ofAccount && path.endsWith("/{id}");
    return route;
}

http::Router routerOf(const QList<ListedRoute> &routes)
{
    std::vector<http::Route> rows;
    for (const ListedRoute &route : routes) {
        const auto method = http::parseMethod(route.method);
        if (!method)
            qFatal("unknown method %s", route.method.constData());
        rows.push_back({*method, route.path, http::Access::Anyone, {}, {}});
    }
    auto router = http::Router::create(std::move(rows));
    if (!router)
        qFatal("%s", qPrintable(router.error().detail));
    return std::move(*router);
}

/** The index of the route that the request was for; -1 for none. HEAD is not GET here: it needs no scenario of its own. */
qsizetype indexOf(const http::Router &router, const Exchange &exchange)
{
    const auto method = http::parseMethod(exchange.method);
    const qsizetype mark = exchange.target.indexOf('?');
    const auto segments = http::splitPath(mark < 0 ? exchange.target : exchange.target.first(mark));
    if (!method || *method == http::Method::Head || !segments)
        return -1;
    const auto match = router.match(*method, *segments);
    const auto *found = std::get_if<http::Router::Found>(&match);
    return found ? found->route - router.routes().data() : -1;
}

QByteArray pathOf(const Exchange &exchange)
{
    return exchange.target.split('?').first();
}

/** One row was shown or changed for a user of one account and unknown to a user of another. */
bool keepsRowsApart(const QList<Exchange> &exchanges, int successStatus)
{
    QHash<QByteArray, QSet<QByteArray>> goodFor;
    for (const Exchange &exchange : exchanges) {
        if (!exchange.isAnonymous() && !exchange.isSuperadmin() && exchange.status == successStatus)
            goodFor[pathOf(exchange)].insert(exchange.account);
    }
    return std::any_of(exchanges.cbegin(), exchanges.cend(), [&goodFor](const Exchange &exchange) {
        const QSet<QByteArray> owners = goodFor.value(pathOf(exchange));
        return exchange.status == 404 && !exchange.isAnonymous() && !exchange.isSuperadmin() && !owners.isEmpty()
            && !owners.contains(exchange.account);
    });
}

/** Users of two accounts were served. */
bool servesTwoAccounts(const QList<Exchange> &exchanges, int successStatus)
{
    QSet<QByteArray> accounts;
    for (const Exchange &exchange : exchanges) {
        if (!exchange.isAnonymous() && !exchange.isSuperadmin() && exchange.status == successStatus)
            accounts.insert(exchange.account);
    }
    return accounts.size() >= 2;
}

} // namespace

QList<ListedRoute> RouteCoverage::routesOf(const QJsonObject &openApi)
{
    QList<ListedRoute> routes;
    const QJsonObject paths = openApi["paths"].toObject();
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        const QJsonObject operations = path->toObject();
        for (auto operation = operations.begin(); operation != operations.end(); ++operation)
            routes.append(routeOf(operation.key().toUtf8(), path.key().toUtf8(), operation->toObject()));
    }
    return routes;
}

RouteCoverage::RouteCoverage(const QList<ListedRoute> &routes, const QList<Exchange> &exchanges)
    : m_routes(routes)
    , m_exchanges(routes.size())
{
    const http::Router router = routerOf(routes);
    for (const Exchange &exchange : exchanges) {
        if (const qsizetype index = indexOf(router, exchange); index >= 0)
            m_exchanges[index].append(exchange);
    }
}

QStringList RouteCoverage::missing(const QByteArray &engine) const
{
    QStringList lines;
    for (qsizetype i = 0; i < m_routes.size(); ++i) {
        QList<Exchange> exchanges = m_exchanges[i];
        exchanges.removeIf([&engine](const Exchange &exchange) { return exchange.engine != engine; });
        for (const QString &demand : missingOf(m_routes[i], exchanges))
            lines.append(QString::fromUtf8(m_routes[i].method + ' ' + m_routes[i].path + ": ") + demand);
    }
    return lines;
}

QStringList RouteCoverage::missingOf(const ListedRoute &route, const QList<Exchange> &exchanges) const
{
    QStringList demands;
    const auto need = [&](const char *demand, auto meets) {
        if (!std::any_of(exchanges.cbegin(), exchanges.cend(), meets))
            demands.append(demand);
    };
    const bool needsUser = route.access == "user" || route.access == "superadmin";
    const auto mayCall = [&](const Exchange &exchange) {
        return route.access == "superadmin" ? exchange.isSuperadmin() : !needsUser || !exchange.isAnonymous();
    };
    need("success", [&](const Exchange &e) { return e.status == route.successStatus; });
    if (needsUser || route.ofAccount)
        need("anonymous, refused", [](const Exchange &e) { return e.isAnonymous() && e.status == 401; });
    if (route.access == "superadmin" || route.ofAccount)
        need("wrong role, refused", [](const Exchange &e) { return !e.isAnonymous() && !e.isSuperadmin() && e.status == 403; });
    if (route.takesInput)
        need("bad input, refused", [&](const Exchange &e) { return mayCall(e) && kRefusals.contains(e.status); });
    if (route.ofOneRow && !keepsRowsApart(exchanges, route.successStatus))
        demands.append("a row of another account, unknown");
    if (route.ofAccount && !servesTwoAccounts(exchanges, route.successStatus))
        demands.append("users of two accounts, served");
    return demands;
}

} // namespace basalt::test
