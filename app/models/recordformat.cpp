// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recordformat.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QRegularExpression>

#include <array>
#include <cmath>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app::recordformat {

namespace {

struct FormatTexts
{
    Q_DECLARE_TR_FUNCTIONS(RecordFormat)
};

using Parsed = tl::expected<QJsonValue, QString>;

QString jsonText(const QJsonValue &value, QJsonDocument::JsonFormat format)
{
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(format)).trimmed();
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(format)).trimmed();
    // A scalar is no document of its own: write it as the only element of one and take the brackets off.
    const QByteArray wrapped = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(wrapped.sliced(1, wrapped.size() - 2));
}

QString numberText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    const double number = value.toDouble();
    constexpr double kExact = 9007199254740992.0; // 2^53
    if (number == std::floor(number) && std::abs(number) < kExact)
        return QString::number(value.toInteger());
    return QString::number(number, 'g', QLocale::FloatingPointShortest);
}

Parsed parseInteger(const QString &text)
{
    bool ok = false;
    const qint64 number = text.toLongLong(&ok);
    if (!ok)
        return tl::unexpected(FormatTexts::tr("A whole number is needed."));
    return QJsonValue(number);
}

Parsed parseNumber(const QString &text)
{
    bool ok = false;
    double number = text.toDouble(&ok);
    if (!ok)
        number = QLocale().toDouble(text, &ok);
    if (!ok || !std::isfinite(number))
        return tl::unexpected(FormatTexts::tr("A number is needed, for instance 12.5."));
    return QJsonValue(number);
}

Parsed parseDecimal(const QString &text)
{
    static const QRegularExpression pattern(u"^[+-]?\\d+(\\.\\d+)?$"_s);
    QString plainText = text;
    if (!plainText.contains(u'.') && plainText.count(u',') == 1)
        plainText.replace(u',', u'.');
    if (!pattern.match(plainText).hasMatch())
        return tl::unexpected(FormatTexts::tr("A decimal number is needed, for instance 19.99."));
    return QJsonValue(plainText);
}

Parsed parseBoolean(const QString &text)
{
    const QString word = text.toLower();
    if (word == "true"_L1 || word == "1"_L1 || word == "yes"_L1)
        return QJsonValue(true);
    if (word == "false"_L1 || word == "0"_L1 || word == "no"_L1)
        return QJsonValue(false);
    return tl::unexpected(FormatTexts::tr("true or false is needed."));
}

Parsed parseDate(const QString &text)
{
    if (!QDate::fromString(text, Qt::ISODate).isValid())
        return tl::unexpected(FormatTexts::tr("A date like 2026-11-20 is needed."));
    return QJsonValue(text);
}

Parsed parseInstant(const QString &text)
{
    QString iso = text;
    if (iso.size() > 10 && iso.at(10) == QChar::Space)
        iso[10] = u'T';
    if (iso.size() == 10)
        iso += "T00:00"_L1;
    // Without a zone it is UTC, as everything the program shows, and never this computer's time, which lacks an hour in spring.
    QDateTime instant = QDateTime::fromString(QString(iso + u'Z'), Qt::ISODateWithMs);
    if (!instant.isValid())
        instant = QDateTime::fromString(iso, Qt::ISODateWithMs);
    if (!instant.isValid())
        return tl::unexpected(FormatTexts::tr("A time like 2026-11-20 14:30 (UTC) is needed."));
    return QJsonValue(instant.toUTC().toString(Qt::ISODateWithMs));
}

Parsed parseJson(const QString &text)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson("[" + text.toUtf8() + "]", &problem);
    if (problem.error != QJsonParseError::NoError || document.array().size() != 1)
        return tl::unexpected(FormatTexts::tr("This is not JSON: %1").arg(problem.errorString()));
    return document.array().first();
}

Parsed parseList(const QString &text)
{
    QJsonArray values;
    const QStringList parts = text.split(u',', Qt::SkipEmptyParts);
    for (const QString &part : parts)
        values += part.trimmed();
    return QJsonValue(values);
}

} // namespace

QString plain(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined: return {};
    case QJsonValue::String: return value.toString();
    case QJsonValue::Double: return numberText(value);
    default: return jsonText(value, QJsonDocument::Compact);
    }
}

