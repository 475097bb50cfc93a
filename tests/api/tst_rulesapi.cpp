// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataworld.h"
#include "support/testengines.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

namespace {

HttpAnswer post(const QByteArray &person, const QByteArray &what, const QJsonObject &body)
{
    return DataWorld::current().send(person, "POST", "/rules/" + what, QJsonDocument(body).toJson());
}

} // namespace

/** Rules before they are saved: whether they are right, and what they would decide. */
class TestRulesApi : public QObject
{
    Q_OBJECT

private:
    static void ensureCollections();
    static QByteArray decision(const QJsonObject &trial);

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void cleanupTestCase() { DataWorld::endAll(); }

    void validates_data();
    void validates();
    void validatesFilters();
    void refusesBadDrafts();
    void forSuperadminsOnly();
    void triesStoredRecords();
    void triesNewRecords();
    void triesChanges();
    void refusesBadTrials();
};

void TestRulesApi::ensureCollections()
{
    DataWorld &world = DataWorld::current();
    if (world.get("root", "/collections/tried").status == 200)
        return;
    world.makeCollection(
        R"({"name":"tried_groups","schema":[{"name":"label","type":"text"}],"create_rule":"","view_rule":""})");
    world.makeCollection(R"({"name":"tried","schema":[{"name":"title","type":"text","required":true},)"
                         R"({"name":"amount","type":"number"},)"
                         R"({"name":"group","type":"reference","collection":"tried_groups","on_delete":"set_null"}],)"
                         R"("create_rule":"","view_rule":"","list_rule":""})");
}

void TestRulesApi::validates_data()
{
    QTest::addColumn<QByteArray>("operation");
    QTest::addColumn<QJsonValue>("rule");
    QTest::addColumn<QByteArray>("expected"); // field and code of the mistake; null: it is right
    QTest::newRow("locked") << QByteArray("list") << QJsonValue() << QByteArray();
    QTest::newRow("open") << QByteArray("list") << QJsonValue("") << QByteArray();
    QTest::newRow("condition") << QByteArray("view") << QJsonValue("amount > 1 && group.label ~ 'x'") << QByteArray();
    QTest::newRow("what is sent") << QByteArray("create") << QJsonValue("@request.data.amount:isset") << QByteArray();
    QTest::newRow("what was there") << QByteArray("update") << QJsonValue("@old.amount < amount") << QByteArray();
    QTest::newRow("nothing is sent") << QByteArray("delete") << QJsonValue("@request.data.amount = 1")
                                     << QByteArray("delete_rule unknown_variable");
    QTest::newRow("blank") << QByteArray("list") << QJsonValue(" ") << QByteArray("list_rule syntax");
    QTest::newRow("cut off") << QByteArray("list") << QJsonValue("amount >") << QByteArray("list_rule syntax");
    QTest::newRow("unknown field") << QByteArray("list") << QJsonValue("nothing = 1") << QByteArray("list_rule unknown_field");
    QTest::newRow("other type") << QByteArray("list") << QJsonValue("amount = 'x'") << QByteArray("list_rule type_mismatch");
    QTest::newRow("too long") << QByteArray("list") << QJsonValue(QString(5000, ' ') + "amount = 1")
                              << QByteArray("list_rule too_long");
}

void TestRulesApi::validates()
{
    QFETCH(QByteArray, operation);
    QFETCH(QJsonValue, rule);
    QFETCH(QByteArray, expected);
    ensureCollections();
    const HttpAnswer answer =
        post("root", "validate", {{"collection", "tried"}, {"operation", QString(operation)}, {"rule", rule}});
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.at("valid").toBool(), expected.isNull());
    if (expected.isNull()) {
        QVERIFY(!answer.json().contains("errors"));
    } else {
        QCOMPARE(text(answer.at("errors.0.field")) + ' ' + text(answer.at("errors.0.code")), expected);
        QVERIFY(!text(answer.at("errors.0.message")).isEmpty());
    }
    // Saving agrees.
    const QJsonObject rules{{QString(operation) + "_rule", rule}};
    const int saved =
        DataWorld::current().send("root", "PUT", "/collections/tried/rules", QJsonDocument(rules).toJson()).status;
    QCOMPARE(saved, expected.isNull() ? 200 : 400);
}

void TestRulesApi::validatesFilters()
{
    ensureCollections();
    QVERIFY(post("root", "validate", {{"collection", "tried"}, {"rule", "amount BETWEEN 1 AND 2"}}).at("valid").toBool());
    const HttpAnswer wrong = post("root", "validate", {{"collection", "tried"}, {"operation", "filter"}, {"rule", "x = 1"}});
    QCOMPARE(text(wrong.at("errors.0.field")), "filter");
    QVERIFY(text(wrong.at("errors.0.message")).startsWith("position 1: found \"x\""));
}

