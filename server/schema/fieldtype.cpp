// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schema/fieldtype.h"

#include <array>
#include <utility>

namespace basalt::schema {

namespace {

constexpr std::array kTypes{
    std::pair{FieldType::Text, QByteArrayView("text")},       std::pair{FieldType::Number, QByteArrayView("number")},
    std::pair{FieldType::Integer, QByteArrayView("integer")}, std::pair{FieldType::Decimal, QByteArrayView("decimal")},
    std::pair{FieldType::Boolean, QByteArrayView("boolean")}, std::pair{FieldType::DateTime, QByteArrayView("datetime")},
    std::pair{FieldType::Date, QByteArrayView("date")},       std::pair{FieldType::Email, QByteArrayView("email")},
    std::pair{FieldType::Url, QByteArrayView("url")},         std::pair{FieldType::Json, QByteArrayView("json")},
    std::pair{FieldType::Select, QByteArrayView("select")},   std::pair{FieldType::Reference, QByteArrayView("reference")},
};

constexpr std::array kActions{
    std::pair{OnDelete::Restrict, QByteArrayView("restrict")},
    std::pair{OnDelete::Cascade, QByteArrayView("cascade")},
    std::pair{OnDelete::SetNull, QByteArrayView("set_null")},
};

bool equalFolded(QByteArrayView a, QByteArrayView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

} // namespace

QByteArrayView fieldTypeName(FieldType type)
{
    return kTypes[static_cast<size_t>(type)].second;
}

std::optional<FieldType> parseFieldType(QByteArrayView name)
{
    for (const auto &[type, typeName] : kTypes) {
        if (equalFolded(typeName, name))
            return type;
    }
    return std::nullopt;
}

bool isUnsupportedType(QByteArrayView name)
{
    return equalFolded(name, "file");
}

QByteArrayView onDeleteName(OnDelete action)
{
    return kActions[static_cast<size_t>(action)].second;
}

std::optional<OnDelete> parseOnDelete(QByteArrayView name)
{
    for (const auto &[action, actionName] : kActions) {
        if (equalFolded(actionName, name))
            return action;
    }
    return std::nullopt;
}

db::ColumnType columnType(FieldType type)
{
    switch (type) {
    case FieldType::Number: return db::ColumnType::Real;
    case FieldType::Integer: return db::ColumnType::Integer;
    case FieldType::Decimal: return db::ColumnType::Decimal;
    case FieldType::Boolean: return db::ColumnType::Boolean;
    case FieldType::DateTime: return db::ColumnType::Timestamp;
    case FieldType::Date: return db::ColumnType::Date;
    case FieldType::Json: return db::ColumnType::Json;
    case FieldType::Reference: return db::ColumnType::Id;
    case FieldType::Text:
    case FieldType::Email:
    case FieldType::Url:
    case FieldType::Select: break;
    }
    return db::ColumnType::Text;
}

bool isTextual(FieldType type)
{
    switch (type) {
    case FieldType::Text:
    case FieldType::Email:
    case FieldType::Url:
    case FieldType::Select:
    case FieldType::Reference: return true;
    default: return false;
    }
}

bool isNumeric(FieldType type)
{
    return type == FieldType::Number || type == FieldType::Integer || type == FieldType::Decimal;
}

} // namespace basalt::schema
