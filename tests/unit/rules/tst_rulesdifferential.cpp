// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/tabledefinition.h"
#include "core/jsonwriter.h"
#include "db/transaction.h"
#include "random/memorytables.h"
#include "random/randomcondition.h"
#include "random/randomexpression.h"
#include "random/randomschema.h"
#include "records/projection.h"
#include "records/recordstore.h"
#include "rules/computation.h"
#include "rules/evaluator.h"
#include "rules/pathresolver.h"
#include "rules/preparedcondition.h"
#include "rules/rule.h"
#include "rules/sqlcompiler.h"
#include "rules/sqldepth.h"
#include "support/testdatabase.h"
#include "support/testengines.h"

#include <QTest>

#include <algorithm>
#include <array>

using namespace basalt;
using namespace basalt::rules;
using namespace basalt::test;

namespace {

constexpr auto kAccount = "00000000-0000-0000-0000-000000000000";
constexpr auto kOtherAccount = "018f0000-0000-7000-9000-000000000001";
constexpr int kConditionsPerWorld = 500;
/** Conditions that one statement computes as columns; PostgreSQL has at most 1664 of these and 65,535 binds. */
constexpr size_t kBatch = 40;
constexpr int kExpressions = 10;         // of one collection
constexpr int kCollectionsPerWorld = 20; // with those

/** A condition with everything that it was checked against. */
struct Case
{
    QByteArray source;
    std::vector<QByteArray> parts;
    const Subject *subject = nullptr;
    Condition condition;
};

/** What a condition says of each row, in the order of their ids. */
using Verdicts = std::vector<Truth>;

QByteArray textOf(const db::Value &value)
{
    if (const auto *boolean = std::get_if<bool>(&value))
        return *boolean ? "true" : "false";
    if (const auto *integer = std::get_if<qint64>(&value))
        return QByteArray::number(*integer);
    if (const auto *real = std::get_if<double>(&value))
        return QByteArray::number(*real, 'g', 17);
    const auto *text = std::get_if<QByteArray>(&value);
    return text ? *text : QByteArray();
}

QByteArray nameOf(Truth truth)
{
    return truth == Truth::True ? "true" : truth == Truth::False ? "false" : "unknown";
}

} // namespace

/**
 * What the evaluator says of a record, both databases say of its row: true, false or unknown. Random schemas, rows, rules and
 * filters; BASALT_TEST_CASES says how many, BASALT_TEST_SEED repeats a run.
 */
class TestRulesDifferential : public QObject
{
    Q_OBJECT

private:
    /** One random schema with its rows, in memory and in both databases, gone with this object. */
    class World
    {
    public:
        World(RandomSource &random, std::array<std::unique_ptr<db::Connection>, 2> &connections)
            : schema(snapshotOf(randomDrafts(random, "d")))
            , rows(random, tables, kAccount, kOtherAccount)
        {
            for (const auto &connection : connections) {
                connection->clearStatementCache(); // of tables that are gone
                transactions.push_back(must(db::Transaction::begin(*connection)));
            }
            fill(random);
            for (const auto &connection : connections)
                store(*connection);
            collection = random.of(schema.collections());
            setVariables(random);
            setSubjects(random);
        }

        schema::SchemaSnapshot schema;
        MemoryTables tables;
        RandomRows rows;
        schema::CollectionPtr collection; ///< that conditions are about
        Variables variables;
        std::vector<Subject> subjects; ///< a filter, a caller who knows less, rules for creating and for updating

    private:
        template <class T>
        static T must(Result<T> result)
        {
            if (!result)
                qFatal("%s %s", qPrintable(result.error().message), qPrintable(result.error().detail));
            return std::move(*result);
        }
        static void must(const Result<void> &result)
        {
            if (!result)
                qFatal("%s %s", qPrintable(result.error().message), qPrintable(result.error().detail));
        }

        void fill(RandomSource &random)
        {
            // In the order of their making, so that references find what they refer to.
            std::vector<schema::CollectionPtr> ordered = schema.collections();
            std::ranges::sort(ordered, {}, [](const auto &each) { return each->name.last(1); });
            for (const auto &each : ordered)
                tables.tables.push_back({each, {}});
            for (MemoryTables::Table &table : tables.tables) {
                // Few rows: a path of four relations may lead to any number of them to the power of four.
                for (int count = 4 + random.below(5); count > 0; --count)
                    table.rows.push_back(rows.row(table));
            }
        }

