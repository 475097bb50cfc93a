// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/datascan.h"

#include "collections/nametext.h"
#include "schema/valueconverter.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::collections {

namespace {

constexpr qint64 kBatch = 500;
constexpr size_t kRowsPerStatement = 200;

using schema::ValueFault;

QByteArray placeholder(size_t number)
{
    return '$' + QByteArray::number(number);
}

schema::FieldValue readValue(const db::Rows &rows, int column, const schema::Field &field)
{
    if (rows.isNull(column))
        return {};
    switch (field.type) {
    case schema::FieldType::Number: return rows.real(column);
    case schema::FieldType::Integer: return rows.integer(column);
    case schema::FieldType::Boolean: return rows.boolean(column);
    case schema::FieldType::DateTime: return rows.timestamp(column);
    default: break;
    }
    return rows.string(column);
}

/** What two equal values have in common; 1.50 and 1.5 are equal. */
QByteArray uniqueKey(const schema::Field &field, const schema::FieldValue &value, const QByteArray &accountId)
{
    QByteArray text;
    if (const auto *boolean = std::get_if<bool>(&value))
        text = *boolean ? "1" : "0";
    else if (const auto *integer = std::get_if<qint64>(&value))
        text = QByteArray::number(*integer);
    else if (const auto *real = std::get_if<double>(&value))
        text = QByteArray::number(*real, 'g', QLocale::FloatingPointShortest);
    else if (const auto *bytes = std::get_if<QByteArray>(&value))
        text = *bytes;
    if (field.type == schema::FieldType::Decimal && text.contains('.')) {
        while (text.endsWith('0'))
            text.chop(1);
        if (text.endsWith('.'))
            text.chop(1);
    }
    return accountId + '/' + text;
}

/** `($1, $2), ($3, $4)` … with the casts that PostgreSQL needs to know the types. */
QByteArray valueRows(size_t rows, db::ColumnType type, const db::Dialect &dialect)
{
    QByteArray sql;
    for (size_t i = 0; i < rows; ++i) {
        sql += (i == 0 ? "(" : ", (") + dialect.bindCast(placeholder(2 * i + 1), db::ColumnType::Text) + ", "
            + dialect.bindCast(placeholder(2 * i + 2), type) + ')';
    }
    return sql;
}

} // namespace

Result<void> DataScan::check()
{
    m_writes = false;
    return run();
}

Result<void> DataScan::convert(const QHash<QByteArray, NewStorage> &storages)
{
    m_writes = true;
    m_storages = storages;
    return run();
}

QList<Finding> DataScan::findings() const
{
    QList<Finding> all;
    for (const auto &[key, finding] : m_findings)
        all.append(finding);
    return all;
}

bool DataScan::isRefused() const
{
    return std::ranges::any_of(m_findings, [](const auto &entry) { return entry.second.remedy.isNull(); });
}

void DataScan::chooseFields()
{
    m_fields.clear();
    for (const FieldChange &change : m_diff.fields()) {
        if (!change.isKept() || change.isPlainCast() || (!change.needsCheck() && change.storage != FieldChange::Storage::New))
            continue;
        Watched watched;
        watched.change = &change;
        watched.remedies = m_input.remedies.value(change.after->id);
        m_fields.push_back(std::move(watched));
    }
}

Result<void> DataScan::run()
{
    chooseFields();
    if (m_fields.empty())
        return {};
    QByteArray last("");
    for (;;) {
        BASALT_TRY(auto rows, readBatch(last));
        if (rows.empty())
            return {};
        for (size_t i = 0; i < m_fields.size(); ++i) {
            Watched &watched = m_fields[i];
            if (watched.change->before->multiple)
                BASALT_TRY_VOID(readLists(rows, i));
            if (watched.change->after->isReference())
                BASALT_TRY_VOID(findTargets(watched, rows, i));
            for (const Row &row : rows)
                look(watched, row, row.values[i]);
            BASALT_TRY_VOID(finishBatch(watched));
        }
        last = rows.back().id;
    }
}

