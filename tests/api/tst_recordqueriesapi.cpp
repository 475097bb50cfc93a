// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recordworld.h"
#include "support/textdepth.h"

#include <QJsonArray>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

/** Filters, sorting, pages and chosen fields of a list. */
class TestRecordQueriesApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void cleanupTestCase() { DataWorld::endAll(); }

    void filters_data();
    void filters();
    void sorting_data();
    void sorting();
    void paging();
    void unknownParametersAreNamed();
    void whatIsTooDeepIsRefused_data();
    void whatIsTooDeepIsRefused();
    void fieldsAreChosen();
};

void TestRecordQueriesApi::filters_data()
{
    QTest::addColumn<QByteArray>("filter");
    QTest::addColumn<QByteArray>("expected"); ///< titles in their order, or the refusal
    const auto row = [](const char *filter, const char *expected) {
        QTest::addRow("%s", filter) << QByteArray(filter) << QByteArray(expected);
    };
    row("title = 'a'", "a");
    row("title = \"a\"", "a");
    row("title != 'a'", "b c d e");
    row("title < 'c'", "a b");
    row("title >= 'c' && title <= 'd'", "c d");
    row("title IN ('a', 'e', 'q')", "a e");
    row("title NOT IN ('a', 'e')", "b c d");
    row("title ~ 'A'", "a");
    row("title !~ 'a'", "b c d e");
    row("mail ~ 'ben'", "b");
    row("mail ~ 'ben%'", "b");
    row("mail ~ '%TEST'", "a b d");
    row("mail ~ '100\\%'", "d");
    row("mail ~ 'd\\_1'", "d");
    row("mail ~ 'd_100%'", "d");
    row("mail !~ 'ann'", "b d");
    row("mail = null", "c e");
    row("mail IS NULL", "c e");
    row("mail != null", "a b d");
    row("mail IS NOT NULL", "a b d");
    row("site ~ '100\\%25'", "c");
    row("amount = 1.5", "a");
    row("amount = 2", "b");
    row("amount < 0", "c");
    row("amount = -3.25", "c");
    row("amount > -1 && amount < 1", "e");
    row("amount IN (1.5, -3.25)", "a c");
    row("amount = null", "d");
    row("count = 9007199254740993", "c");
    row("count = 9007199254740992", "");
    row("count > 1.5", "b c");
    row("count IN (0, 1)", "a e");
    row("count >= 1 AND count <= 2", "a b");
    row("price = 1.5", "a e");
    row("price = '1.500'", "a e");
    row("price > 9.99", "b");
    row("price < 0", "d");
    row("price < amount", "");
    row("price > amount", "b c e");
    row("price IN (10, -0.50)", "b d");
    row("price >= 1.4999999999999999999999", "a b c e");
    row("price > count", "a b e");
    row("done = true", "a");
    row("done", "a");
    row("done = false", "b");
    row("done != true", "b");
    row("!done", "b");
    row("done = null", "c d e");
    row("seen = '2026-01-01T01:00:00+01:00'", "a");
    row("seen < '2026-02-01'", "a");
    row("seen >= '2026-02-01T00:00:00Z'", "b c");
    row("seen < @now && seen > '2025-12-31'", "a b c");
    row("due = '2026-02-01'", "b");
    row("due > '2026-01-31'", "b c");
    row("due < @now", "a b c");
    row("created_at > '2020-01-01' && version = 1", "a b c d e");
    row("state = 'open'", "a");
    row("state IN ('open', 'shut')", "a b");
    row("tags ?= 'a'", "a");
    row("tags ?= 'b'", "a b");
    row("tags IS NULL", "c d e");
    row("tags IS NOT NULL", "a b");
    row("!(tags ?= 'a')", "b c d e");
    row("parent IS NOT NULL", "b");
    row("friends IS NOT NULL", "c");
    row("parent = '00000000-0000-7000-8000-000000000000'", "");
    row("extra IS NULL", "b c d e");
    row("created_by = @request.auth.id", "a b c d");
    row("created_by != @request.auth.id", "e");
    row("@request.auth.email = 'ann@example.test'", "a b c d e");
    row("mail = @request.auth.email", "a");
    row("title = 'a' || title = 'b' && amount = 99", "a");
    row("(title = 'a' || title = 'b') && amount = 2", "b");
    row("!(title = 'a' || mail = 'x')", "b d");
    row("NOT title = 'a' AND NOT (title = 'b' OR title = 'c')", "d e");
    row("account_id != ''", "a b c d e");
    row("id IS NOT NULL and id != ''", "a b c d e");
    row("true", "a b c d e");
    row("false", "");
    row("extra = 'x'", "400 filter_invalid type_mismatch filter");
    row("title = 5", "400 filter_invalid type_mismatch filter");
    row("nope = 5", "400 filter_invalid unknown_field filter");
    row("account_name = 'x'", "400 filter_invalid unknown_field filter");
    row("title =", "400 filter_invalid syntax filter");
    row("title = 'a' ORDER BY id", "400 filter_invalid syntax filter");
    row("title = 'a'; DELETE FROM users", "400 filter_invalid syntax filter");
    row("title = 'a' UNION SELECT password_hash FROM users", "400 filter_invalid syntax filter");
    row("1 = 1) --", "400 filter_invalid syntax filter");
    row("title = 'x' /*", "400 filter_invalid syntax filter");
    row("\"title\" = \"title\"", "a b c d e"); // two equal texts
    row("title = 'a\\' OR 1 = 1 --'", "");
    row("title = '$1'", "");
    row("title = '%s'", "");
}

