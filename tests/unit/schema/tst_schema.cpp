// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schema/decimal.h"
#include "schema/fieldcodec.h"
#include "schema/formats.h"
#include "schema/names.h"
#include "schema/schemasnapshot.h"
#include "schema/valuedecoder.h"

#include <QJsonDocument>
#include <QTest>

using namespace basalt;
using namespace basalt::schema;

namespace {

QJsonValue json(const QByteArray &text)
{
    return QJsonDocument::fromJson('[' + text + ']').array().at(0);
}

const TargetResolver kTargets = [](const QByteArray &name) {
    return name == "authors" ? QByteArray("018f0000-0000-7000-8000-000000000001") : QByteArray();
};

Result<Field> parse(const QByteArray &text)
{
    return parseField(json(text), "schema.0", kTargets);
}

/** The first fault as `field code`, or `ok`. */
QByteArray faultOf(const QByteArray &field)
{
    const auto parsed = parse(field);
    if (parsed)
        return "ok";
    const FieldError &first = parsed.error().fields.first();
    return (first.field + ' ' + first.code).toUtf8();
}

} // namespace

class TestSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names()
    {
        QVERIFY(isCollectionName("abc") && isCollectionName("A_1"));
        for (const char *bad : {"", "ab", "1abc", "_abc", "a-b", "a b", "äbc", "a\"b"})
            QVERIFY2(!isCollectionName(bad), bad);
        QVERIFY(!isCollectionName(QByteArray(65, 'a')) && isCollectionName(QByteArray(64, 'a')));
        for (const char *reserved : {"id", "ID", "Version", "account_name", "expand", "NOT", "null", "true"})
            QVERIFY2(isReservedFieldName(reserved), reserved);
        for (const char *free : {"record_id", "param_0", "auth_id", "order", "select", "in", "and", "data_x"})
            QVERIFY2(isFieldName(free) && !isReservedFieldName(free), free);
    }

    void physicalNamesFitAndDiffer()
    {
        QCOMPARE(tableName("Posts"), "col_posts");
        QCOMPARE(columnName("Title"), "Title");
        const QByteArray longName(64, 'x');
        QCOMPARE(tableName(longName).size(), 63);
        QVERIFY(tableName(longName) != tableName(QByteArray(QByteArray(63, 'x') + 'y')));
        QCOMPARE(columnName(longName).size(), 63);
        QVERIFY(columnName("xmin") != "xmin" && columnName("CTID").startsWith("CTID_"));
        QVERIFY(junctionName("col_a", "b_c") != junctionName("col_a_b", "c"));
        QVERIFY(junctionName(tableName(longName), longName).size() <= 63);
    }

    void decimals_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("canonical");
        QTest::newRow("plain") << QByteArray("12.50") << QByteArray("12.50");
        QTest::newRow("zeros in front") << QByteArray("0007.1") << QByteArray("7.1");
        QTest::newRow("plus") << QByteArray("+3") << QByteArray("3");
        QTest::newRow("negative") << QByteArray("-0.10") << QByteArray("-0.10");
        QTest::newRow("negative zero") << QByteArray("-0.00") << QByteArray("0.00");
        QTest::newRow("64 digits") << QByteArray(64, '9') << QByteArray(64, '9');
        for (const char *bad : {"", "-", "1.", ".5", "1e3", "1,5", "0x1", "NaN", " 1", "1 ", "--1"})
            QTest::addRow("refused '%s'", bad) << QByteArray(bad) << QByteArray();
        QTest::newRow("65 digits") << QByteArray(65, '9') << QByteArray();
    }
    void decimals()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, canonical);
        QCOMPARE(canonicalDecimal(text).value_or(QByteArray()), canonical);
    }

    void formats()
    {
        for (const char *good : {"a@b.co", "first.last+tag@sub.example.org", "jürgen@bücher.example"})
            QVERIFY2(isEmailAddress(QString::fromUtf8(good)), good);
        for (const char *bad :
             {"", "a", "a@b", "@b.co", "a@", "a b@c.de", "a@b..co", "a@-b.co", ".a@b.co", "a@@b.co", "<a@b.co>"})
            QVERIFY2(!isEmailAddress(QString::fromUtf8(bad)), bad);
        for (const char *good : {"http://a", "https://example.org/x?y=z#w", "https://example.org:8443/"})
            QVERIFY2(isWebAddress(QString::fromUtf8(good)), good);
        for (const char *bad : {"", "ftp://a", "javascript:alert(1)", "http://", "//a", "http://a b", "example.org"})
            QVERIFY2(!isWebAddress(QString::fromUtf8(bad)), bad);
    }

    void fields_data();
    void fields()
    {
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, fault);
        QCOMPARE(faultOf(field), fault);
    }

    void fieldsSurviveStoring();

    void duplicateNamesAreFound();

    void values_data();
    void values()
    {
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, outcome);
        const auto parsed = parse("{\"name\":\"a\"," + field + '}');
        QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().fields.first().message));
        const DecodedValue decoded = decodeValue(*parsed, json(value));
        if (!decoded) {
            QCOMPARE(decoded.error().code.toUtf8(), outcome);
            return;
        }
        core::JsonWriter out;
        out.value(toJson(*parsed, *decoded));
        QCOMPARE(out.bytes(), outcome);
    }

    void snapshotFindsCollections();

    void fieldLists();
};