QString shortId(const QString &id)
{
    constexpr qsizetype kHead = 8;
    constexpr qsizetype kTail = 4;
    if (id.size() <= kHead + kTail + 1)
        return id;
    return id.first(kHead) + u'…' + id.last(kTail);
}

QString instant(const QString &iso)
{
    const QDateTime parsed = QDateTime::fromString(iso, Qt::ISODateWithMs).toUTC();
    if (!parsed.isValid())
        return iso;
    if (parsed.time().msec() != 0)
        return parsed.toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s);
    return parsed.toString(parsed.time().second() != 0 ? u"yyyy-MM-dd HH:mm:ss"_s : u"yyyy-MM-dd HH:mm"_s);
}

QString display(const FieldInfo &field, const QJsonValue &value)
{
    if (value.isNull() || value.isUndefined())
        return {};
    if (field.type == "id"_L1)
        return shortId(value.toString());
    if (field.type == "datetime"_L1)
        return instant(value.toString());
    if (field.isNumeric())
        return numberText(value);
    if (value.isArray() && field.type != "json"_L1) {
        QStringList parts;
        const QJsonArray array = value.toArray();
        for (const QJsonValue &part : array)
            parts += part.toString();
        return parts.join(u", "_s);
    }
    QString text = plain(value);
    text.replace(u'\n', u'⏎');
    return text;
}

QString editText(const FieldInfo &field, const QJsonValue &value)
{
    if (value.isNull() || value.isUndefined())
        return {};
    if (field.type == "json"_L1)
        return jsonText(value, value.isObject() || value.isArray() ? QJsonDocument::Indented : QJsonDocument::Compact);
    if (field.type == "datetime"_L1)
        return instant(value.toString());
    if (field.type == "id"_L1 || value.isString())
        return value.toString();
    return display(field, value);
}

tl::expected<QJsonValue, QString> parse(const FieldInfo &field, const QString &text)
{
    const bool isText = field.type == "text"_L1;
    const QString trimmed = isText ? text : text.trimmed();
    if (trimmed.isEmpty() && !isText)
        return QJsonValue(QJsonValue::Null);
    if (field.type == "integer"_L1)
        return parseInteger(trimmed);
    if (field.type == "number"_L1)
        return parseNumber(trimmed);
    if (field.type == "decimal"_L1)
        return parseDecimal(trimmed);
    if (field.type == "boolean"_L1)
        return parseBoolean(trimmed);
    if (field.type == "date"_L1)
        return parseDate(trimmed);
    if (field.type == "datetime"_L1)
        return parseInstant(trimmed);
    if (field.type == "json"_L1)
        return parseJson(trimmed);
    if (field.multiple)
        return parseList(trimmed);
    return QJsonValue(trimmed);
}

QString quoted(const QString &text)
{
    QString result = text;
    result.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s);
    return u'\'' + result + u'\'';
}

QString likeQuoted(const QString &text)
{
    return quoted(text).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
}

bool isClosed(const QString &filter)
{
    int depth = 0;
    QChar quote;
    for (qsizetype at = 0; at < filter.size() && depth >= 0; ++at) {
        const QChar letter = filter.at(at);
        if (!quote.isNull()) {
            if (letter == u'\\')
                ++at;
            else if (letter == quote)
                quote = {};
        } else if (letter == u'\'' || letter == u'"') {
            quote = letter;
        } else if (letter == u'(' || letter == u')') {
            depth += letter == u'(' ? 1 : -1;
        }
    }
    return depth == 0 && quote.isNull();
}

QString comparison(const FieldInfo &field, const QString &op, const QString &value)
{
    if (op == "null"_L1)
        return field.name + u" IS NULL"_s;
    if (op == "notnull"_L1)
        return field.name + u" IS NOT NULL"_s;
    if (op == "~"_L1)
        return field.name + u" ~ "_s + likeQuoted(value);
    const auto parsed = parse(field, value);
    if (!parsed || parsed->isNull())
        return {};
    // Decimals travel as text; the filter language has them as numbers.
    const bool bare = field.isNumeric() || field.type == "boolean"_L1;
    return field.name + QChar::Space + op + QChar::Space + (bare ? plain(*parsed) : quoted(plain(*parsed)));
}

} // namespace basalt::app::recordformat
