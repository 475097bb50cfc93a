// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "random/memorytables.h"

#include "core/jsonwriter.h"
#include "rules/ast.h"

#include <QSet>

#include <algorithm>

namespace basalt::test {

namespace {

bool refers(const schema::FieldValue &reference, const schema::FieldValue &id)
{
    const auto *list = std::get_if<QList<QByteArray>>(&reference);
    return list ? list->contains(std::get<QByteArray>(id)) : reference == id;
}

} // namespace

std::vector<schema::RecordValues> MemoryTables::follow(const rules::Step &step, const schema::RecordValues &from)
{
    std::vector<schema::RecordValues> found;
    for (const schema::RecordValues &row : tableOf(step.target->id).rows) {
        const bool reached = step.kind == rules::Step::Kind::Collection
            || (step.kind == rules::Step::Kind::Back ? refers(row[size_t(step.column)], from[schema::kId])
                                                     : refers(from[size_t(step.column)], row[schema::kId]));
        if (reached && row[schema::kAccountId] == from[schema::kAccountId])
            found.push_back(row);
    }
    return found;
}

MemoryTables::Table &MemoryTables::tableOf(const QByteArray &collectionId)
{
    return *std::ranges::find(tables, collectionId, [](const Table &table) { return table.collection->id; });
}

const std::vector<QByteArray> &RandomValues::texts()
{
    static const std::vector<QByteArray> values{"",   "a",   "A",    "ab", "Ab",   "b",  "ä",  "Ä",    "ß", "z%",
                                                "z_", "z\\", "10",   "9",  "😀",    "u1", "i",  "İ",    "K", "k",
                                                "ſ",  "s",   "it's", "\"", "a\nb", "$1", "u2", "'; --"};
    return values;
}

const std::vector<QByteArray> &RandomValues::numbers()
{
    static const std::vector<QByteArray> values{"0",
                                                "1",
                                                "-1",
                                                "1.5",
                                                "-2.25",
                                                "5",
                                                "10",
                                                "0.1",
                                                "9007199254740993",
                                                "100.0",
                                                "0.30000000000000004",
                                                "-0.5",
                                                "9223372036854775808"};
    return values;
}

const std::vector<QByteArray> &RandomValues::decimals()
{
    static const std::vector<QByteArray> values{"0",
                                                "1",
                                                "1.0",
                                                "-1",
                                                "1.5",
                                                "1.50",
                                                "10",
                                                "9",
                                                "9.99",
                                                "-0.5",
                                                "9007199254740993",
                                                "0.1",
                                                "0.10",
                                                "-1.0",
                                                "5",
                                                "9007199254740992"};
    return values;
}

const std::vector<QByteArray> &RandomValues::instants()
{
    static const std::vector<QByteArray> values{"2026-01-01T00:00:00.000Z", "2026-01-01T00:00:00.001Z",
                                                "2026-11-20T21:38:41.000Z", "1969-12-31T23:59:59.999Z",
                                                "2026-11-20T00:00:00.000Z", "2026-11-30T23:59:59.999Z"};
    return values;
}

const std::vector<QByteArray> &RandomValues::days()
{
    static const std::vector<QByteArray> values{"2026-01-01", "2026-11-20", "1969-12-31", "2026-11-21", "2024-02-29"};
    return values;
}

const std::vector<qint64> &RandomValues::integers()
{
    static const std::vector<qint64> values{0, 1, -1, 5, 10, 2, 9007199254740992, 9007199254740993, -9007199254740993};
    return values;
}

schema::RecordValues RandomRows::row(const MemoryTables::Table &table)
{
    const schema::Collection &collection = *table.collection;
    schema::RecordValues row(collection.columns.size());
    row[schema::kId] = QByteArray("018f0000-0000-7000-8000-") + QByteArray::number(++m_rows).rightJustified(12, '0');
    row[schema::kAccountId] = m_random.oneIn(4) ? m_otherAccount : m_account;
    row[schema::kCreatedAt] = row[schema::kUpdatedAt] = m_random.of(RandomValues::instants());
    row[schema::kCreatedBy] = row[schema::kUpdatedBy] = m_random.of({"u1", "u2"});
    row[schema::kVersion] = qint64(1 + m_random.below(3));
    for (size_t column = schema::kSystemColumnCount; column < row.size(); ++column) {
        if (!collection.columns[column].isComputed())
            row[column] = value(collection.columns[column]);
    }
    return row;
}

schema::FieldValue RandomRows::value(const schema::Field &field)
{
    if (m_random.oneIn(5))
        return field.multiple ? schema::FieldValue(QList<QByteArray>()) : schema::FieldValue();
    switch (field.type) {
    case schema::FieldType::Integer: return m_random.of(RandomValues::integers());
    case schema::FieldType::Number: return m_random.of(RandomValues::numbers()).toDouble();
    case schema::FieldType::Decimal: return m_random.of(RandomValues::decimals());
    case schema::FieldType::Boolean: return m_random.oneIn(2);
    case schema::FieldType::DateTime: return m_random.of(RandomValues::instants());
    case schema::FieldType::Date: return m_random.of(RandomValues::days());
    case schema::FieldType::Json: return m_random.of({"{\"a\":1}", "[]", "\"a\"", "1"});
    case schema::FieldType::Email: return m_random.of({"john@example.com", "j@b.c", "kim@example.com"});
    case schema::FieldType::Url: return m_random.of({"https://a.example/", "http://b.example/?x=%20"});
    case schema::FieldType::Select: {
        if (!field.multiple)
            return m_random.of({"a", "b", "c"});
        QList<QByteArray> list;
        for (const char *value : {"a", "b", "c"}) {
            if (m_random.oneIn(2))
                list.append(value);
        }
        return list;
    }
    case schema::FieldType::Reference: return reference(field);
    default: return m_random.of(RandomValues::texts());
    }
}

/** To rows that are there already, of whatever account. */
schema::FieldValue RandomRows::reference(const schema::Field &field)
{
    const auto &rows = m_tables.tableOf(field.targetId).rows;
    QList<QByteArray> ids;
    for (int i = field.multiple ? m_random.below(4) : 1; i > 0 && !rows.empty(); --i) {
        const auto id = std::get<QByteArray>(m_random.of(rows)[schema::kId]);
        if (!ids.contains(id))
            ids.append(id);
    }
    if (field.multiple)
        return ids;
    return ids.isEmpty() ? schema::FieldValue() : schema::FieldValue(ids.front());
}

QByteArray describeRow(const schema::Collection &collection, const schema::RecordValues &row)
{
    QByteArray text;
    for (size_t column = 0; column < row.size(); ++column) {
        core::JsonWriter json;
        json.value(schema::toJson(collection.columns[column], row[column]));
        text += ' ' + collection.columns[column].name + '=' + json.bytes();
    }
    return text;
}

} // namespace basalt::test
