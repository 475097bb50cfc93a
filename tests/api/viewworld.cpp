// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewworld.h"

#include "computedworld.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace basalt::test {

namespace {

QByteArray viewBody(const QByteArray &name, const QByteArray &select, const QByteArray &rules)
{
    return R"({"name":")" + name + R"(","type":"view",)" + rules + R"(,"select":{"from":"orders",)" + select + "}}";
}

} // namespace

const QByteArray kOpenView = R"("list_rule":"","view_rule":"")";

void ensureShop()
{
    DataWorld &world = DataWorld::current();
    if (world.get("root", "/collections/orders").status == 200)
        return;
    world.makeCollection(
        R"({"name":"customers","schema":[{"name":"name","type":"text"},{"name":"city","type":"text"},{"name":"credit","type":"integer"}],)"
        R"("list_fields":["name","city"],"view_fields":["name","city"],"list_rule":"","view_rule":"city != 'hidden'","create_rule":""})");
    world.makeCollection(
        R"({"name":"orders","schema":[{"name":"number","type":"text"},)"
        R"({"name":"customer","type":"reference","collection":"customers","on_delete":"set_null"},)"
        R"({"name":"price","type":"number"},{"name":"quantity","type":"integer"},{"name":"amount","type":"decimal"},)"
        R"({"name":"placed","type":"date"},{"name":"tags","type":"select","options":{"values":["a","b"],"multiple":true}},)"
        R"({"name":"secret","type":"integer"},{"name":"mail","type":"email","pii":true,"mask_type":"email"},)"
        R"({"name":"extra","type":"json"},)"
        + computed("loud", "text", "upper(number)")
        + R"(],"list_fields":["number","customer","price","quantity","amount","placed","tags","mail","extra","loud"],)"
          R"("list_rule":"created_by = @request.auth.id","view_rule":"created_by = @request.auth.id","create_rule":"@request.auth.id != ''"})");
    const auto customer = [&](const char *person, const QByteArray &body) {
        return world.makeRecord(person, "customers", body);
    };
    const QByteArray ada = customer("ann", R"({"name":"Ada","city":"Berlin","credit":10})");
    const QByteArray ben = customer("ann", R"({"name":"Ben","city":"Paris","credit":20})");
    const QByteArray hid = customer("ann", R"({"name":"Hid","city":"hidden","credit":30})");
    const auto order = [&](const char *person, const QByteArray &body, const QByteArray &of = {}) {
        const QByteArray reference = of.isNull() ? QByteArray() : R"("customer":")" + of + "\",";
        world.makeRecord(person, "orders", '{' + reference + body + '}');
    };
    order(
        "ann",
        R"("number":"A-1","price":2.5,"quantity":4,"amount":"10.00","placed":"2026-01-02","tags":["b","a"],"secret":1,"mail":"ann@example.test")",
        ada);
    order("ann", R"("number":"A-2","price":1,"quantity":3,"amount":"3","placed":"2026-01-03","secret":2,"extra":{"x":[1]})",
          ben);
    order("ann", R"("number":"A-3","price":7,"quantity":1,"amount":"7.5","placed":"2026-01-03","tags":["a"],"secret":3)", hid);
    order("bob", R"("number":"B-1","price":5,"quantity":2,"amount":"10","placed":"2026-01-02","secret":4)", ada);
    order("bob", R"("number":"B-2","price":1,"quantity":1,"amount":"0.50","secret":5)");
    order("eve", R"("number":"E-1","price":100,"quantity":1,"amount":"100","placed":"2026-01-02")");
}

HttpAnswer makeView(const QByteArray &name, const QByteArray &select, const QByteArray &rules)
{
    return DataWorld::current().send("root", "POST", "/collections", viewBody(name, select, rules));
}

void ensureView(const QByteArray &name, const QByteArray &select, const QByteArray &rules)
{
    ensureShop();
    DataWorld &world = DataWorld::current();
    if (world.get("root", "/collections/" + name).status != 200)
        world.makeCollection(viewBody(name, select, rules));
}

QByteArray rows(const HttpAnswer &answer, const QList<QByteArray> &members)
{
    if (answer.status != 200)
        return refusal(answer);
    QList<QByteArray> lines;
    for (const QJsonValue &item : answer.at(answer.json().contains("items") ? "items" : "results").toArray()) {
        QList<QByteArray> values;
        for (const QByteArray &member : members) {
            const QJsonValue value = item[QString::fromUtf8(member)];
            values.append(value.isUndefined() ? QByteArray("-") : value.isString() ? text(value) : bytes(value));
        }
        lines.append(values.join(' '));
    }
    return lines.join(", ");
}

QByteArray triedRows(const QByteArray &view, const QJsonValue &rule, const QList<QByteArray> &ids)
{
    DataWorld &world = DataWorld::current();
    QJsonArray people;
    for (const char *person : {"ann", "bob", "eve"})
        people.append(QString(world.userId(person)));
    people.append(QJsonValue());
    QJsonArray records;
    for (const QByteArray &id : ids)
        records.append(QString(id));
    const QJsonObject trial{
        {"collection", QString(view)}, {"operation", "view"}, {"rule", rule}, {"user_ids", people}, {"record_ids", records}};
    const HttpAnswer answer = world.send("root", "POST", "/rules/table", QJsonDocument(trial).toJson());
    if (answer.status != 200)
        return refusal(answer);
    QList<QByteArray> lines;
    for (const QJsonValue &row : answer.at("rows").toArray()) {
        QList<QByteArray> cells;
        for (const QJsonValue &cell : row.toArray())
            cells.append((cell["result"].toBool() ? "yes " : "no ") + text(cell["reason"]));
        lines.append(cells.join(' '));
    }
    return lines.join(", ");
}

QByteArray readRows(const QByteArray &view, const QJsonValue &rule, const QList<QByteArray> &ids)
{
    DataWorld &world = DataWorld::current();
    const QByteArray path = "/collections/" + view + "/rules";
    if (world.send("root", "PUT", path, QJsonDocument(QJsonObject{{"view_rule", rule}}).toJson()).status != 200)
        return "the rule is not saved";
    QList<QByteArray> lines;
    for (const char *person : {"ann", "bob", "eve", "nobody"}) {
        HttpClient::Headers headers;
        if (qstrcmp(person, "nobody") == 0)
            headers.append({"X-Account-ID", world.accountId("acme")});
        QList<QByteArray> cells;
        for (const QByteArray &id : ids)
            cells.append(world.get(person, "/records/" + view + '/' + id, headers).status == 200 ? "yes" : "no");
        lines.append(cells.join(' '));
    }
    world.send("root", "PUT", path, R"({"view_rule":""})");
    return lines.join(", ");
}

QByteArray orderId(const QByteArray &number)
{
    const HttpAnswer found = DataWorld::current().get("root", "/records/orders?filter=" + encoded("number = '" + number + "'"));
    return text(found.at("items.0.id"));
}

} // namespace basalt::test