Result<std::vector<DataScan::Row>> DataScan::readBatch(const QByteArray &after)
{
    QByteArray sql = "SELECT r.\"id\", r.\"account_id\"";
    for (const Watched &watched : m_fields) {
        const schema::Field &field = *watched.change->before;
        const QByteArray column = "r." + quoted(field.column);
        sql += ", "
            + (field.hasColumn() ? m_connection.dialect().readExpression(column, schema::columnType(field.type))
                                 : QByteArray("NULL"));
    }
    sql += " FROM " + quoted(m_table) + " AS r WHERE r.\"id\" > $1 ORDER BY r.\"id\" LIMIT " + QByteArray::number(kBatch);
    std::vector<Row> rows;
    BASALT_TRY(auto found, m_connection.query(sql, {after}));
    for (;;) {
        BASALT_TRY(const bool more, found.next());
        if (!more)
            return rows;
        Row row{found.string(0), found.string(1), {}};
        for (size_t i = 0; i < m_fields.size(); ++i)
            row.values.push_back(readValue(found, int(i) + 2, *m_fields[i].change->before));
        rows.push_back(std::move(row));
    }
}

Result<void> DataScan::readLists(std::vector<Row> &rows, size_t position)
{
    const schema::Field &field = *m_fields[position].change->before;
    const QByteArray sql = "SELECT m.\"record_id\", m.\"value\" FROM " + quoted(field.junction)
        + " AS m WHERE m.\"record_id\" >= $1 AND m.\"record_id\" <= $2 ORDER BY m.\"record_id\", m.\"position\"";
    QHash<QByteArray, QList<QByteArray>> lists;
    BASALT_TRY(auto found, m_connection.query(sql, {rows.front().id, rows.back().id}));
    for (;;) {
        BASALT_TRY(const bool more, found.next());
        if (!more)
            break;
        lists[found.string(0)].append(found.string(1));
    }
    for (Row &row : rows) {
        if (lists.contains(row.id))
            row.values[position] = lists.value(row.id);
    }
    return {};
}

/** Which of the ids that the batch names are records of the target, with their accounts. */
Result<void> DataScan::findTargets(Watched &watched, const std::vector<Row> &rows, size_t position)
{
    watched.existing.clear();
    const schema::Field &before = *watched.change->before;
    const schema::Field &after = *watched.change->after;
    QSet<QByteArray> ids;
    for (const Row &row : rows) {
        const auto value = schema::convertValue(before, row.values[position], after, schema::Conversion::Cast);
        if (!value)
            continue;
        if (const auto *list = std::get_if<QList<QByteArray>>(&*value))
            ids.unite({list->begin(), list->end()});
        else if (const auto *id = std::get_if<QByteArray>(&*value))
            ids.insert(*id);
    }
    const bool isOwn = after.targetId == m_diff.after().id;
    const auto target = m_schema.byId(after.targetId);
    const QByteArray table = isOwn || !target ? m_table : target->tableName;
    std::vector<db::Value> binds;
    QByteArray list;
    const auto ask = [&]() -> Result<void> {
        const QByteArray sql = "SELECT \"account_id\", \"id\" FROM " + quoted(table) + " WHERE \"id\" IN (" + list + ')';
        BASALT_TRY(auto found, m_connection.query(sql, binds));
        for (;;) {
            BASALT_TRY(const bool more, found.next());
            if (!more)
                break;
            watched.existing.insert(found.string(0) + '/' + found.string(1));
        }
        binds.clear();
        list.clear();
        return {};
    };
    for (const QByteArray &id : std::as_const(ids)) {
        binds.emplace_back(id);
        list += (list.isEmpty() ? "" : ", ") + placeholder(binds.size());
        if (binds.size() == kRowsPerStatement)
            BASALT_TRY_VOID(ask());
    }
    if (binds.empty())
        return {};
    return ask();
}