void TestSchema::fields_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("fault");
    const auto row = [](const char *name, const char *field, const char *fault) {
        QTest::newRow(name) << QByteArray(field) << QByteArray(fault);
    };
    row("least", R"({"name":"a","type":"text"})", "ok");
    row("type in capitals", R"({"name":"a","type":"TEXT"})", "ok");
    row("as the contract answers",
        R"({"name":"a","type":"text","required":false,"default":null,"unique":false,)"
        R"("options":null,"collection":null,"on_delete":null,"pii":false,"mask_type":null,"expression":null,)"
        R"("return_type":null})",
        "ok");
    row("no name", R"({"type":"text"})", "schema.0.name invalid_name");
    row("reserved", R"({"name":"Created_At","type":"text"})", "schema.0.name reserved_name");
    row("file", R"({"name":"a","type":"file"})", "schema.0.type type_not_supported");
    row("computed", R"({"name":"a","type":"Computed","expression":"1","return_type":"NUMBER","options":{},"required":false})",
        "ok");
    row("computed as nothing", R"({"name":"a","type":"computed","expression":"1"})",
        "schema.0.return_type invalid_return_type");
    row("computed by nothing", R"({"name":"a","type":"computed","return_type":"text"})",
        "schema.0.expression required_missing");
    row("computed and unique", R"({"name":"a","type":"computed","expression":"1","return_type":"text","unique":true})",
        "schema.0.unique not_for_computed");
    row("expression of a text", R"({"name":"a","type":"text","expression":"1"})", "schema.0.expression unknown_field");
    row("unknown type", R"({"name":"a","type":"blob"})", "schema.0.type unknown_type");
    row("unknown member", R"({"name":"a","type":"text","requierd":true})", "schema.0.requierd unknown_field");
    row("no object", R"("a")", "schema.0 invalid_type");
    row("required is no flag", R"({"name":"a","type":"text","required":1})", "schema.0.required invalid_type");
    row("reference", R"({"name":"a","type":"reference","collection":"authors","on_delete":"cascade"})", "ok");
    row("no target", R"({"name":"a","type":"reference","on_delete":"cascade"})", "schema.0.collection required_missing");
    row("unknown target", R"({"name":"a","type":"reference","collection":"x","on_delete":"cascade"})",
        "schema.0.collection invalid_collection");
    row("no action", R"({"name":"a","type":"reference","collection":"authors"})", "schema.0.on_delete invalid_on_delete");
    row("required and set_null",
        R"({"name":"a","type":"reference","collection":"authors","on_delete":"set_null","required":true})",
        "schema.0.on_delete invalid_on_delete");
    row("target of a text", R"({"name":"a","type":"text","collection":"authors"})", "schema.0.collection unknown_field");
    row("unique json", R"({"name":"a","type":"json","unique":true})", "schema.0.unique invalid_unique");
    row("select", R"({"name":"a","type":"select","options":{"values":["x","y"]}})", "ok");
    row("select without values", R"({"name":"a","type":"select"})", "schema.0.options.values invalid_option");
    row("select twice the same", R"({"name":"a","type":"select","options":{"values":["x","x"]}})",
        "schema.0.options.values invalid_option");
    row("option of another type", R"({"name":"a","type":"text","options":{"min":1}})", "schema.0.options.min unknown_option");
    row("mistyped option", R"({"name":"a","type":"text","options":{"max_lenght":1}})",
        "schema.0.options.max_lenght unknown_option");
    row("bounds crossed", R"({"name":"a","type":"number","options":{"min":2,"max":1}})", "schema.0.options.max invalid_option");
    row("date bound", R"({"name":"a","type":"date","options":{"min":"2026-02-30"}})", "schema.0.options.min invalid_option");
    row("lengths crossed", R"({"name":"a","type":"text","options":{"min_length":2,"max_length":1}})",
        "schema.0.options.max_length invalid_option");
    row("pattern", R"({"name":"a","type":"text","options":{"pattern":"^[a-z]+$"}})", "ok");
    row("broken pattern", R"({"name":"a","type":"text","options":{"pattern":"*"}})", "schema.0.options.pattern invalid_option");
    row("pattern with a back reference", R"({"name":"a","type":"text","options":{"pattern":"(a)\\1"}})",
        "schema.0.options.pattern invalid_option");
    row("default", R"({"name":"a","type":"integer","default":3})", "ok");
    row("default of another type", R"({"name":"a","type":"integer","default":"x"})", "schema.0.default invalid_default");
    row("default beyond the bounds", R"({"name":"a","type":"integer","options":{"max":2},"default":3})",
        "schema.0.default invalid_default");
    row("now", R"({"name":"a","type":"date","default":"@now"})", "ok");
    row("now as a number", R"({"name":"a","type":"number","default":"@now"})", "schema.0.default invalid_default");
    row("caller", R"({"name":"a","type":"text","default":"@request.auth.id"})", "ok");
    row("caller as url", R"({"name":"a","type":"url","default":"@request.auth.id"})", "schema.0.default invalid_default");
    row("mask", R"({"name":"a","type":"text","pii":true,"mask_type":"phone"})", "ok");
    row("unknown mask", R"({"name":"a","type":"text","pii":true,"mask_type":"x"})", "schema.0.mask_type invalid_mask_type");
    row("max_select without multiple",
        R"({"name":"a","type":"select","options":{"values":["x","y"],"max_select":2,"multiple":false}})",
        "schema.0.options.max_select invalid_option");
}

