// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/router.h"

#include <QHash>
#include <QSet>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace basalt::http {

namespace {
constexpr size_t kMethodCount = kMethods.size();
constexpr size_t kNoRoute = SIZE_MAX;

size_t slot(Method method)
{
    return static_cast<size_t>(method);
}

Error badRow(const Route &route, QLatin1StringView why)
{
    return Error::internal(
        u"route %1 %2: %3"_s.arg(QString::fromLatin1(methodName(route.method)), QString::fromUtf8(route.path), why));
}
} // namespace

struct Router::Node
{
    Node() { routes.fill(kNoRoute); }

    QHash<QByteArray, std::shared_ptr<Node>> literals;
    std::unique_ptr<Node> capture;
    std::array<size_t, kMethodCount> routes; ///< by method; kNoRoute where there is none
    bool isEnd = false;
};

QByteArray captureName(QByteArrayView segment)
{
    return segment.startsWith('{') && segment.endsWith('}') ? segment.sliced(1, segment.size() - 2).toByteArray()
                                                            : QByteArray();
}

QList<QByteArray> patternSegments(QByteArrayView pattern)
{
    return pattern.sliced(1).toByteArray().split('/');
}

QByteArray allowHeader(const QList<Method> &methods)
{
    QByteArrayList names;
    for (const Method method : methods)
        names.append(methodName(method).toByteArray());
    return names.join(", ");
}

Router::Router(std::vector<Route> routes) : m_routes(std::move(routes)), m_root(std::make_unique<Node>()) { }

Router::Router(Router &&) noexcept = default;
Router &Router::operator=(Router &&) noexcept = default;
Router::~Router() = default;

Result<Router> Router::create(std::vector<Route> routes)
{
    Router router(std::move(routes));
    for (size_t index = 0; index < router.m_routes.size(); ++index)
        BASALT_TRY_VOID(router.insert(index));
    return router;
}

Result<void> Router::insert(size_t index)
{
    const Route &route = m_routes[index];
    if (!route.path.startsWith('/'))
        return badRow(route, "the path does not begin with a slash"_L1);
    QSet<QByteArray> names;
    CaptureNames captures;
    Node *node = m_root.get();
    const QList<QByteArray> segments = patternSegments(route.path);
    for (qsizetype i = 0; i < segments.size(); ++i) {
        const QByteArray &segment = segments.at(i);
        const QByteArray name = captureName(segment);
        if (name.isNull()) {
            auto &next = node->literals[segment];
            if (!next)
                next = std::make_shared<Node>();
            node = next.get();
            continue;
        }
        if (name.isEmpty() || names.contains(name))
            return badRow(route, "a capture without a name of its own"_L1);
        names.insert(name);
        captures.emplace_back(i, name);
        if (!node->capture)
            node->capture = std::make_unique<Node>();
        node = node->capture.get();
    }
    if (node->routes[slot(route.method)] != kNoRoute)
        return badRow(route, "there is one for this method and path already"_L1);
    node->routes[slot(route.method)] = index;
    node->isEnd = true;
    m_captures.push_back(std::move(captures));
    return {};
}

void Router::collect(const Node &node, const QList<QByteArray> &segments, qsizetype depth, Ends &ends)
{
    if (depth == segments.size()) {
        if (node.isEnd)
            ends.push_back(&node);
        return;
    }
    if (const auto next = node.literals.constFind(segments.at(depth)); next != node.literals.cend())
        collect(**next, segments, depth + 1, ends);
    // An empty segment is a trailing or doubled slash, not a value.
    if (node.capture && !segments.at(depth).isEmpty())
        collect(*node.capture, segments, depth + 1, ends);
}

const Route *Router::routeFor(const Node &end, Method method) const
{
    size_t index = end.routes[slot(method)];
    if (index == kNoRoute && method == Method::Head)
        index = end.routes[slot(Method::Get)];
    return index == kNoRoute ? nullptr : &m_routes[index];
}

Router::Match Router::match(Method method, const QList<QByteArray> &segments) const
{
    Ends ends;
    collect(*m_root, segments, 0, ends);
    for (const Node *end : ends) {
        const Route *route = routeFor(*end, method);
        if (!route)
            continue;
        Found found{route, {}};
        const CaptureNames &names = m_captures[static_cast<size_t>(route - m_routes.data())];
        found.captures.reserve(names.size());
        for (const auto &[position, name] : names)
            found.captures.insert(name, segments.at(position));
        return found;
    }
    if (ends.empty())
        return NoSuchPath{};
    return NoSuchMethod{allowedMethods(segments)};
}

QList<Method> Router::allowedMethods(const QList<QByteArray> &segments) const
{
    Ends ends;
    collect(*m_root, segments, 0, ends);
    QList<Method> allowed;
    for (const auto &each : kMethods) {
        const Method method = each.first;
        const bool answered = method == Method::Options
            ? !ends.empty()
            : std::any_of(ends.cbegin(), ends.cend(), [&](const Node *end) { return routeFor(*end, method) != nullptr; });
        if (answered)
            allowed.append(method);
    }
    return allowed;
}

} // namespace basalt::http
