// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/fieldsrefused.h"

#include "core/jsonwriter.h"
#include "http/problem.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

http::Response fieldsRefused(const Error &error)
{
    http::Response response = http::problemResponse(error);
    core::JsonWriter members;
    members.beginObject().key("unauthorized_fields").beginArray();
    for (const FieldError &field : error.fields)
        members.string(QStringView(field.field));
    const bool isSystem = error.fields.first().code == u"system_field"_s;
    members.endArray().member("field_type", isSystem ? QByteArrayView("system") : QByteArrayView("restricted")).endObject();
    response.body.chop(1);
    response.body += ',' + members.take().sliced(1);
    return response;
}

} // namespace

void failWrite(http::Reply &reply, const Error &error)
{
    if (error.code == Code::FieldNotAllowed && !error.fields.isEmpty())
        reply.send(fieldsRefused(error));
    else
        reply.fail(error);
}

} // namespace basalt::api
