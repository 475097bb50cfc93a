// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schema/valueconverter.h"

#include "core/jsonwriter.h"
#include "core/timestamp.h"
#include "schema/decimal.h"

#include <QJsonArray>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace basalt::schema {

namespace {

constexpr double kWholeDoubles = 9007199254740992.0; ///< up to here a double holds every whole number

using Converted = std::optional<QJsonValue>;

QByteArray numberText(double value)
{
    QByteArray text;
    core::appendJsonNumber(text, value);
    return text;
}

/** `-12.50` without an exponent, for decimals. */
QByteArray plainText(double value)
{
    return QByteArray::number(value, 'f', QLocale::FloatingPointShortest);
}

/** One value as text, the way it stands in an answer, without quotes. */
QByteArray textOf(const Field &from, const FieldValue &value)
{
    if (const auto *boolean = std::get_if<bool>(&value))
        return *boolean ? "true" : "false";
    if (const auto *integer = std::get_if<qint64>(&value))
        return QByteArray::number(*integer);
    if (const auto *real = std::get_if<double>(&value))
        return numberText(*real);
    if (from.type != FieldType::Json)
        return std::get<QByteArray>(value);
    const QJsonValue json = toJson(from, value);
    if (json.isString())
        return json.toString().toUtf8();
    // Databases keep JSON in different ways: members in another order, blanks between them.
    core::JsonWriter text;
    text.value(json);
    return text.take();
}

std::optional<double> parseDouble(const QByteArray &text)
{
    bool ok = false;
    const double value = text.trimmed().toDouble(&ok);
    return ok && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

/** The whole number nearest to a decimal, halves away from zero; nothing if it does not fit. */
std::optional<qint64> roundedDecimal(const QByteArray &decimal)
{
    const qsizetype point = decimal.indexOf('.');
    bool ok = false;
    const qint64 whole = decimal.left(point < 0 ? decimal.size() : point).toLongLong(&ok);
    if (!ok)
        return std::nullopt;
    const bool up = point >= 0 && decimal.at(point + 1) >= '5';
    const qint64 step = decimal.startsWith('-') ? -1 : 1;
    if (up && (whole == std::numeric_limits<qint64>::max() || whole == std::numeric_limits<qint64>::min()))
        return std::nullopt;
    return up ? whole + step : whole;
}

/** Reads the text of any scalar as the JSON that the target's decoder takes. */
class ScalarConverter
{
public:
    ScalarConverter(const Field &from, const FieldValue &value, Conversion conversion)
        : m_from(from)
        , m_value(value)
        , m_cast(conversion == Conversion::Cast)
        , m_text(textOf(from, value))
    { }

    [[nodiscard]] Converted to(const Field &target) const
    {
        switch (target.type) {
        case FieldType::Number: return toNumber();
        case FieldType::Integer: return toInteger();
        case FieldType::Decimal: return toDecimal();
        case FieldType::Boolean: return toBoolean();
        case FieldType::DateTime: return toDateTime();
        case FieldType::Date: return toDate();
        case FieldType::Json: return toJson(m_from, m_value);
        case FieldType::Text:
        case FieldType::Email:
        case FieldType::Url:
        case FieldType::Select:
        case FieldType::Reference: break;
        }
        return toText(target);
    }

private:
    [[nodiscard]] Converted toNumber() const
    {
        if (const auto *boolean = std::get_if<bool>(&m_value))
            return *boolean ? 1.0 : 0.0;
        if (const auto *real = std::get_if<double>(&m_value))
            return *real;
        const auto parsed = parseDouble(m_text);
        if (!parsed)
            return std::nullopt;
        const auto *integer = std::get_if<qint64>(&m_value);
        if (!m_cast && integer && std::abs(*parsed) > kWholeDoubles)
            return std::nullopt;
        if (!m_cast && m_from.type == FieldType::Decimal && !sameDecimal(plainText(*parsed)))
            return std::nullopt;
        return *parsed;
    }

    /** 1.50 and 1.5 are the same amount. */
    [[nodiscard]] bool sameDecimal(const QByteArray &other) const
    {
        const auto bare = [](QByteArray text) {
            while (text.contains('.') && (text.endsWith('0') || text.endsWith('.'))) {
                const bool point = text.endsWith('.');
                text.chop(1);
                if (point)
                    break;
            }
            return text;
        };
        return bare(m_text) == bare(other);
    }

    [[nodiscard]] Converted toInteger() const
    {
        if (const auto *boolean = std::get_if<bool>(&m_value))
            return qint64(*boolean ? 1 : 0);
        const auto *real = std::get_if<double>(&m_value);
        const auto decimal = canonicalDecimal(real ? plainText(*real) : m_text.trimmed());
        if (!decimal)
            return std::nullopt;
        const auto rounded = roundedDecimal(*decimal);
        const qsizetype point = decimal->indexOf('.');
        const bool isWhole = point < 0 || decimal->mid(point + 1).count('0') == decimal->size() - point - 1;
        if (!rounded || (!m_cast && !isWhole))
            return std::nullopt;
        return *rounded;
    }

    [[nodiscard]] Converted toDecimal() const
    {
        if (const auto *boolean = std::get_if<bool>(&m_value))
            return *boolean ? u"1"_s : u"0"_s;
        const auto *real = std::get_if<double>(&m_value);
        const auto decimal = canonicalDecimal(real ? plainText(*real) : m_text.trimmed());
        return decimal ? Converted(QString::fromUtf8(*decimal)) : std::nullopt;
    }

    [[nodiscard]] Converted toBoolean() const
    {
        if (std::holds_alternative<bool>(m_value))
            return std::get<bool>(m_value);
        const QByteArray word = m_text.trimmed().toLower();
        if (word == "true" || word == "1")
            return true;
        if (word == "false" || word == "0")
            return false;
        if (!m_cast)
            return std::nullopt;
        static const QList<QByteArray> kYes{"t", "y", "yes", "on"};
        static const QList<QByteArray> kNo{"f", "n", "no", "off"};
        if (kYes.contains(word) || kNo.contains(word))
            return kYes.contains(word);
        const auto number = parseDouble(word);
        return number ? Converted(*number != 0.0) : std::nullopt;
    }

    [[nodiscard]] Converted toDateTime() const
    {
        const QByteArray text = m_text.trimmed();
        if (core::isDate(text))
            return QString::fromUtf8(text + "T00:00:00.000Z");
        const auto instant = core::parseTimestamp(text);
        return instant ? Converted(QString::fromUtf8(core::formatTimestamp(*instant))) : std::nullopt;
    }

    [[nodiscard]] Converted toDate() const
    {
        constexpr qsizetype kDateLength = 10;
        const QByteArray text = m_text.trimmed();
        if (core::isDate(text))
            return QString::fromUtf8(text);
        const auto instant = core::parseTimestamp(text);
        if (!instant)
            return std::nullopt;
        const QByteArray canonical = core::formatTimestamp(*instant);
        if (!m_cast && canonical.mid(kDateLength) != "T00:00:00.000Z")
            return std::nullopt;
        return QString::fromUtf8(canonical.first(kDateLength));
    }

    [[nodiscard]] Converted toText(const Field &target) const
    {
        QString text = QString::fromUtf8(m_text);
        if (!m_cast || !target.options.maxLength)
            return text;
        // Characters are counted as in checking: a pair of surrogates is one.
        qsizetype units = 0;
        for (qsizetype left = *target.options.maxLength; left > 0 && units < text.size(); --left)
            units += text.at(units).isHighSurrogate() && units + 1 < text.size() ? 2 : 1;
        return text.left(units);
    }

    const Field &m_from;
    const FieldValue &m_value;
    const bool m_cast;
    const QByteArray m_text;
};

tl::unexpected<ValueFault> notConvertible(const Field &to)
{
    return tl::make_unexpected(
        ValueFault{u"The value is no %1."_s.arg(QString::fromUtf8(fieldTypeName(to.type))), u"not_convertible"_s});
}

} // namespace

DecodedValue convertValue(const Field &from, const FieldValue &value, const Field &to, Conversion conversion)
{
    if (isEmpty(value))
        return FieldValue();
    Field element = from;
    element.multiple = false;
    const auto *list = std::get_if<QList<QByteArray>>(&value);
    if (list && !to.multiple && to.type == FieldType::Json)
        return decodeValue(to, toJson(from, value));
    const QList<QByteArray> several = list ? *list : QList<QByteArray>();
    if (list && !to.multiple) {
        if (several.size() > 1 && conversion == Conversion::Exact)
            return tl::make_unexpected(ValueFault{u"The record has more than one value."_s, u"too_many_values"_s});
        return convertValue(element, several.first(), to, conversion);
    }
    if (!to.multiple) {
        const auto converted = ScalarConverter(element, value, conversion).to(to);
        return converted ? decodeValue(to, *converted) : notConvertible(to);
    }
    QJsonArray elements;
    if (!list) {
        elements.append(QString::fromUtf8(textOf(element, value)));
    } else {
        for (const QByteArray &each : several)
            elements.append(QString::fromUtf8(each));
    }
    const qsizetype most = to.options.maxSelect;
    while (conversion == Conversion::Cast && most > 0 && elements.size() > most)
        elements.removeLast();
    return decodeValue(to, elements);
}

} // namespace basalt::schema
