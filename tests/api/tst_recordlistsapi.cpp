// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pages of records by cursor, and totals.

#include "dataworld.h"
#include "records/keyset.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

namespace {

constexpr char kFields[] =
    R"({"name":"title","type":"text","required":true},{"name":"amount","type":"number"},{"name":"rank","type":"integer"},)"
    R"({"name":"price","type":"decimal"},{"name":"done","type":"boolean"},{"name":"seen","type":"datetime"},)"
    R"({"name":"due","type":"date"},{"name":"secret","type":"text"},{"name":"mail","type":"email","pii":true,"mask_type":"email"})";
constexpr char kSignedIn[] =
    R"("list_rule":"@request.auth.id != ''","view_rule":"@request.auth.id != ''","create_rule":"@request.auth.id != ''",)"
    R"("update_rule":"@request.auth.id != ''","delete_rule":"@request.auth.id != ''")";
constexpr char kOwner[] = R"("list_rule":"created_by = @request.auth.id","view_rule":"created_by = @request.auth.id",)"
                          R"("create_rule":"","update_rule":"created_by = @request.auth.id","delete_rule":null)";

void ensureCollection(const QByteArray &name, const QByteArray &rest)
{
    DataWorld &world = DataWorld::current();
    if (world.get("root", "/collections/" + name).status == 404)
        world.makeCollection(R"({"name":")" + name + R"(","schema":[)" + kFields + "]," + rest + '}');
}

/** Values that repeat, and nulls among them. */
QByteArray mixedRecord(int i)
{
    QJsonObject record{{"title", QString("t%1").arg(i % 7)}};
    if (i % 3)
        record.insert("amount", (i % 5) - 1.5);
    if (i % 4)
        record.insert("rank", (i % 4 == 1 ? 9007199254740993LL : qint64(i % 6)));
    if (i % 5)
        record.insert("price", QString("%1.%2").arg(i % 4 - 1).arg(i % 2 ? "5" : "50"));
    if (i % 3 != 1)
        record.insert("done", i % 2 == 0);
    if (i % 6)
        record.insert("seen", QString("2026-01-0%1T00:00:00.00%2Z").arg(i % 3 + 1).arg(i % 2));
    if (i % 2)
        record.insert("due", QString("2026-02-0%1").arg(i % 4 + 1));
    return QJsonDocument(record).toJson(QJsonDocument::Compact);
}

/** 37 records of ann, one of eve. */
void ensureMixed()
{
    DataWorld &world = DataWorld::current();
    if (world.get("root", "/collections/mixed").status == 200)
        return;
    ensureCollection("mixed", kSignedIn);
    for (int i = 0; i < 37; ++i)
        world.makeRecord("ann", "mixed", mixedRecord(i));
    world.makeRecord("eve", "mixed", mixedRecord(1));
}

QByteArrayList ids(const HttpAnswer &answer)
{
    QByteArrayList all;
    for (const QJsonValue &item : answer.at("items").toArray())
        all.append(text(item["id"]));
    return all;
}

QByteArray fault(const HttpAnswer &answer)
{
    return QByteArray::number(answer.status) + ' ' + text(answer.at("details.0.code")) + ' '
        + text(answer.at("details.0.field"));
}

/** All pages of a list, walked in one direction; what happens between two pages is up to the caller. */
struct Walk
{
    QByteArray person = "ann";
    QByteArray path; ///< with a query
    bool backwards = false;
    int limit = 4;
    std::function<void(int page)> between = {};

    [[nodiscard]] QByteArrayList pages(QByteArray cursor = {}) const
    {
        QByteArrayList all;
        const QByteArray parameter = backwards ? "cursor_before=" : "cursor=";
        for (int page = 0; page < 200; ++page) {
            const HttpAnswer answer =
                DataWorld::current().get(person, path + "&limit=" + QByteArray::number(limit) + '&' + parameter + cursor);
            if (answer.status != 200) {
                all.append(answer.body);
                return all;
            }
            const QByteArrayList found = ids(answer);
            all = backwards ? found + all : all + found;
            if (!answer.at("has_more").toBool())
                return all;
            if (found.size() != limit)
                qFatal("a page with more behind it is not full");
            cursor = text(answer.at(backwards ? "prev_cursor" : "next_cursor"));
            if (between)
                between(page);
        }
        qFatal("the list does not end");
    }
};

} // namespace

class TestRecordListsApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void cleanupTestCase() { DataWorld::endAll(); }

    void envelope();
    void pagesAreTheList_data();
    void pagesAreTheList();
    void walksUnderWrites_data();
    void walksUnderWrites();
    void anEmptyPageLeadsBack();
    void newRowsAreFoundFromTheEnd();
    void relatedRecordsStandInside();
    void sortsByWhatRelationsLeadTo();
    void rulesHoldOnEveryPage();
    void refusedCursors();
    void hiddenFieldsCannotBePagedBy();
    void longValuesAreRefused();
    void cursorsOutliveARestart();
    void totals();
    void estimatesTellNothingOfOthers();
    void deepPagesUseTheIndex_data();
    void deepPagesUseTheIndex();
};

void TestRecordListsApi::envelope()
{
    ensureMixed();
    DataWorld &world = DataWorld::current();
    const HttpAnswer first = world.get("ann", "/records/mixed?cursor=&limit=10&fields=title");
    QCOMPARE(first.status, 200);
    QCOMPARE(first.json().keys().join(','), "has_more,items,next_cursor,prev_cursor,total");
    QCOMPARE(first.at("items").toArray().size(), 10);
    QVERIFY(first.at("has_more").toBool());
    QVERIFY(first.at("total").isNull());
    const QByteArray next = text(first.at("next_cursor"));
    QVERIFY(QRegularExpression("^[A-Za-z0-9_-]+$").match(QString::fromUtf8(next)).hasMatch());
    // The cursor of the same place is the same text, so that pages can be told apart by their bytes.
    QCOMPARE(text(world.get("ann", "/records/mixed?cursor=&limit=10").at("next_cursor")), next);
    QCOMPARE(ids(world.get("ann", "/records/mixed?limit=5&cursor=" + next)),
             ids(world.get("ann", "/records/mixed?skip=10&limit=5")));
    // The number of rows and the fields may change from page to page.
    QCOMPARE(ids(world.get("ann", "/records/mixed?limit=50&fields=rank&cursor=" + next)).size(), 27);
    const HttpAnswer none = world.get("ann", "/records/mixed?cursor=&filter=title%3D%27none%27");
    QCOMPARE(none.json(),
             QJsonObject({{"items", QJsonArray()},
                          {"next_cursor", QJsonValue()},
                          {"prev_cursor", QJsonValue()},
                          {"has_more", false},
                          {"total", QJsonValue()}}));
}

void TestRecordListsApi::pagesAreTheList_data()
{
    QTest::addColumn<QByteArray>("query");
    for (const char *query : {"sort=",
                              "sort=created_at",
                              "sort=-created_at",
                              "sort=id",
                              "sort=-id",
                              "sort=title",
                              "sort=-title",
                              "sort=amount",
                              "sort=-amount",
                              "sort=rank",
                              "sort=-rank",
                              "sort=price",
                              "sort=-price",
                              "sort=done",
                              "sort=-done",
                              "sort=seen",
                              "sort=-seen",
                              "sort=due",
                              "sort=-due",
                              "sort=done,-amount",
                              "sort=-done,amount",
                              "sort=-done,-amount,-due",
                              "sort=title,-rank,due",
                              "sort=-price,seen,-title",
                              "sort=account_id,-due",
                              "sort=version,created_by,amount",
                              "sort=amount,id,title",
                              "sort=-rank&filter=done%3Dtrue",
                              "sort=due&filter=amount%20IS%20NULL",
                              "sort=title,title"})
        QTest::newRow(query) << QByteArray(query);
}

