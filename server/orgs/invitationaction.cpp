// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "orgs/invitationaction.h"

#include "core/timestamp.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace basalt::orgs {

namespace {

constexpr std::array<QByteArrayView, 4> kPhases{"on_create", "on_accept", "on_reject", "on_expired"};
/** Before somebody accepts there is no user to give anything to. */
constexpr std::array<QByteArrayView, 1> kOnAccept{"on_accept"};
constexpr std::array<QByteArrayView, 3> kOnAnswer{"on_accept", "on_reject", "on_expired"};

constexpr std::array kTypes{
    ActionType{"add_group_member", ActionExecutor::Database, kOnAccept, true},
    ActionType{"assign_perm_set", ActionExecutor::Database, kOnAccept, true},
    ActionType{"assign_permission", ActionExecutor::Database, kOnAccept, true},
    ActionType{"assign_resource_access", ActionExecutor::Database, kOnAccept, true},
    ActionType{"send_welcome_email", ActionExecutor::Outbox, kOnAccept, false},
    ActionType{"notify_inviter", ActionExecutor::Outbox, kOnAnswer, false},
    ActionType{"provision_external", ActionExecutor::Application, kPhases, true},
};

constexpr qsizetype kMaxCodes = 100;

bool contains(std::span<const QByteArrayView> names, QByteArrayView name)
{
    return std::ranges::find(names, name) != names.end();
}

QByteArray textOf(const QJsonObject &payload, QLatin1StringView name)
{
    const QByteArray text = payload.value(name).toString().toUtf8();
    return text.isEmpty() ? QByteArray() : text;
}

QList<QByteArray> textsOf(const QJsonObject &payload, QLatin1StringView name)
{
    QList<QByteArray> texts;
    const QJsonArray array = payload.value(name).toArray();
    for (const QJsonValue item : array)
        texts.append(item.toString().toUtf8());
    return texts;
}

/** What is wrong with one action, each mistake with its place. */
class ActionCheck
{
public:
    ActionCheck(const NewInvitationAction &action, qsizetype index)
        : m_action(action)
        , m_place(u"actions[%1]."_s.arg(index)) { }

    QList<FieldError> errors()
    {
        const ActionType *type = actionType(m_action.type);
        if (!type)
            complain(u"type"_s, u"There is no such type of action."_s, u"not_found"_s);
        else if (const QByteArray phase = m_action.phase.isNull() ? QByteArray("on_accept") : m_action.phase;
                 !contains(type->phases, phase))
            complain(u"phase"_s, u"Actions of this type are not done then."_s, u"not_allowed"_s);
        if (m_action.sequence < 0 || m_action.sequence > kMaxSequence)
            complain(u"sequence"_s, u"This must be from 0 to %1."_s.arg(kMaxSequence), u"out_of_range"_s);
        if (QJsonDocument(m_action.payload).toJson(QJsonDocument::Compact).size() > kMaxPayload)
            complain(u"payload"_s, u"At most %1 bytes."_s.arg(kMaxPayload), u"too_long"_s);
        checkCondition();
        if (m_action.type == "add_group_member")
            demandText("group_id"_L1);
        else if (m_action.type == "assign_perm_set")
            demandText("permission_set_id"_L1);
        else if (m_action.type == "assign_permission")
            demandText("permission"_L1);
        else if (m_action.type == "assign_resource_access")
            checkGrants();
        if (m_action.type.startsWith("assign_perm"))
            checkEnd();
        return std::move(m_errors);
    }

private:
    void complain(const QString &field, const QString &message, const QString &code)
    {
        m_errors.append({m_place + field, message, code});
    }
    void complainOf(QLatin1StringView name, const QString &message, const QString &code)
    {
        complain(u"payload."_s + name, message, code);
    }

    void demandText(QLatin1StringView name)
    {
        if (textOf(m_action.payload, name).isNull())
            complainOf(name, u"This is required."_s, u"required"_s);
    }

    void checkCondition()
    {
        if (m_action.condition == "user_not_in_group")
            demandText("group_id"_L1);
        else if (m_action.condition == "user_has_no_perm_set")
            demandText("permission_set_id"_L1);
        else if (m_action.condition == "user_has_no_resource_access")
            checkPlace();
        else if (m_action.condition != "always")
            complain(u"condition"_s, u"There is no such condition."_s, u"not_found"_s);
        if (m_action.condition != "always" && !m_action.phase.isNull() && m_action.phase != "on_accept")
            complain(u"condition"_s, u"Before somebody accepts there is no user to ask about."_s, u"not_allowed"_s);
    }

