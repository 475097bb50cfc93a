// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "groupeditor.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

void GroupEditor::create(const QString &name, const QString &description, const QString &kind, bool standard)
{
    save(ApiRequest::send("POST", ApiRequest::pathOf({u"groups"_s}),
                          {{u"name"_s, name.trimmed()},
                           {u"description"_s, description.trimmed()},
                           {u"kind"_s, kind},
                           {u"is_default"_s, standard}}));
}

void GroupEditor::rename(const QString &id, const QString &name, const QString &description)
{
    save(ApiRequest::send("PATCH", ApiRequest::pathOf({u"groups"_s, id}),
                          {{u"name"_s, name.trimmed()}, {u"description"_s, description.trimmed()}}));
}

void GroupEditor::setOrigin(const QString &id, const QString &kind, bool creating)
{
    save(ApiRequest::send("PATCH", ApiRequest::pathOf({u"groups"_s, id}),
                          {{u"kind"_s, kind}, {u"creates_missing_users"_s, creating}}));
}

void GroupEditor::setEnabled(const QString &id, bool enabled)
{
    save(ApiRequest::send("PATCH", ApiRequest::pathOf({u"groups"_s, id}), {{u"is_active"_s, enabled}}));
}

void GroupEditor::save(const ApiRequest &request)
{
    ask(request, [this](const ApiResponse &answer) {
        Q_EMIT saved(answer.object().value("id"_L1).toString(), answer.object().value("name"_L1).toString());
    });
}

void GroupEditor::remove(const QString &id)
{
    ask(ApiRequest::remove(ApiRequest::pathOf({u"groups"_s, id})), [this](const ApiResponse &) { Q_EMIT removed(); });
}

void GroupEditor::addMember(const QString &id, const QString &userId)
{
    ask(ApiRequest::send("POST", ApiRequest::pathOf({u"groups"_s, id, u"users"_s}), {{u"user_id"_s, userId}}),
        [this](const ApiResponse &) { Q_EMIT membersChanged(); });
}

void GroupEditor::removeMember(const QString &id, const QString &userId)
{
    ask(ApiRequest::remove(ApiRequest::pathOf({u"groups"_s, id, u"users"_s, userId})),
        [this](const ApiResponse &) { Q_EMIT membersChanged(); });
}

void GroupEditor::addMapping(const QString &id, const QString &provider, const QString &object, const QString &role)
{
    QJsonObject body{{u"provider"_s, provider}};
    if (!object.trimmed().isEmpty())
        body.insert(u"object_id"_s, object.trimmed());
    if (!role.trimmed().isEmpty())
        body.insert(u"role"_s, role.trimmed());
    ask(ApiRequest::send("POST", ApiRequest::pathOf({u"groups"_s, id, u"mappings"_s}), body),
        [this](const ApiResponse &) { Q_EMIT mappingsChanged(); });
}

void GroupEditor::removeMapping(const QString &id, const QString &mappingId)
{
    ask(ApiRequest::remove(ApiRequest::pathOf({u"groups"_s, id, u"mappings"_s, mappingId})),
        [this](const ApiResponse &) { Q_EMIT mappingsChanged(); });
}

} // namespace basalt::app