void TestRulesApi::refusesBadDrafts()
{
    ensureCollections();
    const auto refusal = [](const QJsonObject &body) {
        const HttpAnswer answer = post("root", "validate", body);
        return QByteArray::number(answer.status) + ' ' + text(answer.at("details.0.field"));
    };
    QCOMPARE(refusal({{"collection", "tried"}}), "400 rule");
    QCOMPARE(refusal({{"rule", ""}}), "400 collection");
    QCOMPARE(refusal({{"collection", "tried"}, {"rule", 7}}), "400 rule");
    QCOMPARE(refusal({{"collection", "tried"}, {"rule", ""}, {"operation", "search"}}), "400 operation");
    QCOMPARE(refusal({{"collection", "nowhere"}, {"rule", ""}}), "404 ");
    QCOMPARE(DataWorld::current().send("root", "POST", "/rules/validate", "[]").status, 400);
}

void TestRulesApi::forSuperadminsOnly()
{
    ensureCollections();
    const QJsonObject body{{"collection", "tried"}, {"operation", "list"}, {"rule", ""}, {"record_id", "x"}};
    for (const char *what : {"validate", "test"}) {
        QCOMPARE(post("nobody", what, body).status, 401);
        QCOMPARE(post("ann", what, body).status, 403);
        QCOMPARE(post("eve", what, body).status, 403);
    }
}

/** Result and reason, or status and what is wrong. */
QByteArray TestRulesApi::decision(const QJsonObject &trial)
{
    QJsonObject body = trial;
    body.insert("collection", "tried");
    const HttpAnswer answer = post("root", "test", body);
    if (answer.status == 200)
        return (answer.at("result").toBool() ? "yes " : "no ") + text(answer.at("reason"));
    return QByteArray::number(answer.status) + ' ' + text(answer.at("details.0.field")) + ' '
        + text(answer.at("details.0.code"));
}

void TestRulesApi::triesStoredRecords()
{
    ensureCollections();
    DataWorld &world = DataWorld::current();
    world.send("root", "PUT", "/collections/tried/rules", R"({"create_rule":"","view_rule":""})");
    const QByteArray group = world.makeRecord("ann", "tried_groups", R"({"label":"blue"})");
    const QByteArray record = world.makeRecord("ann", "tried", "{\"title\":\"t\",\"amount\":5,\"group\":\"" + group + "\"}");
    const HttpAnswer before = world.get("ann", "/records/tried/" + record);
    QCOMPARE(before.status, 200);
    const auto ask = [&](const char *rule, const char *person, const char *operation = "view") {
        QJsonObject trial{
            {"operation", operation}, {"record_id", QString(record)}, {"rule", rule ? QJsonValue(rule) : QJsonValue()}};
        if (person)
            trial.insert("user_id", QString(world.userId(person)));
        return decision(trial);
    };
    QCOMPARE(ask(nullptr, "ann"), "no locked");
    QCOMPARE(ask("", "ann"), "yes open");
    QCOMPARE(ask("", nullptr), "yes open");
    QCOMPARE(ask("amount > 1", nullptr), "no not_signed_in");
    QCOMPARE(ask("amount > 1", "ann"), "yes condition");
    QCOMPARE(ask("amount > 5", "ann"), "no condition");
    QCOMPARE(ask("created_by = @request.auth.id", "ann"), "yes condition");
    QCOMPARE(ask("created_by = @request.auth.id", "bob"), "no condition");
    QCOMPARE(ask("created_by = @request.auth.id", "bob", "delete"), "no condition");
    QCOMPARE(ask("group.label = 'blue'", "bob"), "yes condition");
    QCOMPARE(ask("@collection.tried_groups.label ?= 'green'", "bob"), "no condition");
    QCOMPARE(ask("", "eve"), "no other_account");
    QCOMPARE(ask("amount > 1", "eve"), "no other_account");
    QCOMPARE(world.get("ann", "/records/tried/" + record).body, before.body);
    QCOMPARE(world.trail(record).size(), 1);
}

