// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importworld.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTest>

namespace basalt::test {

HttpAnswer importFile(const QByteArray &person, const QByteArray &path, const QByteArray &file,
                      const HttpClient::Headers &headers)
{
    DataWorld &world = DataWorld::current();
    HttpAnswer begun = world.send(person, "POST", path, file, headers);
    if (begun.status != 202)
        return begun;
    const QByteArray job = path.split('?').first() + '/' + begun.at("id").toString().toUtf8();
    QElapsedTimer timer;
    timer.start();
    for (;;) {
        HttpAnswer answer = world.get(person, job);
        if (answer.at("state").toString() != "running" || timer.hasExpired(60'000))
            return answer;
        QTest::qWait(5);
    }
}

qint64 totalOf(const QByteArray &collection)
{
    return DataWorld::current().get("root", "/records/" + collection + "?limit=1").at("total").toInteger();
}

QByteArray things(int from, int n)
{
    QByteArray csv("code,label\r\n");
    for (int i = from; i < from + n; ++i)
        csv += "c" + QByteArray::number(i) + ",thing " + QByteArray::number(i) + "\r\n";
    return csv;
}

void emptyCollection(const QByteArray &collection)
{
    DataWorld &world = DataWorld::current();
    for (;;) {
        const QJsonArray items = world.get("root", "/records/" + collection + "?limit=100").at("items").toArray();
        if (items.isEmpty())
            return;
        QJsonArray ids;
        for (const QJsonValue &item : items)
            ids.append(item["id"]);
        const QByteArray body = QJsonDocument(QJsonObject{{"ids", ids}}).toJson();
        if (world.send("root", "DELETE", "/records/" + collection + "/batch", body).status != 200)
            qFatal("cannot empty %s", collection.constData());
    }
}

void makeImportCollections()
{
    DataWorld &world = DataWorld::current();
    if (world.get("root", "/records/things?limit=1").status != 404) {
        emptyCollection("things");
        return;
    }
    world.makeCollection(
        R"({"name":"things","list_rule":"","view_rule":"","create_rule":"label != \"forbidden\"","update_rule":"label != \"fixed\"",)"
        R"("create_fields":["code","label","size"],"schema":[{"name":"code","type":"text","unique":true,"required":true},)"
        R"({"name":"label","type":"text"},{"name":"size","type":"integer","default":7,"options":{"max":1000}},{"name":"price","type":"decimal"}]})");
    world.makeCollection(R"({"name":"locked_things","schema":[{"name":"label","type":"text"}]})");
    world.makeCollection(R"({"name":"authors","list_rule":"","create_rule":"","schema":[{"name":"label","type":"text"}]})");
    world.makeCollection(
        R"({"name":"kinds","list_rule":"","create_rule":"","schema":[{"name":"t","type":"text"},{"name":"n","type":"number"},)"
        R"({"name":"i","type":"integer"},{"name":"d","type":"decimal"},{"name":"b","type":"boolean"},{"name":"at","type":"datetime"},)"
        R"({"name":"on","type":"date"},{"name":"mail","type":"email"},{"name":"web","type":"url"},{"name":"j","type":"json"},)"
        R"({"name":"s","type":"select","options":{"values":["x","y","z"],"max_select":3}},)"
        R"({"name":"author","type":"reference","collection":"authors","on_delete":"set_null"}]})");
    world.makeCollection(
        R"({"name":"kinds_copy","list_rule":"","create_rule":"","schema":[{"name":"t","type":"text"},{"name":"n","type":"number"},)"
        R"({"name":"i","type":"integer"},{"name":"d","type":"decimal"},{"name":"b","type":"boolean"},{"name":"at","type":"datetime"},)"
        R"({"name":"on","type":"date"},{"name":"mail","type":"email"},{"name":"web","type":"url"},{"name":"j","type":"json"},)"
        R"({"name":"s","type":"select","options":{"values":["x","y","z"],"max_select":3}},)"
        R"({"name":"author","type":"reference","collection":"authors","on_delete":"set_null"}]})");
}

} // namespace basalt::test
