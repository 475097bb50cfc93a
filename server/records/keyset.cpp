// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/keyset.h"

#include <algorithm>

namespace basalt::records {

namespace {

/** Which values the first key has in a statement, so far as it is known. */
enum class FirstKey { Any, Null, NotNull };

/** Writes the statements of one page. */
class PageWriter
{
public:
    PageWriter(const Keyset &keyset, const db::Dialect &dialect, const SqlStatement &base, bool backwards, qint64 limit)
        : m_keyset(keyset)
        , m_dialect(dialect)
        , m_base(base)
        , m_limit(limit)
    {
        for (const SortKey &key : keyset.keys()) {
            const bool descends = (key.order == Qt::DescendingOrder) != backwards;
            m_orders.push_back(descends ? Qt::DescendingOrder : Qt::AscendingOrder);
        }
    }

    std::vector<SqlStatement> fromTheEnd()
    {
        begin();
        finish(FirstKey::Any);
        return std::move(m_done);
    }

    std::vector<SqlStatement> from(const ListPlace &place)
    {
        m_place = &place;
        begin();
        if (isUniform()) {
            m_statement.sql += " AND " + rowValues();
            finish(FirstKey::NotNull);
        } else if (schema::isNull(place.keys[0])) {
            m_statement.sql += " AND " + column(0) + " IS NULL AND " + after(1);
            finish(FirstKey::Null);
            if (ascends(0))
                addRest(FirstKey::NotNull, " IS NOT NULL");
        } else {
            // The first comparison is what the index is entered with.
            m_statement.sql += " AND " + column(0) + (ascends(0) ? " >= " : " <= ") + bound(0) + " AND (" + column(0)
                + (ascends(0) ? " > " : " < ") + bound(0) + " OR (" + column(0) + " = " + bound(0) + " AND " + after(1) + "))";
            finish(FirstKey::NotNull);
            if (!ascends(0) && isNullable(0))
                addRest(FirstKey::Null, " IS NULL");
        }
        return std::move(m_done);
    }

private:
    void begin()
    {
        m_statement = m_base;
        m_bounds.assign(m_keyset.keys().size(), QByteArray());
    }

    void addRest(FirstKey firstKey, const char *condition)
    {
        begin();
        m_statement.sql += " AND " + column(0) + condition;
        finish(firstKey);
    }

    void finish(FirstKey firstKey)
    {
        m_statement.sql += orderBy(firstKey) + " LIMIT ";
        m_statement.sql += m_statement.bind(m_limit);
        m_done.push_back(std::move(m_statement));
    }

    /** All keys in one direction and no null that a comparison of rows would lose. */
    [[nodiscard]] bool isUniform() const
    {
        for (size_t i = 0; i < m_orders.size(); ++i) {
            if (m_orders[i] != m_orders[0] || schema::isNull(m_place->keys[i]) || (!ascends(i) && isNullable(i)))
                return false;
        }
        return true;
    }

    QByteArray rowValues()
    {
        QByteArray columns;
        QByteArray bounds;
        for (size_t i = 0; i < m_orders.size(); ++i) {
            columns += (i > 0 ? ", " : "") + column(i);
            bounds += (i > 0 ? ", " : "") + bound(i);
        }
        return '(' + columns + ')' + beyond(m_orders.size() - 1) + '(' + bounds + ')';
    }

    /** What comes after the place among rows that are equal in all keys before `first`. */
    QByteArray after(size_t first)
    {
        if (first + 1 == m_orders.size())
            return column(first) + beyond(first) + bound(first);
        const bool isNull = schema::isNull(m_place->keys[first]);
        const QByteArray equal = column(first) + (isNull ? QByteArray(" IS NULL") : QByteArray(" = " + bound(first)));
        const QByteArray next = '(' + equal + " AND " + after(first + 1) + ')';
        const QByteArray strict = strictlyAfter(first);
        return strict.isEmpty() ? next : QByteArray('(' + strict + " OR " + next + ')');
    }

    QByteArray strictlyAfter(size_t key)
    {
        if (schema::isNull(m_place->keys[key]))
            return ascends(key) ? QByteArray(column(key) + " IS NOT NULL") : QByteArray();
        if (ascends(key))
            return column(key) + " > " + bound(key);
        const QByteArray less = column(key) + " < " + bound(key);
        return isNullable(key) ? QByteArray(less + " OR " + column(key) + " IS NULL") : less;
    }

    /** How the last key compares, which decides about the row of the place itself. */
    [[nodiscard]] QByteArray beyond(size_t key) const
    {
        return QByteArray(ascends(key) ? " >" : " <") + (m_place->isIncluded ? "= " : " ");
    }