void TestRecordQueriesApi::filters()
{
    QFETCH(QByteArray, filter);
    QFETCH(QByteArray, expected);
    DataWorld &world = DataWorld::current();
    ensureFiltered();
    const HttpAnswer answer = world.get("ann", "/records/filtered?sort=title&filter=" + encoded(filter));
    QCOMPARE(titles(answer), expected);
    if (answer.status == 200)
        QCOMPARE(answer.at("total").toInt(), answer.at("items").toArray().size());
}

void TestRecordQueriesApi::sorting_data()
{
    QTest::addColumn<QByteArray>("sort");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *sort, const char *expected) {
        QTest::addRow("%s", sort) << QByteArray(sort) << QByteArray(expected);
    };
    row("", "e d c b a"); // newest first
    row("title", "a b c d e");
    row("%2Btitle", "a b c d e");
    row("+title", "a b c d e");
    row("-title", "e d c b a");
    row("created_at", "a b c d e");
    row("-created_at", "e d c b a");
    row("id", "a b c d e");
    row("amount", "d c e a b");  // null first
    row("-amount", "b a e c d"); // null last
    row("price,title", "d a e c b");
    row("price,-title", "d e a c b");
    row("%2Bprice,-title", "d e a c b");
    row("-done,title", "a b c d e");
    row("done,-title", "e d c b a");
    row("seen,title", "d e a b c");
    row("mail,title", "c e b a d"); // bytes: capitals first
    row("nope", "400 validation_failed unknown_field sort");
    row("title,nope", "400 validation_failed unknown_field sort");
    row("tags", "400 validation_failed not_sortable sort");
    row("extra", "400 validation_failed not_sortable sort");
    row("account_name", "400 validation_failed unknown_field sort");
    row("title;DROP", "400 validation_failed unknown_field sort");
    row("--title", "400 validation_failed unknown_field sort");
    row("title%20desc", "400 validation_failed unknown_field sort");
    row("(select%201)", "400 validation_failed unknown_field sort");
    row("id,id,id,id,id,id,id,id,id", "400 validation_failed too_many_values sort");
}

void TestRecordQueriesApi::sorting()
{
    QFETCH(QByteArray, sort);
    QFETCH(QByteArray, expected);
    DataWorld &world = DataWorld::current();
    ensureFiltered();
    QCOMPARE(titles(world.get("ann", "/records/filtered?sort=" + sort)), expected);
}

