// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accesslisteditor.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

QString asText(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject asObject(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

} // namespace

QString AccessListEditor::byKey(const QString &type, const QStringList &fields, const QStringList &values) const
{
    QJsonObject key;
    for (qsizetype i = 0; i < fields.size(); ++i) {
        if (const QString value = values.value(i).trimmed(); !value.isEmpty())
            key.insert(fields.at(i), value);
    }
    return asText({{u"resource_type"_s, type}, {u"key"_s, key}});
}

QString AccessListEditor::byPath(const QString &type, const QString &path) const
{
    return asText({{u"resource_type"_s, type}, {u"path"_s, path.trimmed()}});
}

void AccessListEditor::letIn(const QString &thing, const QString &target, const QString &targetId, const QStringList &flags,
                             const QStringList &roles)
{
    QJsonObject body = asObject(thing);
    body.insert(target == "group"_L1 ? u"group_id"_s : u"user_id"_s, targetId);
    body.insert(u"flags"_s, QJsonArray::fromStringList(flags));
    body.insert(u"roles"_s, QJsonArray::fromStringList(roles));
    send(std::move(body));
}

void AccessListEditor::keepOut(const QString &thing, const QString &userId, const QStringList &flags)
{
    QJsonObject body = asObject(thing);
    body.insert(u"user_id"_s, userId);
    body.insert(u"flags"_s, QJsonArray::fromStringList(flags));
    body.insert(u"deny"_s, true);
    send(std::move(body));
}

void AccessListEditor::send(QJsonObject body)
{
    ask(ApiRequest::send("POST", ApiRequest::pathOf({u"resource-access"_s}), body),
        [this](const ApiResponse &answer) { Q_EMIT given(answer.object().value("changed"_L1).toInt()); });
}

void AccessListEditor::takeBack(const QString &revocation)
{
    ask(ApiRequest::send("POST", ApiRequest::pathOf({u"resource-access"_s, u"revoke"_s}), asObject(revocation)),
        [this](const ApiResponse &answer) { Q_EMIT takenBack(answer.object().value("deleted"_L1).toInt()); });
}

} // namespace basalt::app
