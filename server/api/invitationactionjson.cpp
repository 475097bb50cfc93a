// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/invitationactionjson.h"

#include "api/accountjson.h"
#include "api/bodyreader.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

constexpr qsizetype kMaxActionName = 60;

/** A name of the service's own, which says what is wrong with it. */
QByteArray readActionName(BodyReader &body, QLatin1StringView name)
{
    const auto text = body.text(name, kMaxActionName);
    return text ? text->toUtf8() : QByteArray();
}

Result<orgs::NewInvitationAction> readAction(const QJsonObject &object)
{
    auto body = BodyReader::of(object);
    orgs::NewInvitationAction action;
    action.type = body.requiredText("type"_L1, kMaxActionName).toUtf8();
    action.phase = readActionName(body, "phase"_L1);
    if (const QByteArray condition = readActionName(body, "condition"_L1); !condition.isNull())
        action.condition = condition;
    action.sequence = body.integer("sequence"_L1).value_or(0);
    action.isRequired = body.flag("is_required"_L1);
    if (const auto payload = body.object("payload"_L1))
        action.payload = QJsonDocument::fromJson(*payload).object();
    if (auto problem = body.problem())
        return std::move(*problem);
    return action;
}

} // namespace

Result<QList<orgs::NewInvitationAction>> readActions(const QJsonValue &listed)
{
    QList<orgs::NewInvitationAction> actions;
    if (listed.isUndefined() || listed.isNull())
        return actions;
    const QJsonArray array = listed.toArray();
    if (!listed.isArray() || array.size() > orgs::kMaxActions)
        return Error::invalid(u"actions"_s, u"This must be an array of at most %1 actions."_s.arg(orgs::kMaxActions),
                              u"invalid_type"_s);
    for (qsizetype i = 0; i < array.size(); ++i) {
        auto action = readAction(array.at(i).toObject());
        if (!action)
            return action.error().inside(u"actions[%1]"_s.arg(i));
        actions.append(std::move(*action));
    }
    return actions;
}

void writeAction(core::JsonWriter &out, const orgs::InvitationAction &action)
{
    const orgs::ActionType *type = orgs::actionType(action.type);
    out.beginObject().member("id", action.id).member("invitation_id", action.invitationId);
    out.member("account_id", action.accountId).member("type", action.type);
    out.member("executor", type ? orgs::executorName(type->executor) : QByteArrayView());
    out.member("phase", action.phase).member("condition", action.condition).member("sequence", action.sequence);
    out.flag("is_required", action.isRequired).member("status", action.status);
    out.key("payload").raw(QJsonDocument(action.payload).toJson(QJsonDocument::Compact));
    out.key("result").raw(action.result.isNull() ? QByteArray("null") : action.result);
    writeTextOrNull(out, "error", action.error);
    out.member("created_at", action.createdAt);
    writeTextOrNull(out, "started_at", action.startedAt);
    writeTextOrNull(out, "ended_at", action.endedAt);
    out.endObject();
}

} // namespace basalt::api