void TestRecordListsApi::pagesAreTheList()
{
    QFETCH(QByteArray, query);
    ensureMixed();
    const QByteArray path = "/records/mixed?" + query;
    const QByteArrayList all = ids(DataWorld::current().get("ann", path + "&limit=100"));
    QVERIFY(all.size() >= 6);
    for (const int limit : {1, 4, 36, 37, 100}) {
        QCOMPARE(Walk({.path = path, .backwards = false, .limit = limit}).pages(), all);
        QCOMPARE(Walk({.path = path, .backwards = true, .limit = limit}).pages(), all);
    }
    // From the middle: what comes before a page and what comes after it are its neighbours.
    const HttpAnswer middle = DataWorld::current().get(
        "ann", path + "&limit=2&cursor=" + text(DataWorld::current().get("ann", path + "&limit=3&cursor=").at("next_cursor")));
    QCOMPARE(ids(middle), all.mid(3, 2));
    QCOMPARE(ids(DataWorld::current().get("ann", path + "&limit=2&cursor_before=" + text(middle.at("prev_cursor")))),
             all.mid(1, 2));
    QCOMPARE(ids(DataWorld::current().get("ann", path + "&limit=1&cursor=" + text(middle.at("next_cursor")))), all.mid(5, 1));
}

void TestRecordListsApi::walksUnderWrites_data()
{
    QTest::addColumn<QByteArray>("sort");
    QTest::addColumn<bool>("backwards");
    for (const char *sort : {"-created_at", "title", "-amount", "amount,-title", "-due,rank"}) {
        QTest::addRow("%s", sort) << QByteArray(sort) << false;
        QTest::addRow("%s back", sort) << QByteArray(sort) << true;
    }
}

/** Every row that is there throughout comes exactly once, in order, whatever is inserted and deleted between the pages. */
void TestRecordListsApi::walksUnderWrites()
{
    constexpr int kPagesWithWrites = 12;
    QFETCH(QByteArray, sort);
    QFETCH(bool, backwards);
    DataWorld &world = DataWorld::current();
    ensureCollection("moving", kSignedIn);
    for (const QByteArray &old : ids(world.get("ann", "/records/moving?limit=100")))
        world.send("ann", "DELETE", "/records/moving/" + old);
    QByteArrayList fleeting;
    for (int i = 0; i < 30; ++i) {
        const QByteArray id = world.makeRecord("ann", "moving", mixedRecord(i));
        if (i % 3 == 0)
            fleeting.append(id);
    }
    const QByteArray path = "/records/moving?sort=" + sort;
    QByteArrayList expected = ids(world.get("ann", path + "&limit=100"));
    for (const QByteArray &id : fleeting)
        expected.removeAll(id);

    const auto between = [&](int page) {
        for (int i = 0; i < 2 && !fleeting.isEmpty(); ++i)
            QCOMPARE(world.send("ann", "DELETE", "/records/moving/" + fleeting.takeLast()).status, 204);
        // Not for ever: new rows may stand where the walk goes to.
        for (int i = 0; i < 3 && page < kPagesWithWrites; ++i)
            world.makeRecord("ann", "moving", mixedRecord(page * 5 + i));
    };
    QByteArrayList seen = Walk({.path = path, .backwards = backwards, .limit = 3, .between = between}).pages();
    QCOMPARE(QSet<QByteArray>(seen.begin(), seen.end()).size(), seen.size());
    seen.removeIf([&expected](const QByteArray &id) { return !expected.contains(id); });
    QCOMPARE(seen, expected);
}

void TestRecordListsApi::anEmptyPageLeadsBack()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("shrinking", kSignedIn);
    QByteArrayList made;
    for (int i = 0; i < 5; ++i)
        made.append(world.makeRecord("ann", "shrinking", mixedRecord(i)));
    const QByteArray path = "/records/shrinking?sort=created_at&limit=3";
    const HttpAnswer first = world.get("ann", path + "&cursor=");
    for (const int gone : {3, 4})
        world.send("ann", "DELETE", "/records/shrinking/" + made[gone]);
    const HttpAnswer empty = world.get("ann", path + "&cursor=" + text(first.at("next_cursor")));
    QCOMPARE(ids(empty), QByteArrayList());
    QVERIFY(!empty.at("has_more").toBool());
    QCOMPARE(ids(world.get("ann", path + "&cursor_before=" + text(empty.at("prev_cursor")))), made.first(3));
    // The same at the beginning.
    const HttpAnswer before = world.get("ann", path + "&cursor_before=" + text(first.at("prev_cursor")));
    QCOMPARE(ids(before), QByteArrayList());
    QCOMPARE(ids(world.get("ann", path + "&cursor=" + text(before.at("next_cursor")))), made.first(3));
}

