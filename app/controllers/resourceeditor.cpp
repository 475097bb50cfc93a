// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "resourceeditor.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

QJsonArray codesIn(const QString &text)
{
    static const QRegularExpression between(u"[,\\s]+"_s);
    return QJsonArray::fromStringList(text.split(between, Qt::SkipEmptyParts));
}

} // namespace

void ResourceEditor::createType(const QString &code, const QString &name, const QString &keyFields, const QString &flags)
{
    save(ApiRequest::send("POST", ApiRequest::pathOf({u"resource-types"_s}),
                          {{u"code"_s, code.trimmed()},
                           {u"name"_s, name.trimmed()},
                           {u"key_fields"_s, codesIn(keyFields)},
                           {u"flags"_s, codesIn(flags)}}));
}

void ResourceEditor::setTypeActive(const QString &code, bool active)
{
    save(ApiRequest::send("PATCH", ApiRequest::pathOf({u"resource-types"_s, code}), {{u"is_active"_s, active}}));
}

void ResourceEditor::createRole(const QString &code, const QString &name, const QString &type, const QStringList &flags)
{
    save(ApiRequest::send("POST", ApiRequest::pathOf({u"resource-roles"_s}),
                          {{u"code"_s, code.trimmed()},
                           {u"name"_s, name.trimmed()},
                           {u"resource_type"_s, type},
                           {u"flags"_s, QJsonArray::fromStringList(flags)}}));
}

void ResourceEditor::changeRole(const QString &code, const QString &name, const QStringList &flags)
{
    save(ApiRequest::send("PATCH", ApiRequest::pathOf({u"resource-roles"_s, code}),
                          {{u"name"_s, name.trimmed()}, {u"flags"_s, QJsonArray::fromStringList(flags)}}));
}

void ResourceEditor::removeRole(const QString &code)
{
    ask(ApiRequest::remove(ApiRequest::pathOf({u"resource-roles"_s, code})), [this](const ApiResponse &) { Q_EMIT removed(); });
}

void ResourceEditor::save(const ApiRequest &request)
{
    ask(request, [this](const ApiResponse &answer) { Q_EMIT saved(answer.object().value("code"_L1).toString()); });
}

} // namespace basalt::app
