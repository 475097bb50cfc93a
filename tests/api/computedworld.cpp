// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "computedworld.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace basalt::test {

QByteArray bytes(const QJsonValue &value)
{
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return array.sliced(1).chopped(1);
}

QByteArray fault(const HttpAnswer &answer)
{
    return QByteArray::number(answer.status) + ' ' + text(answer.at("details.0.code")) + ' '
        + text(answer.at("details.0.field"));
}

QByteArray computed(const QByteArray &name, const QByteArray &type, const QByteArray &expression)
{
    return bytes(QJsonObject{{"name", QString::fromUtf8(name)},
                             {"type", "computed"},
                             {"return_type", QString::fromUtf8(type)},
                             {"expression", QString::fromUtf8(expression)}});
}

QByteArray listed(const HttpAnswer &answer, const QByteArray &member)
{
    if (answer.status != 200)
        return answer.body;
    QList<QByteArray> values;
    for (const QJsonValue &item : answer.at("items").toArray())
        values.append(bytes(item[QString::fromUtf8(member)]));
    return values.join(' ');
}

} // namespace basalt::test
