// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Views with a row for each group: what they say, of whose records, and what is refused.

#include "computedworld.h"
#include "viewworld.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

namespace {

constexpr char kCities[] =
    R"("fields":[{"name":"city","value":"customer.city"},{"name":"orders","aggregate":"count"},)"
    R"({"name":"total","aggregate":"sum","field":"amount"},{"name":"worth","aggregate":"sum","field":"price * quantity"},)"
    R"({"name":"pieces","aggregate":"sum","field":"quantity"},{"name":"mean","aggregate":"avg","field":"quantity"},)"
    R"({"name":"last","aggregate":"max","field":"placed"},{"name":"named","aggregate":"count","field":"customer.name"},)"
    R"({"name":"secrets","aggregate":"sum","field":"secret"},{"name":"credit","aggregate":"max","field":"customer.credit"}])";

const QList<QByteArray> kShown{"city", "orders", "total", "worth", "pieces", "mean", "last", "named"};

} // namespace

class TestViewGroupsApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init() { ensureView("cities", kCities); }
    void cleanupTestCase() { DataWorld::endAll(); }

    void definition();
    void groupsAreOfOnesOwnRows();
    void accountsStayApart();
    void listsAreLists_data();
    void listsAreLists();
    void pagesGoBothWays();
    void idsLast();
    void idsOfEqualValues();
    void hiddenThings();
    void havingAndRules();
    void rulesAreTried();
    void withoutGroups();
    void aggregatesAndExports();
    void mistakes_data();
    void mistakes();
};

void TestViewGroupsApi::definition()
{
    const HttpAnswer view = DataWorld::current().get("root", "/collections/cities");
    QList<QByteArray> types;
    for (const QJsonValue &field : view.at("schema").toArray())
        types.append(text(field["name"]) + ':' + text(field["type"]));
    QCOMPARE(types.join(' '),
             QByteArray("city:text orders:integer total:decimal worth:number pieces:decimal mean:number last:date "
                        "named:integer secrets:decimal credit:integer"));
    QCOMPARE(bytes(view.at("select.group_by")), QByteArray("[\"city\"]"));
    QCOMPARE(text(view.at("select.fields.3.field")), QByteArray("price * quantity"));
    QVERIFY(view.at("select.fields.1.field").isNull());
}

void TestViewGroupsApi::groupsAreOfOnesOwnRows()
{
    DataWorld &world = DataWorld::current();
    // The customer of A-3 is nobody whom ann may view, so its city is not known.
    QCOMPARE(rows(world.get("ann", "/records/cities?sort=city"), kShown),
             QByteArray("null 1 7.5 7 1 1 2026-01-03 0, Berlin 1 10.00 10 4 4 2026-01-02 1, Paris 1 3 3 3 3 2026-01-03 1"));
    QCOMPARE(rows(world.get("bob", "/records/cities?sort=city"), kShown),
             QByteArray("null 1 0.50 1 1 1 null 0, Berlin 1 10 10 2 2 2026-01-02 1"));
    const QList<QByteArray> all = kShown + QList<QByteArray>{"secrets", "credit"};
    QCOMPARE(rows(world.get("root", "/records/cities?sort=city", {{"X-Account-ID", "acme"}}), all),
             QByteArray("null 1 0.50 1 1 1 null 0 5 null, Berlin 2 20.00 20 6 3 2026-01-02 2 5 10, "
                        "Paris 1 3 3 3 3 2026-01-03 1 2 20, hidden 1 7.5 7 1 1 2026-01-03 1 3 30"));
    QCOMPARE(refusal(world.get("nobody", "/records/cities", {{"X-Account-ID", world.accountId("acme")}})),
             QByteArray("401 unauthenticated"));
}

