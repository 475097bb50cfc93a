// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/groupmappingjson.h"

#include "api/accountjson.h"
#include "api/bodyreader.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

Result<access::NewGroupMapping> readMapping(const QJsonObject &object)
{
    constexpr qsizetype kMaxName = 255;
    BodyReader body = BodyReader::of(object);
    access::NewGroupMapping input;
    input.provider = body.requiredText("provider"_L1, kMaxName).toUtf8();
    input.objectId = body.text("object_id"_L1, kMaxName).value_or(QString());
    input.objectName = body.text("object_name"_L1, kMaxName).value_or(QString());
    input.role = body.text("role"_L1, kMaxName).value_or(QString());
    if (auto problem = body.problem())
        return std::move(*problem);
    return input;
}

Result<QList<access::NewGroupMapping>> readMappings(const QJsonValue &listed)
{
    QList<access::NewGroupMapping> mappings;
    if (listed.isUndefined() || listed.isNull())
        return mappings;
    const QJsonArray array = listed.toArray();
    if (!listed.isArray() || array.size() > access::kMaxMappings)
        return Error::invalid(u"mappings"_s, u"This must be an array of at most %1 mappings."_s.arg(access::kMaxMappings),
                              u"invalid_type"_s);
    for (qsizetype i = 0; i < array.size(); ++i) {
        auto mapping = readMapping(array.at(i).toObject());
        if (!mapping)
            return mapping.error().at(i);
        mappings.append(std::move(*mapping));
    }
    return mappings;
}

void writeMapping(core::JsonWriter &out, const auth::GroupMapping &mapping)
{
    out.beginObject().member("id", mapping.id).member("group_id", mapping.groupId).member("provider", mapping.provider);
    out.member("object_id", mapping.objectId).member("object_name", mapping.objectName).member("role", mapping.role);
    writeTextOrNull(out, "source", mapping.source);
    out.member("member_count", mapping.memberCount).member("created_at", mapping.createdAt).endObject();
}

} // namespace basalt::api
