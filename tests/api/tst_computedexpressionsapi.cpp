// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Expressions of computed fields: what each function says on both databases, and how mistakes are told.

#include "computedworld.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

class TestComputedExpressionsApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void cleanupTestCase() { DataWorld::endAll(); }

    void functions_data();
    void functions();
    void badDefinition_data();
    void badDefinition();
    void badExpression_data();
    void badExpression();
};

void TestComputedExpressionsApi::functions_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("expression");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char *type, const char *expression, const char *value) {
        QTest::newRow(expression) << QByteArray(type) << QByteArray(expression) << QByteArray(value);
    };
    // t: " Ärger ", n: 2.5, i: -7, d: "1.50", b: true, at: 2026-01-31T10:00:00Z, day: 2024-02-29, none: null
    row("text", "concat(t, n, i, d, b, day)", "\" Ärger 2.5-71.50true2024-02-29\"");
    row("text", "concat(at, none)", "\"2026-01-31T10:00:00.000Z\"");
    row("text", "concat(1000000 * 1000000 * 1000000000, '/', 0.1 + 0.2, '/', 1 / 3)",
        "\"1000000000000000000000/0.3/0.333333333333333\"");
    row("text", "concat(none)", "\"\"");
    row("text", "upper(t)", "\" ÄRGER \"");
    row("text", "lower(trim(t))", "\"ärger\"");
    row("text", "upper(none)", "null");
    row("text", "upper('straße ÿ ς')", "\"STRAßE Ÿ Σ\"");
    row("text", "trim(t)", "\"Ärger\"");
    row("text", "substring(t, 2, 2)", "\"Är\"");
    row("text", "substring(t, 5)", "\"er \"");
    row("text", "substring(t, -1, 4)", "\" Ä\"");
    row("text", "substring(t, 3, -1)", "\"\"");
    row("number", "length(t)", "7");
    row("number", "length(none)", "null");
    row("number", "round(n)", "3");
    row("number", "round(0 - n)", "-3");
    row("number", "round(1.005, 2)", "1.01");
    row("number", "round(1250, -2)", "1300");
    row("number", "round(i / 3, 4)", "-2.3333");
    row("number", "abs(i)", "7");
    row("number", "ceil(n) + floor(n)", "5");
    row("number", "d * 2", "3");
    row("number", "i % 4", "-3");
    row("number", "n / 0", "null");
    row("number", "n + none:length", "null");
    row("boolean", "i < 0 && b", "true");
    row("boolean", "none = 'x'", "null");
    row("boolean", "none IS NULL", "true");
    row("boolean", "t ~ 'ÄRG'", "true");
    row("boolean", "i BETWEEN -10 AND n", "true");
    row("boolean", "b", "true");
    row("text", "if(i > 0, 'plus', if(i < 0, 'minus', 'zero'))", "\"minus\"");
    row("text", "if(none = 'x', 'then', 'else')", "\"else\"");
    row("number", "if(b, i, n)", "-7");
    row("text", "coalesce(none, null, t)", "\" Ärger \"");
    row("number", "coalesce(d, 0)", "1.5");
    row("number", "nullif(i, -7)", "null");
    row("number", "nullif(d, 1.5)", "null");
    row("text", "nullif(t, 'x')", "\" Ärger \"");
    row("number", "date_diff(at, day, 'days')", "702");
    row("number", "date_diff(day, at, 'hours')", "-16858");
    row("number", "date_diff(at, '2025-12-31T10:00:00Z', 'months')", "1");
    row("number", "date_diff(at, '2025-12-31T10:00:00.001Z', 'month')", "0");
    row("number", "date_diff('2000-01-01', at, 'years')", "-26");
    row("number", "date_diff(at, none_at, 'days')", "null");
    row("datetime", "date_add(at, 1, 'months')", "\"2026-02-28T10:00:00.000Z\"");
    row("datetime", "date_add(day, -1, 'years')", "\"2023-02-28T00:00:00.000Z\"");
    row("datetime", "date_add(at, 1.9, 'weeks')", "\"2026-02-07T10:00:00.000Z\"");
    row("datetime", "date_add(at, 9000, 'years')", "null");
    row("datetime", "date_add(at, 1000000000000, 'days')", "null");
    row("datetime", "if(now() > at, day, at)", "\"2024-02-29T00:00:00.000Z\"");
    row("boolean", "date_diff(now(), created_at, 'minutes') BETWEEN 0 AND 60", "true");
    row("text", "substring(created_by, 1, 0)", "\"\"");
    row("number", "version", "1");
}

/** The same on both databases, in the answer of the write and in that of the read. */
void TestComputedExpressionsApi::functions()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, expression);
    QFETCH(QByteArray, value);
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"tried","create_rule":"","view_rule":"","list_rule":"","schema":[)"
                         R"({"name":"t","type":"text"},{"name":"n","type":"number"},{"name":"i","type":"integer"},)"
                         R"({"name":"d","type":"decimal"},{"name":"b","type":"boolean"},{"name":"at","type":"datetime"},)"
                         R"({"name":"day","type":"date"},{"name":"none","type":"text"},{"name":"none_at","type":"datetime"},)"
                         + computed("made", type, expression) + "]}");
    const HttpAnswer made = world.send("ann", "POST", "/records/tried",
                                       R"({"t":" Ärger ","n":2.5,"i":-7,"d":"1.50","b":true,)"
                                       R"("at":"2026-01-31T10:00:00Z","day":"2024-02-29"})");
    const HttpAnswer read = world.get("ann", "/records/tried/" + text(made.at("id")));
    const HttpAnswer sorted = world.get("ann", "/records/tried?sort=-made");
    world.send("root", "DELETE", "/collections/tried");
    QCOMPARE(bytes(made.at("made")), value);
    QCOMPARE(bytes(read.at("made")), value);
    QCOMPARE(listed(sorted, "made"), value);
}

