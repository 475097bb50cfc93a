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

constexpr char kPeople[] = R"([{"name":"name","type":"text"},{"name":"age","type":"integer"},{"name":"rate","type":"decimal"},)"
                           R"({"name":"skills","type":"select","options":{"values":["a","b","c"],"multiple":true}},)"
                           R"({"name":"boss","type":"reference","collection":"people","on_delete":"set_null"}])";
constexpr char kNotes[] = R"([{"name":"text","type":"text"},{"name":"weight","type":"number"},)"
                          R"({"name":"about","type":"reference","collection":"differential","on_delete":"set_null"},)"
                          R"({"name":"readers","type":"reference","collection":"people","on_delete":"cascade",)"
                          R"("options":{"multiple":true}}])";
constexpr char kFields[] = R"([{"name":"t1","type":"text"},{"name":"t2","type":"text"},{"name":"i1","type":"integer"},)"
                           R"({"name":"i2","type":"integer"},{"name":"n1","type":"number"},{"name":"d1","type":"decimal"},)"
                           R"({"name":"d2","type":"decimal"},{"name":"b1","type":"boolean"},{"name":"when","type":"datetime"},)"
                           R"({"name":"day","type":"date"},{"name":"js","type":"json"},)"
                           R"({"name":"tags","type":"select","options":{"values":["a","b","c"],"multiple":true}},)"
                           R"({"name":"owner","type":"reference","collection":"people","on_delete":"set_null"},)"
                           R"({"name":"team","type":"reference","collection":"people","on_delete":"cascade",)"
                           R"("options":{"multiple":true}}])";

const char *const kTexts[]{"",    "a",  "A", "ab", "Ab", "b", "ä", "Ä", "ß", "z%", "z_",
                           "z\\", "10", "9", "😀",  "u1", "i", "İ", "K", "k", "ſ",  "s"};
const char *const kPatterns[]{"", "a", "%", "_", "a%", "%b", "_b", "\\%", "\\_", "\\\\", "Ä", "SS", "%😀", "k", "s", "__", "i"};
const qint64 kIntegers[]{0, 1, -1, 5, 10, 9007199254740992, 9007199254740993, -9007199254740993};
const char *const kNumbers[]{"0", "1", "-1", "1.5", "-2.25", "5", "10", "0.1", "9007199254740993", "1e2"};
const char *const kDecimals[]{"0", "1", "1.0", "-1", "1.5", "1.50", "10", "9", "9.99", "-0.5", "9007199254740993", "0.1"};
const char *const kInstants[]{"2026-01-01T00:00:00.000Z", "2026-01-01T00:00:00.001Z", "2026-11-20T21:38:41.000Z",
                              "1969-12-31T23:59:59.999Z"};
const char *const kDays[]{"2026-01-01", "2026-11-20", "1969-12-31", "2026-11-21"};

constexpr int kPeopleCount = 12;
constexpr int kThingCount = 60;
constexpr int kNoteCount = 50;

/** Ids of one kind sort and read by their number. */
QByteArray idOf(char kind, int number)
{
    return QByteArray("018f0000-0000-7000-800") + kind + '-' + QByteArray::number(number).rightJustified(12, '0');
}

/** The collections with their rows in memory. */
class Tables final : public RelatedRows
{
public:
    struct Table
    {
        schema::CollectionPtr collection;
        std::vector<schema::RecordValues> rows;
    };

    [[nodiscard]] std::vector<schema::RecordValues> follow(const Step &step, const schema::RecordValues &from) override
    {
        const auto table = std::ranges::find(tables, step.target->id, [](const Table &t) { return t.collection->id; });
        std::vector<schema::RecordValues> found;
        for (const schema::RecordValues &row : table->rows) {
            const bool reached = step.kind == Step::Kind::Collection
                || (step.kind == Step::Kind::Back ? refers(row[size_t(step.column)], from[schema::kId])
                                                  : refers(from[size_t(step.column)], row[schema::kId]));
            if (reached && row[schema::kAccountId] == from[schema::kAccountId])
                found.push_back(row);
        }
        return found;
    }

    std::vector<Table> tables;

private:
    static bool refers(const schema::FieldValue &reference, const schema::FieldValue &id)
    {
        const auto *list = std::get_if<QList<QByteArray>>(&reference);
        return list ? list->contains(std::get<QByteArray>(id)) : reference == id;
    }
};

/** Makes random rows and conditions of one seed. */
class Generator
{
public:
    explicit Generator(quint32 seed) : m_random(seed) { }