std::optional<ValueFault> DataScan::faultOf(Watched &watched, const Row &row, const schema::DecodedValue &value) const
{
    const schema::Field &field = *watched.change->after;
    if (!value)
        return value.error();
    if (schema::isEmpty(*value)) {
        if (field.required)
            return ValueFault{u"The field is required, and the record has no value."_s, u"required_missing"_s};
        return std::nullopt;
    }
    if (field.isReference()) {
        const auto *list = std::get_if<QList<QByteArray>>(&*value);
        const QList<QByteArray> ids = list ? *list : QList<QByteArray>{std::get<QByteArray>(*value)};
        for (const QByteArray &id : ids) {
            if (!watched.existing.contains(row.accountId + '/' + id)) {
                return ValueFault{u"There is no such record in \"%1\"."_s.arg(QString::fromUtf8(field.targetName)),
                                  u"invalid_reference"_s};
            }
        }
    }
    if (field.unique && watched.seen.contains(uniqueKey(field, *value, row.accountId)))
        return ValueFault{u"Another record of the account has the same value."_s, u"unique"_s};
    return std::nullopt;
}

std::optional<schema::FieldValue> DataScan::remedied(Watched &watched, const Row &row, const schema::FieldValue &value,
                                                     const Remedy &remedy) const
{
    schema::DecodedValue made;
    switch (remedy.kind) {
    case Remedy::Kind::Cast:
        made = schema::convertValue(*watched.change->before, value, *watched.change->after, schema::Conversion::Cast);
        break;
    case Remedy::Kind::Null: break;
    case Remedy::Kind::Value: made = remedy.value; break;
    }
    if (faultOf(watched, row, made))
        return std::nullopt;
    return std::move(*made);
}

void DataScan::look(Watched &watched, const Row &row, const schema::FieldValue &value)
{
    const schema::Field &after = *watched.change->after;
    auto made = schema::convertValue(*watched.change->before, value, after, schema::Conversion::Exact);
    const auto fault = faultOf(watched, row, made);
    if (fault) {
        std::optional<schema::FieldValue> other;
        for (const Remedy &remedy : std::as_const(watched.remedies)) {
            other = remedied(watched, row, value, remedy);
            if (!other)
                continue;
            note(watched, row, *fault, remedy.name);
            break;
        }
        if (!other)
            return note(watched, row, *fault, {});
        made = std::move(*other);
    }
    if (after.unique && !schema::isEmpty(*made))
        watched.seen.insert(uniqueKey(after, *made, row.accountId));
    // Values of the same storage that fit are left alone: they are the same before and after.
    const bool moves = watched.change->storage == FieldChange::Storage::New && !schema::isEmpty(*made);
    if (fault || moves)
        watched.writes.push_back({row.id, std::move(*made)});
}

void DataScan::note(const Watched &watched, const Row &row, const ValueFault &fault, const QByteArray &remedy)
{
    const QByteArray &name = watched.change->after->name;
    Finding &finding = m_findings[{name, fault.code, remedy}];
    if (finding.count++ == 0) {
        finding.field = name;
        finding.code = fault.code;
        finding.message = fault.message;
        finding.remedy = remedy;
    }
    if (finding.examples.size() < Finding::kMaxExamples)
        finding.examples.append(row.id);
}

Result<void> DataScan::finishBatch(Watched &watched)
{
    if (!watched.writes.empty())
        m_converted[watched.change->after->name] += qint64(watched.writes.size());
    if (m_writes && !watched.writes.empty())
        BASALT_TRY_VOID(write(watched));
    watched.writes.clear();
    return {};
}

Result<void> DataScan::write(const Watched &watched)
{
    const schema::Field &after = *watched.change->after;
    const auto storage = m_storages.constFind(after.id);
    if (storage != m_storages.constEnd())
        return storage->isTable ? writeTable(watched, storage->name, false) : writeColumn(watched, storage->name);
    if (after.hasColumn())
        return writeColumn(watched, watched.change->before->column);
    return writeTable(watched, watched.change->before->junction, true);
}

