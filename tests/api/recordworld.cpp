// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recordworld.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace basalt::test {

namespace {

constexpr char kAllTypes[] =
    R"({"name":"title","type":"text","required":true},{"name":"amount","type":"number"},{"name":"count","type":"integer"},)"
    R"({"name":"price","type":"decimal"},{"name":"done","type":"boolean"},{"name":"seen","type":"datetime"},)"
    R"({"name":"due","type":"date"},{"name":"mail","type":"email"},{"name":"site","type":"url"},{"name":"extra","type":"json"},)"
    R"({"name":"state","type":"select","options":{"values":["open","shut"]}},)"
    R"({"name":"tags","type":"select","options":{"values":["a","b","c"],"multiple":true}},)"
    R"({"name":"parent","type":"reference","collection":"everything","on_delete":"set_null"},)"
    R"({"name":"friends","type":"reference","collection":"everything","on_delete":"set_null","options":{"multiple":true}})";

} // namespace

QByteArray object(const QByteArray &key, const QByteArray &value)
{
    return QJsonDocument(QJsonObject{{key, QString::fromUtf8(value)}}).toJson(QJsonDocument::Compact);
}

QByteArray titles(const HttpAnswer &answer)
{
    if (answer.status != 200)
        return refusal(answer);
    QByteArrayList all;
    for (const QJsonValue &item : answer.at("items").toArray())
        all.append(text(item["title"]));
    return all.join(' ');
}

const QByteArray kOwnerRules = R"("list_rule":"created_by = @request.auth.id","view_rule":"created_by = @request.auth.id",)"
                               R"("create_rule":"created_by = @request.auth.id","update_rule":"created_by = @request.auth.id",)"
                               R"("delete_rule":"created_by = @request.auth.id")";
const QByteArray kOpenRules = R"("list_rule":"","view_rule":"","create_rule":"","update_rule":"","delete_rule":"")";
const QByteArray kSignedInRules =
    R"("list_rule":"@request.auth.id != ''","view_rule":"@request.auth.id != ''","create_rule":"@request.auth.id != ''",)"
    R"("update_rule":"@request.auth.id != ''","delete_rule":"@request.auth.id != ''")";

void ensureCollection(const QByteArray &name, const QByteArray &fields, const QByteArray &rest)
{
    DataWorld &world = DataWorld::current();
    if (world.get("root", "/collections/" + name).status == 404)
        world.makeCollection(R"({"name":")" + name + R"(","schema":[)" + fields + "]," + rest + '}');
}

void ensureEverything()
{
    ensureCollection("everything", kAllTypes, kSignedInRules);
}

void ensureFiltered()
{
    DataWorld &world = DataWorld::current();
    if (world.get("root", "/collections/filtered").status == 200)
        return;
    ensureCollection("filtered", QByteArray(kAllTypes).replace("everything", "filtered"), kSignedInRules);
    const QByteArray a = world.makeRecord(
        "ann", "filtered",
        R"({"title":"a","amount":1.5,"count":1,"price":"1.50","done":true,"seen":"2026-01-01T00:00:00Z","due":"2026-01-01",)"
        R"("mail":"ann@example.test","site":"https://a.example/","state":"open","tags":["a","b"],"extra":{"k":1}})");
    world.makeRecord("ann", "filtered",
                     R"({"title":"b","amount":2,"count":2,"price":"10.00","done":false,"seen":"2026-02-01T00:00:00Z",)"
                     R"("due":"2026-02-01","mail":"BEN@example.test","state":"shut","tags":["b"],"parent":")"
                         + a + "\"}");
    world.makeRecord("ann", "filtered",
                     R"({"title":"c","amount":-3.25,"count":9007199254740993,"price":"9.99","seen":"2026-03-01T00:00:00Z",)"
                     R"("due":"2026-03-01","site":"https://c.example/100%25","friends":[")"
                         + a + "\"]}");
    world.makeRecord("ann", "filtered", R"({"title":"d","mail":"d_100%@example.test","price":"-0.5"})");
    world.makeRecord("bob", "filtered", R"({"title":"e","count":0,"amount":0,"price":"1.5"})");
    world.makeRecord("eve", "filtered", R"({"title":"z","amount":1.5,"count":1,"price":"1.50","done":true,"state":"open"})");
}

} // namespace basalt::test