    int bounded(int end) { return int(m_random.bounded(end)); }

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
        case schema::FieldType::Reference: {
            const bool toThing = field.targetName == "differential";
            const auto id = [&] { return toThing ? idOf('1', bounded(kThingCount)) : idOf('2', bounded(kPeopleCount)); };
            if (!field.multiple)
                return id();
            QSet<QByteArray> ids;
            for (int i = bounded(4); i > 0; --i)
                ids.insert(id());
            return QList<QByteArray>(ids.begin(), ids.end());
        }
        default: return QByteArray(pick(kTexts));
        }
    }

    QByteArray condition(int depth)
    {
        if (depth > 0 && m_random.bounded(3) > 0) {
            switch (m_random.bounded(5)) {
            case 4: return sameRelation(depth - 1);
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
    /** Several conditions through one relation, which speak of one row where an AND joins them. */
    QByteArray sameRelation(int depth)
    {
        const QByteArray relation = choose({"team", "notes_via_about", "owner.notes_via_readers"});
        const bool notes = relation != "team";
        const auto one = [&] {
            const QByteArray any = choose({" ?", " ?", ":each "});
            const bool first = m_random.bounded(2) == 0;
            const QByteArray compared = any + order().trimmed() + ' ';
            if (notes && first)
                return QByteArray(relation + ".weight" + compared + number());
            if (notes)
                return QByteArray(relation + ".text" + compared + quoted(pick(kTexts)));
            if (first)
                return QByteArray(relation + ".age" + compared + integer());
            return QByteArray(relation + ".skills" + any + "= " + quoted(choose({"a", "b", "q"})));
        };
        QByteArray text = '(' + one();
        for (int i = 0; i <= depth % 3; ++i)
            text += choose({" && ", " && ", " || "}) + (m_random.bounded(4) == 0 ? QByteArray("!(" + one() + ')') : one());
        return text + ')';
    }

    QByteArray sum()
    {
        const auto value = [this] {
            return QByteArray(choose({"i1", "i2", "n1", "d1", "owner.age", "owner.rate", "2", "0", "1.5"}));
        };
        return '(' + value() + choose({" + ", " - ", " * ", " / ", " % "}) + value() + choose({" + ", " * "}) + value() + ')';
    }

    QByteArray related()
    {
        switch (m_random.bounded(16)) {
        case 0: return "owner.name" + order() + quoted(pick(kTexts));
        case 1: return "owner.age" + order() + number();
        case 2: return "owner.rate" + order() + QByteArray(pick(kDecimals));
        case 3: return "owner.boss.name" + choose({" ~ ", " !~ "}) + '\'' + QByteArray(pick(kPatterns)) + '\'';
        case 4: return "owner.boss" + null();
        case 5: return "owner.rate" + order() + choose({"d1", "n1", "owner.boss.rate"});
        case 6: return "owner.boss.age" + listOf([this] { return integer(); });
        case 7: return "team.name" + choose({" ?~ ", ":each ~ ", " ?!~ "}) + '\'' + QByteArray(pick(kPatterns)) + '\'';
        case 8: return "team.boss.age" + choose({" ?", ":each "}) + order().trimmed() + " i1";
        case 9: return "owner.skills" + choose({" ?= ", " ?!= ", ":each = ", ":each != "}) + quoted(choose({"a", "b"}));
        case 10: return choose({"team", "tags", "notes_via_about", "owner.skills", "owner.people_via_boss"}) + null();
        case 11:
            return choose({"team:length", "tags:length", "notes_via_about:length", "owner.notes_via_readers:length",
                           "t1:length", "owner.name:length"})
                + order() + choose({"0", "1", "2", "i1"});
        case 12: return "notes_via_about.readers.name" + choose({" ?", ":each "}) + order().trimmed() + " t1";
        case 13:
            return "@collection.notes.weight" + choose({" ?", ":each "}) + order().trimmed() + choose({" n1", " 5", " i1"});
        case 14: return "@request.auth.groups" + choose({" ?= ", ":each != ", " ?~ "}) + choose({"'g1'", "'x'"});
        default: return "team.boss.name" + choose({" ?= null", " ?!= null", ":each = null", ":each != null"});
        }
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
        switch (m_random.bounded(34)) {
        case 21: return sum() + order() + choose({"i1", "n1", "d1", "0", "1.5"});
        case 22: return sum() + null();
        case 23: return choose({"t1:lower", "owner.name:lower"}) + order() + choose({"t2:lower", "'ab'", "'ä'"});
        case 24:
            return choose({"i1", "n1", "owner.age"}) + choose({" BETWEEN ", " NOT BETWEEN "}) + number() + " AND " + number();
        case 25: return choose({"@weekday", "@day", "i1"}) + order() + "-i2";
        case 26:
        case 27:
        case 28:
        case 29:
        case 30:
        case 31:
        case 32: return related();
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

constexpr const char *kAccounts[]{"00000000-0000-0000-0000-000000000000", "018f0000-0000-7000-9000-000000000001"};

schema::SchemaSnapshot makeSchema()
{
    std::vector<schema::Collection> collections;
    for (const auto &[name, fields] :
         {std::pair("people", kPeople), std::pair("differential", kFields), std::pair("notes", kNotes)}) {
        auto parsed = schema::parseFields(QJsonDocument::fromJson(fields).array(),
                                          [](const QByteArray &target) -> QByteArray { return "id-of-" + target; });
        schema::Collection collection = schema::Collection::named(name);
        collection.id = QByteArray("id-of-") + name;
        for (schema::Field &field : *parsed)
            collection.append(std::move(field));
        collections.push_back(std::move(collection));
    }
    return schema::SchemaSnapshot(std::move(collections));
}

/** Random rows, most of them in one account; references may lead into the other. */
void fill(Tables::Table &table, int count, char kind, Generator &generator, db::Connection &connection)
{
    const schema::Collection &collection = *table.collection;
    for (int i = 0; i < count; ++i) {
        schema::RecordValues record(collection.columns.size());
        record[schema::kId] = idOf(kind, i);
        record[schema::kAccountId] = QByteArray(kAccounts[generator.bounded(4) == 0 ? 1 : 0]);
        record[schema::kCreatedAt] = record[schema::kUpdatedAt] = QByteArray("2026-01-01T00:00:00.000Z");
        record[schema::kCreatedBy] = record[schema::kUpdatedBy] = QByteArray(i % 2 ? "u1" : "u2");
        record[schema::kVersion] = qint64(1);
        for (size_t column = schema::kSystemColumnCount; column < record.size(); ++column) {
            const bool toItself = collection.columns[column].targetId == collection.id;
            record[column] = generator.value(collection.columns[column]);
            // Only what exists already can be referred to.
            if (toItself && !schema::isNull(record[column]))
                record[column] = i > 0 ? schema::FieldValue(idOf(kind, generator.bounded(i))) : schema::FieldValue();
        }
        const auto inserted = records::RecordStore(connection).insert(collection, record);
        QVERIFY2(inserted, inserted ? "" : qPrintable(inserted.error().message + ": " + inserted.error().detail));
        table.rows.push_back(std::move(record));
    }
}

} // namespace

/** What the evaluator says of a record is what both databases say of its row. */
class TestRulesDifferential : public QObject
{
    Q_OBJECT

    static constexpr int kConditions = 10'000;

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

    TestDatabase database(static_cast<db::Engine>(engine));
    database.openMigrated();
    const auto connection = database.connect();
    auto transaction = db::Transaction::begin(*connection);
    QVERIFY(transaction);
    QVERIFY(connection->execute("INSERT INTO accounts (id, account_code, slug, name, created_at, updated_at) "
                                "VALUES ($1, 'AB0001', 'other', 'Other', $2, $2)",
                                {QByteArray(kAccounts[1]), QByteArray("2026-01-01T00:00:00.000Z")}));
    Tables tables;
    const schema::SchemaSnapshot schema = makeSchema();
    for (const char *name : {"people", "differential", "notes"}) {
        tables.tables.push_back({schema.byName(name), {}});
        const auto &collection = *tables.tables.back().collection;
        const auto statements = collections::TableDefinition(collection, schema, connection->dialect()).create();
        QVERIFY(statements);
        for (const QByteArray &statement : *statements)
            QVERIFY(connection->executeScript(statement));
    }
    fill(tables.tables[0], kPeopleCount, '2', generator, *connection);
    fill(tables.tables[1], kThingCount, '1', generator, *connection);
    fill(tables.tables[2], kNoteCount, '3', generator, *connection);
    const schema::Collection &collection = *tables.tables[1].collection;
    const auto &records = tables.tables[1].rows;

    const Variables variables{"u1", "ann@example.org", {}, kAccounts[0], "2026-11-20T21:38:41.000Z", {"g1", "g2"}};
    // Half of the conditions may know of a part of the people only, as a filter of a caller does.
    const Subject everything{collection, schema, Purpose::Filter};
    const auto part =
        parseCondition("age > 0 || notes_via_readers.weight ?> 1", {*tables.tables[0].collection, schema}, "filter");
    QVERIFY(part);
    Subject partly{collection, schema, Purpose::Filter};
    partly.reach = [&](const schema::Collection &target) {
        const MayName all = [](const schema::Field &) { return true; };
        return std::optional(Reachable{all, target.name == "people" ? *part : Condition()});
    };
    int matches = 0;
    for (int i = 0; i < kConditions; ++i) {
        const QByteArray source = generator.condition(3);
        const auto condition = parseCondition(source, i % 2 == 0 ? everything : partly, "filter");
        QVERIFY2(condition, QByteArray(source + ": " + (condition ? QByteArray() : condition.error().message.toUtf8())));
        QSet<QByteArray> expected;
        for (const auto &record : records) {
            if (Evaluator(record, variables, &tables).evaluate(**condition) == Truth::True)
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