        void store(db::Connection &connection)
        {
            for (const MemoryTables::Table &table : tables.tables) {
                const auto statements = collections::TableDefinition(*table.collection, schema, connection.dialect()).create();
                for (const QByteArray &statement : must(statements))
                    must(connection.executeScript(statement));
                for (const schema::RecordValues &row : table.rows)
                    must(records::RecordStore(connection).insert(*table.collection, row));
            }
        }

        void setVariables(RandomSource &random)
        {
            const auto text = [&random] { return random.of(RandomValues::texts()); };
            variables = {"u1",     "kim@example.com",          random.oneIn(4) ? QByteArray("a%") : QByteArray("admin"),
                         kAccount, "2026-11-20T21:38:41.000Z", {"g1", text(), text()},
                         {"p1"}};
            variables.authContext = {{"one", {text()}}, {"several", {text(), text(), "u1"}}, {"none", {}}};
            std::vector<std::optional<schema::FieldValue>> sent(collection->columns.size());
            for (size_t i = schema::kSystemColumnCount; i < sent.size(); ++i) {
                if (!random.oneIn(3) && !collection->columns[i].isComputed())
                    sent[i] = rows.value(collection->columns[i]);
            }
            variables.data = std::make_shared<const std::vector<std::optional<schema::FieldValue>>>(std::move(sent));
            variables.old = std::make_shared<const schema::RecordValues>(rows.row(tables.tableOf(collection->id)));
        }

        void setSubjects(RandomSource &random)
        {
            const Subject filter{*collection, schema, Purpose::Filter};
            Subject update{*collection, schema};
            update.hasData = update.hasOld = true;
            Subject create{*collection, schema};
            create.hasData = true;
            Subject partly = filter;
            partly.mayName = [](const schema::Field &field) { return field.system || field.name.size() % 3 != 0; };
            // Of one collection a part of the records may be known, of another nothing at all.
            const schema::CollectionPtr part = random.of(schema.collections());
            const schema::CollectionPtr none = random.of(schema.collections());
            const Subject inside{*part, schema, Purpose::Filter};
            const Condition only = must(parseCondition(RandomCondition(random, inside).write(2), inside, "filter"));
            partly.reach = [part, none, only](const schema::Collection &target) -> std::optional<Reachable> {
                if (target.id == none->id && none != part)
                    return std::nullopt;
                const MayName names = [](const schema::Field &field) { return field.system || field.name.size() % 2 != 0; };
                return Reachable{names, target.id == part->id ? only : Condition()};
            };
            for (const Subject &subject : {filter, partly, create, update})
                subjects.push_back(subject);
        }

        std::vector<db::Transaction> transactions; ///< never committed
    };

    std::unique_ptr<TestDatabase> m_databases[2];
    std::array<std::unique_ptr<db::Connection>, 2> m_connections;
    qint64 m_true = 0;
    qint64 m_verdicts = 0;
    qint64 m_prepared = 0;
    qint64 m_tooDeep = 0;
    qint64 m_values = 0;
    qint64 m_nulls = 0;

    /** A checked condition; the generator writes nothing that is refused, but for what is too much of it or nests too deep. */
    std::optional<Case> makeCase(World &world, RandomSource &random, const Subject &subject)
    {
        RandomCondition writer(random, subject);
        const QByteArray source = writer.write(1 + random.below(3));
        auto condition = parseCondition(source, subject, "filter");
        if (condition && nestsTooDeep(world, **condition))
            return std::nullopt;
        if (condition)
            return Case{source, writer.parts(), &subject, std::move(*condition)};
        if (condition.error().fields.isEmpty() || !condition.error().fields.first().code.startsWith("too_"))
            QTest::qFail(QByteArray(source + ": " + condition.error().message.toUtf8()).constData(), __FILE__, __LINE__);
        return std::nullopt;
    }

    /** Whether the server would refuse it, because SQLite cannot follow. */
    bool nestsTooDeep(World &world, const Node &condition)
    {
        std::vector<db::Value> binds;
        SqlCompiler compiler(*world.collection, m_connections[0]->dialect(), "r", world.variables, binds);
        const bool isTooDeep = rules::nestsTooDeep(*m_connections[0], compiler.compile(condition));
        m_tooDeep += int(isTooDeep);
        return isTooDeep;
    }

