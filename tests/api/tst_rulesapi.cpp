// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataworld.h"
#include "support/testengines.h"
#include "support/textdepth.h"

#include <QJsonArray>
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
    void tellsManyAtOnce();
    void refusesBadTables();
    void plansStatements();
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
    QTest::newRow("too deep") << QByteArray("view") << QJsonValue("amount" + QString("+1").repeated(90) + " = 1")
                              << QByteArray("view_rule too_deep");
}

void TestRulesApi::validates()
{
    QFETCH(QByteArray, operation);
    QFETCH(QJsonValue, rule);
    QFETCH(QByteArray, expected);
    if (followsDeepTexts(testEngine()) && expected.endsWith("too_deep"))
        expected.clear();
    ensureCollections();
    const HttpAnswer answer =
        post("root", "validate", {{"collection", "tried"}, {"operation", QString(operation)}, {"rule", rule}});
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.at("valid").toBool(), expected.isEmpty());
    if (expected.isEmpty()) {
        QVERIFY(!answer.json().contains("errors"));
    } else {
        QCOMPARE(text(answer.at("errors.0.field")) + ' ' + text(answer.at("errors.0.code")), expected);
        QVERIFY(!text(answer.at("errors.0.message")).isEmpty());
    }
    // Saving agrees.
    const QJsonObject rules{{QString(operation) + "_rule", rule}};
    const int saved =
        DataWorld::current().send("root", "PUT", "/collections/tried/rules", QJsonDocument(rules).toJson()).status;
    QCOMPARE(saved, expected.isEmpty() ? 200 : 400);
}

