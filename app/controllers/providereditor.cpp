// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "providereditor.h"

#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

void ProviderEditor::create(const QString &code, const QString &name, bool mapsGroups, bool syncsMembers)
{
    ask(ApiRequest::send("POST", ApiRequest::pathOf({u"providers"_s}),
                         {{u"code"_s, code.trimmed()},
                          {u"name"_s, name.trimmed()},
                          {u"allows_group_mapping"_s, mapsGroups},
                          {u"allows_group_sync"_s, syncsMembers}}),
        [this](const ApiResponse &answer) {
            Q_EMIT saved(answer.object().value("code"_L1).toString(), answer.object().value("name"_L1).toString());
        });
}

void ProviderEditor::change(const QString &code, const QString &name, bool mapsGroups, bool syncsMembers)
{
    ask(ApiRequest::send(
            "PATCH", ApiRequest::pathOf({u"providers"_s, code}),
            {{u"name"_s, name.trimmed()}, {u"allows_group_mapping"_s, mapsGroups}, {u"allows_group_sync"_s, syncsMembers}}),
        [this](const ApiResponse &answer) {
            Q_EMIT saved(answer.object().value("code"_L1).toString(), answer.object().value("name"_L1).toString());
        });
}

void ProviderEditor::setEnabled(const QString &code, bool enabled)
{
    ask(ApiRequest::send("POST", ApiRequest::pathOf({u"providers"_s, code, enabled ? u"enable"_s : u"disable"_s}), {}),
        [this, enabled](const ApiResponse &answer) { Q_EMIT switched(answer.object().value("name"_L1).toString(), enabled); });
}

void ProviderEditor::remove(const QString &code)
{
    ask(ApiRequest::remove(ApiRequest::pathOf({u"providers"_s, code})), [this](const ApiResponse &) { Q_EMIT removed(); });
}

} // namespace basalt::app