    static Verdicts evaluate(World &world, const Condition &condition)
    {
        Verdicts verdicts;
        for (const schema::RecordValues &row : world.tables.tableOf(world.collection->id).rows)
            verdicts.push_back(Evaluator(row, world.variables, &world.tables).evaluate(*condition));
        return verdicts;
    }

    static QByteArray statement(World &world, db::Connection &connection, std::span<const Condition> conditions,
                                std::vector<db::Value> &binds)
    {
        QByteArray sql("SELECT r.\"id\"");
        for (const Condition &condition : conditions)
            sql += ", " + SqlCompiler(*world.collection, connection.dialect(), "r", world.variables, binds).compile(*condition);
        return sql + " FROM \"" + world.collection->tableName + "\" AS r ORDER BY r.\"id\"";
    }

    /** One verdict list for each condition; the error's text where the database refuses. */
    static Result<std::vector<Verdicts>> select(World &world, db::Connection &connection, std::span<const Condition> conditions)
    {
        std::vector<db::Value> binds;
        const QByteArray sql = statement(world, connection, conditions, binds);
        std::vector<Verdicts> verdicts(conditions.size());
        BASALT_TRY(auto savepoint, db::Transaction::begin(connection));
        BASALT_TRY(auto rows, connection.query(sql, binds));
        for (;;) {
            BASALT_TRY(const bool more, rows.next());
            if (!more)
                return verdicts;
            for (size_t i = 0; i < conditions.size(); ++i) {
                const int column = int(i) + 1;
                verdicts[i].push_back(rows.isNull(column) ? Truth::Unknown : truthOf(rows.boolean(column)));
            }
        }
    }

    /** What differs, in words; null if nothing does. */
    QByteArray difference(World &world, const Condition &condition)
    {
        const Verdicts expected = evaluate(world, condition);
        for (const auto &connection : m_connections) {
            const auto found = select(world, *connection, std::span(&condition, 1));
            const QByteArray engine = connection->dialect().engine() == db::Engine::Sqlite ? "SQLite" : "PostgreSQL";
            if (!found)
                return engine + " refuses: " + found.error().detail.toUtf8();
            const auto [odd, said] = std::ranges::mismatch(found->front(), expected);
            if (odd == found->front().end())
                continue;
            const auto &row = world.tables.tableOf(world.collection->id).rows[size_t(odd - found->front().begin())];
            return engine + " says " + nameOf(*odd) + ", the evaluator " + nameOf(*said) + " of"
                + describeRow(*world.collection, row);
        }
        return {};
    }

    /** Fails with the smallest part of the condition that shows the difference. */
    void report(World &world, const Case &failed)
    {
        QByteArray source = failed.source;
        QByteArray what = difference(world, failed.condition);
        for (auto part = failed.parts.rbegin(); part != failed.parts.rend(); ++part) {
            const auto condition = parseCondition(*part, *failed.subject, "filter");
            const QByteArray found = condition ? difference(world, *condition) : QByteArray();
            if (!found.isNull()) {
                source = *part;
                what = found;
                break;
            }
        }
        std::vector<db::Value> binds;
        const auto condition = parseCondition(source, *failed.subject, "filter");
        const QByteArray sql = statement(world, *m_connections[1], std::span(&*condition, 1), binds);
        QByteArray text = "in " + failed.source + "\nhere " + source + "\n" + what + "\n" + sql;
        for (const MemoryTables::Table &table : world.tables.tables) {
            for (const schema::RecordValues &row : table.rows)
                text += "\n" + table.collection->name + ':' + describeRow(*table.collection, row);
        }
        QTest::qFail(text.constData(), __FILE__, __LINE__);
    }