void TestRecordListsApi::newRowsAreFoundFromTheEnd()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("growing", kSignedIn);
    world.makeRecord("ann", "growing", mixedRecord(1));
    const QByteArray path = "/records/growing?sort=created_at&cursor=";
    const HttpAnswer all = world.get("ann", path);
    QVERIFY(!all.at("has_more").toBool());
    const HttpAnswer nothing = world.get("ann", path + text(all.at("next_cursor")));
    QCOMPARE(ids(nothing), QByteArrayList());
    const QByteArray added = world.makeRecord("bob", "growing", mixedRecord(2));
    QCOMPARE(ids(world.get("ann", path + text(nothing.at("next_cursor")))), QByteArrayList{added});
}

void TestRecordListsApi::relatedRecordsStandInside()
{
    DataWorld &world = DataWorld::current();
    const QByteArray fields = R"({"name":"title","type":"text"},{"name":"next","type":"reference","collection":"chain",)"
                              R"("on_delete":"set_null"})";
    world.makeCollection(R"({"name":"chain","schema":[)" + fields + "]," + kSignedIn + '}');
    QByteArray next;
    for (const char *title : {"e", "d", "c", "b", "a"}) {
        const QByteArray reference = next.isNull() ? QByteArray() : QByteArray(R"(,"next":")" + next + '"');
        next = world.makeRecord("ann", "chain", R"({"title":")" + QByteArray(title) + '"' + reference + '}');
    }
    const auto pairs = [](const HttpAnswer &answer) {
        QByteArrayList all;
        for (const QJsonValue &item : answer.at("items").toArray())
            all.append(text(item["title"]) + text(item["next"]["title"]));
        return all.join(' ');
    };
    const QByteArray path = "/records/chain?sort=title&limit=2&expand=next&fields=title,next.title";
    const HttpAnswer first = world.get("ann", path + "&cursor=");
    QCOMPARE(pairs(first), "ab bc");
    QCOMPARE(pairs(world.get("ann", path + "&cursor=" + text(first.at("next_cursor")))), "cd de");
    const HttpAnswer last = world.get("ann", path + "&cursor_before=");
    QCOMPARE(pairs(last), "de e");
    QCOMPARE(pairs(world.get("ann", path + "&cursor_before=" + text(last.at("prev_cursor")))), "bc cd");
}

