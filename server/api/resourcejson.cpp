// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/resourcejson.h"

#include "api/accountjson.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

using core::JsonWriter;

resources::ResourceTarget readPlace(BodyReader &body, const QByteArray &typeCode)
{
    resources::ResourceTarget target;
    target.typeCode = typeCode;
    if (body.object("key"_L1))
        target.key = body.json().value("key"_L1).toObject();
    target.path = body.text("path"_L1, 2000);
    return target;
}

resources::ResourceTarget readTarget(BodyReader &body)
{
    const QByteArray typeCode = body.requiredText("resource_type"_L1).toUtf8();
    return readPlace(body, typeCode);
}

QList<QByteArray> readResourceCodes(BodyReader &body, QLatin1StringView name)
{
    return body.texts(name, kMaxResourceCodes).value_or(QList<QByteArray>());
}

void writeResource(JsonWriter &out, QByteArrayView typeCode, const QByteArray &resource)
{
    const resources::ResourceName name = resources::ResourceName::fromText(resource);
    out.member("resource_type", typeCode);
    if (name.isPath())
        out.member("path", resource);
    else
        out.key("key").raw(resource);
}

void writeGrant(JsonWriter &out, const resources::ResourceGrant &grant)
{
    out.beginObject().member("id", grant.id).member("account_id", grant.accountId);
    writeResource(out, grant.typeCode, grant.resource);
    writeTextOrNull(out, "user_id", grant.userId);
    writeTextOrNull(out, "user_email", grant.userEmail);
    writeTextOrNull(out, "group_id", grant.groupId);
    writeTextOrNull(out, "group_code", grant.groupCode);
    writeTextOrNull(out, "flag", grant.flag);
    writeTextOrNull(out, "role", grant.roleCode);
    out.flag("is_deny", grant.isDeny);
    writeTextOrNull(out, "granted_by", grant.grantedBy);
    out.member("created_at", grant.createdAt).endObject();
}

void writeLine(JsonWriter &out, const resources::HeldAccess &line)
{
    out.beginObject().member("id", line.grantId);
    writeResource(out, line.typeCode, line.resource);
    out.member("via", line.groupId.isNull() ? QByteArrayView("user") : QByteArrayView("group"));
    writeTextOrNull(out, "group", line.groupCode);
    writeTextOrNull(out, "role", line.roleCode);
    out.flag("is_deny", line.isDeny).endObject();
}

void writeDecision(JsonWriter &out, const resources::FlagDecision &decision)
{
    out.member("flag", decision.flag).flag("allowed", decision.isAllowed).member("decided_by", decision.decidedBy);
    out.key("line");
    if (decision.decisive.grantId.isNull())
        out.null();
    else
        writeLine(out, decision.decisive);
}

} // namespace basalt::api
