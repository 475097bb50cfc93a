// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importer/demodata.h"
#include "importer/identifiers.h"
#include "importer/inference.h"
#include "support/testdata.h"

#include <QFile>
#include <QTest>

using namespace basalt;
using namespace basalt::importer;

namespace {

/** Field `name` of collection `collection`, or null. */
const PlannedField *find(const ImportPlan &plan, const QByteArray &collection, const QByteArray &name)
{
    for (const PlannedCollection &candidate : plan.collections) {
        for (const PlannedField &field : candidate.fields) {
            if (candidate.name == collection && field.name == name)
                return &field;
        }
    }
    return nullptr;
}

QByteArray targetName(const ImportPlan &plan, const PlannedField *field)
{
    return field && field->target ? plan.collections[*field->target].name : QByteArray();
}

Result<ImportPlan> infer(const QByteArray &json, const QStringList &options = {})
{
    BASALT_TRY(const SourceDocument document, readDocument(json));
    std::vector<RelationOption> relations;
    for (const QString &option : options) {
        BASALT_TRY(auto relation, RelationOption::parse(option));
        relations.push_back(std::move(relation));
    }
    return inferPlan(document, relations);
}

} // namespace

class TestInference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesBecomeSnakeCase_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("pascal") << "CustomerId" << QByteArray("customer_id");
        QTest::newRow("two words") << "InvoiceLine" << QByteArray("invoice_line");
        QTest::newRow("camel") << "unitPrice" << QByteArray("unit_price");
        QTest::newRow("snake already") << "unit_price" << QByteArray("unit_price");
        QTest::newRow("abbreviation") << "HTTPServerURL" << QByteArray("http_server_url");
        QTest::newRow("upper case") << "ALBUM_ID" << QByteArray("album_id");
        QTest::newRow("digits") << "Address2Line" << QByteArray("address2_line");
        QTest::newRow("first digit") << "2ndName" << QByteArray("n_2nd_name");
        QTest::newRow("spaces and signs") << " First  Name (old) " << QByteArray("first_name_old");
        QTest::newRow("accents") << QString::fromUtf8("Größe Prénom") << QByteArray("gro_e_prenom");
        QTest::newRow("underscores") << "__a__b__" << QByteArray("a_b");
        QTest::newRow("nothing left") << QString::fromUtf8("名前") << QByteArray("");
    }

    void namesBecomeSnakeCase()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, expected);
        QCOMPARE(snakeCase(name), expected);
    }

    void typesHoldAllValues_data()
    {
        QTest::addColumn<QByteArray>("values");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("integers") << QByteArray("1, -2, null, 9223372036854775807") << QByteArray("integer");
        QTest::newRow("a fraction among them") << QByteArray("1, 2.5") << QByteArray("number");
        QTest::newRow("written with a fraction") << QByteArray("1.0, 2.0") << QByteArray("number");
        QTest::newRow("booleans") << QByteArray("true, false, null") << QByteArray("boolean");
        QTest::newRow("booleans and numbers") << QByteArray("true, 1") << QByteArray("json");
        QTest::newRow("numbers and text") << QByteArray("1, \"1\"") << QByteArray("json");
        QTest::newRow("dates") << QByteArray("\"2024-02-29\", \"1999-12-31\"") << QByteArray("date");
        QTest::newRow("no such day") << QByteArray("\"2024-02-29\", \"2023-02-29\"") << QByteArray("text");
        QTest::newRow("instants") << QByteArray("\"2021-01-01T00:00:00\", \"2021-01-01T12:30:00.250Z\"")
                                  << QByteArray("datetime");
        QTest::newRow("instants and dates") << QByteArray("\"2021-01-01T00:00:00\", \"2021-01-01\"") << QByteArray("text");
        QTest::newRow("no such hour") << QByteArray("\"2021-01-01T25:00:00\"") << QByteArray("text");
        QTest::newRow("addresses") << QByteArray("\"a.b@example.org\", null") << QByteArray("email");
        QTest::newRow("addresses and empty") << QByteArray("\"a.b@example.org\", \"\"") << QByteArray("text");
        QTest::newRow("links") << QByteArray("\"https://example.org/a?b=c\"") << QByteArray("url");
        QTest::newRow("script link") << QByteArray("\"javascript:alert(1)\"") << QByteArray("text");
        QTest::newRow("only nulls") << QByteArray("null, null") << QByteArray("text");
        QTest::newRow("objects") << QByteArray("{\"a\": 1}, null") << QByteArray("json");
        QTest::newRow("arrays and text") << QByteArray("[1], \"x\"") << QByteArray("json");
    }

    void typesHoldAllValues()
    {
        QFETCH(QByteArray, values);
        QFETCH(QByteArray, expected);
        // One row for each value; the separators of a nested array are not among these values.
        QByteArray json = "{\"Thing\": [";
        QByteArray separator;
        for (const QByteArray &value : values.split(',')) {
            json += separator + "{\"V\": " + value + "}";
            separator = ",";
        }
        const auto plan = infer(json + "]}");
        QVERIFY2(plan.has_value(), plan ? "" : qPrintable(plan.error().fields.value(0).message));
        const PlannedField *field = find(*plan, "thing", "v");
        QVERIFY(field);
        QCOMPARE(fieldTypeName(field->type).toByteArray(), expected);
    }

    void keysAreUniqueAndNamed()
    {
        const auto plan = infer(R"({
            "Shelf":  [{"ShelfId": 1, "Label": "a"}, {"ShelfId": 2, "Label": "a"}],
            "Crate":  [{"id": "x"}, {"id": "y"}],
            "Broken": [{"BrokenId": 1}, {"BrokenId": 1}],
            "Holed":  [{"HoledId": 1}, {"Other": 1}],
            "Twice":  [{"id": 1}, {"id": 1}]})");
        QVERIFY(plan.has_value());
        QVERIFY(find(*plan, "shelf", "shelf_id")->isKey);
        QVERIFY(!find(*plan, "shelf", "label")->isKey);
        QVERIFY(find(*plan, "crate", "crate_id")->isKey);
        QVERIFY(!find(*plan, "broken", "broken_id")->isKey);
        QVERIFY(!find(*plan, "holed", "holed_id")->isKey);
        QVERIFY(find(*plan, "twice", "source_id"));
        QVERIFY(!find(*plan, "twice", "source_id")->isKey);
    }

    void relationsComeFromNamesAndValues()
    {
        const auto plan = infer(R"({
            "Book":   [{"BookId": 1, "ShelfId": 2, "CrateId": "nowhere", "Code": 1}, {"BookId": 2, "ShelfId": null}],
            "Crate":  [{"id": "x"}],
            "Shelf":  [{"ShelfId": 1}, {"ShelfId": 2}],
            "Box":    [{"crate_id": "x"}]})");
        QVERIFY(plan.has_value());
        QCOMPARE(targetName(*plan, find(*plan, "book", "shelf")), QByteArray("shelf"));
        // A value that does not exist there: no relation, and the name stays.
        QVERIFY(find(*plan, "book", "crate_id") && !find(*plan, "book", "crate_id")->target);
        // Equal values alone make none.
        QVERIFY(!find(*plan, "book", "code")->target);
        QCOMPARE(targetName(*plan, find(*plan, "box", "crate")), QByteArray("crate"));
        QCOMPARE(plan->relationCount(), std::size_t(2));
    }

    void aNumberIsNotItsText()
    {
        const auto plan = infer(R"({"Shelf": [{"ShelfId": 1}], "Book": [{"ShelfId": "1"}]})");
        QVERIFY(plan.has_value());
        QVERIFY(!find(*plan, "book", "shelf_id")->target);
    }

    void wholeNumbersAreNotRounded()
    {
        const auto kept = infer(R"({"Ledger": [{"a": 9007199254740993, "b": 1.5, "c": -1e300, "d": "x"},
                                              {"a": -9223372036854775808, "b": 9007199254740992, "c": 9223372036854774784,
                                               "d": 9007199254740993}]})");
        QVERIFY(kept.has_value());
        QCOMPARE(find(*kept, "ledger", "a")->type, ValueType::Integer);
        QCOMPARE(find(*kept, "ledger", "b")->type, ValueType::Number);
        QCOMPARE(find(*kept, "ledger", "c")->type, ValueType::Number);
        QCOMPARE(find(*kept, "ledger", "d")->type, ValueType::Json);
        for (const char *value : {"9007199254740993", "-9007199254740993", "9223372036854775807"}) {
            for (const char *order :
                 {R"({"Ledger": [{"v": 1}, {"v": %1}, {"v": 0.5}]})", R"({"Ledger": [{"v": 0.5}, {"v": %1}]})"}) {
                const auto refused = infer(QByteArray(order).replace("%1", value));
                QVERIFY(!refused.has_value());
                QCOMPARE(refused.error().fields.value(0).field, QString("Ledger[1].v"));
                QCOMPARE(refused.error().fields.value(0).code, QString("out_of_range"));
            }
        }
    }

    void aDerivedNameGivesWay()
    {
        const auto plan = infer(R"({
            "Shelf": [{"ShelfId": 1}],
            "Book":  [{"ShelfId": 1, "Shelf": "upper", "created_at": "x", "version": 3}]})");
        QVERIFY(plan.has_value());
        QCOMPARE(targetName(*plan, find(*plan, "book", "shelf_id")), QByteArray("shelf"));
        QVERIFY(!find(*plan, "book", "shelf")->target);
        QVERIFY(find(*plan, "book", "source_created_at"));
        QVERIFY(find(*plan, "book", "source_version"));
    }

    void aKeyMayHaveASystemName()
    {
        const auto plan = infer(R"({"Account": [{"AccountId": 1}], "Payment": [{"AccountId": 1}]})");
        QVERIFY(plan.has_value());
        QVERIFY(find(*plan, "account", "source_account_id")->isKey);
        QCOMPARE(targetName(*plan, find(*plan, "payment", "account")), QByteArray("account"));
    }

    void optionsMakeRelations()
    {
        const QByteArray json = R"({
            "Clerk": [{"ClerkId": 1, "ReportsTo": 2}, {"ClerkId": 2, "ReportsTo": null}],
            "Order": [{"Seller": 1}, {"Seller": 7}]})";
        const auto plan = infer(json, {"Clerk.ReportsTo=Clerk"});
        QVERIFY(plan.has_value());
        QCOMPARE(targetName(*plan, find(*plan, "clerk", "reports_to")), QByteArray("clerk"));
        QVERIFY(!find(*plan, "order", "seller")->target);

        const auto refused = infer(json, {"Order.Seller=Clerk"});
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().fields.value(0).field, QString("Order[1].Seller"));
        QCOMPARE(refused.error().fields.value(0).code, QString("unknown_key"));
    }

    void wrongOptionsAreNamed_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("code");
        QTest::newRow("no target") << "Clerk.ReportsTo"
                                   << "invalid_option";
        QTest::newRow("no field") << "Clerk=Clerk"
                                  << "invalid_option";
        QTest::newRow("empty") << ""
                               << "invalid_option";
        QTest::newRow("unknown array") << "Nobody.ReportsTo=Clerk"
                                       << "unknown_array";
        QTest::newRow("unknown target") << "Clerk.ReportsTo=Nobody"
                                        << "unknown_array";
        QTest::newRow("unknown field") << "Clerk.Boss=Clerk"
                                       << "unknown_field";
        QTest::newRow("target without key") << "Clerk.ReportsTo=Note"
                                            << "no_key";
        QTest::newRow("the key itself") << "Clerk.ClerkId=Clerk"
                                        << "is_key";
    }

    void wrongOptionsAreNamed()
    {
        QFETCH(QString, option);
        QFETCH(QString, code);
        const auto plan = infer(R"({"Clerk": [{"ClerkId": 1, "ReportsTo": 1}], "Note": [{"Text": "x"}]})", {option});
        QVERIFY(!plan.has_value());
        QCOMPARE(plan.error().code, Code::ValidationFailed);
        QCOMPARE(plan.error().fields.value(0).code, code);
        QCOMPARE(plan.error().fields.value(0).field, option);
    }

    void targetsComeFirst()
    {
        const auto plan = infer(R"({
            "Line":  [{"OrderId": 1, "ItemId": 1}],
            "Order": [{"OrderId": 1, "BuyerId": 1}],
            "Item":  [{"ItemId": 1}],
            "Buyer": [{"BuyerId": 1}]})");
        QVERIFY(plan.has_value());
        for (std::size_t i = 0; i < plan->collections.size(); ++i) {
            for (const PlannedField &field : plan->collections[i].fields)
                QVERIFY(!field.target || *field.target < i);
        }
    }

    void circlesAreKept()
    {
        const auto plan = infer(R"({
            "Team":   [{"TeamId": 1, "PersonId": 1}],
            "Person": [{"PersonId": 1, "TeamId": 1}]})");
        QVERIFY(plan.has_value());
        QCOMPARE(targetName(*plan, find(*plan, "team", "person")), QByteArray("person"));
        QCOMPARE(targetName(*plan, find(*plan, "person", "team")), QByteArray("team"));
    }

    void fieldsKeepTheirOrder()
    {
        const auto plan = infer(R"({"Thing": [{"Zeta": 1, "Alpha": 2}, {"Zeta": 1, "Mid": 3}]})");
        QVERIFY(plan.has_value());
        const auto &fields = plan->collections[0].fields;
        QCOMPARE(fields.size(), std::size_t(3));
        QCOMPARE(fields[0].name, QByteArray("zeta"));
        QCOMPARE(fields[1].name, QByteArray("alpha"));
        QCOMPARE(fields[2].name, QByteArray("mid"));
    }

    void emptyArraysAreSkipped()
    {
        const auto plan = infer(R"({"Nothing": [], "Blank": [{}], "Thing": [{"A": 1}]})");
        QVERIFY(plan.has_value());
        QCOMPARE(plan->collections.size(), std::size_t(1));
        QCOMPARE(plan->skipped.size(), std::size_t(2));
        QCOMPARE(plan->skipped[0].name, QString("Nothing"));
    }

    void badInputIsNamed_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("code");
        QTest::newRow("empty") << QByteArray("") << QString() << "invalid_json";
        QTest::newRow("cut off") << QByteArray("{\"A\": [") << QString() << "invalid_json";
        QTest::newRow("rest behind") << QByteArray("{} {}") << QString() << "invalid_json";
        QTest::newRow("not UTF-8") << QByteArray("{\"Thing\": [{\"a\": \"\xff\"}]}") << QString() << "invalid_json";
        QTest::newRow("NUL") << QByteArray("{\"Thing\": [{\"a\": \"\\u0000\"}]}") << QString() << "invalid_json";
        QTest::newRow("key twice") << QByteArray("{\"Thing\": [{\"a\": 1, \"a\": 2}]}") << QString() << "invalid_json";
        QTest::newRow("huge integer") << QByteArray("{\"Thing\": [{\"a\": 99999999999999999999}]}") << QString()
                                      << "invalid_json";
        QTest::newRow("too deep") << QByteArray("{\"Thing\": ") + QByteArray(5000, '[') << QString() << "too_deep";
        QTest::newRow("array") << QByteArray("[]") << QString() << "invalid_type";
        QTest::newRow("member is no array") << QByteArray("{\"Thing\": 1}") << "Thing"
                                            << "invalid_type";
        QTest::newRow("row is no object") << QByteArray("{\"Thing\": [{\"a\": 1}, 2]}") << "Thing[1]"
                                          << "invalid_type";
        QTest::newRow("name too short") << QByteArray("{\"Ab\": [{\"a\": 1}]}") << "Ab"
                                        << "invalid_name";
        QTest::newRow("name of other letters")
            << QByteArray("{\"名前一\": [{\"a\": 1}]}") << QString::fromUtf8("名前一") << "invalid_name";
        QTest::newRow("field without letters") << QByteArray("{\"Thing\": [{\"!\": 1}]}") << "Thing.!"
                                               << "invalid_name";
        QTest::newRow("arrays of one name")
            << QByteArray("{\"LogLine\": [{\"a\": 1}], \"log_line\": [{\"a\": 1}]}") << "log_line"
            << "duplicate_name";
        QTest::newRow("fields of one name") << QByteArray("{\"Thing\": [{\"aB\": 1, \"a_b\": 1}]}") << "Thing.a_b"
                                            << "duplicate_name";
    }

    void badInputIsNamed()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, field);
        QFETCH(QString, code);
        const auto plan = infer(json);
        QVERIFY(!plan.has_value());
        QCOMPARE(plan.error().code, Code::ValidationFailed);
        QCOMPARE(plan.error().fields.value(0).code, code);
        QCOMPARE(plan.error().fields.value(0).field, field);
        if (code == "invalid_json")
            QVERIFY2(plan.error().fields.value(0).message.startsWith("Line "), qPrintable(plan.error().fields[0].message));
    }

    void demoIsTheSameEveryTime()
    {
        const QByteArray json = demoDocument();
        QCOMPARE(demoDocument(), json);
        const auto document = readDocument(json);
        QVERIFY(document.has_value());
        const DemoSize size;
        QCOMPARE(document->rowCount(), qsizetype(size.people + size.instruments + size.samples + size.measurements));
        auto plan = inferPlan(*document, demoRelations());
        QVERIFY2(plan.has_value(), plan ? "" : qPrintable(plan.error().fields.value(0).message));
        refineDemoPlan(*plan);
        QCOMPARE(plan->relationCount(), std::size_t(5));
        QCOMPARE(targetName(*plan, find(*plan, "samples", "analyst")), QByteArray("people"));
        QVERIFY(find(*plan, "samples", "code")->isKey);
        QVERIFY(find(*plan, "people", "email")->refinement.value("pii").toBool());
        QCOMPARE(find(*plan, "samples", "status")->refinement.value("type").toString(), QString("select"));
        QCOMPARE(fieldTypeName(find(*plan, "samples", "received_at")->type).toByteArray(), QByteArray("datetime"));
        QCOMPARE(fieldTypeName(find(*plan, "measurements", "value")->type).toByteArray(), QByteArray("number"));
        QCOMPARE(fieldTypeName(find(*plan, "instruments", "settings")->type).toByteArray(), QByteArray("json"));
    }

    void chinook()
    {
        const QString path = test::testDataPath("chinook.json");
        if (path.isEmpty())
            QSKIP("chinook.json not found, skipped");
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray json = file.readAll();

        const auto document = readDocument(json);
        QVERIFY(document.has_value());
        QCOMPARE(document->rowCount(), qsizetype(15'607));
        const auto plan = infer(json, {"Employee.ReportsTo=Employee", "Customer.SupportRepId=Employee"});
        QVERIFY(plan.has_value());
        QCOMPARE(plan->collections.size(), std::size_t(11));
        QCOMPARE(plan->relationCount(), std::size_t(11));
        QCOMPARE(targetName(*plan, find(*plan, "employee", "reports_to")), QByteArray("employee"));
        QCOMPARE(targetName(*plan, find(*plan, "customer", "support_rep")), QByteArray("employee"));
        QCOMPARE(targetName(*plan, find(*plan, "invoice_line", "track")), QByteArray("track"));
        QCOMPARE(targetName(*plan, find(*plan, "playlist_track", "playlist")), QByteArray("playlist"));
        QVERIFY(find(*plan, "invoice_line", "invoice_line_id")->isKey);
        QCOMPARE(fieldTypeName(find(*plan, "invoice", "invoice_date")->type).toByteArray(), QByteArray("datetime"));
        QCOMPARE(fieldTypeName(find(*plan, "track", "unit_price")->type).toByteArray(), QByteArray("number"));
        QCOMPARE(fieldTypeName(find(*plan, "track", "milliseconds")->type).toByteArray(), QByteArray("integer"));
        QCOMPARE(infer(json)->relationCount(), std::size_t(9));
    }
};

QTEST_GUILESS_MAIN(TestInference)
#include "tst_inference.moc"