/** What the caller may not view sorts as if it were not there. */
void TestRecordListsApi::sortsByWhatRelationsLeadTo()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(
        R"({"name":"firms","schema":[{"name":"name","type":"text"},{"name":"size","type":"decimal"},)"
        R"({"name":"secret","type":"text"},{"name":"tags","type":"select","options":{"values":["a"],"multiple":true}}],)"
        R"("view_fields":["name","size","tags"],"create_rule":"","update_rule":"","view_rule":"name != 'Hidden'"})");
    world.makeCollection(QByteArray(R"({"name":"staff","schema":[{"name":"title","type":"text"},)"
                                    R"({"name":"firm","type":"reference","collection":"firms","on_delete":"set_null"}],)")
                         + kSignedIn + '}');
    const QByteArray beta = world.makeRecord("ann", "firms", R"({"name":"Beta","size":"9.25"})");
    const QByteArray alpha = world.makeRecord("ann", "firms", R"({"name":"Alpha","size":"10.5"})");
    const QByteArray hidden = world.makeRecord("ann", "firms", R"({"name":"Hidden","size":"1","secret":"x"})");
    int number = 0;
    for (const QByteArray &firm : {beta, alpha, hidden, QByteArray(), beta, alpha}) {
        const QByteArray reference = firm.isNull() ? "null" : '"' + firm + '"';
        world.makeRecord("ann", "staff", "{\"title\":\"" + QByteArray::number(++number) + "\",\"firm\":" + reference + '}');
    }
    const auto sorted = [&world](const QByteArray &sort) {
        QByteArray titles;
        const QByteArray path = "/records/staff?sort=" + sort;
        const HttpAnswer all = world.get("ann", path);
        for (const QJsonValue &item : all.at("items").toArray())
            titles += text(item["title"]);
        for (const int limit : {1, 2, 4, 100}) {
            for (const bool backwards : {false, true}) {
                if (Walk({.path = path, .backwards = backwards, .limit = limit}).pages() != ids(all))
                    return QByteArray("cursors lead elsewhere");
            }
        }
        return titles;
    };
    QCOMPARE(sorted("firm.name,title"), "342615");
    QCOMPARE(sorted("-firm.name,title"), "152634");
    QCOMPARE(sorted("firm.size,-title"), "435162");
    QCOMPARE(sorted("-firm.size,firm.created_at,title"), "261534");
    world.send("ann", "PATCH", "/records/firms/" + hidden, R"({"size":"99"})");
    QCOMPARE(sorted("-firm.size,title"), "261534");
    const auto refused = [&world](const QByteArray &sort) {
        const HttpAnswer answer = world.get("ann", "/records/staff?sort=" + sort);
        return QByteArray::number(answer.status) + ' ' + text(answer.at("details.0.code"));
    };
    QCOMPARE(refused("firm.nothing"), "400 unknown_field");
    QCOMPARE(refused("firm.secret"), "400 unknown_field");
    QCOMPARE(refused("title.name"), "400 unknown_field");
    QCOMPARE(refused("firm.tags"), "400 not_sortable");
    QCOMPARE(refused("staff_via_firm.title"), "400 unknown_field");
    QCOMPARE(refused("@collection.firms.name"), "400 unknown_field");
    QCOMPARE(refused("@request.auth.id"), "400 unknown_field");
    QCOMPARE(world.get("ann", "/records/firms?sort=staff_via_firm.title").status, 403);
    QCOMPARE(text(world.get("root", "/records/firms?sort=staff_via_firm.title").at("details.0.code")), "not_sortable");
}

void TestRecordListsApi::rulesHoldOnEveryPage()
{
    DataWorld &world = DataWorld::current();
    ensureMixed();
    ensureCollection("owned", kOwner);
    QByteArrayList annsOwn;
    for (int i = 0; i < 6; ++i) {
        annsOwn.append(world.makeRecord("ann", "owned", mixedRecord(i)));
        world.makeRecord("bob", "owned", mixedRecord(i));
        world.makeRecord("eve", "owned", mixedRecord(i));
    }
    const QByteArray path = "/records/owned?sort=created_at";
    QCOMPARE(Walk({.person = "ann", .path = path, .limit = 2}).pages(), annsOwn);
    QCOMPARE(Walk({.person = "bob", .path = path, .limit = 2}).pages().size(), 6);
    QCOMPARE(Walk({.person = "root", .path = path, .limit = 5}).pages().size(), 18);
    QCOMPARE(Walk({.person = "eve", .path = "/records/mixed?sort=title"}).pages().size(), 1);
    QCOMPARE(world.get("nobody", path + "&cursor=").status, 401);
    QCOMPARE(world.get("nobody", path + "&cursor=", {{"X-Account-ID", "acme"}}).status, 401);
    // Somebody else's cursor is a place in the list and opens nothing.
    const QByteArray annsCursor = text(world.get("ann", path + "&limit=1&cursor=").at("next_cursor"));
    for (const QByteArray &id : ids(world.get("bob", path + "&cursor=" + annsCursor)))
        QVERIFY(!annsOwn.contains(id));
}

