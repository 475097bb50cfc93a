// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"

#include <QSet>
#include <QTest>

#include <map>

using namespace Qt::Literals::StringLiterals;
using namespace basalt;
using namespace basalt::test;

/**
 * P-169 over every list that comes in pages: the document of the API says which there are, so that one that is added has to be
 * shown here. Lists of records, of the trail and of jobs are shown by tests of their own.
 */
class TestAccessListsApi : public QObject
{
    Q_OBJECT

private:
    struct Page
    {
        int status = 0;
        QList<QJsonValue> rows;
        qint64 total = -1;
        QByteArray body;
    };
    /** One of each engine, which nothing changes. */
    std::map<db::Engine, std::unique_ptr<AccessWorld>> m_worlds;

    [[nodiscard]] AccessWorld &world();
    /** Three of everything in the account `lab`. */
    static void fill(AccessWorld &world);
    /** A page of a row's list as the row's person sees it; `window` is of the list's own kind of pages. */
    [[nodiscard]] Page ask(const QByteArray &more);
    [[nodiscard]] Page window(qint64 first, qint64 size);

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void cleanupTestCase() { m_worlds.clear(); }

    void everyListIsHere();
    void p169_everyList_data();
    void p169_everyList();
};

namespace {

enum class Paging { Skip, Page };

struct List
{
    const char *route; ///< as the document of the API names it
    const char *asker;
    const char *path; ///< with what it needs besides
    Paging paging;
    const char *rows;             ///< the member that holds the rows; empty: the body is the list
    const char *search = nullptr; ///< finds exactly one; null: the list has other filters
};

constexpr List kLists[] = {
    {"/accounts", "root", "/accounts?", Paging::Page, "items", "LAB"},
    {"/accounts/{account}/users", "root", "/accounts/lab/users?", Paging::Page, "items"},
    {"/assignments", "ada", "/assignments?", Paging::Skip, "items"},
    {"/auth/me/invitations", "bob", "/auth/me/invitations?", Paging::Page, "items"},
    {"/blacklist", "root", "/blacklist?", Paging::Page, "items", "TWO@"},
    {"/event-codes", "ada", "/event-codes?", Paging::Page, "items", "USER_AUTO_LOCKED"},
    {"/groups", "ada", "/groups?", Paging::Skip, "", "Of TWO"},
    {"/invitation-actions", "ada", "/invitation-actions?", Paging::Page, "items"},
    {"/invitations", "ada", "/invitations?", Paging::Page, "invitations", "TWO@"},
    {"/mfa-policies", "ada", "/mfa-policies?", Paging::Skip, "items"},
    {"/orgs", "ada", "/orgs?", Paging::Page, "items"},
    {"/orgs/{org}/members", "ada", "/orgs/lab/members?", Paging::Page, "items"},
    {"/permission-sets", "ada", "/permission-sets?", Paging::Skip, "items", "TWO"},
    {"/permissions", "ada", "/permissions?", Paging::Skip, "items", "GROUPS.Mappings"},
    {"/providers/{code}/users", "ada", "/providers/email/users?", Paging::Skip, "items"},
    {"/resource-access", "ada", "/resource-access?", Paging::Skip, "items"},
    {"/resource-access/resources", "ada", "/resource-access/resources?resource_type=lists&flag=read&user_id={bob}&",
     Paging::Skip, "items"},
    {"/tokens", "ada", "/tokens?", Paging::Page, "items"},
    {"/translations", "ada", "/translations?", Paging::Page, "items", "Text of TWO"},
    {"/translations/resolved", "ada", "/translations/resolved?language=en&group=lists&", Paging::Page, "items"},
    {"/users", "ada", "/users?", Paging::Skip, "items", "BOB@"},
};

/** Lists that other tests show: tst_recordlistsapi, tst_aggregatesapi, tst_auditapi, tst_jobsapi, tst_maildeliveryapi, and so on. */
constexpr const char *kElsewhere[] = {"/records/{collection}",
                                      "/records/{collection}/aggregate",
                                      "/audit-logs",
                                      "/audit-logs/",
                                      "/admin/jobs",
                                      "/admin/email/logs",
                                      "/collections",
                                      "/macros",
                                      "/admin/configuration/recent"};

} // namespace

