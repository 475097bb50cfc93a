// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/problem.h"

#include "core/jsonwriter.h"

namespace basalt::http {

namespace {
constexpr QByteArrayView kProblemType("application/problem+json");
} // namespace

Response problemResponse(const Error &error)
{
    const int status = error.httpStatus();
    const QByteArray name = core::codeName(error.code).toUtf8();
    core::JsonWriter body;
    body.beginObject();
    body.member("type", QByteArrayView(QByteArray("urn:basalt:error:" + name)));
    body.member("title", QStringView(core::codeMessage(error.code)));
    body.member("status", qint64(status));
    body.member("detail", QStringView(error.message));
    body.member("error", reasonPhrase(status));
    body.member("message", QStringView(error.message));
    body.member("code", qint64(error.code));
    body.member("name", QByteArrayView(name));
    if (error.index)
        body.member("index", *error.index);
    if (!error.fields.isEmpty()) {
        body.key("details").beginArray();
        for (const FieldError &field : error.fields) {
            body.beginObject().member("field", QStringView(field.field)).member("message", QStringView(field.message));
            body.member("code", QStringView(field.code)).endObject();
        }
        body.endArray();
    }
    body.endObject();

    Response response = Response::text(status, kProblemType, body.take());
    response.cause = Cause{error.code, error.detail};
    response.headers.set("Cache-Control", "no-store");
    if (status == 401)
        response.headers.set("WWW-Authenticate", "Bearer");
    if (error.retryAfterSeconds > 0)
        response.headers.set("Retry-After", QByteArray::number(error.retryAfterSeconds));
    return response;
}

void completeProblem(Response &response, QByteArrayView correlationId, QByteArrayView instance)
{
    if (response.headers.value("Content-Type") != kProblemType || !response.body.endsWith('}'))
        return;
    core::JsonWriter members;
    members.beginObject().member("instance", instance).member("correlation_id", correlationId).endObject();
    response.body.chop(1);
    response.body += ',' + members.take().sliced(1);
}

} // namespace basalt::http
