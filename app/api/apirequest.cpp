// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "apirequest.h"

#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

ApiRequest ApiRequest::get(const QString &path, const QUrlQuery &query)
{
    ApiRequest request;
    request.path = path;
    request.query = query;
    return request;
}

ApiRequest ApiRequest::send(const QByteArray &method, const QString &path, const QJsonObject &body)
{
    ApiRequest request;
    request.method = method;
    request.path = path;
    request.body = body;
    request.hasBody = true;
    return request;
}

ApiRequest ApiRequest::upload(const QString &path, const QUrlQuery &query, const QByteArray &content)
{
    ApiRequest request;
    request.method = "PUT";
    request.path = path;
    request.query = query;
    request.content = content;
    return request;
}

ApiRequest ApiRequest::remove(const QString &path)
{
    ApiRequest request;
    request.method = "DELETE";
    request.path = path;
    return request;
}

QString ApiRequest::pathOf(std::initializer_list<QString> segments)
{
    QString text = u"/api/v1"_s;
    for (const QString &segment : segments)
        text += u'/' + QString::fromLatin1(QUrl::toPercentEncoding(segment));
    return text;
}

} // namespace basalt::app
