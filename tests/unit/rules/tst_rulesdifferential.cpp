// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/tabledefinition.h"
#include "db/transaction.h"
#include "records/recordstore.h"
#include "rules/evaluator.h"
#include "rules/rule.h"
#include "rules/sqlcompiler.h"
#include "schema/fieldcodec.h"
#include "support/testdatabase.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace basalt;
using namespace basalt::rules;
using namespace basalt::test;

namespace {

constexpr char kFields[] = R"([{"name":"t1","type":"text"},{"name":"t2","type":"text"},{"name":"i1","type":"integer"},)"
                           R"({"name":"i2","type":"integer"},{"name":"n1","type":"number"},{"name":"d1","type":"decimal"},)"
                           R"({"name":"d2","type":"decimal"},{"name":"b1","type":"boolean"},{"name":"when","type":"datetime"},)"
                           R"({"name":"day","type":"date"},{"name":"js","type":"json"},)"
                           R"({"name":"tags","type":"select","options":{"values":["a","b","c"],"multiple":true}}])";

const char *const kTexts[]{"",    "a",  "A", "ab", "Ab", "b", "ä", "Ä", "ß", "z%", "z_",
                           "z\\", "10", "9", "😀",  "u1", "i", "İ", "K", "k", "ſ",  "s"};
const char *const kPatterns[]{"", "a", "%", "_", "a%", "%b", "_b", "\\%", "\\_", "\\\\", "Ä", "SS", "%😀", "k", "s", "__", "i"};
const qint64 kIntegers[]{0, 1, -1, 5, 10, 9007199254740992, 9007199254740993, -9007199254740993};
const char *const kNumbers[]{"0", "1", "-1", "1.5", "-2.25", "5", "10", "0.1", "9007199254740993", "1e2"};
const char *const kDecimals[]{"0", "1", "1.0", "-1", "1.5", "1.50", "10", "9", "9.99", "-0.5", "9007199254740993", "0.1"};
const char *const kInstants[]{"2026-01-01T00:00:00.000Z", "2026-01-01T00:00:00.001Z", "2026-11-20T21:38:41.000Z",
                              "1969-12-31T23:59:59.999Z"};
const char *const kDays[]{"2026-01-01", "2026-11-20", "1969-12-31", "2026-11-21"};

/** Makes random rows and conditions of one seed. */
class Generator
{
public:
    explicit Generator(quint32 seed) : m_random(seed) { }

    template <class T, size_t N>
    T pick(T const (&values)[N])
    {
        return values[m_random.bounded(int(N))];
    }

    schema::FieldValue value(const schema::Field &field)
    {
        if (m_random.bounded(5) == 0)
            return field.multiple ? schema::FieldValue(QList<QByteArray>()) : schema::FieldValue();
        switch (field.type) {
        case schema::FieldType::Integer: return pick(kIntegers);
        case schema::FieldType::Number: return QByteArray(pick(kNumbers)).toDouble();
        case schema::FieldType::Decimal: return QByteArray(pick(kDecimals));
        case schema::FieldType::Boolean: return m_random.bounded(2) == 0;
        case schema::FieldType::DateTime: return QByteArray(pick(kInstants));
        case schema::FieldType::Date: return QByteArray(pick(kDays));
        case schema::FieldType::Json: return QByteArray("{\"a\":1}");
        case schema::FieldType::Select: {
            QList<QByteArray> list;
            for (const char *tag : {"a", "b", "c"}) {
                if (m_random.bounded(2) == 0)
                    list.append(tag);
            }
            return list;
        }
        default: return QByteArray(pick(kTexts));
        }
    }

