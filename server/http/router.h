// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "http/route.h"

#include <QByteArray>
#include <QList>
#include <QVarLengthArray>

#include <memory>
#include <utility>
#include <variant>
#include <vector>

namespace basalt::http {

/**
 * Finds the route of a request: a tree of path segments, each node with the routes that end there. A literal segment wins
 * over a capture unless only the capture knows the method. HEAD is served by a GET route. Knows no sockets; immutable once
 * made, one per worker because handlers belong to a worker.
 */
class Router
{
public:
    struct Found
    {
        const Route *route = nullptr; ///< lives as long as the router
        Captures captures;
    };
    struct NoSuchPath
    { };
    struct NoSuchMethod
    {
        QList<Method> allowed; ///< what the path does support, OPTIONS included
    };
    using Match = std::variant<Found, NoSuchPath, NoSuchMethod>;

    /**
     * Fails with Code::Internal on a row that could never be reached or not be told from another one: no leading slash, an
     * empty or repeated capture name, the same method and path twice.
     */
    [[nodiscard]] static Result<Router> create(std::vector<Route> routes);
    Router(Router &&) noexcept;
    Router &operator=(Router &&) noexcept;
    ~Router();

    [[nodiscard]] Match match(Method method, const QList<QByteArray> &segments) const;
    /** What the path supports, HEAD and OPTIONS included; empty for an unknown path. In the order of the enum. */
    [[nodiscard]] QList<Method> allowedMethods(const QList<QByteArray> &segments) const;
    [[nodiscard]] const std::vector<Route> &routes() const { return m_routes; }

private:
    struct Node;
    /** The nodes that a path may end at, the best first; nearly always one. */
    using Ends = QVarLengthArray<const Node *, 4>;
    /** Position and name of each capture of a route. */
    using CaptureNames = std::vector<std::pair<qsizetype, QByteArray>>;

    explicit Router(std::vector<Route> routes);
    [[nodiscard]] Result<void> insert(size_t index);
    static void collect(const Node &node, const QList<QByteArray> &segments, qsizetype depth, Ends &ends);
    [[nodiscard]] const Route *routeFor(const Node &end, Method method) const;

    std::vector<Route> m_routes;
    std::vector<CaptureNames> m_captures; ///< by index of the route
    std::unique_ptr<Node> m_root;
};

/** `GET, HEAD, OPTIONS`: the value of an Allow header. */
[[nodiscard]] QByteArray allowHeader(const QList<Method> &methods);

/** The segments of a route's path as a request for it would have them: literals, and captures as `{name}`. */
[[nodiscard]] QList<QByteArray> patternSegments(QByteArrayView pattern);
/** The name in `{name}`; null for a literal. */
[[nodiscard]] QByteArray captureName(QByteArrayView segment);

} // namespace basalt::http