void TestRecordListsApi::refusedCursors()
{
    DataWorld &world = DataWorld::current();
    ensureMixed();
    ensureCollection("twin", kSignedIn);
    const QByteArray path = "/records/mixed?sort=title&filter=title!%3D%27t0%27";
    const QByteArray cursor = text(world.get("ann", path + "&limit=3&cursor=").at("next_cursor"));
    QCOMPARE(world.get("ann", path + "&cursor=" + cursor).status, 200);

    const QByteArray refused = "400 invalid_cursor cursor";
    for (qsizetype i = 0; i < cursor.size(); ++i) {
        QByteArray tampered = cursor;
        tampered[i] = tampered[i] == 'A' ? 'B' : 'A';
        QCOMPARE(fault(world.get("ann", path + "&cursor=" + tampered)), refused);
    }
    const QByteArray plain = QByteArray(R"([false,"t1","00000000-0000-7000-8000-000000000000"])").toBase64();
    for (const QByteArray &bad :
         {QByteArray("x"), QByteArray("%20"), QByteArray("!!!"), plain, QByteArray(cursor + "AAAA"), cursor.chopped(4),
          cursor.first(20), QByteArray(3000, 'A'), QByteArray("%7B%22sort_value%22:1%7D")})
        QCOMPARE(fault(world.get("ann", path + "&cursor=" + bad)), refused);
    QCOMPARE(fault(world.get("ann", path + "&cursor_before=x")), "400 invalid_cursor cursor_before");
    // Of another order, filter, collection.
    QCOMPARE(fault(world.get("ann", "/records/mixed?sort=-title&filter=title!%3D%27t0%27&cursor=" + cursor)), refused);
    QCOMPARE(fault(world.get("ann", "/records/mixed?sort=title,amount&filter=title!%3D%27t0%27&cursor=" + cursor)), refused);
    QCOMPARE(fault(world.get("ann", "/records/mixed?sort=title&cursor=" + cursor)), refused);
    QCOMPARE(fault(world.get("ann", "/records/twin?sort=title&filter=title!%3D%27t0%27&cursor=" + cursor)), refused);
    QCOMPARE(fault(world.get("ann", path + "&cursor=&cursor_before=")), "400 conflicting_parameters cursor_before");
    QCOMPARE(fault(world.get("ann", path + "&cursor=&skip=0")), "400 conflicting_parameters skip");
    // No place, and no word of the collection, for those who may not list.
    QCOMPARE(world.get("nobody", path + "&cursor=" + cursor, {{"X-Account-ID", "acme"}}).status, 401);
}

void TestRecordListsApi::hiddenFieldsCannotBePagedBy()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("veiled", QByteArray(kSignedIn) + R"(,"list_fields":["title","mail"])");
    world.makeRecord("ann", "veiled", R"({"title":"a","secret":"hush","mail":"ann@example.test"})");
    for (const char *sort : {"secret", "-secret", "mail", "title,mail", "title,-secret"}) {
        const HttpAnswer answer = world.get("ann", QByteArray("/records/veiled?cursor=&sort=") + sort);
        QCOMPARE(answer.status, 400);
        QCOMPARE(text(answer.at("details.0.field")), "sort");
    }
    const HttpAnswer page = world.get("ann", "/records/veiled?cursor=&sort=title");
    QCOMPARE(page.status, 200);
    QVERIFY(!page.body.contains("hush"));
    for (const char *name : {"next_cursor", "prev_cursor"}) {
        const QByteArray bytes = QByteArray::fromBase64(text(page.at(name)), QByteArray::Base64UrlEncoding);
        QVERIFY(!bytes.isEmpty() && !bytes.contains("hush") && !bytes.contains("example.test"));
    }
    QCOMPARE(world.get("root", "/records/veiled?cursor=&sort=secret,mail").status, 200);
}

void TestRecordListsApi::longValuesAreRefused()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("wordy", kSignedIn);
    const QByteArray longTitle(2000, 'x');
    world.makeRecord("ann", "wordy", R"({"title":")" + longTitle + R"(1"})");
    world.makeRecord("ann", "wordy", R"({"title":")" + longTitle + R"(2"})");
    QCOMPARE(Walk({.path = "/records/wordy?sort=title", .limit = 1}).pages().size(), 2);
    world.makeRecord("ann", "wordy", R"({"title":")" + longTitle + longTitle + longTitle + R"("})");
    QCOMPARE(fault(world.get("ann", "/records/wordy?sort=title&cursor=")), "400 value_too_long sort");
    QCOMPARE(world.get("ann", "/records/wordy?cursor=").status, 200);
}