void TestViewGroupsApi::accountsStayApart()
{
    DataWorld &world = DataWorld::current();
    const HttpAnswer all = world.get("root", "/records/cities?sort=account_name,city");
    QCOMPARE(rows(all, {"city", "orders"}),
             rows(world.get("root", "/records/cities?sort=account_name,city"), {"city", "orders"}));
    const HttpAnswer listed = world.get("root", "/records/cities?sort=account_id,city");
    QCOMPARE(listed.at("total").toInt(), 5);
    QByteArray accounts;
    for (const QJsonValue &item : listed.at("items").toArray()) {
        QVERIFY(item["created_at"].isUndefined() && item["version"].isUndefined() && item["updated_by"].isUndefined());
        accounts += text(item["account_id"]) == world.accountId("other") ? 'o' : 'a';
        QVERIFY(!text(item["account_name"]).isEmpty());
    }
    QCOMPARE(accounts.count('o'), 1);
    QCOMPARE(rows(world.get("eve", "/records/cities"), {"city", "orders", "total"}), QByteArray("null 1 100"));
}

void TestViewGroupsApi::listsAreLists_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("cities");
    QTest::newRow("by what is grouped") << QByteArray("filter=city != null&sort=-city") << QByteArray("Paris, Berlin");
    QTest::newRow("by what is counted") << QByteArray("filter=pieces > 3") << QByteArray("Berlin");
    QTest::newRow("by a decimal sum") << QByteArray("filter=total = '7.50' || total = 3&sort=total")
                                      << QByteArray("Paris, null");
    QTest::newRow("sorted by a sum") << QByteArray("sort=-worth") << QByteArray("Berlin, null, Paris");
    QTest::newRow("a page") << QByteArray("sort=city&skip=1&limit=1") << QByteArray("Berlin");
    QTest::newRow("no instants") << QByteArray("sort=created_at") << QByteArray("400 validation_failed unknown_field sort");
    QTest::newRow("no authors") << QByteArray("filter=created_by = 'x'")
                                << QByteArray("400 filter_invalid unknown_field filter");
    QTest::newRow("no versions") << QByteArray("fields=version") << QByteArray("400 validation_failed unknown_field fields");
}

void TestViewGroupsApi::listsAreLists()
{
    QFETCH(const QByteArray, query);
    QFETCH(const QByteArray, cities);
    QByteArray target("/records/cities?total=exact");
    for (const QByteArray &part : query.split('&'))
        target += '&' + part.left(part.indexOf('=') + 1) + encoded(part.mid(part.indexOf('=') + 1));
    QCOMPARE(rows(DataWorld::current().get("ann", target), {"city"}), cities);
}

void TestViewGroupsApi::pagesGoBothWays()
{
    DataWorld &world = DataWorld::current();
    for (const QByteArray sort : {"", "&sort=city", "&sort=-total", "&sort=last,-worth"}) {
        const QByteArray path = "/records/cities?limit=1&total=exact" + sort;
        QList<QByteArray> bySkip;
        QList<QByteArray> byCursor;
        QByteArray cursor;
        QByteArray back;
        for (int page = 0; page < 3; ++page) {
            bySkip.append(rows(world.get("ann", path + "&skip=" + QByteArray::number(page)), {"id", "city"}));
            const HttpAnswer answer = world.get("ann", path + "&cursor=" + cursor);
            byCursor.append(rows(answer, {"id", "city"}));
            QCOMPARE(answer.at("has_more").toBool(), page < 2);
            QCOMPARE(answer.at("total").toInt(), 3);
            cursor = text(answer.at("next_cursor"));
            back = text(answer.at("prev_cursor"));
        }
        QCOMPARE(byCursor, bySkip);
        const HttpAnswer before = world.get("ann", path + "&cursor_before=" + back);
        QCOMPARE(rows(before, {"id", "city"}), bySkip[1]);
    }
}