    [[nodiscard]] QByteArray orderBy(FirstKey firstKey) const
    {
        QByteArray sql;
        for (size_t i = firstKey == FirstKey::Null ? 1 : 0; i < m_orders.size(); ++i) {
            // Where there are no nulls, saying nothing of them lets PostgreSQL read an index in either direction.
            const bool hasNulls = isNullable(i) && !(i == 0 && firstKey == FirstKey::NotNull);
            sql += sql.isEmpty() ? " ORDER BY " : ", ";
            sql += hasNulls ? m_dialect.orderBy(column(i), type(i), m_orders[i])
                            : QByteArray(column(i) + (ascends(i) ? " ASC" : " DESC"));
        }
        return sql;
    }

    [[nodiscard]] bool ascends(size_t key) const { return m_orders[key] == Qt::AscendingOrder; }
    [[nodiscard]] const schema::Field &field(size_t key) const { return m_keyset.field(m_keyset.keys()[key]); }
    /** System columns are never null; a required field may be in rows that are older than the field. */
    [[nodiscard]] bool isNullable(size_t key) const { return m_keyset.keys()[key].path || !field(key).system; }
    [[nodiscard]] db::ColumnType type(size_t key) const { return schema::columnType(field(key).type); }
    [[nodiscard]] const QByteArray &column(size_t key) const { return m_keyset.keys()[key].expression; }

    QByteArray bound(size_t key)
    {
        if (m_bounds[key].isNull())
            m_bounds[key] = m_dialect.bindCast(m_statement.bind(schema::toDatabase(m_place->keys[key])), type(key));
        return m_bounds[key];
    }

    const Keyset &m_keyset;
    const db::Dialect &m_dialect;
    const SqlStatement &m_base;
    const qint64 m_limit;
    std::vector<Qt::SortOrder> m_orders; ///< in the direction that is read
    const ListPlace *m_place = nullptr;
    SqlStatement m_statement;
    std::vector<QByteArray> m_bounds; ///< placeholders of the place's values in m_statement
    std::vector<SqlStatement> m_done;
};

schema::FieldValue readValue(const db::Rows &rows, int index, schema::FieldType type)
{
    if (rows.isNull(index))
        return {};
    switch (type) {
    case schema::FieldType::Number: return rows.real(index);
    case schema::FieldType::Integer: return rows.integer(index);
    case schema::FieldType::Boolean: return rows.boolean(index);
    case schema::FieldType::DateTime: return rows.timestamp(index);
    default: return rows.string(index);
    }
}

} // namespace

SortKey columnKey(const schema::Collection &collection, int column, Qt::SortOrder order)
{
    return {column, order, {}, {}, "r." + db::Dialect::quoteIdentifier(collection.columns[size_t(column)].column)};
}

Keyset::Keyset(const schema::Collection &collection, const db::Dialect &dialect, std::vector<SortKey> keys)
    : m_collection(collection)
    , m_dialect(dialect)
    , m_keys(std::move(keys))
{
    // Nothing after the id decides anything.
    const auto id = std::ranges::find_if(m_keys, [](const SortKey &key) { return !key.path && key.column == schema::kId; });
    if (id == m_keys.end())
        m_keys.push_back(columnKey(collection, schema::kId, m_keys.empty() ? Qt::AscendingOrder : m_keys.back().order));
    else
        m_keys.erase(id + 1, m_keys.end());
}

QByteArray Keyset::selectList() const
{
    QByteArray sql;
    for (const SortKey &key : m_keys)
        sql += ", " + m_dialect.readExpression(key.expression, schema::columnType(field(key).type));
    return sql;
}

std::vector<schema::FieldValue> Keyset::read(const db::Rows &rows) const
{
    std::vector<schema::FieldValue> values;
    values.reserve(m_keys.size());
    int index = rows.columnCount() - int(m_keys.size());
    for (const SortKey &key : m_keys)
        values.push_back(readValue(rows, index++, field(key).type));
    return values;
}

std::vector<SqlStatement> Keyset::page(const SqlStatement &base, const std::optional<ListPlace> &from, bool backwards,
                                       qint64 limit) const
{
    PageWriter writer(*this, m_dialect, base, backwards, limit);
    return from ? writer.from(*from) : writer.fromTheEnd();
}

QByteArray Keyset::shape() const
{
    QByteArray text;
    for (const SortKey &key : m_keys) {
        text += key.order == Qt::AscendingOrder ? '+' : '-';
        text += (key.path ? key.path->text : field(key).name) + ':'
            + QByteArray::number(int(schema::columnType(field(key).type))) + ',';
    }
    return text;
}

} // namespace basalt::records
