// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/projection.h"

#include "core/jsonwriter.h"
#include "records/mask.h"
#include "rules/sqlcompiler.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <array>
#include <charconv>

using namespace Qt::Literals::StringLiterals;

namespace basalt::records {

namespace {

void appendInteger(QByteArray &out, qint64 value)
{
    std::array<char, 24> buffer;
    const auto [end, status] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    out.append(buffer.data(), end - buffer.data());
}

/** A JSON array of the values of a many-valued field, in their order. NULL where there is none. */
QByteArray listSql(const schema::Field &field, db::Engine engine)
{
    const QByteArray junction = db::Dialect::quoteIdentifier(field.junction);
    const QByteArray from = " FROM " + junction + " AS m WHERE m.\"record_id\" = r.\"id\"";
    if (engine == db::Engine::Sqlite)
        return "(SELECT json_group_array(\"value\") FROM (SELECT m.\"value\"" + from + " ORDER BY m.\"position\"))";
    return "(SELECT json_agg(m.\"value\" ORDER BY m.\"position\")::text" + from + ')';
}

QList<QByteArray> parseList(QByteArrayView json)
{
    QList<QByteArray> list;
    const QJsonArray array = QJsonDocument::fromJson(json.toByteArray()).array();
    for (const QJsonValue &value : array)
        list.append(value.toString().toUtf8());
    return list;
}

} // namespace

Projection::Projection(const schema::Collection &collection, const db::Dialect &dialect, const Choice &show, const Choice &mask)
    : m_collection(collection)
    , m_dialect(dialect)
{
    auto columns = std::make_shared<Columns>();
    for (size_t i = 0; i < collection.columns.size(); ++i) {
        const schema::Field &field = collection.columns[i];
        if (!show(field))
            continue;
        // Names are letters, digits and underscores: nothing to escape.
        columns->list.push_back({int(i), (columns->list.empty() ? "{\"" : ",\"") + field.name + "\":", mask(field)});
        columns->hasComputed = columns->hasComputed || field.isComputed();
    }
    if (!columns->hasComputed)
        columns->selectList = makeSelectList(columns->list, {});
    m_columns = std::move(columns);
}

QByteArray Projection::makeSelectList(const std::vector<ProjectedColumn> &columns, const ComputedSql &computed) const
{
    QByteArray sql;
    for (const ProjectedColumn &projected : columns) {
        const schema::Field &column = field(projected);
        const QByteArray name = "r." + db::Dialect::quoteIdentifier(column.column);
        if (!sql.isEmpty())
            sql += ", ";
        if (column.isComputed())
            sql += computed(column);
        else if (column.hasColumn())
            sql += m_dialect.readExpression(name, schema::columnType(column.type));
        else
            sql += listSql(column, m_dialect.engine());
    }
    return sql;
}

std::vector<int> Projection::positions() const
{
    std::vector<int> all;
    for (const ProjectedColumn &projected : shown())
        all.push_back(projected.column);
    return all;
}

QByteArray Projection::selectList(const rules::Variables &variables, std::vector<db::Value> &binds) const
{
    if (!m_columns->hasComputed)
        return selectList();
    return withAccountName(makeSelectList(shown(), [&](const schema::Field &field) {
        return rules::SqlCompiler(m_collection, m_dialect, "r", variables, binds).computed(field);
    }));
}

QByteArray Projection::selectList() const
{
    Q_ASSERT(!m_columns->hasComputed);
    return withAccountName(m_columns->selectList);
}

QByteArray Projection::withAccountName(const QByteArray &columns) const
{
    if (m_accountName.isNull())
        return columns + ", (SELECT a.name FROM accounts AS a WHERE a.id = r.\"account_id\")";
    return columns;
}

void Projection::write(QByteArray &out, const db::Rows &rows) const
{
    for (size_t i = 0; i < shown().size(); ++i) {
        const ProjectedColumn &projected = shown()[i];
        out += projected.key;
        writeValue(out, rows, int(i), projected);
        if (projected.column == schema::kAccountId) {
            const int name = int(shown().size());
            writeAccountName(out, m_accountName.isNull() ? rows.text(name) : QByteArrayView(m_accountName));
        }
    }
    out += '}';
}

void Projection::write(QByteArray &out, const schema::RecordValues &record, const QByteArray &accountName,
                       const Replacement &replacement) const
{
    for (const ProjectedColumn &projected : shown()) {
        out += projected.key;
        if (!replacement || !replacement(out, projected.column))
            writeValue(out, record[size_t(projected.column)], projected);
        if (projected.column == schema::kAccountId)
            writeAccountName(out, m_accountName.isNull() ? accountName : m_accountName);
    }
    out += '}';
}

schema::RecordValues Projection::readValues(const db::Rows &rows) const
{
    schema::RecordValues record(m_collection.columns.size());
    for (size_t i = 0; i < shown().size(); ++i) {
        const int index = int(i);
        const schema::Field &column = field(shown()[i]);
        schema::FieldValue &value = record[size_t(shown()[i].column)];
        if (column.multiple) {
            value = parseList(rows.text(index));
            continue;
        }
        if (rows.isNull(index))
            continue;
        switch (column.type) {
        case schema::FieldType::Number: value = rows.real(index); break;
        case schema::FieldType::Integer: value = rows.integer(index); break;
        case schema::FieldType::Boolean: value = rows.boolean(index); break;
        case schema::FieldType::DateTime: value = rows.timestamp(index); break;
        default: value = rows.string(index); break;
        }
    }
    return record;
}

QByteArray Projection::readAccountName(const db::Rows &rows) const
{
    return m_accountName.isNull() ? rows.string(int(shown().size())) : m_accountName;
}

void Projection::writeValue(QByteArray &out, const db::Rows &rows, int index, const ProjectedColumn &projected) const
{
    const schema::Field &column = field(projected);
    if (rows.isNull(index)) {
        out += column.multiple && !projected.masked ? "[]" : "null";
        return;
    }
    if (projected.masked)
        return writeValue(out, schema::isTextual(column.type) && !column.multiple ? rows.string(index) : schema::FieldValue(),
                          projected);
    if (column.multiple || column.type == schema::FieldType::Json) {
        out += rows.text(index);
        return;
    }
    switch (column.type) {
    case schema::FieldType::Number: core::appendJsonNumber(out, rows.real(index)); break;
    case schema::FieldType::Integer: appendInteger(out, rows.integer(index)); break;
    case schema::FieldType::Boolean: out += rows.boolean(index) ? "true" : "false"; break;
    case schema::FieldType::DateTime:
        // SQLite keeps instants in the very form of the wire; a view saves a copy for each of them.
        if (m_dialect.engine() == db::Engine::Sqlite)
            core::appendJsonString(out, rows.text(index));
        else
            core::appendJsonString(out, rows.timestamp(index));
        break;
    default: core::appendJsonString(out, rows.text(index)); break;
    }
}

void Projection::writeValue(QByteArray &out, const schema::FieldValue &value, const ProjectedColumn &projected) const
{
    const schema::Field &column = field(projected);
    const auto *text = std::get_if<QByteArray>(&value);
    if (projected.masked) {
        // Only texts have a shape worth keeping; of anything else a mask shows nothing.
        if (text && schema::isTextual(column.type))
            core::appendJsonString(out, masked(*text, column.maskType));
        else
            out += "null";
        return;
    }
    if (text && column.type == schema::FieldType::Json) {
        out += *text;
        return;
    }
    if (text) {
        core::appendJsonString(out, *text);
        return;
    }
    core::JsonWriter json(64);
    out += json.value(schema::toJson(column, value)).bytes();
}

void Projection::writeAccountName(QByteArray &out, QByteArrayView name) const
{
    out += ",\"account_name\":";
    core::appendJsonString(out, name);
}

} // namespace basalt::records