    /** What is written once for all callers is what is written for this one. */
    void comparePrepared(World &world, const Case &made)
    {
        for (const auto &connection : m_connections) {
            const auto prepared = PreparedCondition::prepare(made.condition, *world.collection, connection->dialect());
            if (!prepared)
                continue;
            ++m_prepared;
            std::vector<db::Value> binds(PreparedCondition::kBindsBefore);
            std::vector<db::Value> preparedBinds(PreparedCondition::kBindsBefore);
            const QByteArray sql =
                SqlCompiler(*world.collection, connection->dialect(), "r", world.variables, binds).compile(*made.condition);
            prepared->bind(world.variables, preparedBinds);
            const auto same = [](const db::Value &a, const db::Value &b) {
                return a.index() == b.index() && textOf(a) == textOf(b);
            };
            QVERIFY2(sql == prepared->sql(), made.source + "\n" + sql + "\n" + prepared->sql());
            QVERIFY2(std::ranges::equal(binds, preparedBinds, same), made.source + "\n" + sql);
        }
    }

    void compareBatch(World &world, const std::vector<Case> &cases)
    {
        std::vector<Condition> conditions;
        std::ranges::transform(cases, std::back_inserter(conditions), &Case::condition);
        std::vector<Verdicts> expected;
        std::ranges::transform(conditions, std::back_inserter(expected),
                               [&](const Condition &condition) { return evaluate(world, condition); });
        for (const Case &made : cases)
            comparePrepared(world, made);
        for (const Verdicts &verdicts : expected) {
            m_true += std::ranges::count(verdicts, Truth::True);
            m_verdicts += qint64(verdicts.size());
        }
        for (const auto &connection : m_connections) {
            const auto found = select(world, *connection, conditions);
            for (size_t i = 0; i < cases.size(); ++i) {
                if (found ? (*found)[i] != expected[i] : !difference(world, conditions[i]).isNull())
                    return report(world, cases[i]);
            }
            VERIFY_OK(found);
        }
    }

    /** The collection with computed fields of random expressions instead of its own. */
    static schema::Collection withExpressions(RandomSource &random, const schema::Collection &collection)
    {
        using schema::FieldType;
        static constexpr std::pair<FieldType, ValueType> kTypes[]{{FieldType::Text, ValueType::Text},
                                                                  {FieldType::Number, ValueType::Number},
                                                                  {FieldType::Boolean, ValueType::Boolean},
                                                                  {FieldType::DateTime, ValueType::DateTime}};
        std::vector<schema::Field> fields;
        std::vector<RandomExpression::Input> inputs;
        for (const schema::Field &field : collection.columns) {
            if (field.isComputed())
                continue;
            if (!field.multiple && !field.isReference() && field.type != FieldType::Json)
                inputs.push_back({field.name, valueTypeOf(field)});
            if (!field.system)
                fields.push_back(field);
        }
        RandomExpression writer(random, inputs);
        for (int i = 0; i < kExpressions; ++i) {
            schema::Field field;
            field.name = "made" + QByteArray::number(i);
            const auto [type, value] = random.of(kTypes);
            field.type = type;
            field.expression = writer.write(value, random.below(4));
            fields.push_back(std::move(field));
        }
        schema::Collection made = collection.reshaped(collection.name, std::move(fields));
        for (const ComputedFault &fault : resolveComputed(made)) {
            if (!fault.error.code.startsWith("too_"))
                qFatal("%s: %s", made.columns[size_t(fault.column)].expression.constData(), qPrintable(fault.error.message));
        }
        return made;
    }

    static Result<std::vector<schema::RecordValues>> readRows(World &world, db::Connection &connection,
                                                              const schema::Collection &collection)
    {
        const records::Projection projection(
            collection, connection.dialect(),
            [](const schema::Field &field) { return field.isComputed() || field.name == "id" || field.name == "account_id"; },
            [](const schema::Field &) { return false; });
        std::vector<db::Value> binds;
        const QByteArray columns = projection.selectList(world.variables, binds);
        std::vector<schema::RecordValues> found;
        BASALT_TRY(
            auto rows,
            connection.query(QByteArray("SELECT " + columns + " FROM \"" + collection.tableName + "\" AS r ORDER BY r.\"id\""),
                             binds));
        for (;;) {
            BASALT_TRY(const bool more, rows.next());
            if (!more)
                return found;
            found.push_back(projection.readValues(rows));
        }
    }

