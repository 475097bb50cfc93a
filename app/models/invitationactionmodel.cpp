// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "invitationactionmodel.h"

#include "apiclient.h"
#include "appcontext.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

constexpr int kActionsPerPage = 100; // an invitation has fewer

/** Members of payloads that name something by its id, with where it is asked for. */
constexpr std::array kNamed{std::pair("group_id"_L1, "groups"_L1), std::pair("permission_set_id"_L1, "permission-sets"_L1)};

/** Phases as they come about, then by sequence: the order in which actions are done. */
bool isBefore(const QJsonObject &left, const QJsonObject &right)
{
    const auto place = [](const QJsonObject &action) {
        return std::tuple(action.value("phase"_L1).toString() != "on_create"_L1, action.value("phase"_L1).toString(),
                          action.value("sequence"_L1).toInt());
    };
    return place(left) < place(right);
}

} // namespace

InvitationActionModel::InvitationActionModel(QObject *parent)
    : AnswerListModel({text("actionType", "type"),
                       text("phase", "phase"),
                       text("condition", "condition"),
                       text("status", "status"),
                       text("problem", "error"),
                       text("ended", "ended_at"),
                       flag("needed", "is_required"),
                       {"about", [this](const QJsonObject &action) { return aboutOf(action); }}},
                      parent)
{ }

void InvitationActionModel::setInvitationId(const QString &id)
{
    if (m_invitationId == id)
        return;
    m_invitationId = id;
    drop();
    Q_EMIT invitationIdChanged();
    reload();
}

void InvitationActionModel::reload()
{
    if (m_invitationId.isEmpty())
        return;
    const QUrlQuery query{{u"invitation_id"_s, m_invitationId}, {u"page_size"_s, QString::number(kActionsPerPage)}};
    ask(ApiRequest::get(ApiRequest::pathOf({u"invitation-actions"_s}), query), [this](const ApiResponse &answer) {
        QList<QJsonObject> actions = objects(answer.object().value("items"_L1).toArray());
        std::stable_sort(actions.begin(), actions.end(), isBefore);
        setRows(actions);
        askForNames();
    });
}

QString InvitationActionModel::aboutOf(const QJsonObject &action) const
{
    const QJsonObject payload = action.value("payload"_L1).toObject();
    for (const auto &[member, collection] : kNamed) {
        if (const QString id = payload.value(member).toString(); !id.isEmpty())
            return m_names.value(id, id);
    }
    if (const QString permission = payload.value("permission"_L1).toString(); !permission.isEmpty())
        return permission;
    return payload.value("resource_type"_L1).toString();
}

void InvitationActionModel::askForNames()
{
    for (const QJsonObject &action : rows()) {
        const QJsonObject payload = action.value("payload"_L1).toObject();
        for (const auto &[member, collection] : kNamed) {
            if (const QString id = payload.value(member).toString(); !id.isEmpty() && !m_names.contains(id))
                askForName(collection, id);
        }
    }
}

void InvitationActionModel::askForName(const QString &collection, const QString &id)
{
    m_names.insert(id, id);
    AppContext::instance()->client().send(ApiRequest::get(ApiRequest::pathOf({collection, id})), this,
                                          [this, id](const ApiResult &result) {
                                              if (!result || result->object().value("name"_L1).toString().isEmpty())
                                                  return;
                                              m_names.insert(id, result->object().value("name"_L1).toString());
                                              if (count() > 0)
                                                  Q_EMIT dataChanged(index(0), index(count() - 1));
                                          });
}

} // namespace basalt::app
