// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "invitationeditor.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

void InvitationEditor::invite(const QString &email, const QString &role, const QStringList &groups, const QString &message,
                              const QString &templateCode)
{
    QJsonObject body{{u"email"_s, email.trimmed()}, {u"role"_s, role}};
    if (!groups.isEmpty())
        body.insert(u"groups"_s, QJsonArray::fromStringList(groups));
    if (!message.trimmed().isEmpty())
        body.insert(u"message"_s, message.trimmed());
    if (!templateCode.isEmpty())
        body.insert(u"template"_s, templateCode);
    send(ApiRequest::send("POST", ApiRequest::pathOf({u"invitations"_s}), body));
}

void InvitationEditor::resend(const QString &id)
{
    send(ApiRequest::send("POST", ApiRequest::pathOf({u"invitations"_s, id, u"resend"_s}), {}));
}

void InvitationEditor::send(const ApiRequest &request)
{
    ask(request, [this](const ApiResponse &answer) {
        const QJsonObject told = answer.object();
        Q_EMIT sent(told.value("email"_L1).toString(), told.value("invitation_url"_L1).toString(),
                    told.value("expires_at"_L1).toString());
    });
}

void InvitationEditor::revoke(const QString &id)
{
    ask(ApiRequest::remove(ApiRequest::pathOf({u"invitations"_s, id})), [this](const ApiResponse &) { Q_EMIT revoked(); });
}

} // namespace basalt::app