    /** Every value of every row, to the last digit. */
    void compareValues(World &world, const schema::Collection &collection)
    {
        std::vector<schema::RecordValues> expected = world.tables.tableOf(collection.id).rows;
        for (schema::RecordValues &row : expected) {
            row.resize(collection.columns.size());
            compute(collection, row, world.variables);
        }
        for (const auto &connection : m_connections) {
            const auto found = readRows(world, *connection, collection);
            const QByteArray engine = connection->dialect().name().toByteArray();
            for (size_t column = 0; column < collection.columns.size(); ++column) {
                const schema::Field &field = collection.columns[column];
                for (size_t row = 0; field.isComputed() && found && row < expected.size(); ++row) {
                    const schema::FieldValue &is = (*found)[row][column];
                    const schema::FieldValue &should = expected[row][column];
                    m_nulls += int(schema::isNull(should));
                    ++m_values;
                    if (is != should) {
                        const auto shown = [&field](const schema::FieldValue &value) {
                            return core::JsonWriter().value(schema::toJson(field, value)).take();
                        };
                        QTest::qFail(QByteArray(field.expression + "\n" + engine + " says " + shown(is) + ", the evaluator "
                                                + shown(should) + " of" + describeRow(collection, expected[row]))
                                         .constData(),
                                     __FILE__, __LINE__);
                        return;
                    }
                }
            }
            VERIFY_OK(found);
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        const db::Engine engines[]{db::Engine::Sqlite, db::Engine::Postgres};
        for (size_t i = 0; i < 2; ++i) {
            m_databases[i] = std::make_unique<TestDatabase>(engines[i]);
            m_databases[i]->openMigrated();
            m_connections[i] = m_databases[i]->connect();
            VERIFY_OK(m_connections[i]->execute("INSERT INTO accounts (id, account_code, slug, name, created_at, updated_at) "
                                                "VALUES ($1, 'AB0001', 'other', 'Other', $2, $2)",
                                                {QByteArray(kOtherAccount), QByteArray("2026-01-01T00:00:00.000Z")}));
        }
    }

    void cleanupTestCase()
    {
        m_connections = {};
        for (auto &database : m_databases)
            database.reset();
    }

    void evaluatorAgreesWithSql()
    {
        const int cases = testCount("BASALT_TEST_CASES", 20'000);
        const quint32 seed = testSeed();
        for (int done = 0; done < cases;) {
            // A seed for each world: the failing one can be repeated alone.
            RandomSource random(seed + quint32(done));
            World world(random, m_connections);
            const int end = std::min(cases, done + kConditionsPerWorld);
            while (done < end) {
                std::vector<Case> batch;
                while (batch.size() < std::min(kBatch, size_t(end - done))) {
                    if (auto made = makeCase(world, random, random.of(world.subjects)))
                        batch.push_back(std::move(*made));
                    if (QTest::currentTestFailed())
                        return;
                }
                compareBatch(world, batch);
                if (QTest::currentTestFailed()) {
                    qInfo("the failing world is the first one of seed %u",
                          seed + quint32(done / kConditionsPerWorld * kConditionsPerWorld));
                    return;
                }
                done += int(batch.size());
            }
        }
        qInfo("%d conditions, %lld verdicts, %lld of them true, no difference", cases, static_cast<long long>(m_verdicts),
              static_cast<long long>(m_true));
        QVERIFY(m_prepared > cases / 10);
        QVERIFY2(m_tooDeep < cases / 100, "hardly anything is compared: most conditions nest too deep");
        QVERIFY2(m_true > m_verdicts / 10, "hardly any condition finds anything: the test says little");
    }

    void computedValuesAgree()
    {
        const int cases = testCount("BASALT_TEST_CASES", 20'000) / 2;
        const quint32 seed = testSeed();
        for (int done = 0; done < cases;) {
            RandomSource random(seed + quint32(done));
            World world(random, m_connections);
            for (int i = 0; i < kCollectionsPerWorld && done < cases; ++i, done += kExpressions) {
                const schema::Collection collection = withExpressions(random, *world.collection);
                compareValues(world, collection);
                if (QTest::currentTestFailed()) {
                    qInfo("the failing world is the first one of seed %u", seed + quint32(done - i * kExpressions));
                    return;
                }
            }
        }
        qInfo("%d expressions, %lld values, %lld of them null, no difference", cases, static_cast<long long>(m_values),
              static_cast<long long>(m_nulls));
        QVERIFY2(m_nulls < m_values / 2, "hardly any expression has a value: the test says little");
    }
};

QTEST_GUILESS_MAIN(TestRulesDifferential)
#include "tst_rulesdifferential.moc"
