// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/timestamp.h"
#include "random/randomsource.h"
#include "rules/evaluator.h"
#include "rules/lexer.h"
#include "rules/parser.h"
#include "rules/rulebook.h"
#include "rules/sqlcompiler.h"
#include "schema/fieldcodec.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace basalt;
using namespace basalt::rules;

namespace {

constexpr char kFields[] = R"([
    {"name":"title","type":"text"}, {"name":"body","type":"text"}, {"name":"price","type":"decimal"},
    {"name":"score","type":"number"}, {"name":"count","type":"integer"}, {"name":"done","type":"boolean"},
    {"name":"due","type":"date"}, {"name":"seen","type":"datetime"}, {"name":"extra","type":"json"},
    {"name":"mail","type":"email"}, {"name":"state","type":"select","options":{"values":["open","shut"]}},
    {"name":"tags","type":"select","options":{"values":["a","b","c"],"multiple":true}},
    {"name":"owner","type":"reference","collection":"people","on_delete":"cascade"},
    {"name":"order","type":"text"}, {"name":"select","type":"text"}, {"name":"in","type":"integer"},
    {"name":"and","type":"text"}, {"name":"secret","type":"text"}])";

schema::Collection makeCollection()
{
    schema::Collection collection = schema::Collection::named("things");
    collection.id = "018f0000-0000-7000-8000-00000000000a";
    auto fields = schema::parseFields(QJsonDocument::fromJson(kFields).array(),
                                      [](const QByteArray &) { return QByteArray("018f0000-0000-7000-8000-00000000000b"); });
    for (schema::Field &field : *fields)
        collection.append(std::move(field));
    return collection;
}

/** What `owner` refers to, and what refers to things. */
schema::SchemaSnapshot makeSchema()
{
    const auto make = [](const char *name, const char *id, const char *fields) {
        schema::Collection collection = schema::Collection::named(name);
        collection.id = id;
        auto parsed = schema::parseFields(QJsonDocument::fromJson(fields).array(), [](const QByteArray &target) {
            return QByteArray(target == "people" ? "018f0000-0000-7000-8000-00000000000b"
                                                 : "018f0000-0000-7000-8000-00000000000a");
        });
        for (schema::Field &field : *parsed)
            collection.append(std::move(field));
        return collection;
    };
    return schema::SchemaSnapshot({
        makeCollection(),
        make(
            "people", "018f0000-0000-7000-8000-00000000000b",
            R"([{"name":"name","type":"text"},{"name":"age","type":"integer"},{"name":"secret","type":"text"},)"
            R"({"name":"friends","type":"reference","collection":"people","on_delete":"cascade","options":{"multiple":true}}])"),
        make(
            "notes", "018f0000-0000-7000-8000-00000000000c",
            R"([{"name":"text","type":"text"},{"name":"thing","type":"reference","collection":"things","on_delete":"cascade"}])"),
    });
}

const MayName kVisible = [](const schema::Field &field) { return field.name != "secret"; };

Variables variables()
{
    Variables made{"u1", "ann@example.org", "admin", "acc1", "2026-11-20T21:38:41.000Z", {"a", "x"}, {"p"}};
    made.authContext = {{"org", {"Größe"}}, {"orgs", {"u1", "b", "Größe"}}, {"few", {"a", "b", "c"}}, {"none", {}}};
    return made;
}

} // namespace

class TestRules : public QObject
{
    Q_OBJECT

    schema::Collection m_collection = makeCollection();
    schema::SchemaSnapshot m_schema = makeSchema();

    Result<Condition> parse(const QByteArray &source) const
    {
        Subject subject{m_collection, m_schema, Purpose::Filter};
        subject.mayName = kVisible;
        return parseCondition(source, subject, "filter");
    }

