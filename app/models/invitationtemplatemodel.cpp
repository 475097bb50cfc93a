// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "invitationtemplatemodel.h"

#include <QJsonArray>
#include <QMap>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

InvitationTemplateModel::InvitationTemplateModel(QObject *parent)
    : AnswerListModel({text("code", "code"), text("title", "title"), text("message", "message")}, parent)
{ }

QStringList InvitationTemplateModel::codes() const
{
    QStringList all;
    for (const QJsonObject &row : rows())
        all += row.value("code"_L1).toString();
    return all;
}

QStringList InvitationTemplateModel::titles() const
{
    QStringList all;
    for (const QJsonObject &row : rows()) {
        const QString title = row.value("title"_L1).toString();
        all += title.isEmpty() ? row.value("code"_L1).toString() : title;
    }
    return all;
}

void InvitationTemplateModel::reload()
{
    ask(ApiRequest::get(ApiRequest::pathOf({u"invitation-templates"_s})), [this](const ApiResponse &answer) {
        // An account's own takes the place of the one of that code that every account has, while it is switched on.
        QMap<QString, QJsonObject> byCode;
        for (const QJsonObject &row : objects(answer.object().value("items"_L1).toArray())) {
            const QString code = row.value("code"_L1).toString();
            if (row.value("is_active"_L1).toBool() && (!byCode.contains(code) || !row.value("account_id"_L1).isNull()))
                byCode.insert(code, row);
        }
        setRows(byCode.values());
    });
}

QJsonObject InvitationTemplateModel::find(const QString &code) const
{
    for (const QJsonObject &row : rows()) {
        if (row.value("code"_L1).toString() == code)
            return row;
    }
    return {};
}

QString InvitationTemplateModel::messageOf(const QString &code) const
{
    return find(code).value("message"_L1).toString();
}

int InvitationTemplateModel::actionsOf(const QString &code) const
{
    return int(find(code).value("actions"_L1).toArray().size());
}

} // namespace basalt::app