void TestSchema::fieldsSurviveStoring()
{
    Collection collection = Collection::named("things");
    for (const char *text :
         {R"({"name":"a","type":"select","options":{"values":["x","y"],"multiple":true},"default":["x"]})",
          R"({"name":"b","type":"reference","collection":"authors","on_delete":"restrict","options":{"max_select":3}})",
          R"({"name":"c","type":"decimal","options":{"min":"0.10"},"unique":true,"required":true,"default":"1.50"})",
          R"({"name":"d","type":"text","pii":true,"mask_type":"email","options":{"pattern":"@"}})"})
        collection.append(*parse(text));
    Collection loaded = Collection::named("things");
    QVERIFY(loadFields(loaded, storeFields(collection)));
    QCOMPARE(loaded.columns.size(), collection.columns.size());
    for (size_t i = 0; i < loaded.columns.size(); ++i)
        QVERIFY(sameDefinition(loaded.columns[i], collection.columns[i]));
    QVERIFY(loaded.field("b")->multiple && loaded.field("b")->targetId == kTargets("authors"));
    QVERIFY(!loaded.field("b")->hasColumn() && loaded.field("c")->hasColumn());
    QCOMPARE(loaded.columnIndex("a"), int(kSystemColumnCount));
    QCOMPARE(loaded.columnIndex("A"), -1);
}

void TestSchema::duplicateNamesAreFound()
{
    const auto fields =
        parseFields(json(R"([{"name":"Title","type":"text"},{"name":"tItle","type":"text"}])").toArray(), kTargets);
    QVERIFY(!fields);
    QCOMPARE(fields.error().fields.first().code, "duplicate_name");
    QCOMPARE(fields.error().fields.first().field, "schema.1.name");
}