void TestRecordListsApi::cursorsOutliveARestart()
{
    DataWorld &world = DataWorld::current();
    ensureMixed();
    const QByteArray path = "/records/mixed?sort=-rank&limit=5&cursor=";
    const QByteArray cursor = text(world.get("ann", path).at("next_cursor"));
    const QByteArrayList before = ids(world.get("ann", path + cursor));
    world.restart();
    QCOMPARE(ids(world.get("ann", path + cursor)), before);
}

void TestRecordListsApi::totals()
{
    DataWorld &world = DataWorld::current();
    ensureMixed();
    const auto total = [&world](const QByteArray &query) {
        const HttpAnswer answer = world.get("ann", "/records/mixed?limit=2&" + query);
        return answer.status == 200 ? answer.at("total").toVariant().toString().toUtf8() : fault(answer);
    };
    QCOMPARE(total("total=exact"), "37");
    QCOMPARE(total("total=estimated"), "37");
    QCOMPARE(total("total=none"), "");
    QCOMPARE(total("total=exact&include_count=false"), "37");
    QCOMPARE(total("include_count=false"), "");
    QCOMPARE(total("total=exact&filter=done%3Dtrue"), total("total=estimated&filter=done%3Dtrue"));
    QCOMPARE(total("cursor="), "");
    QCOMPARE(total("cursor=&include_count=true"), "37");
    QCOMPARE(total("cursor=&total=exact"), "37");
    QCOMPARE(total("cursor=&total=estimated"), "37");
    QCOMPARE(total("cursor=&total=none&include_count=true"), "");
    QCOMPARE(total("cursor=&include_count=true&limit=50"), "37");
    QCOMPARE(total("total=some"), "400 invalid_choice total");
}

void TestRecordListsApi::estimatesTellNothingOfOthers()
{
    TestServer server(testEngine(),
                      {{"superadmin_email", "root@example.test"},
                       {"superadmin_password", "violin harbour at dusk"},
                       {"list_estimate_bound", "100"}});
    const auto client = server.client();
    const auto signIn = [&client](const char *body) {
        return HttpClient::Headers{
            {"Authorization", "Bearer " + text(client->send("POST", "/api/v1/auth/login", {}, body).at("token"))}};
    };
    const auto root = signIn(R"({"account":"system","email":"root@example.test","password":"violin harbour at dusk"})");
    QCOMPARE(client
                 ->send("POST", "/api/v1/collections", root,
                        R"({"name":"crowd","schema":[{"name":"title","type":"text"}],"list_rule":"","create_rule":""})")
                 .status,
             201);
    const QByteArray account =
        text(client->send("POST", "/api/v1/accounts", root, R"({"name":"Acme","slug":"acme"})").at("id"));
    const auto fill = [&](const QByteArray &owner, int count) {
        const QByteArray body = R"({"title":"x","account_id":")" + owner + "\"}";
        for (int i = 0; i < count; ++i)
            QCOMPARE(client->send("POST", "/api/v1/records/crowd", root, body).status, 201);
    };
    fill("system", 150);
    fill(account, 40);
    const auto total = [&client](const HttpClient::Headers &headers, const QByteArray &query) {
        return client->get("/api/v1/records/crowd?limit=1&total=estimated" + query, headers).at("total");
    };
    const HttpClient::Headers guest{{"X-Account-ID", "acme"}};
    HttpClient::Headers rootInAcme = root;
    rootInAcme.emplaceBack("X-Account-ID", "acme");
    QCOMPARE(total(guest, "").toInt(), 40);
    fill(account, 70);
    // Beyond the bound there is no number for those who do not see everything, whatever statistics say.
    const auto analyze = [&server] { server.execute("ANALYZE"); };
    for (int round = 0; round < 2; ++round) {
        QVERIFY(total(guest, "").isNull());
        QVERIFY(total(guest, "&cursor=").isNull());
        QVERIFY(total(rootInAcme, "").isNull());
        QVERIFY(total(root, "&filter=title%3D%27x%27").isNull());
        if (round == 0)
            analyze();
    }
    QCOMPARE(total(root, "").toInt(), 260);
    QCOMPARE(total(root, "&cursor=").toInt(), 260);
    QCOMPARE(client->get("/api/v1/records/crowd?limit=1&total=exact", guest).at("total").toInt(), 110);
}

