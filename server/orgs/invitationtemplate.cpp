// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "orgs/invitationtemplate.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace basalt::orgs {

QList<NewInvitationAction> overridden(QList<NewInvitationAction> actions, const QJsonObject &overrides)
{
    for (NewInvitationAction &action : actions) {
        for (auto member = overrides.constBegin(); member != overrides.constEnd(); ++member)
            action.payload.insert(member.key(), member.value());
    }
    return actions;
}

QByteArray actionsText(const QList<NewInvitationAction> &actions)
{
    QJsonArray array;
    for (const NewInvitationAction &action : actions) {
        QJsonObject object{{u"type"_s, QString::fromUtf8(action.type)},
                           {u"condition"_s, QString::fromUtf8(action.condition)},
                           {u"sequence"_s, action.sequence},
                           {u"payload"_s, action.payload}};
        if (!action.phase.isNull())
            object.insert(u"phase"_s, QString::fromUtf8(action.phase));
        if (action.isRequired)
            object.insert(u"is_required"_s, *action.isRequired);
        array.append(object);
    }
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

QList<NewInvitationAction> actionsFrom(const QByteArray &text)
{
    QList<NewInvitationAction> actions;
    const QJsonArray array = QJsonDocument::fromJson(text).array();
    for (const QJsonValue item : array) {
        NewInvitationAction action;
        action.type = item[u"type"_s].toString().toUtf8();
        action.condition = item[u"condition"_s].toString().toUtf8();
        action.sequence = item[u"sequence"_s].toInteger();
        action.payload = item[u"payload"_s].toObject();
        if (const QJsonValue phase = item[u"phase"_s]; phase.isString())
            action.phase = phase.toString().toUtf8();
        if (const QJsonValue required = item[u"is_required"_s]; required.isBool())
            action.isRequired = required.toBool();
        actions.append(std::move(action));
    }
    return actions;
}

} // namespace basalt::orgs