void TestSchema::values_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("outcome"); // JSON of the canonical value, or the code of the fault
    const auto row = [](const char *field, const char *value, const char *outcome) {
        QTest::addRow("%s %s", field, value) << QByteArray(field) << QByteArray(value) << QByteArray(outcome);
    };
    const char *text = R"("type":"text")";
    row(text, R"("äöü 😀")", R"("äöü 😀")");
    row(text, "5", "invalid_type");
    row(text, R"("a\u0000b")", "invalid_character");
    row(text, R"("\ud800")", "invalid_character");
    row(text, "null", "null");
    const char *number = R"("type":"number","options":{"min":-1,"max":1e6})";
    row(number, "5", "5");
    row(number, "2.5", "2.5");
    row(number, "true", "invalid_type");
    row(number, R"("5")", "invalid_type");
    row(number, "-2", "too_small");
    row(number, "1e7", "too_large");
    const char *integer = R"("type":"integer")";
    row(integer, "9223372036854775807", "9223372036854775807");
    row(integer, "9223372036854775808", "out_of_range");
    row(integer, "5.0", "5");
    row(integer, "5.5", "invalid_type");
    const char *decimal = R"("type":"decimal","options":{"max":"100"})";
    row(decimal, R"("12.50")", R"("12.50")");
    row(decimal, "12", R"("12")");
    row(decimal, "12.5", "invalid_type");
    row(decimal, R"("1e2")", "invalid_decimal_format");
    row(decimal, R"("100.000")", R"("100.000")");
    row(decimal, R"("100.001")", "too_large");
    row(R"("type":"boolean")", "true", "true");
    row(R"("type":"boolean")", "1", "invalid_type");
    const char *datetime = R"("type":"datetime")";
    row(datetime, R"("2026-11-20T21:38:41+01:00")", R"("2026-11-20T20:38:41.000Z")");
    row(datetime, R"("2026-11-20 21:38")", R"("2026-11-20T21:38:00.000Z")");
    row(datetime, R"("yesterday")", "invalid_datetime_format");
    row(datetime, "5", "invalid_datetime_format");
    row(R"("type":"date")", R"("2024-02-29")", R"("2024-02-29")");
    row(R"("type":"date")", R"("2023-02-29")", "invalid_date_format");
    row(R"("type":"email")", R"("a@b.co")", R"("a@b.co")");
    row(R"("type":"email")", R"("a")", "invalid_email_format");
    row(R"("type":"url")", R"("https://a/b")", R"("https://a/b")");
    row(R"("type":"url")", R"("javascript:1")", "invalid_url_format");
    row(R"("type":"json")", R"({"a":[1,null,"x"]})", R"({"a":[1,null,"x"]})");
    row(R"("type":"json")", "5", "5");
    row(R"("type":"json")", R"({"a\u0000":1})", "invalid_character");
    row(R"("type":"json")", R"([["\u0000"]])", "invalid_character");
    const char *select = R"("type":"select","options":{"values":["x","y","z"],"max_select":2})";
    row(select, R"(["y","x"])", R"(["y","x"])");
    row(select, R"("x")", "invalid_type");
    row(select, R"(["x","q"])", "invalid_choice");
    row(select, R"(["x","x"])", "duplicate_value");
    row(select, R"(["x","y","z"])", "too_many_values");
    const char *one = R"("type":"select","options":{"values":["x","y"]})";
    row(one, R"("x")", R"("x")");
    row(one, R"(["x"])", "invalid_type");
    const char *reference = R"("type":"reference","collection":"authors","on_delete":"cascade")";
    row(reference, R"("")", "empty_reference");
    row(reference, "5", "invalid_reference");
    const char *sized = R"("type":"text","options":{"min_length":2,"max_length":3})";
    row(sized, R"("😀😀😀")", R"("😀😀😀")");
    row(sized, R"("😀")", "too_short");
    row(sized, R"("abcd")", "too_long");
    const char *pattern = R"("type":"text","options":{"pattern":"^(a+)+$"})";
    row(pattern, R"("aaa")", R"("aaa")");
    row(pattern, R"("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab")", "pattern_mismatch");
}

void TestSchema::snapshotFindsCollections()
{
    Collection authors = Collection::named("Authors");
    authors.id = kTargets("authors");
    Collection books = Collection::named("books");
    books.id = "018f0000-0000-7000-8000-000000000002";
    books.append(*parse(R"({"name":"author","type":"reference","collection":"authors","on_delete":"cascade"})"));
    const SchemaSnapshot snapshot({books, authors});
    QCOMPARE(snapshot.collections().front()->name, "Authors");
    QCOMPARE(snapshot.find("AUTHORS"), snapshot.byId(authors.id));
    QVERIFY(!snapshot.find("nothing"));
    QCOMPARE(snapshot.find("books")->field("author")->targetName, "Authors");
    QCOMPARE(snapshot.referencesTo(authors.id).size(), 1);
    QCOMPARE(snapshot.referencesTo(books.id).size(), 0);
}

void TestSchema::fieldLists()
{
    QVERIFY(FieldList::parse("list_fields", QJsonValue::Null)->allowsAll());
    QVERIFY(FieldList::parse("list_fields", "*")->allowsAll());
    for (const QJsonValue &value : {json(R"(["a","b"])"), QJsonValue(R"(["a","b"])")}) {
        const auto list = FieldList::parse("list_fields", value);
        QVERIFY(list && !list->allowsAll() && list->allows("a") && !list->allows("c"));
        QCOMPARE(list->text(), R"(["a","b"])");
    }
    for (const char *bad : {"5", "\"a\"", "[1]", "{}", "\"[\""})
        QVERIFY2(!FieldList::parse("list_fields", json(bad)), bad);
}

QTEST_APPLESS_MAIN(TestSchema)
#include "tst_schema.moc"