void TestRulesApi::triesNewRecords()
{
    ensureCollections();
    DataWorld &world = DataWorld::current();
    const QByteArray before = world.scalar("SELECT count(*) FROM audit_entries");
    const auto ask = [&](const char *rule, const QJsonObject &data) {
        return decision({{"operation", "create"}, {"user_id", QString(world.userId("ann"))}, {"rule", rule}, {"data", data}});
    };
    QCOMPARE(ask("amount < 10", {{"title", "t"}, {"amount", 9}}), "yes condition");
    QCOMPARE(ask("amount < 10", {{"title", "t"}, {"amount", 11}}), "no condition");
    QCOMPARE(ask("amount < 10", {{"title", "t"}}), "no condition");
    QCOMPARE(ask("!@request.data.amount:isset", {{"title", "t"}}), "yes condition");
    QCOMPARE(ask("created_by = @request.auth.id && account_id = @request.auth.account_id", {{"title", "t"}}), "yes condition");
    QCOMPARE(ask("", {{"title", "t"}}), "yes open");
    QCOMPARE(ask("amount < 10", {{"amount", 1}}), "400 title required_missing");
    QCOMPARE(ask("amount < 10", {{"title", "t"}, {"amount", "x"}}), "400 amount invalid_type");
    QCOMPARE(ask("group.label = 'blue'", {{"title", "t"}}), "400 data not_testable");
    QCOMPARE(world.scalar("SELECT count(*) FROM audit_entries"), before);
}

void TestRulesApi::triesChanges()
{
    ensureCollections();
    DataWorld &world = DataWorld::current();
    world.send("root", "PUT", "/collections/tried/rules", R"({"create_rule":"","view_rule":""})");
    const QByteArray record = world.makeRecord("ann", "tried", R"({"title":"t","amount":5})");
    const auto ask = [&](const char *rule, const QJsonValue &data) {
        QJsonObject trial{{"operation", "update"}, {"user_id", QString(world.userId("ann"))}, {"rule", rule}};
        trial.insert("record_id", QString(record));
        if (!data.isUndefined())
            trial.insert("data", data);
        return decision(trial);
    };
    QCOMPARE(ask("amount = 5", QJsonValue(QJsonValue::Undefined)), "yes condition");
    QCOMPARE(ask("amount < 10", QJsonObject{{"amount", 7}}), "yes condition_after_change");
    QCOMPARE(ask("amount < 10", QJsonObject{{"amount", 70}}), "no condition_after_change");
    QCOMPARE(ask("amount > 10", QJsonObject{{"amount", 70}}), "no condition");
    QCOMPARE(ask("@old.amount = 5 && @request.data.title:isset", QJsonObject{{"title", "u"}}), "yes condition_after_change");
    QCOMPARE(ask("@request.data.amount:changed", QJsonObject{{"amount", 5}}), "no condition");
    QCOMPARE(world.get("ann", "/records/tried/" + record).at("version").toInt(), 1);
}

void TestRulesApi::refusesBadTrials()
{
    ensureCollections();
    DataWorld &world = DataWorld::current();
    const QString ann(world.userId("ann"));
    const QString none("01900000-0000-7000-8000-000000000000");
    QCOMPARE(decision({{"operation", "view"}, {"rule", "amount >"}, {"record_id", none}}), "400 view_rule syntax");
    QCOMPARE(decision({{"operation", "view"}, {"rule", ""}}), "400 record_id required");
    QCOMPARE(decision({{"operation", "filter"}, {"rule", ""}, {"record_id", none}}), "400 operation invalid_value");
    QCOMPARE(decision({{"rule", ""}, {"record_id", none}}), "400 operation invalid_value");
    QCOMPARE(decision({{"operation", "view"}, {"rule", ""}, {"record_id", none}, {"data", QJsonObject()}}),
             "400 data unknown_field");
    QCOMPARE(decision({{"operation", "create"}, {"rule", ""}, {"record_id", none}, {"data", QJsonObject()}}),
             "400 record_id conflicting_parameters");
    QCOMPARE(decision({{"operation", "view"}, {"rule", ""}, {"record_id", none}, {"user_id", ann}}), "400 record_id not_found");
    QCOMPARE(decision({{"operation", "view"}, {"rule", ""}, {"record_id", none}, {"user_id", none}}), "400 user_id not_found");
    QCOMPARE(decision({{"operation", "view"}, {"rule", ""}, {"record_id", 7}}), "400 record_id invalid_type");
    for (const char *odd : {"x", "'", "%", "01900000-0000-7000-8000-00000000000G"}) {
        QCOMPARE(decision({{"operation", "view"}, {"rule", ""}, {"record_id", odd}, {"user_id", ann}}),
                 "400 record_id not_found");
        QCOMPARE(decision({{"operation", "view"}, {"rule", ""}, {"record_id", none}, {"user_id", odd}}),
                 "400 user_id not_found");
    }
}

QTEST_GUILESS_MAIN(TestRulesApi)
#include "tst_rulesapi.moc"
