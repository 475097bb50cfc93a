// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/chosenroutes.h"

#include "http/problem.h"
#include "http/router.h"

#include <algorithm>
#include <array>

namespace basalt::api {

namespace {

using http::Method;
using schema::RecordRoute;

struct ChosenRoute
{
    QByteArrayView path; ///< below that of the collection's records
    Method method;
    RecordRoute route;
};

constexpr QByteArrayView kRecords("/api/v1/records/{collection}");
constexpr std::array kAll{
    ChosenRoute{"", Method::Get, RecordRoute::List},
    ChosenRoute{"", Method::Post, RecordRoute::Create},
    ChosenRoute{"", Method::Patch, RecordRoute::Batch},
    ChosenRoute{"", Method::Delete, RecordRoute::Batch},
    ChosenRoute{"/aggregate", Method::Get, RecordRoute::Aggregate},
    ChosenRoute{"/batch", Method::Post, RecordRoute::Batch},
    ChosenRoute{"/batch", Method::Patch, RecordRoute::Batch},
    ChosenRoute{"/batch", Method::Put, RecordRoute::Batch},
    ChosenRoute{"/batch", Method::Delete, RecordRoute::Batch},
    ChosenRoute{"/export", Method::Get, RecordRoute::Export},
    ChosenRoute{"/import", Method::Post, RecordRoute::Import},
    ChosenRoute{"/import/{import}", Method::Get, RecordRoute::Import},
    ChosenRoute{"/import/{import}", Method::Delete, RecordRoute::Import},
    ChosenRoute{"/import/{import}/content", Method::Put, RecordRoute::Import},
    ChosenRoute{"/import/{import}/start", Method::Post, RecordRoute::Import},
    ChosenRoute{"/{id}", Method::Get, RecordRoute::Get},
    ChosenRoute{"/{id}", Method::Put, RecordRoute::Update},
    ChosenRoute{"/{id}", Method::Patch, RecordRoute::Update},
    ChosenRoute{"/{id}", Method::Delete, RecordRoute::Delete},
};

const ChosenRoute *rowOf(Method method, const QByteArray &path)
{
    const auto known = std::ranges::find_if(kAll, [&](const ChosenRoute &each) {
        return each.method == method && path == kRecords.toByteArray() + each.path.toByteArray();
    });
    return known == kAll.end() ? nullptr : &*known;
}

void refuse(const ChosenRoute &asked, const schema::RouteChoice &chosen, http::Reply reply)
{
    QList<Method> allowed;
    for (const ChosenRoute &other : kAll) {
        if (other.path == asked.path && chosen.has(other.route))
            allowed.append(other.method);
    }
    if (allowed.isEmpty())
        return reply.fail(Error::of(Code::RouteNotFound));
    if (allowed.contains(Method::Get))
        allowed.append(Method::Head);
    allowed.append(Method::Options);
    http::Response response = http::problemResponse(Error::of(Code::MethodNotAllowed));
    response.headers.set("Allow", http::allowHeader(allowed));
    reply.send(std::move(response));
}

} // namespace

std::vector<http::Route> onlyChosen(const records::RecordService &service, std::vector<http::Route> routes)
{
    for (http::Route &route : routes) {
        const ChosenRoute *known = rowOf(route.method, route.path);
        if (!known)
            qFatal("%s is no route of records", route.path.constData());
        route.handler = [&service, &asked = *known, handler = std::move(route.handler)](http::RequestPtr request,
                                                                                        http::Reply reply) {
            const schema::RouteChoice chosen = service.routesOf(request->pathParameter("collection"));
            if (!chosen.has(asked.route))
                return refuse(asked, chosen, std::move(reply));
            handler(std::move(request), std::move(reply));
        };
    }
    return routes;
}

std::optional<RecordRoute> recordRouteOf(Method method, const QByteArray &path)
{
    const ChosenRoute *known = rowOf(method, path);
    return known ? std::optional(known->route) : std::nullopt;
}

} // namespace basalt::api