void TestViewGroupsApi::idsLast()
{
    DataWorld &world = DataWorld::current();
    const HttpAnswer paris = world.get("ann", "/records/cities?filter=" + encoded("city = 'Paris'"));
    const QByteArray path = "/records/cities/" + text(paris.at("items.0.id"));
    const HttpAnswer one = world.get("ann", path);
    QCOMPARE(one.status, 200);
    QCOMPARE(bytes(one.json()), bytes(paris.at("items.0")));
    QCOMPARE(world.get("ann", path, {{"If-None-Match", one.header("ETag")}}).status, 304);
    // The group stays the same when its records change.
    world.send("root", "PATCH", "/records/orders/" + orderId("A-2"), R"({"quantity":8})");
    const HttpAnswer changed = world.get("ann", path, {{"If-None-Match", one.header("ETag")}});
    QCOMPARE(bytes(changed.at("worth")), QByteArray("8"));
    world.send("root", "PATCH", "/records/orders/" + orderId("A-2"), R"({"quantity":3})");
    // bob has no order there, and eve is of another account.
    QCOMPARE(refusal(world.get("bob", path)), QByteArray("404 record_not_found"));
    QCOMPARE(refusal(world.get("eve", path)), QByteArray("404 record_not_found"));
    const HttpAnswer picked = world.get("ann", path + "?fields=orders");
    QCOMPARE(bytes(picked.at("orders")), QByteArray("1"));
    QVERIFY(picked.at("city").isUndefined());
}

/** An id follows from account and values alone, so both databases have the same; and equal values are one group. */
void TestViewGroupsApi::idsOfEqualValues()
{
    DataWorld &world = DataWorld::current();
    ensureView("kinds",
               R"("group_by":["amount","day","price","big","quantity","client"],"fields":[{"name":"amount","value":"amount"},)"
               R"({"name":"day","value":"placed"},{"name":"price","value":"price / 10"},{"name":"big","value":"price > 2"},)"
               R"({"name":"quantity","value":"quantity"},{"name":"client","value":"customer"}])");
    ensureView("amounts", R"("fields":[{"name":"amount","value":"amount"},{"name":"n","aggregate":"count"}])");
    const HttpAnswer amounts = world.get("root", "/records/amounts?sort=amount", {{"X-Account-ID", "acme"}});
    QCOMPARE(rows(amounts, {"amount", "n"}), QByteArray("0.50 1, 3 1, 7.5 1, 10.00 2"));
    const QByteArray ten = text(amounts.at("items.3.id"));
    QCOMPARE(rows(world.get("ann", "/records/amounts?sort=-amount&limit=1"), {"id", "amount"}), ten + " 10.00");
    QCOMPARE(rows(world.get("bob", "/records/amounts?sort=-amount&limit=1"), {"id", "amount"}), ten + " 10");
    const QByteArray account = world.accountId("acme");
    const auto idOf = [&](const QByteArray &keys) {
        const QByteArray digits = QCryptographicHash::hash(account + keys, QCryptographicHash::Sha256).toHex();
        return digits.first(8) + '-' + digits.sliced(8, 4) + "-8" + digits.sliced(13, 3) + "-8" + digits.sliced(17, 3) + '-'
            + digits.sliced(20, 12);
    };
    QCOMPARE(ten, idOf("2:10"));
    const HttpAnswer kinds = world.get("bob", "/records/kinds?sort=amount");
    QCOMPARE(kinds.at("items").toArray().size(), 2);
    QCOMPARE(text(kinds.at("items.0.id")), idOf("3:0.5n16:3fb999999999999a5:false1:1n"));
    const QByteArray client = text(kinds.at("items.1.client"));
    QCOMPARE(text(kinds.at("items.1.id")), idOf("2:1010:2026-01-0216:3fe00000000000004:true1:236:" + client));
    QCOMPARE(world.get("bob", "/records/kinds/" + text(kinds.at("items.1.id")) + "?expand=client").at("client.name"),
             QJsonValue("Ada"));
}