void TestRecordQueriesApi::paging()
{
    DataWorld &world = DataWorld::current();
    ensureFiltered();
    const HttpAnswer first = world.get("ann", "/records/filtered?sort=title&limit=2");
    QCOMPARE(titles(first), "a b");
    QCOMPARE(first.at("total").toInt(), 5);
    QCOMPARE(first.at("skip").toInt(-1), 0);
    QCOMPARE(first.at("limit").toInt(), 2);
    const HttpAnswer last = world.get("ann", "/records/filtered?sort=title&skip=4&limit=2");
    QCOMPARE(titles(last), "e");
    QCOMPARE(last.at("total").toInt(), 5);
    const HttpAnswer beyond = world.get("ann", "/records/filtered?skip=50");
    QCOMPARE(titles(beyond), "");
    QCOMPARE(beyond.at("total").toInt(), 5);
    QCOMPARE(world.get("ann", "/records/filtered").at("limit").toInt(), 30);
    const HttpAnswer uncounted = world.get("ann", "/records/filtered?limit=2&include_count=false");
    QCOMPARE(uncounted.status, 200);
    QVERIFY(uncounted.at("total").isNull());
    // Pages of equal keys neither repeat nor lose a row.
    QByteArrayList seen;
    for (int skip = 0; skip < 5; ++skip)
        seen.append(titles(world.get("ann", "/records/filtered?sort=account_id&limit=1&skip=" + QByteArray::number(skip))));
    std::ranges::sort(seen);
    QCOMPARE(seen.join(' '), "a b c d e");
    for (const char *bad : {"limit=0", "limit=101", "limit=x", "limit=-1", "skip=-1", "skip=x", "include_count=maybe",
                            "skip=99999999999999999999"})
        QCOMPARE(world.get("ann", QByteArray("/records/filtered?") + bad).status, 400);
}

void TestRecordQueriesApi::unknownParametersAreNamed()
{
    DataWorld &world = DataWorld::current();
    ensureFiltered();
    const HttpAnswer unknown = world.get("ann", "/records/filtered?titel=a");
    QCOMPARE(refusal(unknown), "400 validation_failed unknown_parameter titel");
    QVERIFY(text(unknown.at("detail")).contains("titel"));
}

void TestRecordQueriesApi::fieldsAreChosen()
{
    DataWorld &world = DataWorld::current();
    ensureFiltered();
    const HttpAnswer some = world.get("ann", "/records/filtered?sort=title&fields=id,title,tags");
    const QJsonObject first = some.at("items.0").toObject();
    QCOMPARE(first.keys().join(','),
             "account_id,account_name,created_at,created_by,id,tags,title,updated_at,updated_by,version");
    QCOMPARE(first.value("tags").toArray().size(), 2);
    const QByteArray path = "/records/filtered/" + text(first.value("id"));
    QVERIFY(world.get("ann", path + "?fields=count").at("title").isUndefined());
    QCOMPARE(world.get("ann", path + "?fields=count").at("count").toInt(), 1);
    QCOMPARE(refusal(world.get("ann", "/records/filtered?fields=title,nope")), "400 validation_failed unknown_field fields");
    QCOMPARE(refusal(world.get("ann", path + "?fields=nope")), "400 validation_failed unknown_field fields");
}

/** SQLite reads statements with a stack of a fixed size; what does not fit is the asker's to mend, and no fault of the server. */
void TestRecordQueriesApi::whatIsTooDeepIsRefused_data()
{
    const auto times = [](const QByteArray &text, int count) { return text.repeated(count); };
    QTest::addColumn<QByteArray>("filter");
    QTest::newRow("negations") << times("!", 150) + "b";
    QTest::newRow("a long sum") << "n" + times("+1", 90) + "=1";
    QTest::newRow("sums in brackets") << times("1+(", 60) + "n" + times(")", 60) + "=1";
    QTest::newRow("and in or in and") << times("(n=1||(n=2&&", 15) + "n=3" + times("))", 15);
}

void TestRecordQueriesApi::whatIsTooDeepIsRefused()
{
    QFETCH(QByteArray, filter);
    DataWorld &world = DataWorld::current();
    if (world.get("root", "/collections/depths").status != 200) {
        world.makeCollection(R"({"name":"depths","schema":[{"name":"n","type":"integer"},{"name":"b","type":"boolean"}],)"
                             R"("list_rule":"","create_rule":""})");
    }
    const HttpAnswer list = world.get("ann", "/records/depths?filter=" + encoded(filter));
    if (followsDeepTexts(testEngine())) {
        QCOMPARE(list.status, 200);
        return;
    }
    QCOMPARE(list.status, 400);
    QCOMPARE(list.at("code").toInt(), int(Code::QueryTooDeep));
    QCOMPARE(world.get("ann", "/records/depths?filter=" + encoded("!b || n + 1 = 2")).status, 200);
}

QTEST_GUILESS_MAIN(TestRecordQueriesApi)
#include "tst_recordqueriesapi.moc"
