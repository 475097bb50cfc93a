// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schema/valuedecoder.h"

#include "core/jsonwriter.h"
#include "core/timestamp.h"
#include "schema/decimal.h"
#include "schema/formats.h"

#include <QJsonArray>
#include <QJsonObject>

#include <re2/re2.h>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace basalt::schema {

namespace {

/** PostgreSQL cannot put much more than this into an index. */
constexpr qsizetype kMaxUniqueBytes = 1000;

tl::unexpected<ValueFault> fault(QString code, QString message)
{
    return tl::make_unexpected(ValueFault{std::move(message), std::move(code)});
}

tl::unexpected<ValueFault> wrongType(const char *expected)
{
    return fault(u"invalid_type"_s, u"Expected "_s + QLatin1StringView(expected) + u'.');
}

/** True if the text may be stored: PostgreSQL cuts at NUL, and half a surrogate pair is no character. */
bool isStorable(const QString &text)
{
    return !text.contains(QChar(0)) && text.isValidUtf16();
}

tl::unexpected<ValueFault> notStorable()
{
    return fault(u"invalid_character"_s, u"The text holds a NUL or half of a surrogate pair."_s);
}

bool isStorable(const QJsonValue &json)
{
    if (json.isString())
        return isStorable(json.toString());
    if (json.isArray()) {
        const QJsonArray array = json.toArray();
        return std::ranges::all_of(array, [](const QJsonValue &element) { return isStorable(element); });
    }
    if (json.isObject()) {
        const QJsonObject object = json.toObject();
        for (auto member = object.begin(); member != object.end(); ++member) {
            if (!isStorable(member.key()) || !isStorable(QJsonValue(member.value())))
                return false;
        }
    }
    return true;
}

/** Whole numbers are kept apart from others inside QJsonValue; asking with two defaults tells which one this is. */
std::optional<qint64> wholeNumber(const QJsonValue &json)
{
    const qint64 whole = json.toInteger(0);
    return json.isDouble() && whole == json.toInteger(1) ? std::optional(whole) : std::nullopt;
}

DecodedValue decodeNumber(const QJsonValue &json)
{
    if (!json.isDouble())
        return wrongType("a number");
    const double value = json.toDouble();
    if (!std::isfinite(value))
        return fault(u"out_of_range"_s, u"The number is not finite."_s);
    return value;
}

DecodedValue decodeInteger(const QJsonValue &json)
{
    if (const auto whole = wholeNumber(json))
        return *whole;
    if (json.isDouble() && std::trunc(json.toDouble()) == json.toDouble())
        return fault(u"out_of_range"_s, u"The number does not fit into 64 bits."_s);
    return wrongType("a whole number");
}

DecodedValue decodeDecimal(const QJsonValue &json)
{
    // A fraction has gone through binary floating point before it gets here, so only whole numbers are exact.
    if (const auto whole = wholeNumber(json))
        return QByteArray::number(*whole);
    if (json.isDouble())
        return fault(u"invalid_type"_s, u"Send a decimal with a fraction as text, for instance \"12.50\"."_s);
    if (!json.isString())
        return wrongType("a decimal as text");
    const auto decimal = canonicalDecimal(json.toString().toUtf8());
    if (!decimal)
        return fault(u"invalid_decimal_format"_s, u"Expected a decimal such as \"-12.50\" of at most 64 digits."_s);
    return *decimal;
}

DecodedValue decodeDateTime(const QJsonValue &json)
{
    const auto instant = json.isString() ? core::parseTimestamp(json.toString().toUtf8()) : std::nullopt;
    if (!instant)
        return fault(u"invalid_datetime_format"_s, u"Expected a date and time such as 2026-11-20T21:38:41Z."_s);
    return core::formatTimestamp(*instant);
}

DecodedValue decodeDate(const QJsonValue &json)
{
    const QByteArray text = json.toString().toUtf8();
    if (!json.isString() || !core::isDate(text))
        return fault(u"invalid_date_format"_s, u"Expected a date as YYYY-MM-DD."_s);
    return text;
}

DecodedValue decodeText(FieldType type, const QJsonValue &json)
{
    if (!json.isString()) {
        if (type == FieldType::Reference)
            return fault(u"invalid_reference"_s, u"Expected the id of a record as text."_s);
        return wrongType("text");
    }
    const QString text = json.toString();
    if (!isStorable(text))
        return notStorable();
    if (type == FieldType::Email && !isEmailAddress(text))
        return fault(u"invalid_email_format"_s, u"Expected an e-mail address."_s);
    if (type == FieldType::Url && !isWebAddress(text))
        return fault(u"invalid_url_format"_s, u"Expected an http or https address."_s);
    if (type == FieldType::Reference && text.isEmpty())
        return fault(u"empty_reference"_s, u"The id of a record is empty; send null for none."_s);
    return text.toUtf8();
}

DecodedValue decodeJson(const QJsonValue &json)
{
    if (!isStorable(json))
        return notStorable();
    core::JsonWriter text;
    text.value(json);
    return text.take();
}

DecodedValue decodeSingle(FieldType type, const QJsonValue &json)
{
    switch (type) {
    case FieldType::Number: return decodeNumber(json);
    case FieldType::Integer: return decodeInteger(json);
    case FieldType::Decimal: return decodeDecimal(json);
    case FieldType::Boolean:
        if (!json.isBool())
            return wrongType("true or false");
        return json.toBool();
    case FieldType::DateTime: return decodeDateTime(json);
    case FieldType::Date: return decodeDate(json);
    case FieldType::Json: return decodeJson(json);
    case FieldType::Text:
    case FieldType::Email:
    case FieldType::Url:
    case FieldType::Select:
    case FieldType::Reference: break;
    }
    return decodeText(type, json);
}

std::optional<ValueFault> checkText(const FieldOptions &options, const QByteArray &text)
{
    if (options.minLength || options.maxLength) {
        const QString characters = QString::fromUtf8(text);
        const qsizetype length = std::ranges::count_if(characters, [](QChar c) { return !c.isLowSurrogate(); });
        if (options.minLength && length < *options.minLength)
            return ValueFault{u"At least %1 characters are needed."_s.arg(*options.minLength), u"too_short"_s};
        if (options.maxLength && length > *options.maxLength)
            return ValueFault{u"At most %1 characters are allowed."_s.arg(*options.maxLength), u"too_long"_s};
    }
    const re2::StringPiece piece(text.constData(), static_cast<size_t>(text.size()));
    if (options.pattern && !re2::RE2::PartialMatch(piece, *options.pattern))
        return ValueFault{u"The text does not match the pattern of this field."_s, u"pattern_mismatch"_s};
    return std::nullopt;
}

/** A constraint's value as it was written into the schema. */
QString written(const FieldOptions &options, const QString &key)
{
    return options.json.value(key).toVariant().toString();
}

std::optional<ValueFault> checkOptions(const Field &field, const FieldValue &value)
{
    const FieldOptions &options = field.options;
    const auto *text = std::get_if<QByteArray>(&value);
    if (field.unique && text && text->size() > kMaxUniqueBytes)
        return ValueFault{u"A unique text has at most %1 bytes."_s.arg(kMaxUniqueBytes), u"too_long"_s};
    if (field.type == FieldType::Select && !options.values.contains(std::get<QByteArray>(value)))
        return ValueFault{u"This is not one of the choices."_s, u"invalid_choice"_s};
    if (options.minimum && compareValues(field.type, value, *options.minimum) < 0)
        return ValueFault{u"The value is below the minimum, %1."_s.arg(written(options, u"min"_s)), u"too_small"_s};
    if (options.maximum && compareValues(field.type, value, *options.maximum) > 0)
        return ValueFault{u"The value is above the maximum, %1."_s.arg(written(options, u"max"_s)), u"too_large"_s};
    if (options.minLength || options.maxLength || options.pattern)
        return checkText(options, std::get<QByteArray>(value));
    return std::nullopt;
}

DecodedValue decodeChecked(const Field &field, const QJsonValue &json)
{
    auto decoded = decodeSingle(field.type, json);
    if (decoded) {
        if (auto problem = checkOptions(field, *decoded))
            return tl::make_unexpected(std::move(*problem));
    }
    return decoded;
}

DecodedValue decodeList(const Field &field, const QJsonValue &json)
{
    if (!json.isArray())
        return wrongType("an array");
    const QJsonArray array = json.toArray();
    const qsizetype most = field.options.maxSelect > 0 ? field.options.maxSelect : kMaxListedValues;
    if (array.size() > most)
        return fault(u"too_many_values"_s, u"At most %1 values are allowed."_s.arg(most));
    QList<QByteArray> list;
    for (const QJsonValue &element : array) {
        auto decoded = decodeChecked(field, element);
        if (!decoded)
            return decoded;
        const QByteArray text = std::get<QByteArray>(*decoded);
        if (list.contains(text))
            return fault(u"duplicate_value"_s, u"A value is listed twice."_s);
        list.append(text);
    }
    return list;
}

} // namespace

DecodedValue decodeValue(const Field &field, const QJsonValue &json)
{
    // JSON null is a value of a json field in other systems; here it means "none", as for every other type.
    if (json.isNull() || json.isUndefined())
        return FieldValue();
    return field.multiple ? decodeList(field, json) : decodeChecked(field, json);
}

} // namespace basalt::schema