void TestViewGroupsApi::hiddenThings()
{
    DataWorld &world = DataWorld::current();
    for (const QByteArray field : {"secrets", "credit"}) {
        QVERIFY(!world.get("ann", "/records/cities").body.contains('"' + field + '"'));
        QCOMPARE(refusal(world.get("ann", "/records/cities?filter=" + encoded(field + " > 1"))),
                 QByteArray("400 filter_invalid unknown_field filter"));
        QCOMPARE(refusal(world.get("ann", "/records/cities?sort=" + field)),
                 QByteArray("400 validation_failed unknown_field sort"));
    }
    // Whoever does not know by what records are grouped could count the groups.
    ensureView("by_secret", R"("fields":[{"name":"secret","value":"secret"},{"name":"n","aggregate":"count"}])");
    ensureView("by_mail", R"("fields":[{"name":"mail","value":"mail"},{"name":"n","aggregate":"count"}])");
    ensureView("chosen",
               "\"fields\":[{\"name\":\"n\",\"aggregate\":\"count\"},{\"name\":\"s\",\"aggregate\":\"sum\",\"field\":"
               "\"secret\"}],\"having\":\"s > 3\"");
    for (const QByteArray view : {"by_secret", "by_mail", "chosen"}) {
        QCOMPARE(refusal(world.get("ann", "/records/" + view)), QByteArray("403 collection_locked"));
        QCOMPARE(world.get("root", "/records/" + view).status, 200);
    }
}

void TestViewGroupsApi::havingAndRules()
{
    DataWorld &world = DataWorld::current();
    ensureView(
        "large",
        R"("filter":"price < 100","fields":[{"name":"customer","value":"customer"},{"name":"n","aggregate":"count"},)"
        R"({"name":"worth","aggregate":"sum","field":"price * quantity"},{"name":"secrets","aggregate":"sum","field":"secret"}],)"
        "\"having\":\"worth > 1 && n > 0\"",
        "\"list_rule\":\"secrets < 3\",\"view_rule\":\"customer.name = 'Ada'\"");
    QCOMPARE(rows(world.get("ann", "/records/large?sort=worth&expand=customer"), {"worth", "secrets"}),
             QByteArray("3 -, 10 -"));
    QCOMPARE(rows(world.get("bob", "/records/large"), {"worth"}), QByteArray());
    QCOMPARE(rows(world.get("root", "/records/large?sort=worth"), {"worth", "secrets"}), QByteArray("3 2, 7 3, 20 5"));
    const HttpAnswer list = world.get("ann", "/records/large?sort=worth");
    QCOMPARE(refusal(world.get("ann", "/records/large/" + text(list.at("items.0.id")))), QByteArray("404 record_not_found"));
    QCOMPARE(world.get("ann", "/records/large/" + text(list.at("items.1.id"))).status, 200);
}

/** On the groups that a superadmin sees; those that are made of what a person may not know are not theirs. */
void TestViewGroupsApi::rulesAreTried()
{
    const HttpAnswer all = DataWorld::current().get("root", "/records/cities?sort=city", {{"X-Account-ID", "acme"}});
    QList<QByteArray> ids;
    for (const QJsonValue &item : all.at("items").toArray())
        ids.append(text(item["id"]));
    QCOMPARE(ids.size(), 4); // none, Berlin, Paris, hidden
    const QByteArray others = ", no other_account no other_account no other_account no other_account, ";
    QCOMPARE(triedRows("cities", "orders > 0", ids),
             "yes condition yes condition yes condition no source, yes condition yes condition no source no source" + others
                 + "no not_signed_in no not_signed_in no not_signed_in no not_signed_in");
    // The number of orders is that of whoever looks.
    QVERIFY(
        triedRows("cities", "pieces > 2", ids)
            .startsWith("no condition yes condition yes condition no source, no condition no condition no source no source,"));
    for (const QJsonValue &rule : {QJsonValue(""), QJsonValue("pieces > 2"), QJsonValue("credit > 5")}) {
        QByteArray tried = triedRows("cities", rule, ids);
        for (const char *reason : {" open", " condition", " source", " other_account", " not_signed_in"})
            tried.replace(reason, "");
        QCOMPARE(tried, readRows("cities", rule, ids));
    }
}

