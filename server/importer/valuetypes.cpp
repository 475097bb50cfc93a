// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importer/valuetypes.h"

#include "core/timestamp.h"

#include <QByteArray>
#include <QRegularExpression>
#include <QVariant>

using namespace Qt::Literals::StringLiterals;

namespace basalt::importer {

namespace {

/** `YYYY-MM-DDTHH:MM:SS`, with or without fraction and zone. Shorter forms that a timestamp field takes may be
 * anything. */
bool isDateTime(const QByteArray &text)
{
    constexpr qsizetype shortest = 19; // 2021-01-01T00:00:00
    return text.size() >= shortest && text[4] == '-' && text[10] == 'T' && text[16] == ':'
        && core::parseTimestamp(text).has_value();
}

/** Plain ASCII addresses only: what is doubtful stays text. */
bool isEmail(const QString &text)
{
    static const QRegularExpression pattern(
        u"\\A[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}\\z"_s);
    return text.size() <= 254 && pattern.match(text).hasMatch();
}

bool isUrl(const QString &text)
{
    static const QRegularExpression pattern(u"\\Ahttps?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:[/?#][!-~]*)?\\z"_s);
    return text.size() <= 500 && pattern.match(text).hasMatch();
}

ValueType typeOfText(const QString &text)
{
    if (text.isEmpty())
        return ValueType::Text;
    const QByteArray utf8 = text.toUtf8();
    if (core::isDate(utf8))
        return ValueType::Date;
    if (isDateTime(utf8))
        return ValueType::DateTime;
    if (isEmail(text))
        return ValueType::Email;
    if (isUrl(text))
        return ValueType::Url;
    return ValueType::Text;
}

bool isTextual(ValueType type)
{
    return type == ValueType::Date || type == ValueType::DateTime || type == ValueType::Email || type == ValueType::Url
        || type == ValueType::Text;
}

bool isNumeric(ValueType type)
{
    return type == ValueType::Integer || type == ValueType::Number;
}

} // namespace

ValueType typeOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool: return ValueType::Boolean;
    case QJsonValue::Double:
        return value.toVariant().metaType().id() == QMetaType::LongLong ? ValueType::Integer : ValueType::Number;
    case QJsonValue::String: return typeOfText(value.toString());
    case QJsonValue::Array:
    case QJsonValue::Object: return ValueType::Json;
    case QJsonValue::Null:
    case QJsonValue::Undefined: break;
    }
    return ValueType::Unknown;
}

ValueType common(ValueType a, ValueType b)
{
    if (a == b || b == ValueType::Unknown)
        return a;
    if (a == ValueType::Unknown)
        return b;
    if (isNumeric(a) && isNumeric(b))
        return ValueType::Number;
    if (isTextual(a) && isTextual(b))
        return ValueType::Text;
    return ValueType::Json; // holds each value as it is
}

QByteArrayView fieldTypeName(ValueType type)
{
    switch (type) {
    case ValueType::Boolean: return "boolean";
    case ValueType::Integer: return "integer";
    case ValueType::Number: return "number";
    case ValueType::Date: return "date";
    case ValueType::DateTime: return "datetime";
    case ValueType::Email: return "email";
    case ValueType::Url: return "url";
    case ValueType::Json: return "json";
    case ValueType::Unknown:
    case ValueType::Text: break;
    }
    return "text";
}

} // namespace basalt::importer