    void checkPlace()
    {
        demandText("resource_type"_L1);
        const QJsonValue key = m_action.payload.value("key"_L1);
        const QJsonValue path = m_action.payload.value("path"_L1);
        if (!key.isObject() && !path.isString())
            complainOf("key"_L1, u"Name the key or the path of a resource."_s, u"required"_s);
    }

    void checkGrants()
    {
        if (m_action.condition != "user_has_no_resource_access") // which looks at it as well
            checkPlace();
        for (const QLatin1StringView name : {"flags"_L1, "roles"_L1}) {
            const QJsonValue value = m_action.payload.value(name);
            const QJsonArray codes = value.toArray();
            const bool isTexts =
                std::all_of(codes.begin(), codes.end(), [](const QJsonValue &code) { return code.isString(); });
            if (!value.isUndefined() && (!value.isArray() || codes.size() > kMaxCodes || !isTexts))
                complainOf(name, u"This must be an array of at most %1 texts."_s.arg(kMaxCodes), u"invalid_type"_s);
        }
        const bool givesNothing =
            m_action.payload.value("flags"_L1).toArray().isEmpty() && m_action.payload.value("roles"_L1).toArray().isEmpty();
        if (givesNothing)
            complainOf("flags"_L1, u"Name at least one flag or role."_s, u"required"_s);
    }

    void checkEnd()
    {
        const QJsonValue end = m_action.payload.value("ends_at"_L1);
        if (!end.isUndefined() && !end.isNull() && !core::parseTimestamp(end.toString().toUtf8()))
            complainOf("ends_at"_L1, u"This is not an instant such as 2030-01-31T12:00:00Z."_s, u"invalid_date"_s);
    }

    const NewInvitationAction &m_action;
    const QString m_place;
    QList<FieldError> m_errors;
};

} // namespace

std::span<const ActionType> actionTypes()
{
    return kTypes;
}

const ActionType *actionType(QByteArrayView name)
{
    const auto type = std::ranges::find(kTypes, name, &ActionType::name);
    return type == kTypes.end() ? nullptr : &*type;
}

QByteArrayView executorName(ActionExecutor executor)
{
    switch (executor) {
    case ActionExecutor::Database: return "database";
    case ActionExecutor::Outbox: return "backend";
    case ActionExecutor::Application: break;
    }
    return "external";
}

Result<QList<InvitationAction>> checkedActions(const QList<NewInvitationAction> &actions)
{
    if (actions.size() > kMaxActions)
        return Error::invalid(u"actions"_s, u"At most %1 actions."_s.arg(kMaxActions), u"too_many"_s);
    QList<FieldError> errors;
    QList<InvitationAction> checked;
    for (qsizetype i = 0; i < actions.size(); ++i) {
        const NewInvitationAction &wanted = actions[i];
        errors += ActionCheck(wanted, i).errors();
        const ActionType *type = actionType(wanted.type);
        InvitationAction action;
        action.type = wanted.type;
        action.phase = wanted.phase.isNull() ? QByteArray("on_accept") : wanted.phase;
        action.condition = wanted.condition;
        action.sequence = wanted.sequence;
        action.isRequired = wanted.isRequired.value_or(type && type->isRequired);
        action.payload = wanted.payload;
        checked.append(std::move(action));
    }
    if (!errors.isEmpty())
        return Error::invalid(std::move(errors));
    return checked;
}

QByteArray groupOf(const InvitationAction &action)
{
    return textOf(action.payload, "group_id"_L1);
}

access::NewAssignment assignmentOf(const InvitationAction &action, const QByteArray &userId)
{
    access::NewAssignment assignment;
    assignment.userId = userId;
    if (action.type == "assign_perm_set")
        assignment.setId = textOf(action.payload, "permission_set_id"_L1);
    else
        assignment.permission = textOf(action.payload, "permission"_L1);
    if (const auto end = core::parseTimestamp(textOf(action.payload, "ends_at"_L1)))
        assignment.endsAt = core::formatTimestamp(*end);
    return assignment;
}

resources::NewResourceGrants grantsOf(const InvitationAction &action, const QByteArray &userId)
{
    resources::NewResourceGrants grants;
    grants.target.typeCode = textOf(action.payload, "resource_type"_L1);
    const QJsonValue key = action.payload.value("key"_L1);
    if (key.isObject())
        grants.target.key = key.toObject();
    const QJsonValue path = action.payload.value("path"_L1);
    if (path.isString())
        grants.target.path = path.toString();
    grants.userId = userId;
    grants.flags = textsOf(action.payload, "flags"_L1);
    grants.roles = textsOf(action.payload, "roles"_L1);
    return grants;
}

} // namespace basalt::orgs