void TestViewGroupsApi::withoutGroups()
{
    DataWorld &world = DataWorld::current();
    ensureView("whole", R"("fields":[{"name":"n","aggregate":"count"},{"name":"total","aggregate":"sum","field":"amount"}])");
    QCOMPARE(rows(world.get("ann", "/records/whole"), {"n", "total"}), QByteArray("3 20.50"));
    QCOMPARE(rows(world.get("bob", "/records/whole"), {"n", "total"}), QByteArray("2 10.50"));
    QCOMPARE(world.get("root", "/records/whole").at("total").toInt(), 2);
    ensureView("nothing", R"("filter":"price > 1000","fields":[{"name":"n","aggregate":"count"}])");
    QCOMPARE(rows(world.get("ann", "/records/nothing"), {"n"}), QByteArray());
    ensureView("distinct_days", R"("group_by":["day"],"fields":[{"name":"day","value":"placed"}])");
    QCOMPARE(rows(world.get("ann", "/records/distinct_days?sort=day"), {"day"}), QByteArray("2026-01-02, 2026-01-03"));
}

void TestViewGroupsApi::aggregatesAndExports()
{
    DataWorld &world = DataWorld::current();
    QCOMPARE(rows(world.get("ann", "/records/cities/aggregate?functions=count(),sum(orders),max(worth),sum(total)"),
                  {"count", "sum_orders", "max_worth", "sum_total"}),
             QByteArray("3 3 10 20.50"));
    const HttpAnswer file = world.get("ann", "/records/cities/export?format=csv&fields=city,orders,total");
    QCOMPARE(file.status, 200);
    QVERIFY2(file.body.contains("city,orders,total\r\n") && file.body.contains("Berlin,1,10.00\r\n"), file.body);
    QCOMPARE(file.body.count('\n'), 4);
    QCOMPARE(refusal(world.send("root", "POST", "/records/cities", R"({"city":"x"})")), QByteArray("403 collection_locked"));
}

void TestViewGroupsApi::mistakes_data()
{
    QTest::addColumn<QByteArray>("select");
    QTest::addColumn<QByteArray>("refused");
    const auto row = [](const char *name, const char *select, const char *refused) {
        QTest::newRow(name) << QByteArray(select) << QByteArray("400 validation_failed ") + refused;
    };
    row("unknown function", R"("fields":[{"name":"x","aggregate":"median","field":"price"}])",
        "invalid_choice select.fields.0.aggregate");
    row("sum of nothing", R"("fields":[{"name":"x","aggregate":"sum"}])", "required_missing select.fields.0.field");
    row("sum of texts", R"("fields":[{"name":"x","aggregate":"sum","field":"number"}])",
        "not_aggregatable select.fields.0.field");
    row("of many values", R"("fields":[{"name":"x","aggregate":"count","field":"tags"}])",
        "not_groupable select.fields.0.field");
    row("unknown field", R"("fields":[{"name":"x","aggregate":"sum","field":"prize"}])", "unknown_field select.fields.0.field");
    row("grouped by many values", R"("fields":[{"name":"x","value":"tags"},{"name":"n","aggregate":"count"}])",
        "not_groupable select.fields.0.value");
    row("grouped by JSON", R"("fields":[{"name":"x","value":"extra"},{"name":"n","aggregate":"count"}])",
        "not_groupable select.fields.0.value");
    row("not grouped by", R"("group_by":[],"fields":[{"name":"x","value":"number"},{"name":"n","aggregate":"count"}])",
        "not_grouped select.fields.0");
    row("grouped by what is counted", R"("group_by":["n"],"fields":[{"name":"n","aggregate":"count"}])",
        "not_groupable select.group_by.0");
    row("grouped by nothing known", R"("group_by":["y"],"fields":[{"name":"x","value":"number"}])",
        "unknown_field select.group_by.0");
    row("having of the source", R"("having":"price > 1","fields":[{"name":"n","aggregate":"count"}])",
        "unknown_field select.having");
    row("having of another type", R"("having":"n = 'x'","fields":[{"name":"n","aggregate":"count"}])",
        "type_mismatch select.having");
    row("value and aggregate", R"("fields":[{"name":"n","aggregate":"count","value":"number"}])",
        "unknown_field select.fields.0.value");
}

void TestViewGroupsApi::mistakes()
{
    QFETCH(const QByteArray, select);
    QFETCH(const QByteArray, refused);
    QCOMPARE(refusal(makeView("mistaken", select)), refused);
}

QTEST_GUILESS_MAIN(TestViewGroupsApi)
#include "tst_viewgroupsapi.moc"
