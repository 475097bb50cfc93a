// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schema/fieldvalue.h"

#include "db/decimal.h"
#include "schema/field.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace basalt::schema {

namespace {

/** QJsonDocument reads only arrays and objects on every supported version, so scalars ride in an array. */
QJsonValue parseJsonText(const QByteArray &text)
{
    return QJsonDocument::fromJson('[' + text + ']').array().at(0);
}

QJsonValue listToJson(const QList<QByteArray> &list)
{
    QJsonArray array;
    for (const QByteArray &element : list)
        array.append(QString::fromUtf8(element));
    return array;
}

template <class T>
int threeWay(T a, T b)
{
    return a < b ? -1 : b < a ? 1 : 0;
}

} // namespace

bool isEmpty(const FieldValue &value)
{
    const auto *list = std::get_if<QList<QByteArray>>(&value);
    return isNull(value) || (list && list->isEmpty());
}

db::Value toDatabase(const FieldValue &value)
{
    if (const auto *boolean = std::get_if<bool>(&value))
        return *boolean;
    if (const auto *integer = std::get_if<qint64>(&value))
        return *integer;
    if (const auto *real = std::get_if<double>(&value))
        return *real;
    if (const auto *text = std::get_if<QByteArray>(&value))
        return *text;
    Q_ASSERT(isNull(value));
    return db::kNull;
}

QJsonValue toJson(const Field &field, const FieldValue &value)
{
    if (const auto *boolean = std::get_if<bool>(&value))
        return *boolean;
    if (const auto *integer = std::get_if<qint64>(&value))
        return *integer;
    if (const auto *real = std::get_if<double>(&value))
        return *real;
    if (const auto *list = std::get_if<QList<QByteArray>>(&value))
        return listToJson(*list);
    if (const auto *text = std::get_if<QByteArray>(&value))
        return field.type == FieldType::Json ? parseJsonText(*text) : QJsonValue(QString::fromUtf8(*text));
    return field.multiple ? QJsonValue(QJsonArray()) : QJsonValue(QJsonValue::Null);
}

int compareValues(FieldType type, const FieldValue &a, const FieldValue &b)
{
    switch (type) {
    case FieldType::Number: return threeWay(std::get<double>(a), std::get<double>(b));
    case FieldType::Integer: return threeWay(std::get<qint64>(a), std::get<qint64>(b));
    case FieldType::Boolean: return threeWay(std::get<bool>(a), std::get<bool>(b));
    case FieldType::Decimal: {
        const auto order = db::compareDecimals(std::get<QByteArray>(a), std::get<QByteArray>(b));
        return std::is_lt(order) ? -1 : std::is_gt(order) ? 1 : 0;
    }
    default: return std::get<QByteArray>(a).compare(std::get<QByteArray>(b));
    }
}

} // namespace basalt::schema
