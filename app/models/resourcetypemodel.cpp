// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "resourcetypemodel.h"

#include <QTimer>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

ResourceTypeModel::ResourceTypeModel(QObject *parent)
    : AnswerListModel(
        {text("code", "code"),
         text("name", "name"),
         flag("usable", "is_active"),
         {"ofRecords", [](const QJsonObject &row) { return row.value("code"_L1).toString().startsWith("records."_L1); }}},
        parent)
{
    QTimer::singleShot(0, this, &ResourceTypeModel::reload);
}

void ResourceTypeModel::reload()
{
    ask(ApiRequest::get(ApiRequest::pathOf({u"resource-flags"_s})), [this](const ApiResponse &answer) {
        m_allFlags = answer.object().value("items"_L1).toArray();
        fetchTypes();
    });
}

void ResourceTypeModel::fetchTypes()
{
    ask(ApiRequest::get(ApiRequest::pathOf({u"resource-types"_s})), [this](const ApiResponse &answer) {
        QList<QJsonObject> types = objects(answer.object().value("items"_L1).toArray());
        // What stands above all collections is of use to nobody here; applications' own types come first.
        types.removeIf([](const QJsonObject &type) { return type.value("code"_L1).toString() == "records"_L1; });
        std::ranges::stable_sort(types, {}, [](const QJsonObject &type) {
            const QString code = type.value("code"_L1).toString();
            return std::pair(code.startsWith("records."_L1), code);
        });
        setRows(types);
    });
}

int ResourceTypeModel::rowOfCode(const QString &code) const
{
    const auto found =
        std::ranges::find_if(rows(), [&code](const QJsonObject &type) { return type.value("code"_L1).toString() == code; });
    return found == rows().cend() ? -1 : int(found - rows().cbegin());
}

QStringList ResourceTypeModel::listAt(int row, const QString &member) const
{
    QStringList texts;
    QJsonArray listed = rows().value(row).value(member).toArray();
    if (row >= 0 && member == "flags"_L1 && listed.isEmpty())
        listed = m_allFlags;
    for (const QJsonValue &text : std::as_const(listed))
        texts += text.toString();
    return texts;
}

bool ResourceTypeModel::flagAt(int row, const QString &member) const
{
    return rows().value(row).value(member).toBool();
}

} // namespace basalt::app
