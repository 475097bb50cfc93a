// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The reads that are neither lists nor single records: aggregates, searches, exports, and the answers of batches that change
// nothing.

#include "interference.h"
#include "random/randomcondition.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace basalt::test {

using schema::Operation;

namespace {

QByteArray filterPart(const QByteArray &filter)
{
    return filter.isEmpty() ? QByteArray() : "&filter=" + encoded(filter);
}

} // namespace

/** Of a field that the caller may name, with a function that takes it; rarely of any field, which may be refused. */
QByteArray InterferenceWorld::randomFunction(const schema::Collection &collection)
{
    std::vector<const schema::Field *> fields;
    for (const schema::Field &field : collection.columns) {
        if ((!field.pii && seesField(collection, Operation::List, field)) || m_random.oneIn(16))
            fields.push_back(&field);
    }
    const schema::Field &field = *m_random.of(fields);
    std::vector<QByteArray> functions{"count"};
    if (schema::isNumeric(field.type))
        functions.insert(functions.end(), {"sum", "avg", "sum", "avg"});
    if (field.type != schema::FieldType::Boolean && field.type != schema::FieldType::Json && !field.isReference()
        && !field.multiple)
        functions.insert(functions.end(), {"min", "max"});
    return m_random.of(functions) + '(' + field.name + ')';
}

InterferenceWorld::Request InterferenceWorld::aggregateRequest()
{
    const schema::Collection &collection = randomCollection();
    QByteArray functions = "count()";
    for (int i = m_random.below(3); i > 0; --i)
        functions += ',' + randomFunction(collection);
    return {"/records/" + collection.name + "/aggregate?functions=" + encoded(functions)
            + filterPart(m_random.oneIn(3) ? randomFilter(collection) : QByteArray())};
}

/** Groups, which `having` chooses among and `sort` puts in order. */
InterferenceWorld::Request InterferenceWorld::groupsRequest()
{
    const schema::Collection &collection = randomCollection();
    const rules::Subject allowed = subject(collection, Operation::List);
    RandomCondition writer(m_random, allowed);
    const QByteArray function = randomFunction(collection);
    QByteArray path = "/records/" + collection.name + "/aggregate?functions=" + encoded("count()," + function)
        + "&group_by=" + encoded(writer.sortKey());
    if (m_random.oneIn(2))
        path += "&having=" + encoded(m_random.of({"count() > 1", "count() >= 1 && count < 4", "count = 1"}));
    else if (m_random.oneIn(2))
        path += "&having=" + encoded(function + m_random.of({" != null", " IS NULL"}));
    if (m_random.oneIn(2))
        path += m_random.of({"&sort=-count", "&sort=count"});
    if (m_random.oneIn(3))
        path += "&limit=2";
    return {path + filterPart(m_random.oneIn(4) ? randomFilter(collection) : QByteArray())};
}

QByteArray InterferenceWorld::randomWords()
{
    QByteArray words;
    for (int i = m_random.oneIn(4) ? 1 : 0; i >= 0; --i)
        words += (words.isEmpty() ? "" : " ")
            + m_random.of({"a", "ab", "b", "ä", "10", "9", "u1", "i", "k", "s", "it", "john", "kim", "example", "com", "http"});
    return words;
}

InterferenceWorld::Request InterferenceWorld::searchRequest()
{
    const schema::Collection &collection = randomCollection();
    const QByteArray search = "search=" + encoded(randomWords());
    if (m_random.oneIn(4))
        return {"/records/" + collection.name + "/aggregate?functions=count()," + encoded(randomFunction(collection)) + '&'
                + search};
    return {"/records/" + collection.name + '?' + search + m_random.of({"", "&total=exact", "&total=estimated", "&limit=2"})
            + filterPart(m_random.oneIn(4) ? randomFilter(collection) : QByteArray())};
}

InterferenceWorld::Request InterferenceWorld::exportRequest()
{
    const schema::Collection &collection = randomCollection();
    QByteArray path = "/records/" + collection.name + "/export?format=" + m_random.of({"csv", "csv", "json", "ndjson"});
    if (m_random.oneIn(2))
        path += "&sort=" + randomSort(collection);
    if (m_random.oneIn(3))
        path += "&search=" + encoded(randomWords());
    if (m_random.oneIn(3)) {
        const QByteArray fields = randomFields(collection);
        path += fields.isEmpty() ? QByteArray() : "&fields=" + fields;
    }
    return {path + filterPart(m_random.oneIn(3) ? randomFilter(collection) : QByteArray())};
}

/** Changes of no field: nothing is written, and the answer is what the caller sees of the records, or which one is not there. */
InterferenceWorld::Request InterferenceWorld::batchRequest()
{
    const MemoryTables::Table &table = m_random.of(m_tables.tables);
    std::vector<QByteArray> visible;
    for (const schema::RecordValues &row : table.rows) {
        if (seesRow(*table.collection, Operation::View, row))
            visible.push_back(std::get<QByteArray>(row[schema::kId]));
    }
    QJsonArray elements;
    for (int count = 1 + m_random.below(4); count > 0; --count) {
        const QByteArray id = visible.empty() || m_random.oneIn(8) ? std::get<QByteArray>(m_random.of(table.rows)[schema::kId])
                                                                   : m_random.of(visible);
        elements.append(QJsonObject{{"id", QString::fromLatin1(id)}, {"data", QJsonObject()}});
    }
    return {"/records/" + table.collection->name + "/batch", "PATCH",
            QJsonDocument(QJsonObject{{"records", elements}}).toJson(QJsonDocument::Compact)};
}

/** Whether there is a record in an answer of 200, or something made of one. */
bool InterferenceWorld::tellsOfRecords(const Request &request, const QByteArray &body)
{
    if (request.path.contains("/export?"))
        return request.path.contains("format=csv") ? body.count('\n') > 1 : body.size() > 4;
    if (body.startsWith("{\"results\":"))
        return !body.startsWith("{\"results\":[]") && !body.startsWith("{\"results\":[{\"count\":0");
    return !body.startsWith("{\"items\":[]");
}

} // namespace basalt::test
