// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apierror.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QUrlQuery>

#include <tl/expected.hpp>

#include <functional>
#include <optional>
#include <utility>

namespace basalt::app {

/** One call to the API, as a value. */
struct ApiRequest
{
    QByteArray method = "GET";
    QString path;    ///< from the server's root, for instance `/api/v1/collections`
    QUrlQuery query; ///< values in clear; encoding is the client's
    QJsonObject body;
    bool hasBody = false;
    QByteArray content;             ///< sent as it is, in the place of `body`
    bool authenticated = true;      ///< sends the session, and renews it once on 401
    int timeoutMs = 30'000;         ///< without a byte in either direction
    bool asOneself = false;         ///< also while everything else is seen as somebody else sees it
    std::optional<QString> account; ///< in the place of the one that is chosen when it is sent
    QList<std::pair<QByteArray, QByteArray>> headers;

    [[nodiscard]] static ApiRequest get(const QString &path, const QUrlQuery &query = {});
    [[nodiscard]] static ApiRequest send(const QByteArray &method, const QString &path, const QJsonObject &body);
    /** A piece of a file. */
    [[nodiscard]] static ApiRequest upload(const QString &path, const QUrlQuery &query, const QByteArray &content);
    [[nodiscard]] static ApiRequest remove(const QString &path);
    /** A path with its segments percent-encoded: names come from people. */
    [[nodiscard]] static QString pathOf(std::initializer_list<QString> segments);
};

/** A successful answer. `json` is null where the body is not JSON. */
struct ApiResponse
{
    int status = 0;
    QJsonDocument json;
    QByteArray body;
    QByteArray etag;
    QString correlationId;

    [[nodiscard]] QJsonObject object() const { return json.object(); }
};

using ApiResult = tl::expected<ApiResponse, ApiError>;
using ApiHandler = std::function<void(const ApiResult &)>;
/** Takes a piece of a successful answer as it comes in; false: no more of it is wanted. */
using ApiSink = std::function<bool(const QByteArray &piece)>;

} // namespace basalt::app