void TestRulesApi::validatesFilters()
{
    ensureCollections();
    QVERIFY(post("root", "validate", {{"collection", "tried"}, {"rule", "amount BETWEEN 1 AND 2"}}).at("valid").toBool());
    const HttpAnswer wrong = post("root", "validate", {{"collection", "tried"}, {"operation", "filter"}, {"rule", "x = 1"}});
    QCOMPARE(text(wrong.at("errors.0.field")), "filter");
    QVERIFY(text(wrong.at("errors.0.message")).startsWith("position 1: found \"x\""));
    const HttpAnswer deep = post("root", "validate",
                                 {{"collection", "tried"},
                                  {"rule",
                                   QString("(amount = 1 || amount = 2 && ").repeated(8) + "amount" + QString("+1").repeated(60)
                                       + " = 1" + QString(")").repeated(8)}});
    QCOMPARE(text(deep.at("errors.0.code")), followsDeepTexts(testEngine()) ? "" : "too_deep");
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
    for (const char *what : {"validate", "test", "table", "plan"}) {
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

/** A row for each user, a cell for each record, as one trial at a time says it. */
void TestRulesApi::tellsManyAtOnce()
{
    ensureCollections();
    DataWorld &world = DataWorld::current();
    world.send("root", "PUT", "/collections/tried/rules", R"({"create_rule":"","view_rule":""})");
    const QByteArray group = world.makeRecord("ann", "tried_groups", R"({"label":"blue"})");
    const QByteArray low = world.makeRecord("ann", "tried", R"({"title":"low","amount":1})");
    const QByteArray high = world.makeRecord("bob", "tried", "{\"title\":\"high\",\"amount\":9,\"group\":\"" + group + "\"}");
    const QJsonArray users{QJsonValue::Null, QString(world.userId("ann")), QString(world.userId("bob")),
                           QString(world.userId("eve"))};
    const auto ask = [&](const char *operation, const QJsonValue &rule) {
        const HttpAnswer answer = post("root", "table",
                                       {{"collection", "tried"},
                                        {"operation", operation},
                                        {"rule", rule},
                                        {"user_ids", users},
                                        {"record_ids", QJsonArray{QString(low), QString(high)}}});
        QByteArray told = QByteArray::number(answer.status);
        for (const QJsonValue &row : answer.at("rows").toArray()) {
            told += " |";
            for (const QJsonValue &cell : row.toArray()) {
                const QJsonValue result = cell["result"];
                told += (result.isNull() ? " ? " : result.toBool() ? " yes " : " no ") + text(cell["reason"]);
            }
        }
        return told;
    };
    QCOMPARE(ask("view", "amount > 5"),
             "200 | no not_signed_in no not_signed_in | no condition yes condition | no condition yes condition"
             " | no other_account no other_account");
    QCOMPARE(ask("update", "created_by = @request.auth.id"),
             "200 | no not_signed_in no not_signed_in | yes condition no condition | no condition yes condition"
             " | no other_account no other_account");
    QCOMPARE(ask("list", ""),
             "200 | yes open yes open | yes open yes open | yes open yes open"
             " | no other_account no other_account");
    QCOMPARE(ask("delete", QJsonValue()),
             "200 | no locked no locked | no locked no locked | no locked no locked"
             " | no locked no locked");
    // A new record like these, made by whoever is asked about, in their own account.
    QCOMPARE(ask("create", "amount > 5 && created_by = @request.auth.id"),
             "200 | no not_signed_in no not_signed_in | no condition yes condition | no condition yes condition"
             " | no condition yes condition");
    QCOMPARE(ask("create", "group.label = 'blue'"),
             "200 | no not_signed_in no not_signed_in | ? not_testable ? not_testable | ? not_testable ? not_testable"
             " | ? not_testable ? not_testable");
    // Nothing was written.
    QCOMPARE(world.trail(low).size(), 1);
    QCOMPARE(world.get("ann", "/records/tried/" + high).at("version").toInt(), 1);
}

void TestRulesApi::refusesBadTables()
{
    ensureCollections();
    DataWorld &world = DataWorld::current();
    world.send("root", "PUT", "/collections/tried/rules", R"({"create_rule":"","view_rule":""})");
    const QString record(world.makeRecord("ann", "tried", R"({"title":"t"})"));
    const QString ann(world.userId("ann"));
    const QString none("01900000-0000-7000-8000-000000000000");
    const auto ask = [](const char *what, QJsonObject body, const QJsonObject &change) {
        for (auto member = change.begin(); member != change.end(); ++member)
            body.insert(member.key(), member.value());
        const HttpAnswer answer = post("root", what, body);
        return QByteArray::number(answer.status) + ' ' + text(answer.at("details.0.field")) + ' '
            + text(answer.at("details.0.code"));
    };
    const QJsonObject table{{"collection", "tried"},
                            {"operation", "view"},
                            {"rule", "amount > 1"},
                            {"user_ids", QJsonArray{ann}},
                            {"record_ids", QJsonArray{record}}};
    QCOMPARE(ask("table", table, {}), "200  ");
    QJsonArray many;
    for (int i = 0; i < 21; ++i)
        many.append(ann);
    QCOMPARE(ask("table", table, {{"user_ids", many}}), "400 user_ids too_many_values");
    QCOMPARE(ask("table", table, {{"record_ids", many}}), "400 record_ids too_many_values");
    QCOMPARE(ask("table", table, {{"user_ids", QJsonArray()}}), "400 user_ids invalid_type");
    QCOMPARE(ask("table", table, {{"user_ids", ann}}), "400 user_ids invalid_type");
    QCOMPARE(ask("table", table, {{"user_ids", QJsonArray{7}}}), "400 user_ids invalid_type");
    QCOMPARE(ask("table", table, {{"user_ids", QJsonArray{""}}}), "400 user_ids invalid_type");
    QCOMPARE(ask("table", table, {{"record_ids", QJsonArray{QJsonValue::Null}}}), "400 record_ids invalid_type");
    QCOMPARE(ask("table", table, {{"user_ids", QJsonArray{none}}}), "400 user_id not_found");
    QCOMPARE(ask("table", table, {{"record_ids", QJsonArray{none}}}), "400 record_id not_found");
    QCOMPARE(ask("table", table, {{"record_ids", QJsonArray{"' OR 1=1"}}}), "400 record_id not_found");
    QCOMPARE(ask("table", table, {{"rule", "amount >"}}), "400 view_rule syntax");
    QCOMPARE(ask("table", table, {{"operation", "filter"}}), "400 operation invalid_value");
    QCOMPARE(ask("table", table, {{"collection", "nowhere"}}), "404  ");

    const QJsonObject plan{{"collection", "tried"}, {"operation", "list"}, {"rule", "amount > 1"}, {"user_id", ann}};
    QCOMPARE(ask("plan", plan, {}), "200  ");
    QCOMPARE(ask("plan", plan, {{"user_id", QJsonValue::Null}}), "400 user_id required");
    QCOMPARE(ask("plan", plan, {{"user_id", none}}), "400 user_id not_found");
    QCOMPARE(ask("plan", plan, {{"rule", "nothing = 1"}}), "400 list_rule unknown_field");
    QCOMPARE(ask("plan", plan, {{"operation", "search"}}), "400 operation invalid_value");
    QCOMPARE(ask("plan", plan, {{"collection", "nowhere"}}), "404  ");
}

/** Which statements a request causes, what they find and in which words the database plans them. */
void TestRulesApi::plansStatements()
{
    ensureCollections();
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"planned","schema":[{"name":"n","type":"integer"}],"create_rule":""})");
    const auto ask = [&](const char *operation, const QJsonValue &rule) {
        return post(
            "root", "plan",
            {{"collection", "planned"}, {"operation", operation}, {"rule", rule}, {"user_id", QString(world.userId("ann"))}});
    };
    const auto told = [](const HttpAnswer &answer) {
        QByteArray all = QByteArray::number(answer.status);
        for (const QJsonValue &statement : answer.at("statements").toArray())
            all += ' ' + text(statement["purpose"]) + ' ' + QByteArray::number(statement["rows"].toInt(-1));
        return all;
    };
    QCOMPARE(told(ask("view", "n = 1")), "200 record 0"); // there is no record at all
    world.makeRecord("eve", "planned", R"({"n":3})");
    for (int n = 0; n < 4; ++n)
        world.makeRecord("ann", "planned", "{\"n\":" + QByteArray::number(n) + '}');
    QCOMPARE(told(ask("list", "n > 1")), "200 page 2 total 1");
    QCOMPARE(told(ask("list", "")), "200 page 4 total 1");
    QCOMPARE(told(ask("list", QJsonValue())), "200");
    QCOMPARE(told(ask("view", "n = 3")), "200 record 1");
    QCOMPARE(told(ask("update", "n = 4")), "200 record 0");
    QCOMPARE(told(ask("create", "n = 4")), "200"); // decided in memory
    QCOMPARE(told(ask("create", "@collection.planned.n ?= 4")), "200 record 0");
    for (const QJsonValue &statement : ask("list", "n > 1").at("statements").toArray()) {
        const QByteArray sql = text(statement["sql"]);
        QVERIFY2(sql.startsWith("SELECT ") && sql.contains("\"col_planned\"") && sql.contains("$1"), sql.constData());
        QVERIFY(!statement["steps"].toArray().isEmpty());
        QVERIFY(statement["milliseconds"].toDouble(-1) >= 0);
    }
}

QTEST_GUILESS_MAIN(TestRulesApi)
#include "tst_rulesapi.moc"