    /** A record with these fields set and all others null. */
    [[nodiscard]] schema::RecordValues record(const QHash<QByteArray, schema::FieldValue> &values) const
    {
        schema::RecordValues record(m_collection.columns.size());
        for (auto it = values.begin(); it != values.end(); ++it)
            record[size_t(m_collection.columnIndex(it.key()))] = it.value();
        return record;
    }

    QByteArray sql(const QByteArray &source, db::Engine engine, std::vector<db::Value> *binds = nullptr) const
    {
        std::vector<db::Value> own;
        const auto condition = parse(source);
        if (!condition)
            return condition.error().message.toUtf8();
        const Variables values = variables();
        return SqlCompiler(m_collection, db::dialectOf(engine), "r", values, binds ? *binds : own).compile(**condition);
    }

private Q_SLOTS:
    void faults_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *source, const char *message, const char *code) {
            QTest::addRow("%s", source) << QByteArray(source) << QString::fromUtf8(message) << QString::fromUtf8(code);
        };
        row("", "position 1: found the end, expected a field or a value", "syntax");
        row("title =", "position 8: found the end, expected a field or a value", "syntax");
        row("title = 'a", "position 9: found the start of a text, expected its closing quote", "syntax");
        row("title == 'a'", "position 8: found \"=\", expected a field or a value", "syntax");
        row("title = 'a' 'b'", "position 13: found \"'b'\", expected an operator or the end", "syntax");
        row("(title = 'a'", "position 13: found the end, expected \")\"", "syntax");
        row("title = 'a' & done", "position 13: found \"&\", expected a field, a value or an operator", "syntax");
        row("title = 'ä' ; DROP", "position 13: found \";\", expected a field, a value or an operator", "syntax");
        row("title = 'a' -- x", "position 9: found 'a', expected a number", "type_mismatch");
        row("count = - title", "position 11: found \"title\" (text), expected a number", "type_mismatch");
        row("count = 5x", "position 9: found a number with letters after it, expected an operator or a space", "syntax");
        row("count IN 5", "position 10: found \"5\", expected \"(\"", "syntax");
        row("count IN ()", "position 11: found \")\", expected a field or a value", "syntax");
        row("count IN (title)", "position 11: found \"title\", expected a field or a value", "syntax");
        row("count NOT 5", "position 11: found \"5\", expected IN or BETWEEN", "syntax");
        row("count IS 5", "position 10: found \"5\", expected NULL", "syntax");
        row("title = (done = true)", "position 9: found a condition, expected a field or a value", "syntax");
        row("lower(title) = 'a'", "position 6: found \"(\", expected an operator or the end", "syntax");
        row("@ = 1", "position 1: found \"@\", expected a name after it", "syntax");
        row("nope = 1", "position 1: found \"nope\", expected a field of this collection", "unknown_field");
        row("secret = 'x'", "position 1: found \"secret\", expected a field of this collection", "unknown_field");
        row("Title = 'x'", "position 1: found \"Title\", expected a field of this collection", "unknown_field");
        row("title = @request.auth.password",
            "position 9: found \"@request.auth.password\", expected a variable such as @request.auth.id or @now",
            "unknown_variable");
        row("title = 5", "position 9: found 5, expected a text", "type_mismatch");
        row("count = '5'", "position 9: found '5', expected a number", "type_mismatch");
        row("due = 'tomorrow'", "position 7: found 'tomorrow', expected a date such as '2026-11-20'", "type_mismatch");
        row("done > true", "position 6: found >, which \"done\" (boolean) cannot be compared with", "type_mismatch");
        row("done IN (true)",
            "position 6: found IN after \"done\" (boolean), expected it after a field of texts, numbers or dates",
            "type_mismatch");
        row("extra = 'a'", "position 7: found =, which \"extra\" (json) cannot be compared with", "type_mismatch");
        row("tags = 'a'",
            "position 6: found =, which \"tags\" (select, many values) cannot be compared with; expected ?=, or :each before "
            "it",
            "type_mismatch");
        row("title = @request.auth.groups",
            "position 7: found =, which @request.auth.groups cannot be compared with; expected ?=, or :each after it",
            "type_mismatch");
        row("title ?= @request.auth.groups:each", "position 7: found ?= beside :each, expected one of them", "type_mismatch");
        row("tags:each = @request.auth.groups",
            "position 11: found =, which @request.auth.groups cannot be compared with; expected ?=, or :each after it",
            "type_mismatch");
        row("count ?= @request.auth.groups", "position 10: found @request.auth.groups, expected a number", "type_mismatch");
        row("title ?~ tags", "position 10: found \"tags\" (select, many values), expected a text after ~", "type_mismatch");
        row("owner > 'a'", "position 7: found >, which \"owner\" (reference) cannot be compared with", "type_mismatch");
        row("owner ~ 'a'", "position 7: found ~, which \"owner\" (reference) cannot be compared with", "type_mismatch");
        row("count ~ '5'", "position 7: found ~, which \"count\" (integer) cannot be compared with", "type_mismatch");
        row("title ~ body", "position 9: found \"body\" (text), expected a text after ~", "type_mismatch");
        row("1 ~ 2", "position 1: found 1, expected a text before ~", "type_mismatch");
        row("title ?= 'a'", "position 7: found ?=, expected many values on one side of it", "type_mismatch");
        row("'a' ?= 'a'", "position 5: found ?=, expected many values on one side of it", "type_mismatch");
        row("title < null", "position 7: found < with null, expected = or !=", "type_mismatch");
        row("title IN ('a', null)", "position 16: found null in a list, expected IS NULL beside it", "type_mismatch");
        row("title", "position 1: found \"title\" (text), expected a condition such as name = 'x'", "type_mismatch");
        row("5", "position 1: found 5, expected a condition such as name = 'x'", "type_mismatch");
        row("null = null", "position 8: found a value, expected a field", "type_mismatch");
        row("title = done", "position 9: found \"done\" (boolean), expected a text", "type_mismatch");
        row("seen > due", "position 8: found \"due\" (date), expected a date and time such as '2026-11-20T21:38:41Z'",
            "type_mismatch");
    }
    void faults()
    {
        QFETCH(QByteArray, source);
        QFETCH(QString, message);
        QFETCH(QString, code);
        const auto condition = parse(source);
        QVERIFY(!condition);
        QCOMPARE(condition.error().code, Code::FilterInvalid);
        QCOMPARE(condition.error().message, "filter, " + message);
        QCOMPARE(condition.error().fields.first().code, code);
    }

    void limits()
    {
        QVERIFY(parse("title = '" + QByteArray(TextLimits().characters - 10, 'x') + '\''));
        QCOMPARE(parse("title = '" + QByteArray(TextLimits().characters, 'x') + '\'').error().fields.first().code, "too_long");
        const auto conditions = [](int count) -> QByteArray { return QByteArrayList(count, QByteArray("done")).join(" && "); };
        QVERIFY(parse(conditions(TextLimits().nodes - 1)));
        QCOMPARE(parse(conditions(TextLimits().nodes)).error().fields.first().code, "too_complex");
        const auto nested = [](int depth) -> QByteArray { return QByteArray(depth, '(') + "done" + QByteArray(depth, ')'); };
        QVERIFY(parse(nested(TextLimits().depth)));
        QCOMPARE(parse(nested(TextLimits().depth + 1)).error().fields.first().code, "too_complex");
        QCOMPARE(parse(QByteArray(TextLimits().nodes + 1, '!') + "done").error().fields.first().code, "too_complex");
        QVERIFY(!parse(QByteArray("title = '\xff'")));
        QVERIFY(!parse(QByteArray("title = 'a\0b'", 13)));
    }

    void sql_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *source, const char *expected) {
            QTest::addRow("%s", source) << QByteArray(source) << QByteArray(expected);
        };
        row("title = 'x'", R"((r."title" = $1))");
        row("title = 'a\\'; DROP TABLE x; --'", R"((r."title" = $1))");
        row("order = 'a' && select = 'b' || in = 1", R"((((r."order" = $1) AND (r."select" = $2)) OR (r."in" = $3)))");
        row("and = 'a' and in in (1, -2)", R"(((r."and" = $1) AND (r."in" IN ($2, $3))))");
        row("not in not in (1)", R"((NOT (r."in" NOT IN ($1))))");
        row("!(done || title IS NOT NULL)", R"((NOT ((r."done" = $1) OR (r."title" IS NOT NULL))))");
        row("title = null or null != body", R"(((r."title" IS NULL) OR (r."body" IS NOT NULL)))");
        row("count > 1.5", R"((CAST(r."count" AS DOUBLE PRECISION) > $1))");
        row("count IN (1, 2.5)", R"((CAST(r."count" AS DOUBLE PRECISION) IN ($1, $2)))");
        row("title ~ 'x'", R"(basalt_like($1, r."title"))");
        row("title !~ 'x'", R"((NOT basalt_like($1, r."title")))");
        row("tags ?= 'a'", "EXISTS (SELECT 1 FROM \"");
        row("'a' = @request.auth.id || @request.auth.role = 'admin'", "((1 = 0) OR (1 = 1))");
        row("@request.auth.id != \"\"", "(1 = 1)");
        // Lists of the caller: an index serves, nothing is ever unknown, and what is known here is no text at all.
        row("title ?= @request.auth.groups", R"((r."title" IS NOT NULL AND r."title" IN ($1, $2)))");
        row("@request.auth.context.orgs ?= title", R"((r."title" IS NOT NULL AND r."title" IN ($1, $2, $3)))");
        row("title:lower ?= @request.auth.groups", R"(((basalt_fold(r."title") IN ($1, $2)) IS TRUE))");
        row("title ?!= @request.auth.groups", R"((((r."title" <> $1) IS TRUE) OR ((r."title" <> $2) IS TRUE)))");
        row("title != @request.auth.groups:each", R"((((r."title" <> $1) IS TRUE) AND ((r."title" <> $2) IS TRUE)))");
        row("title ?= @request.auth.context.none || title ?= @request.auth.context.absent", "((1 = 0) OR (1 = 0))");
        row("title = @request.auth.context.none:each", "(1 = 1)");
        row("@has_group('x') && @has_group('a') || @has_group('q')", "(((1 = 1) AND (1 = 1)) OR (1 = 0))");
        row("@request.auth.groups ?= @request.auth.context.few", "(1 = 1)");
        row("@request.auth.context.none:each ?= @request.auth.groups", "(1 = 1)");
        row("true", "(1 = 1)");
    }
    void sql()
    {
        QFETCH(QByteArray, source);
        QFETCH(QByteArray, expected);
        const QByteArray text = sql(source, db::Engine::Sqlite);
        QVERIFY2(expected.endsWith(')') ? text == expected : text.startsWith(expected), text);
    }

    void sqlNeverHoldsValues()
    {
        std::vector<db::Value> binds;
        const QByteArray text =
            sql("title = 'needle' || body ~ 'needle' || tags ?= 'needle' || title IN ('needle') || count = 4711"
                " || price = 47.11 || seen > '2026-01-01' || @request.auth.email = title || title ?= @request.auth.context.orgs"
                " || tags ?!= @request.auth.context.org",
                db::Engine::Postgres, &binds);
        for (const char *value : {"needle", "47", "2026", "example", "u1", "Gr"})
            QVERIFY2(!text.contains(value), text);
        QCOMPARE(binds.size(), size_t(12));
        QCOMPARE(std::get<QByteArray>(binds[1]), "%needle%");
        QCOMPARE(std::get<qint64>(binds[4]), 4711);
        QCOMPARE(std::get<QByteArray>(binds[5]), "47.11");
        QCOMPARE(std::get<QByteArray>(binds[6]), "2026-01-01T00:00:00.000Z");
    }

    void evaluation_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<int>("truth");
        const auto row = [](const char *source, Truth truth) {
            QTest::addRow("%s", source) << QByteArray(source) << int(truth);
        };
        const auto yes = Truth::True;
        const auto no = Truth::False;
        const auto unknown = Truth::Unknown;
        row("title = 'Größe'", yes);
        row("title ~ 'GRÖSS'", no);
        row("title ~ 'GRÖ'", yes);
        row("title ~ 'größ_'", yes);
        row("title ~ 'größ'", yes);
        row("title ~ '%größ'", no);
        row("title ~ '_größe'", no);
        row("title !~ 'x'", yes);
        row("body ~ '100\\%'", yes);
        row("body ~ '10_\\%'", no);
        row("body ~ '%10_\\%%'", yes);
        row("body ~ 'a\\\\b'", yes);
        row("body ~ 'a\\\\%'", yes);
        row("mail = 'a'", unknown);
        row("mail != 'a'", unknown);
        row("!(mail = 'a')", unknown);
        row("mail = 'a' || title = 'Größe'", yes);
        row("mail = 'a' && title = 'Größe'", unknown);
        row("mail = 'a' && title = 'x'", no);
        row("mail = null", yes);
        row("mail != null", no);
        row("mail IN ('a')", unknown);
        row("mail NOT IN ('a')", unknown);
        row("mail ~ 'a'", unknown);
        row("count = 5", yes);
        row("count = -5", no);
        row("count > 4.5 && count < 5.5", yes);
        row("count IN (1, 5.0)", yes);
        row("price = 1.5", yes);
        row("price = '1.500'", yes);
        row("price < 1.50000000000000000001", yes);
        row("price < count", yes);
        row("score > price", yes);
        row("score >= 2.5 and score <= 2.5", yes);
        row("done", yes);
        row("not done", no);
        row("due = '2026-11-20'", yes);
        row("due = @now", yes);
        row("seen < @now", yes);
        row("seen >= '2026-11-20'", yes);
        row("seen = '2026-11-20T22:00:00+02:00'", yes);
        row("tags ?= 'a'", yes);
        row("tags ?= 'c'", no);
        row("tags IS NULL", no);
        row("extra IS NOT NULL", no);
        row("state IN ('open', 'shut')", yes);
        row("owner = @request.auth.id", yes);
        row("owner = @request.auth.account_id", no);
        row("@request.auth.email ~ '%@example.org'", yes);
        row("and = null && in = null", yes);
        // Lists on the right, and on both sides.
        row("title ?= @request.auth.context.orgs", yes);
        row("owner ?= @request.auth.context.orgs", yes);
        row("state ?= @request.auth.context.orgs", no);
        row("mail ?= @request.auth.context.orgs", no);
        row("!(mail ?= @request.auth.context.orgs)", yes);
        row("title ?~ @request.auth.context.orgs", yes);
        row("'a' ?= tags", yes);
        row("state ?= tags", no);
        row("tags ?= @request.auth.groups", yes);
        row("tags:each ?= @request.auth.groups", no);
        row("tags:each ?= @request.auth.context.few", yes);
        row("@request.auth.context.few:each ?= tags", no);
        row("tags:each != @request.auth.permissions:each", yes);
        row("tags ?= 'a' && tags ?= 'b'", yes);
        row("tags ?= 'a' && tags ?= 'c'", no);
        row("@has_group('a') && @has_group('x')", yes);
        row("@has_group('a') && @has_group('b')", no);
        // A claim is compared as one value only if it has one; that it is there does not depend on how many.
        row("title = @request.auth.context.org", yes);
        row("title = @request.auth.context.orgs", unknown);
        row("title != @request.auth.context.orgs", unknown);
        row("title != @request.auth.context.none", unknown);
        row("@request.auth.context.orgs IS NULL", no);
        row("@request.auth.context.orgs:lower = null", no);
        row("@request.auth.context.orgs != null", yes);
        row("@request.auth.context.org != null && @request.auth.context.none IS NULL", yes);
        row("@request.auth.context.absent IS NULL && @request.auth.context.absent ?!= null", no);
        row("@request.auth.context.orgs:lower ?= 'größe'", yes);
        row("@request.auth.context.orgs:each != 'a'", yes);
    }
    void evaluation()
    {
        QFETCH(QByteArray, source);
        QFETCH(int, truth);
        const auto values = record({{"title", QByteArray("Größe")},
                                    {"body", QByteArray("a\\b 100%")},
                                    {"price", QByteArray("1.50")},
                                    {"score", 2.5},
                                    {"count", qint64(5)},
                                    {"done", true},
                                    {"due", QByteArray("2026-11-20")},
                                    {"seen", QByteArray("2026-11-20T20:00:00.000Z")},
                                    {"state", QByteArray("open")},
                                    {"tags", QList<QByteArray>{"a", "b"}},
                                    {"owner", QByteArray("u1")}});
        const auto condition = parse(source);
        QVERIFY2(condition, condition ? "" : qPrintable(condition.error().message));
        const Variables context = variables();
        QCOMPARE(int(Evaluator(values, context).evaluate(**condition)), truth);
    }

    void ruleKinds()
    {
        const auto rule = [this](const QByteArray &text, schema::Operation operation = schema::Operation::List) {
            return Rule::parse(text, m_collection, m_schema, operation);
        };
        QCOMPARE(rule({})->kind, Rule::Kind::Locked);
        QCOMPARE(rule("")->kind, Rule::Kind::Open);
        QCOMPARE(rule("created_by = @request.auth.id")->kind, Rule::Kind::Expression);
        const auto blank = rule(" ");
        QVERIFY(!blank);
        QCOMPARE(blank.error().code, Code::RuleInvalid);
        QCOMPARE(blank.error().fields.first().field, "list_rule");
        // A rule may name what a filter may not see.
        QVERIFY(rule("secret = 'x'"));
        // What is sent and what was stored exist where something is sent and something was stored.
        QVERIFY(!rule("@request.data.title = 'x'"));
        QVERIFY(!rule("@old.title = 'x'", schema::Operation::Create));
        QVERIFY(!rule("@request.data.title:changed", schema::Operation::Create));
        QVERIFY(rule("@request.data.title:isset", schema::Operation::Create));
        QVERIFY(rule("@request.data.title:changed && @old.title = title", schema::Operation::Update));
    }

    /** A rule may speak of other collections, so a new schema is a new rule. */
    void ruleBookFollowsSchemas()
    {
        RuleBook book(db::dialectOf(db::Engine::Sqlite));
        schema::Collection collection = m_collection;
        const auto schema = std::make_shared<const schema::SchemaSnapshot>(m_schema);
        const auto listRule = [&](const schema::SnapshotPtr &snapshot) {
            return (*book.rulesOf(collection, snapshot))[0].kind;
        };
        QCOMPARE(listRule(schema), Rule::Kind::Locked);
        collection.rules[0] = "owner.age > 3";
        QCOMPARE(listRule(schema), Rule::Kind::Locked);
        QCOMPARE(listRule(std::make_shared<const schema::SchemaSnapshot>(m_schema)), Rule::Kind::Expression);
        // The collection that the rule speaks of is gone.
        QCOMPARE(listRule(std::make_shared<const schema::SchemaSnapshot>()), Rule::Kind::Locked);
        collection.rules[0] = "";
        QCOMPARE(listRule(std::make_shared<const schema::SchemaSnapshot>()), Rule::Kind::Open);
    }

    /** Old and sent values, as an update sees them. */
    void updateVariables_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<bool>("holds");
        const auto row = [](const char *source, bool holds) { QTest::addRow("%s", source) << QByteArray(source) << holds; };
        row("@request.data.title:isset", true);
        row("@request.data.body:isset", false);
        row("@request.data.title:changed", true);
        row("@request.data.count:changed", false);
        row("@request.data.body:changed", false);
        row("@old.title = 'before' && title = 'after'", true);
        row("@request.data.title = 'after'", true);
        row("@request.data.body = null", true);
        row("@request.data.count + 1 = count + 1", true);
        row("@request.data.tags ?= 'a'", true);
        row("@request.data.tags ?= 'c'", false);
        row("@request.data.tags:each != 'c'", true);
        row("@request.data.tags:length = 2", true);
        row("@old.tags:length = 0", true);
        row("@request.data.tags:changed", true);
    }
    void updateVariables()
    {
        QFETCH(QByteArray, source);
        QFETCH(bool, holds);
        const auto rule = Rule::parse(source, m_collection, m_schema, schema::Operation::Update);
        QVERIFY2(rule, rule ? "" : qPrintable(rule.error().message));
        const auto values = [this](const QByteArray &title, const QList<QByteArray> &tags) {
            return record({{"title", title}, {"count", qint64(3)}, {"tags", tags}});
        };
        const schema::RecordValues after = values("after", {"a", "b"});
        std::vector<std::optional<schema::FieldValue>> data(after.size());
        for (const QByteArray name : {"title", "count", "tags"})
            data[size_t(m_collection.columnIndex(name))] = after[size_t(m_collection.columnIndex(name))];
        Variables context = variables();
        context.old = std::make_shared<const schema::RecordValues>(values("before", {}));
        context.data = std::make_shared<const std::vector<std::optional<schema::FieldValue>>>(data);
        QCOMPARE(Evaluator(after, context).evaluate(*rule->condition) == Truth::True, holds);
    }

    void dates_data()
    {
        QTest::addColumn<QByteArray>("source");
        for (const char *source :
             {"seen >= @todayStart && seen <= @todayEnd", "seen > @yesterday && seen < @tomorrow", "seen > @monthStart",
              "seen < @monthEnd", "seen > @yearStart && seen < @yearEnd", "@year = 2026 && @month = 11 && @day = 20",
              "@hour = 21 && @minute = 38 && @second = 41 && @weekday = 5", "due = @now", "due < @tomorrow",
              "@in_time_range('21:00', '22:00')", "@in_time_range('20:00', '03:00')", "!@in_time_range('21:39', '21:38')"})
            QTest::addRow("%s", source) << QByteArray(source);
    }
    void dates()
    {
        QFETCH(QByteArray, source);
        const auto condition = parse(source);
        QVERIFY2(condition, condition ? "" : qPrintable(condition.error().message));
        const Variables context = variables();
        const auto values = record({{"due", QByteArray("2026-11-20")}, {"seen", QByteArray("2026-11-20T20:00:00.000Z")}});
        QCOMPARE(int(Evaluator(values, context).evaluate(**condition)), int(Truth::True));
    }

    /** What a path may not know of looks as if it were not there. */
    void pathsStayWithinReach()
    {
        Subject subject{m_collection, m_schema, Purpose::Filter};
        subject.reach = [](const schema::Collection &target) -> std::optional<Reachable> {
            if (target.name == "notes")
                return std::nullopt;
            return Reachable{kVisible, {}};
        };
        QVERIFY(parseCondition("owner.name = 'x'", subject, "filter"));
        for (const char *source : {"owner.secret = 'x'", "owner.nothing = 'x'", "notes_via_thing.text ?= 'x'",
                                   "notes_via_thing IS NULL", "@collection.notes.text ?= 'x'", "owner.friends.secret ?= 'x'"}) {
            const auto condition = parseCondition(source, subject, "filter");
            QVERIFY2(!condition, source);
            QCOMPARE(condition.error().fields.first().code, "unknown_field");
        }
    }

    /** Conditions in one AND speak of one row, and only those. */
    void groupsRows()
    {
        const auto count = [this](const QByteArray &source) { return sql(source, db::Engine::Sqlite).count("EXISTS"); };
        QCOMPARE(count("notes_via_thing.text ?= 'a' && notes_via_thing.created_by ?= 'b'"), 1);
        QCOMPARE(count("(notes_via_thing.text ?= 'a' && notes_via_thing.created_by ?= 'b') && notes_via_thing.text ?~ 'c'"), 1);
        QCOMPARE(count("(notes_via_thing.text ?= 'a' || notes_via_thing.text ?= 'b') && notes_via_thing.created_by ?= 'b'"), 1);
        QCOMPARE(count("notes_via_thing.text ?= 'a' && !(notes_via_thing.created_by ?= 'b')"), 2);
        QCOMPARE(count("notes_via_thing.text ?= 'a' && owner.friends.name ?= 'b'"), 2);
        QCOMPARE(count("owner.friends.name ?= 'a' && owner.friends.age ?> 3"), 1);
    }

    /** Random texts made of the language's own pieces: never a crash, and what parses compiles and evaluates. */
    void randomTexts()
    {
        static constexpr const char *kPieces[]{"title",
                                               "count",
                                               "price",
                                               "score",
                                               "done",
                                               "due",
                                               "seen",
                                               "extra",
                                               "tags",
                                               "owner",
                                               "in",
                                               "and",
                                               "id",
                                               "version",
                                               "created_at",
                                               "=",
                                               "!=",
                                               "<",
                                               "<=",
                                               ">",
                                               ">=",
                                               "~",
                                               "!~",
                                               "?=",
                                               "IN",
                                               "NOT IN",
                                               "(",
                                               ")",
                                               ",",
                                               "IS NULL",
                                               "IS NOT NULL",
                                               "&&",
                                               "||",
                                               "AND",
                                               "or",
                                               "!",
                                               "not",
                                               "null",
                                               "true",
                                               "false",
                                               "1",
                                               "-2.5",
                                               "'x'",
                                               "\"%\"",
                                               "'2026-01-02'",
                                               "@now",
                                               "@request.auth.id",
                                               "@",
                                               "-",
                                               "'",
                                               "\\",
                                               "\xc3",
                                               "0",
                                               "a.b",
                                               "#"};
        QRandomGenerator random(test::testSeed());
        const auto empty = record({});
        const Variables context = variables();
        int parsed = 0;
        for (int round = 0; round < 30'000; ++round) {
            QByteArray source;
            const int length = 1 + int(random.bounded(12));
            for (int i = 0; i < length; ++i) {
                source += kPieces[random.bounded(int(std::size(kPieces)))];
                source += random.bounded(4) == 0 ? "" : " ";
            }
            const auto condition = parse(source);
            if (!condition) {
                QVERIFY2(!condition.error().fields.isEmpty() && !condition.error().message.isEmpty(), source);
                continue;
            }
            ++parsed;
            std::vector<db::Value> binds;
            const QByteArray text =
                SqlCompiler(m_collection, db::dialectOf(db::Engine::Postgres), "r", context, binds).compile(**condition);
            QCOMPARE(size_t(text.count('$')), binds.size());
            (void)Evaluator(empty, context).evaluate(**condition);
        }
        QVERIFY2(parsed > 100, "the pieces hardly ever fit together: the test says nothing");
    }

    /** Random bytes through the lexer alone: every token lies behind the last one and the end is reached. */
    void randomBytes()
    {
        QRandomGenerator random(test::testSeed());
        for (int round = 0; round < 20'000; ++round) {
            QByteArray source(int(random.bounded(64)), '\0');
            for (char &c : source)
                c = char(random.bounded(256));
            Lexer lexer(source);
            qsizetype end = 0;
            for (;;) {
                const auto token = lexer.next();
                if (!token || token->kind == TokenKind::End)
                    break;
                QVERIFY(token->position >= end && token->length > 0);
                end = token->position + token->length;
                QVERIFY(end <= source.size());
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestRules)
#include "tst_rules.moc"
