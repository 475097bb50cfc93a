// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "providerlistmodel.h"

#include <QJsonArray>
#include <QTimer>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

ProviderListModel::ProviderListModel(QObject *parent)
    : AnswerListModel({text("code", "code"), text("name", "name"), flag("usable", "is_active"), flag("builtIn", "is_system"),
                       flag("mapsGroups", "allows_group_mapping"), flag("syncsMembers", "allows_group_sync"),
                       text("created", "created_at")},
                      parent)
{
    QTimer::singleShot(0, this, &ProviderListModel::reload);
}

void ProviderListModel::reload()
{
    ask(ApiRequest::get(ApiRequest::pathOf({u"providers"_s})),
        [this](const ApiResponse &answer) { setRows(objects(answer.object().value("items"_L1).toArray())); });
}

int ProviderListModel::rowOfCode(const QString &code) const
{
    const auto found = std::ranges::find_if(
        rows(), [&code](const QJsonObject &provider) { return provider.value("code"_L1).toString() == code; });
    return found == rows().cend() ? -1 : int(found - rows().cbegin());
}

bool ProviderListModel::flagAt(int row, const QString &member) const
{
    return rows().value(row).value(member).toBool();
}

} // namespace basalt::app
