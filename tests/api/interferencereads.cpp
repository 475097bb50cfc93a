// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "interference.h"
#include "random/randomcondition.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

namespace basalt::test {

using schema::Operation;

/** Every way of reading records. A new one is a row here. */
const std::vector<InterferenceWorld::ReadKind> &InterferenceWorld::readKinds()
{
    static const std::vector<ReadKind> kinds{
        {"list", &InterferenceWorld::listRequest},
        {"filter", &InterferenceWorld::filteredRequest},
        {"sort", &InterferenceWorld::sortedRequest},
        {"total", &InterferenceWorld::totalRequest},
        {"cursor", &InterferenceWorld::cursorRequest},
        {"expandedlist", &InterferenceWorld::expandedListRequest},
        {"get", &InterferenceWorld::getRequest},
        {"expandedget", &InterferenceWorld::expandedGetRequest},
        {"aggregate", &InterferenceWorld::aggregateRequest},
        {"groups", &InterferenceWorld::groupsRequest},
        {"search", &InterferenceWorld::searchRequest},
        {"export", &InterferenceWorld::exportRequest},
        {"batch", &InterferenceWorld::batchRequest},
        {"view", &InterferenceWorld::viewRequest},
        {"viewrow", &InterferenceWorld::viewRowRequest},
    };
    return kinds;
}

void InterferenceWorld::prepareReads(int count)
{
    for (int i = 0; i < count; ++i) {
        const ReadKind &kind = readKinds()[size_t(i) % readKinds().size()];
        // Most answers should be ones with records in them.
        Read read;
        for (int attempt = 0; attempt < 6 && !read.hasRecords; ++attempt)
            read = ask(kind.name, (this->*kind.request)());
        m_reads.push_back(std::move(read));
    }
    m_everything = readEverything();
}

std::vector<QByteArray> InterferenceWorld::readEverything()
{
    std::vector<QByteArray> lists;
    for (const MemoryTables::Table &table : m_tables.tables)
        lists.push_back(m_server.get("root", "/records/" + table.collection->name + "?limit=100&sort=id").body);
    return lists;
}

void InterferenceWorld::checkOneRead()
{
    check(m_random.of(m_reads));
}

void InterferenceWorld::checkAllReads()
{
    for (const Read &read : m_reads) {
        check(read);
        if (QTest::currentTestFailed())
            return;
    }
    const std::vector<QByteArray> now = readEverything();
    for (size_t i = 0; i < now.size(); ++i)
        m_count.noticed += int(now[i] != m_everything[i]);
}

InterferenceWorld::Read InterferenceWorld::ask(const QByteArray &kind, const Request &request)
{
    HttpClient::Headers headers;
    if (m_caller == "nobody")
        headers.emplaceBack("X-Account-ID", m_server.accountId("acme"));
    const HttpAnswer answer = m_server.send(m_caller, request.method, request.path, request.body, headers);
    QByteArray body = answer.body;
    if (answer.status != 200) {
        static const QRegularExpression kCorrelation(R"("correlation_id":"[^"]*")");
        body = QString::fromUtf8(body).remove(kCorrelation).toUtf8();
    }
    Read read{kind, request, QByteArray::number(answer.status) + ' ' + answer.header("ETag") + '\n' + body,
              answer.status == 200};
    read.hasRecords = read.isAnswered && tellsOfRecords(request, body);
    return read;
}

void InterferenceWorld::check(const Read &read)
{
    const Read now = ask(read.kind, read.request);
    ++m_count.reads;
    m_count.answered += int(now.isAnswered);
    m_count.nonEmpty += int(now.hasRecords);
    auto &ofKind = m_count.ofKind[read.kind];
    ++ofKind.first;
    ofKind.second += int(now.hasRecords);
    if (now.answer != read.answer) {
        QTest::qFail(QByteArray(read.kind + " of " + m_caller + ": " + QByteArray::fromPercentEncoding(read.request.path) + ' '
                                + read.request.body + "\nbefore " + read.answer + "\nafter  " + now.answer + '\n' + describe())
                         .constData(),
                     __FILE__, __LINE__);
    }
}

/** Rules, field lists and the last changes. */
QByteArray InterferenceWorld::describe() const
{
    QByteArray text;
    for (const MemoryTables::Table &table : m_tables.tables) {
        const schema::Collection &collection = *table.collection;
        for (const Operation operation : {Operation::List, Operation::View}) {
            const QByteArray &rule = collection.rule(operation);
            text += collection.name + ' ' + schema::operationName(operation).toByteArray() + ": "
                + (rule.isNull() ? QByteArray("locked") : rule) + ' ' + collection.fieldList(operation).text() + '\n';
        }
        text += collection.name + " sets: " + schema::storeFieldAccess(collection.fieldAccess) + '\n';
        text += collection.name + " masks:";
        for (const schema::Field &field : collection.fields())
            text += field.pii ? ' ' + field.name : QByteArray();
        text += '\n';
    }
    for (const View &view : m_views)
        text += view.body + '\n';
    const size_t shownChanges = std::min<size_t>(m_changes.size(), 400);
    for (size_t i = m_changes.size() - shownChanges; i < m_changes.size(); ++i)
        text += m_changes[i] + '\n';
    return text;
}

InterferenceWorld::Request InterferenceWorld::listRequest()
{
    return {"/records/" + randomCollection().name + "?limit=" + QByteArray::number(1 + m_random.below(20))
            + (m_random.oneIn(2) ? "&skip=" + QByteArray::number(m_random.below(4)) : QByteArray())};
}

InterferenceWorld::Request InterferenceWorld::filteredRequest()
{
    const schema::Collection &collection = randomCollection();
    return {"/records/" + collection.name + "?filter=" + encoded(randomFilter(collection))};
}

InterferenceWorld::Request InterferenceWorld::sortedRequest()
{
    const schema::Collection &collection = randomCollection();
    return {"/records/" + collection.name + "?sort=" + randomSort(collection) + "&fields=" + randomFields(collection)
            + "&limit=" + QByteArray::number(2 + m_random.below(10))};
}

InterferenceWorld::Request InterferenceWorld::totalRequest()
{
    const schema::Collection &collection = randomCollection();
    QByteArray path = "/records/" + collection.name + "?limit=1&total=" + m_random.of({"exact", "estimated", "none"});
    if (m_random.oneIn(2))
        path += "&filter=" + encoded(randomFilter(collection));
    return {path};
}

/** A page somewhere in the list, forwards or backwards. */
InterferenceWorld::Request InterferenceWorld::cursorRequest()
{
    const schema::Collection &collection = randomCollection();
    QByteArray path = "/records/" + collection.name + "?limit=3&sort=" + randomSort(collection);
    if (m_random.oneIn(2))
        path += "&filter=" + encoded(randomFilter(collection));
    if (m_random.oneIn(3))
        path += "&total=exact";
    const bool back = m_random.oneIn(2);
    HttpClient::Headers headers;
    if (m_caller == "nobody")
        headers.emplaceBack("X-Account-ID", m_server.accountId("acme"));
    const HttpAnswer first = m_server.get(m_caller, path + (back ? "&cursor_before=" : "&cursor="), headers);
    const QByteArray cursor = first.at(back ? "prev_cursor" : "next_cursor").toString().toUtf8();
    return {path + (back ? "&cursor_before=" : "&cursor=") + (m_random.oneIn(4) ? QByteArray() : cursor)};
}

InterferenceWorld::Request InterferenceWorld::expandedListRequest()
{
    const schema::Collection &collection = randomCollection();
    QByteArray path = "/records/" + collection.name + "?limit=10&expand=" + randomExpand(collection);
    if (m_random.oneIn(2))
        path += "&expand_style=nested";
    if (m_random.oneIn(3))
        path += "&filter=" + encoded(randomFilter(collection));
    return {path};
}

InterferenceWorld::Request InterferenceWorld::getRequest()
{
    const MemoryTables::Table &table = m_random.of(m_tables.tables);
    return {"/records/" + table.collection->name + '/' + std::get<QByteArray>(m_random.of(table.rows)[schema::kId])
            + (m_random.oneIn(2) ? "?fields=" + randomFields(*table.collection) : QByteArray())};
}

InterferenceWorld::Request InterferenceWorld::expandedGetRequest()
{
    const MemoryTables::Table &table = m_random.of(m_tables.tables);
    return {"/records/" + table.collection->name + '/' + std::get<QByteArray>(m_random.of(table.rows)[schema::kId])
            + "?expand=" + randomExpand(*table.collection) + (m_random.oneIn(2) ? "&expand_style=nested" : "")};
}

const schema::Collection &InterferenceWorld::randomCollection()
{
    return *m_random.of(m_tables.tables).collection;
}

/** Sometimes of fields that the caller may not name, which is refused whatever they hold. */
QByteArray InterferenceWorld::randomFilter(const schema::Collection &collection)
{
    const rules::Subject allowed = subject(collection, Operation::List);
    const rules::Subject everything{collection, *m_schema, rules::Purpose::Filter};
    RandomCondition writer(m_random, m_random.oneIn(12) ? everything : allowed);
    writer.usesClock = false;
    return writer.write(m_random.below(3));
}

QByteArray InterferenceWorld::randomSort(const schema::Collection &collection)
{
    const rules::Subject allowed = subject(collection, Operation::List);
    RandomCondition writer(m_random, allowed);
    QByteArray keys;
    for (int i = m_random.below(2); i >= 0; --i)
        keys += (keys.isEmpty() ? "" : ",") + m_random.of({"", "-", "%2B"}) + writer.sortKey();
    return keys;
}

QByteArray InterferenceWorld::randomFields(const schema::Collection &collection)
{
    QByteArray names;
    for (const schema::Field &field : collection.columns) {
        if (m_random.oneIn(3) && seesField(collection, Operation::List, field))
            names += (names.isEmpty() ? "" : ",") + field.name;
    }
    return names;
}

/** Up to two relations, up to three deep, forwards and back. */
QByteArray InterferenceWorld::randomExpand(const schema::Collection &collection)
{
    QByteArray paths;
    for (int i = m_random.below(2); i >= 0; --i) {
        const schema::Collection *at = &collection;
        QByteArray path;
        for (int depth = m_random.below(3); depth >= 0; --depth) {
            std::vector<std::pair<QByteArray, QByteArray>> ways;
            for (const schema::Field &field : at->fields()) {
                if (field.isReference())
                    ways.emplace_back(field.name, field.targetId);
            }
            for (const schema::IncomingReference &incoming : m_schema->referencesTo(at->id)) {
                ways.emplace_back(incoming.from->name + "_via_" + incoming.from->columns[size_t(incoming.column)].name,
                                  incoming.from->id);
            }
            if (ways.empty())
                break;
            const auto &[name, target] = m_random.of(ways);
            path += (path.isEmpty() ? "" : ".") + name;
            at = m_schema->byId(target).get();
        }
        paths += (paths.isEmpty() || path.isEmpty() ? "" : ",") + path;
    }
    return paths;
}

} // namespace basalt::test