/** The version of a record rises with its value, so that no entity tag stands for two of them. */
Result<void> DataScan::writeColumn(const Watched &watched, const QByteArray &column)
{
    const db::ColumnType type = schema::columnType(watched.change->after->type);
    for (size_t first = 0; first < watched.writes.size(); first += kRowsPerStatement) {
        const auto rows = std::span(watched.writes).subspan(first, std::min(kRowsPerStatement, watched.writes.size() - first));
        std::vector<db::Value> binds;
        for (const Write &write : rows) {
            binds.emplace_back(write.id);
            binds.push_back(schema::toDatabase(write.value));
        }
        const QByteArray table = quoted(m_table);
        const QByteArray sql = "UPDATE " + table + " SET " + quoted(column) + " = v.column2, \"version\" = " + table
            + ".\"version\" + 1 FROM (VALUES " + valueRows(rows.size(), type, m_connection.dialect()) + ") AS v WHERE " + table
            + ".\"id\" = v.column1";
        BASALT_TRY_VOID(m_connection.execute(sql, binds));
    }
    return {};
}

Result<void> DataScan::writeTable(const Watched &watched, const QByteArray &table, bool replaces)
{
    const QByteArray remove = "DELETE FROM " + quoted(table) + " WHERE \"record_id\" = $1";
    const QByteArray insert = "INSERT INTO " + quoted(table) + " (\"record_id\", \"position\", \"value\") VALUES ($1, $2, $3)";
    const QByteArray raise = "UPDATE " + quoted(m_table) + " SET \"version\" = \"version\" + 1 WHERE \"id\" = $1";
    for (const Write &write : watched.writes) {
        if (replaces)
            BASALT_TRY_VOID(m_connection.execute(remove, {write.id}));
        BASALT_TRY_VOID(m_connection.execute(raise, {write.id}));
        const auto *list = std::get_if<QList<QByteArray>>(&write.value);
        qint64 position = 0;
        for (const QByteArray &value : list ? *list : QList<QByteArray>())
            BASALT_TRY_VOID(m_connection.execute(insert, {write.id, position++, value}));
    }
    return {};
}

Result<std::optional<Finding>> findDuplicates(db::Connection &connection, const schema::Collection &collection,
                                              const QByteArray &table, const TableIndex &index)
{
    QByteArray columns("\"account_id\"");
    QByteArray condition = index.where.isNull() ? QByteArray("1 = 1") : index.where;
    for (const QByteArray &column : index.columns) {
        columns += ", " + quoted(column);
        condition += " AND " + quoted(column) + " IS NOT NULL";
    }
    const QByteArray later = " FROM (SELECT \"id\", row_number() OVER (PARTITION BY " + columns + " ORDER BY \"id\") AS n FROM "
        + quoted(table) + " WHERE " + condition + ") AS d WHERE d.n > 1";
    Finding finding;
    {
        BASALT_TRY(auto rows, connection.query(QByteArray("SELECT count(*)" + later)));
        BASALT_TRY(const bool counted, rows.next());
        finding.count = counted ? rows.integer(0) : 0;
    }
    if (finding.count == 0)
        return std::optional<Finding>();
    BASALT_TRY(auto rows,
               connection.query(QByteArray("SELECT d.\"id\"" + later + " ORDER BY d.\"id\" LIMIT "
                                           + QByteArray::number(Finding::kMaxExamples))));
    for (;;) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            break;
        finding.examples.append(rows.string(0));
    }
    QList<QByteArray> names;
    for (const QByteArray &column : index.columns) {
        const auto field = std::ranges::find(collection.columns, column, &schema::Field::column);
        names.append(field == collection.columns.end() ? column : field->name);
    }
    finding.field = names.join(", ");
    finding.code = u"unique"_s;
    finding.message = u"Another record of the account has the same values."_s;
    return std::optional(std::move(finding));
}

} // namespace basalt::collections