void TestRecordListsApi::deepPagesUseTheIndex_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<int>("order");
    QTest::newRow("newest first") << int(schema::kCreatedAt) << int(Qt::DescendingOrder);
    QTest::newRow("oldest first") << int(schema::kCreatedAt) << int(Qt::AscendingOrder);
    QTest::newRow("unique field") << int(schema::kSystemColumnCount) << int(Qt::AscendingOrder);
    QTest::newRow("unique field, descending") << int(schema::kSystemColumnCount) << int(Qt::DescendingOrder);
}

void TestRecordListsApi::deepPagesUseTheIndex()
{
    QFETCH(int, column);
    QFETCH(int, order);
    DataWorld &world = DataWorld::current();
    if (world.get("root", "/collections/indexed").status == 404) {
        world.makeCollection(
            R"({"name":"indexed","schema":[{"name":"code","type":"text","unique":true}],"list_rule":"","create_rule":""})");
        for (int i = 0; i < 5; ++i)
            world.makeRecord("ann", "indexed", R"({"code":")" + QByteArray::number(i) + "\"}");
    }
    schema::Collection collection = schema::Collection::named("indexed");
    schema::Field code;
    code.name = "code";
    code.unique = true;
    collection.append(code);
    const db::Dialect &dialect = db::dialectOf(testEngine());
    const records::Keyset keyset(collection, dialect, {records::columnKey(collection, column, Qt::SortOrder(order))});
    records::SqlStatement base;
    base.sql = "SELECT r.\"id\"" + keyset.selectList() + " FROM \"col_indexed\" AS r WHERE r.\"account_id\" = ";
    base.sql += base.bind(world.accountId("acme"));
    const QByteArray value = column == schema::kCreatedAt ? "2026-01-01T00:00:00.000Z" : "2";
    const records::ListPlace place{{value, QByteArray("00000000-0000-7000-8000-000000000000")}};
    const auto statements = keyset.page(base, place, false, 3);
    QVERIFY(!statements.empty());

    const auto connection = db::openAlone(world.server().databaseOptions()); // with settings of its own
    QVERIFY(connection);
    QByteArray plan;
    const bool isSqlite = testEngine() == db::Engine::Sqlite;
    if (!isSqlite) {
        // So few rows would be read whole and sorted.
        QVERIFY((*connection)->executeScript("SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_sort = off"));
    }
    {
        const QByteArray explain = (isSqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN (COSTS off) ") + statements.front().sql;
        auto rows = (*connection)->query(explain, statements.front().binds);
        QVERIFY2(rows.has_value(), rows ? "" : qPrintable(rows.error().detail));
        for (auto more = rows->next(); more && *more; more = rows->next())
            plan += rows->string(isSqlite ? 3 : 0) + '\n';
    }
    if (isSqlite) {
        QVERIFY2(plan.contains(column == schema::kCreatedAt ? "(account_id=? AND (created_at,id)" : "(account_id=? AND code"),
                 plan.constData());
        QVERIFY2(!plan.contains("USE TEMP B-TREE FOR ORDER BY"), plan.constData());
    } else {
        const qsizetype condition = plan.indexOf("Index Cond:");
        QVERIFY2(condition > 0, plan.constData());
        QVERIFY2(plan.indexOf(column == schema::kCreatedAt ? "created_at" : "code", condition) > 0, plan.constData());
        // Ties in what the index has may be put in order, never the whole list.
        QVERIFY2(!plan.contains("Sort Key") || plan.contains("Presorted Key"), plan.constData());
    }
}

QTEST_GUILESS_MAIN(TestRecordListsApi)
#include "tst_recordlistsapi.moc"