    QByteArray condition(int depth)
    {
        if (depth > 0 && m_random.bounded(3) > 0) {
            switch (m_random.bounded(4)) {
            case 0: return '(' + condition(depth - 1) + " && " + condition(depth - 1) + ')';
            case 1: return '(' + condition(depth - 1) + " || " + condition(depth - 1) + ')';
            case 2: return "!(" + condition(depth - 1) + ')';
            default: return "NOT " + condition(depth - 1);
            }
        }
        return comparison();
    }

private:
    QByteArray quoted(QByteArray text) { return '\'' + text.replace('\\', "\\\\").replace('\'', "\\'") + '\''; }
    QByteArray order() { return choose({" = ", " != ", " < ", " <= ", " > ", " >= "}); }
    template <size_t N>
    QByteArray choose(const char *const (&&values)[N])
    {
        return values[m_random.bounded(int(N))];
    }
    QByteArray integer() { return QByteArray::number(pick(kIntegers)); }
    QByteArray number()
    {
        const QByteArray text = pick(kNumbers);
        return text == "1e2" ? QByteArray("100.0") : text;
    }
    QByteArray null() { return choose({" IS NULL", " IS NOT NULL", " = null", " != null"}); }
    QByteArray listOf(const std::function<QByteArray()> &element)
    {
        QByteArray list = choose({" IN (", " NOT IN ("});
        const int count = 1 + int(m_random.bounded(3));
        for (int i = 0; i < count; ++i)
            list += (i > 0 ? ", " : "") + element();
        return list + ')';
    }

    QByteArray comparison()
    {
        const auto text = [this] { return quoted(pick(kTexts)); };
        switch (m_random.bounded(22)) {
        case 0: return choose({"t1", "t2"}) + order() + text();
        case 1: return "t1" + order() + "t2";
        case 2: return choose({"t1", "t2"}) + choose({" ~ ", " !~ "}) + '\'' + QByteArray(pick(kPatterns)) + '\'';
        case 3: return "t1" + listOf(text);
        case 4: return "i1" + order() + integer();
        case 5: return choose({"i1", "i2"}) + order() + number();
        case 6: return "i1" + order() + "i2";
        case 7: return "i1" + listOf([this] { return m_random.bounded(3) == 0 ? number() : integer(); });
        case 8: return choose({"i1", "n1"}) + order() + "n1";
        case 9: return "n1" + order() + number();
        case 10: return "n1" + listOf([this] { return number(); });
        case 11: return "d1" + order() + QByteArray(pick(kDecimals));
        case 12: return "d1" + order() + "d2";
        case 13: return "d1" + order() + choose({"i1", "n1"});
        case 14: return "d1" + listOf([this] { return QByteArray(pick(kDecimals)); });
        case 15: return choose({"b1", "b1 = true", "b1 = false", "b1 != true"});
        case 16: return "when" + order() + (m_random.bounded(3) == 0 ? QByteArray("@now") : quoted(pick(kInstants)));
        case 17: return "day" + order() + (m_random.bounded(3) == 0 ? QByteArray("@now") : quoted(pick(kDays)));
        case 18: return "tags ?= " + quoted(choose({"a", "b", "q"}));
        case 19: return choose({"t1", "i1", "n1", "d1", "b1", "when", "day", "js", "tags", "created_by"}) + null();
        case 20:
            return choose({"t1", "created_by"}) + choose({" = ", " != "}) + choose({"@request.auth.id", "@request.auth.role"});
        default: return choose({"@request.auth.id = 'u1'", "@request.auth.role = 'x'", "'a' < 'b'", "1 = 2", "true"});
        }
    }

    QRandomGenerator m_random;
};

} // namespace

/** What the evaluator says of a record is what both databases say of its row. */
class TestRulesDifferential : public QObject
{
    Q_OBJECT

    static constexpr int kRows = 60;
    static constexpr int kConditions = 4000;

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<int>("engine");
        QTest::newRow("sqlite") << int(db::Engine::Sqlite);
        QTest::newRow("postgres") << int(db::Engine::Postgres);
    }

    void evaluatorAgreesWithSql();
};

