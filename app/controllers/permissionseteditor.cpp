// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "permissionseteditor.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

void PermissionSetEditor::create(const QString &name, const QString &code, const QString &description)
{
    QJsonObject body{{u"name"_s, name.trimmed()}, {u"description"_s, description.trimmed()}};
    if (!code.isEmpty())
        body.insert(u"code"_s, code);
    save(ApiRequest::send("POST", ApiRequest::pathOf({u"permission-sets"_s}), body));
}

void PermissionSetEditor::rename(const QString &id, const QString &name, const QString &description)
{
    save(ApiRequest::send("PATCH", ApiRequest::pathOf({u"permission-sets"_s, id}),
                          {{u"name"_s, name.trimmed()}, {u"description"_s, description.trimmed()}}));
}

void PermissionSetEditor::copy(const QString &id, const QString &name)
{
    save(ApiRequest::send("POST", ApiRequest::pathOf({u"permission-sets"_s, id, u"copy"_s}), {{u"name"_s, name.trimmed()}}));
}

void PermissionSetEditor::remove(const QString &id)
{
    ask(ApiRequest::remove(ApiRequest::pathOf({u"permission-sets"_s, id})), [this](const ApiResponse &) { Q_EMIT removed(); });
}

void PermissionSetEditor::save(const ApiRequest &request)
{
    ask(request, [this](const ApiResponse &answer) {
        Q_EMIT saved(answer.object().value("id"_L1).toString(), answer.object().value("name"_L1).toString());
    });
}

} // namespace basalt::app