void TestAccessListsApi::fill(AccessWorld &w)
{
    const auto expect = [](bool good, const char *what) {
        if (!good)
            qFatal("%s", what);
    };
    expect(w.outcome("root", "POST", "/token-types", R"({"code":"lists","lifetime_seconds":600})") == "201", "token types");
    expect(
        w.outcome("root", "POST", "/resource-types", R"({"code":"lists","name":"Lists","flags":["read"],"key_fields":["id"]})")
            == "201",
        "resource types");
    expect(w.outcome("ada", "POST", "/languages", R"({"code":"en","name":"English"})") == "201", "languages");
    const QByteArray bob = "\"user_id\":\"" + w.id("bob") + '"';
    for (const QByteArray which : {"one", "two", "three"}) {
        const QByteArray address = which + "@example.test";
        static_cast<void>(w.make("ada", "/groups", R"({"name":"Group )" + which + R"(","description":"of )" + which + "\"}"));
        const QByteArray set = w.make("ada", "/permission-sets", R"({"name":"Set )" + which + "\"}");
        static_cast<void>(w.make("ada", "/assignments", R"({"permission_set_id":")" + set + "\"," + bob + '}'));
        static_cast<void>(
            w.make("ada", "/tokens", R"({"type":"lists","data":{},"value":")" + which + "-token-value\"," + bob + '}'));
        static_cast<void>(w.make("ada", "/invitations",
                                 R"({"email":")" + address
                                     + R"(","role":"member",)"
                                       R"("actions":[{"type":"notify_inviter"}]})"));
        static_cast<void>(w.make("root", "/blacklist", R"({"kind":"email","value":")" + address + "\"}"));
        static_cast<void>(
            w.make("ada", "/translations",
                   R"({"language":"en","group":"lists","object":")" + which + R"(","value":"Text of )" + which + "\"}"));
        expect(w.outcome("ada", "POST", "/resource-access",
                         R"({"resource_type":"lists","key":{"id":")" + which + R"("},"flags":["read"],)" + bob + '}')
                   == "200",
               "resource access");
        static_cast<void>(w.make("ada", "/orgs", R"({"name":"Org )" + which + R"(","slug":"org-)" + which + "\"}"));
        const QByteArray slug = "org-" + which;
        expect(w.outcome("ada", "POST", "/auth/switch", R"({"account":")" + slug + "\"}") == "200", "switch");
        expect(w.outcome("root", "POST", "/invitations",
                         R"({"email":"bob@example.test","role":"member","account_id":")" + slug + "\"}")
                   == "201",
               "invitations of bob");
    }
    for (const QByteArray person : {"bob", "cid", "max"}) {
        static_cast<void>(
            w.make("ada", "/mfa-policies", R"({"scope":"user","required":false,"user_id":")" + w.id(person) + "\"}"));
    }
}

AccessWorld &TestAccessListsApi::world()
{
    auto &made = m_worlds[testEngine()];
    if (!made) {
        made = std::make_unique<AccessWorld>(testEngine());
        fill(*made);
    }
    return *made;
}

TestAccessListsApi::Page TestAccessListsApi::ask(const QByteArray &more)
{
    QFETCH(int, list);
    const List &asked = kLists[list];
    QByteArray path(asked.path);
    path.replace("{bob}", world().id("bob"));
    const HttpAnswer answer = world().get(asked.asker, path + more);
    Page page{answer.status, {}, -1, answer.body};
    const bool isBare = QByteArrayView(asked.rows).isEmpty();
    const QJsonArray rows = isBare ? QJsonDocument::fromJson(answer.body).array() : answer.at(asked.rows).toArray();
    page.rows = {rows.cbegin(), rows.cend()};
    page.total = isBare ? answer.header("X-Total-Count").toLongLong() : answer.at("total").toInteger(-1);
    return page;
}