void TestRulesDifferential::evaluatorAgreesWithSql()
{
    QFETCH_GLOBAL(int, engine);
    const quint32 seed = qEnvironmentVariableIsSet("BASALT_TEST_SEED") ? qEnvironmentVariable("BASALT_TEST_SEED").toUInt()
                                                                       : QRandomGenerator::global()->generate();
    qInfo("BASALT_TEST_SEED=%u", seed);
    Generator generator(seed);

    schema::Collection collection = schema::Collection::named("differential");
    collection.id = "018f0000-0000-7000-8000-00000000000a";
    auto fields =
        schema::parseFields(QJsonDocument::fromJson(kFields).array(), [](const QByteArray &) { return QByteArray(); });
    QVERIFY(fields);
    for (schema::Field &field : *fields)
        collection.append(std::move(field));

    TestDatabase database(static_cast<db::Engine>(engine));
    database.openMigrated();
    const auto connection = database.connect();
    auto transaction = db::Transaction::begin(*connection);
    QVERIFY(transaction);
    const schema::SchemaSnapshot schema;
    for (const QByteArray &statement : collections::TableDefinition(collection, schema, connection->dialect()).create())
        QVERIFY(connection->executeScript(statement));
    std::vector<schema::RecordValues> records;
    for (int i = 0; i < kRows; ++i) {
        schema::RecordValues record(collection.columns.size());
        record[schema::kId] = QByteArray("018f0000-0000-7000-8000-") + QByteArray::number(i).rightJustified(12, '0');
        record[schema::kAccountId] = QByteArray("00000000-0000-0000-0000-000000000000");
        record[schema::kCreatedAt] = record[schema::kUpdatedAt] = QByteArray("2026-01-01T00:00:00.000Z");
        record[schema::kCreatedBy] = record[schema::kUpdatedBy] = QByteArray(i % 2 ? "u1" : "u2");
        record[schema::kVersion] = qint64(1);
        for (size_t column = schema::kSystemColumnCount; column < record.size(); ++column)
            record[column] = generator.value(collection.columns[column]);
        const auto inserted = records::RecordStore(*connection).insert(collection, record);
        QVERIFY2(inserted, inserted ? "" : qPrintable(inserted.error().detail));
        records.push_back(std::move(record));
    }

    const Variables variables{"u1", "ann@example.org", {}, "acc", "2026-11-20T21:38:41.000Z"};
    const MayName all = [](const schema::Field &) { return true; };
    int matches = 0;
    for (int i = 0; i < kConditions; ++i) {
        const QByteArray source = generator.condition(3);
        const auto condition = parseCondition(source, collection, Purpose::Filter, "filter", all);
        QVERIFY2(condition, QByteArray(source + ": " + (condition ? QByteArray() : condition.error().message.toUtf8())));
        QSet<QByteArray> expected;
        for (const auto &record : records) {
            if (Evaluator(record, variables).evaluate(**condition) == Truth::True)
                expected.insert(records::textOf(record, schema::kId));
        }
        std::vector<db::Value> binds;
        SqlCompiler compiler(collection, connection->dialect(), "r", variables, binds);
        const QByteArray sql =
            "SELECT r.\"id\" FROM \"" + collection.tableName + "\" AS r WHERE " + compiler.compile(**condition);
        auto rows = connection->query(sql, binds);
        QVERIFY2(rows, QByteArray(source + " -> " + sql + ": " + (rows ? QByteArray() : rows.error().detail.toUtf8())));
        QSet<QByteArray> found;
        for (;;) {
            const auto more = rows->next();
            QVERIFY2(more, source);
            if (!*more)
                break;
            found.insert(rows->string(0));
        }
        matches += int(found.size());
        if (found != expected) {
            const auto odd = (found - expected) + (expected - found);
            QByteArray values;
            for (const auto &record : records) {
                if (records::textOf(record, schema::kId) != *odd.begin())
                    continue;
                for (size_t column = schema::kSystemColumnCount; column < record.size(); ++column) {
                    core::JsonWriter json;
                    json.value(schema::toJson(collection.columns[column], record[column]));
                    values += ' ' + collection.columns[column].name + '=' + json.bytes();
                }
            }
            QFAIL(QByteArray(source + "\n" + sql + "\n"
                             + (found.contains(*odd.begin()) ? "only SQL finds" : "only the evaluator finds") + values));
        }
    }
    QVERIFY2(matches > kConditions, "hardly any condition finds anything: the test says little");
}

QTEST_GUILESS_MAIN(TestRulesDifferential)
#include "tst_rulesdifferential.moc"