void TestComputedExpressionsApi::badDefinition_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *members, const char *expected) {
        QTest::newRow(name) << QByteArray(members) << QByteArray(expected);
    };
    row("no expression", R"("return_type":"text")", "400 required_missing schema.1.expression");
    row("blank expression", R"("return_type":"text","expression":"  ")", "400 required_missing schema.1.expression");
    row("no type", R"("expression":"a")", "400 invalid_return_type schema.1.return_type");
    row("another type", R"("expression":"a","return_type":"json")", "400 invalid_return_type schema.1.return_type");
    row("required", R"("expression":"a","return_type":"text","required":true)", "400 not_for_computed schema.1.required");
    row("unique", R"("expression":"a","return_type":"text","unique":true)", "400 not_for_computed schema.1.unique");
    row("pii", R"("expression":"a","return_type":"text","pii":true)", "400 not_for_computed schema.1.pii");
    row("default", R"("expression":"a","return_type":"text","default":"x")", "400 not_for_computed schema.1.default");
    row("searchable", R"("expression":"a","return_type":"text","options":{"searchable":true})",
        "400 not_for_computed schema.1.options");
    row("target", R"("expression":"a","return_type":"text","collection":"people")", "400 not_for_computed schema.1.collection");
}

void TestComputedExpressionsApi::badDefinition()
{
    QFETCH(QByteArray, members);
    QFETCH(QByteArray, expected);
    const HttpAnswer answer = DataWorld::current().send(
        "root", "POST", "/collections",
        R"({"name":"refused","schema":[{"name":"a","type":"text"},{"name":"c","type":"computed",)" + members + "}]}");
    QCOMPARE(fault(answer), expected);
}

void TestComputedExpressionsApi::badExpression_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("expression");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char *type, const char *expression, const char *code, const char *message) {
        QTest::newRow(expression) << QByteArray(type) << QByteArray(expression) << QByteArray(code) << QByteArray(message);
    };
    row("text", "upper(", "syntax", "position 7: found the end, expected a field or a value");
    row("text", "upper(a b)", "syntax", "position 9: found \"b\", expected \",\" or \")\"");
    row("text", "a b", "syntax", "position 3: found \"b\", expected an operator or the end");
    row("text", "shout(a)", "unknown_function",
        "position 1: found \"shout\", expected a function: concat, upper, lower, trim, substring, length, round, abs, ceil, "
        "floor, "
        "if, coalesce, nullif, now, date_diff, date_add");
    row("text", "upper(a, a)", "syntax", "position 1: found 2 arguments, expected upper(text)");
    row("text", "concat('ä', nobody)", "unknown_field", "position 13: found \"nobody\", expected a field of this collection");
    row("text", "n", "type_mismatch", "position 1: found \"n\" (number), expected a text");
    row("number", "a", "type_mismatch", "position 1: found \"a\" (text), expected a number");
    row("number", "a > 'x'", "type_mismatch", "position 3: found a condition, expected a number");
    row("datetime", "'yesterday'", "type_mismatch",
        "position 1: found 'yesterday', expected a date and time such as '2026-11-20T21:38:41Z'");
    row("text", "upper(n)", "type_mismatch", "position 7: found \"n\" (number), expected a text in upper(text)");
    row("number", "date_diff(now(), created_at, 'fortnights')", "type_mismatch",
        "position 30: found 'fortnights', expected 'seconds', 'minutes', 'hours', 'days', 'weeks', 'months' or 'years'");
    row("text", "coalesce(a, n)", "type_mismatch", "position 13: found \"n\" (number), expected a text");
    row("text", "coalesce(null)", "type_mismatch", "position 10: found null, expected a value besides null");
    row("text", "@request.auth.id", "unknown_variable",
        "position 1: found \"@request.auth.id\", expected a field, a value or a function; the time is now()");
    row("text", "tags", "type_mismatch", "position 1: found \"tags\", expected a field of one value that is not JSON");
    row("text", "extra", "type_mismatch", "position 1: found \"extra\", expected a field of one value that is not JSON");
    row("text", "other", "type_mismatch", "position 1: found \"other\", expected a field that is not computed itself");
    row("text", "ref.a", "unknown_field", "position 1: found \"ref.a\", expected a field of this collection");
}

void TestComputedExpressionsApi::badExpression()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, expression);
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, message);
    const HttpAnswer answer = DataWorld::current().send(
        "root", "POST", "/collections",
        R"({"name":"refused","schema":[{"name":"a","type":"text"},{"name":"n","type":"number"},{"name":"extra","type":"json"},)"
        R"({"name":"tags","type":"select","options":{"values":["x"],"multiple":true}},)"
        R"({"name":"ref","type":"reference","collection":"refused","on_delete":"set_null"},)"
            + computed("other", "text", "a") + ',' + computed("c", type, expression) + "]}");
    QCOMPARE(fault(answer), QByteArray("400 " + code + " schema.6.expression"));
    QCOMPARE(text(answer.at("details.0.message")), message);
}

QTEST_GUILESS_MAIN(TestComputedExpressionsApi)
#include "tst_computedexpressionsapi.moc"