TestAccessListsApi::Page TestAccessListsApi::window(qint64 first, qint64 size)
{
    QFETCH(int, list);
    if (kLists[list].paging == Paging::Skip)
        return ask("skip=" + QByteArray::number(first) + "&limit=" + QByteArray::number(size));
    return ask("page=" + QByteArray::number(first / size + 1) + "&page_size=" + QByteArray::number(size));
}

void TestAccessListsApi::everyListIsHere()
{
    const auto client = world().server().client();
    const QJsonObject paths = client->get("/openapi.json").json().value("paths"_L1).toObject();
    QSet<QString> missing;
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        for (const QJsonValue parameter : path.value()["get"_L1]["parameters"_L1].toArray()) {
            if (parameter["name"_L1] == "limit"_L1 || parameter["name"_L1] == "page_size"_L1)
                missing.insert(path.key());
        }
    }
    QVERIFY(missing.size() > 20);
    for (const List &list : kLists)
        QVERIFY2(missing.remove("/api/v1" + QString::fromLatin1(list.route)), list.route);
    for (const char *elsewhere : kElsewhere)
        QVERIFY2(missing.remove("/api/v1" + QString::fromLatin1(elsewhere)), elsewhere);
    QVERIFY2(missing.isEmpty(), qPrintable(missing.values().join(' ')));
}

void TestAccessListsApi::p169_everyList_data()
{
    QTest::addColumn<int>("list");
    for (int i = 0; i < int(std::size(kLists)); ++i)
        QTest::addRow("%d %s", i, kLists[i].route) << i;
}

void TestAccessListsApi::p169_everyList()
{
    QFETCH(int, list);
    const bool skips = kLists[list].paging == Paging::Skip;
    const Page whole = window(0, 100);
    QCOMPARE(whole.status, 200);
    QVERIFY2(whole.total >= 3, whole.body.constData());
    QCOMPARE(whole.rows.size(), qMin<qint64>(whole.total, 100));

    // Page by page there are the same rows in the same order, and each page tells how many there are in all.
    for (qint64 at = 0; at < 3; ++at) {
        const Page page = window(at, 1);
        QCOMPARE(page.status, 200);
        QCOMPARE(page.total, whole.total);
        QCOMPARE(page.rows, QList<QJsonValue>{whole.rows.at(at)});
    }
    const Page beyond = window(100'000, 100);
    QCOMPARE(beyond.status, 200);
    QCOMPARE(beyond.rows.size(), 0);
    QCOMPARE(beyond.total, whole.total);

    // No page is larger than its cap, none is empty or before the first.
    const QByteArray size = skips ? "limit" : "page_size";
    for (const QByteArray &bad :
         {size + "=1000000", size + "=0", size + "=-1", size + "=many", skips ? QByteArray("skip=-1") : QByteArray("page=0")}) {
        const Page refused = ask(bad);
        QCOMPARE(refused.status, 400);
        QVERIFY2(refused.body.contains("\"field\":\"" + bad.split('=').first() + '"'), refused.body.constData());
    }

    if (!kLists[list].search)
        return;
    const Page found = ask("search=" + QByteArray(kLists[list].search).toPercentEncoding());
    QCOMPARE(found.status, 200);
    QVERIFY2(found.total == 1 && found.rows.size() == 1, found.body.constData());
    // What LIKE would read as signs stands for itself.
    for (const QByteArray nowhere : {"zzqqxx", "%25", "__"}) {
        const Page none = ask("search=" + nowhere);
        QCOMPARE(none.status, 200);
        QCOMPARE(none.total, 0);
        QCOMPARE(none.rows.size(), 0);
    }
}

QTEST_GUILESS_MAIN(TestAccessListsApi)
#include "tst_accesslistsapi.moc"
