// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importer/sourcedocument.h"

#include "core/jsondepth.h"

#include <QHash>
#include <QJsonArray>

#include <jansson.h>

#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace basalt::importer {

namespace {

struct Release
{
    void operator()(json_t *value) const { json_decref(value); }
};
using JsonPtr = std::unique_ptr<json_t, Release>;

QString textOf(const json_t *string)
{
    return QString::fromUtf8(json_string_value(string), qsizetype(json_string_length(string)));
}

// Depth is bounded before parsing.
QJsonValue convert(json_t *value)
{
    switch (json_typeof(value)) {
    case JSON_STRING: return textOf(value);
    case JSON_INTEGER: return qint64{json_integer_value(value)};
    case JSON_REAL: return json_real_value(value);
    case JSON_TRUE: return true;
    case JSON_FALSE: return false;
    case JSON_NULL: return QJsonValue::Null;
    case JSON_ARRAY: {
        QJsonArray array;
        for (std::size_t i = 0; i < json_array_size(value); ++i)
            array.append(convert(json_array_get(value, i)));
        return array;
    }
    case JSON_OBJECT: {
        QJsonObject object;
        for (void *it = json_object_iter(value); it; it = json_object_iter_next(value, it))
            object.insert(QString::fromUtf8(json_object_iter_key(it)), convert(json_object_iter_value(it)));
        return object;
    }
    }
    return QJsonValue::Null;
}

/** `1.0` was written with a fraction, which QJsonValue does not keep. */
ValueType typeOf(const json_t *source, const QJsonValue &value)
{
    return json_is_real(source) ? ValueType::Number : importer::typeOf(value);
}

/** A whole number that a field of numbers, which are doubles, would store as another. */
bool isRounded(const json_t *source)
{
    if (!json_is_integer(source))
        return false;
    const qint64 whole = json_integer_value(source);
    const auto number = double(whole);
    return number >= 0x1p63 || qint64(number) != whole;
}

Result<void> checkNumbers(const SourceTable &table, const QHash<QString, qsizetype> &firstRounded)
{
    for (const SourceColumn &column : table.columns) {
        const auto row = firstRounded.constFind(column.name);
        if (column.type != ValueType::Number || row == firstRounded.constEnd())
            continue;
        return Error::invalid(positionOf(table.name, *row, column.name),
                              u"Beside numbers with fractions this one would be rounded; write it as text, or the others "
                              "without fractions."_s,
                              u"out_of_range"_s);
    }
    return {};
}

Result<SourceTable> readTable(const QString &name, json_t *array)
{
    if (!json_is_array(array))
        return Error::invalid(name, u"An array of rows is expected here."_s, u"invalid_type"_s);
    SourceTable table;
    table.name = name;
    table.rows.reserve(json_array_size(array));
    QHash<QString, std::size_t> columnIndex;
    QHash<QString, qsizetype> firstRounded;
    for (std::size_t i = 0; i < json_array_size(array); ++i) {
        json_t *row = json_array_get(array, i);
        if (!json_is_object(row))
            return Error::invalid(positionOf(name, qsizetype(i)), u"A row must be an object."_s, u"invalid_type"_s);
        QJsonObject object;
        for (void *it = json_object_iter(row); it; it = json_object_iter_next(row, it)) {
            const QString key = QString::fromUtf8(json_object_iter_key(it));
            if (!columnIndex.contains(key)) {
                columnIndex.insert(key, table.columns.size());
                table.columns.push_back({key});
            }
            json_t *source = json_object_iter_value(it);
            const QJsonValue value = convert(source);
            SourceColumn &column = table.columns[columnIndex.value(key)];
            column.type = common(column.type, typeOf(source, value));
            if (isRounded(source) && !firstRounded.contains(key))
                firstRounded.insert(key, qsizetype(i));
            object.insert(key, value);
        }
        table.rows.push_back(std::move(object));
    }
    BASALT_TRY_VOID(checkNumbers(table, firstRounded));
    return table;
}

} // namespace

qsizetype SourceDocument::rowCount() const
{
    std::size_t count = 0;
    for (const SourceTable &table : tables)
        count += table.rows.size();
    return qsizetype(count);
}

QString positionOf(const QString &table, qsizetype row, const QString &column)
{
    QString position = table + u'[' + QString::number(row) + u']';
    if (!column.isEmpty())
        position += u'.' + column;
    return position;
}

Result<SourceDocument> readDocument(const QByteArray &json)
{
    if (core::jsonDepth(json) > core::kMaxJsonDepth) {
        return Error::invalid({}, u"The document nests more than %1 arrays and objects."_s.arg(core::kMaxJsonDepth),
                              u"too_deep"_s);
    }
    // Programs on Windows put it in front of UTF-8; it may be passed over (RFC 8259 section 8.1).
    constexpr QByteArrayView kByteOrderMark("\xef\xbb\xbf");
    const QByteArrayView text = QByteArrayView(json).sliced(json.startsWith(kByteOrderMark) ? kByteOrderMark.size() : 0);
    json_error_t error;
    const JsonPtr root(json_loadb(text.constData(), std::size_t(text.size()), JSON_REJECT_DUPLICATES, &error));
    if (!root) {
        const QString where = u"Line %1, column %2: %3"_s.arg(error.line).arg(error.column).arg(QString::fromUtf8(error.text));
        return Error::invalid({}, where, u"invalid_json"_s);
    }
    if (!json_is_object(root.get()))
        return Error::invalid({}, u"The document must be an object of arrays."_s, u"invalid_type"_s);

    SourceDocument document;
    for (void *it = json_object_iter(root.get()); it; it = json_object_iter_next(root.get(), it)) {
        BASALT_TRY(auto table, readTable(QString::fromUtf8(json_object_iter_key(it)), json_object_iter_value(it)));
        document.tables.push_back(std::move(table));
    }
    return document;
}

} // namespace basalt::importer
