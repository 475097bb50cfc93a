// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"
#include "randomchanges.h"
#include "trailreplay.h"

#include <QJsonDocument>
#include <QTest>

#include <functional>

using namespace basalt;
using namespace basalt::test;

/**
 * Eight clients change an account, and make, delete and restore others, at once and at random. BASALT_TEST_SECONDS says for how long,
 * BASALT_TEST_SEED repeats the choices. Every answer is one that is documented; at every moment the account has an owner and nobody
 * holds anything of another account; nobody of a deleted account gets in; and the trail, played back from its beginning, gives what
 * is there at the end.
 */
class TestAccessRandom : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AccessWorld> m_world;

    void each(const QByteArray &path, const std::function<void(const QJsonValue &)> &take) const;
    [[nodiscard]] QJsonArray all(const QByteArray &path) const;
    [[nodiscard]] QSet<QByteArray> ownersNow() const;
    [[nodiscard]] QJsonArray accountsNow() const;
    void checkCaches() const;
    void checkGuests(const std::vector<RandomChanges::Guest> &guests) const;
    void checkAccounts() const;
    void checkTrail() const;
    void checkMembers(const QJsonArray &groups, const QSet<QByteArray> &members) const;

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void everythingAtOnce();
};

/** All items of a list, asked by root for the account, page by page. */
void TestAccessRandom::each(const QByteArray &path, const std::function<void(const QJsonValue &)> &take) const
{
    constexpr int kPage = 100;
    for (int skip = 0;; skip += kPage) {
        const QByteArray page =
            (path.contains('?') ? "&limit=" : "?limit=") + QByteArray::number(kPage) + "&skip=" + QByteArray::number(skip);
        const HttpAnswer answer = m_world->send("root", "GET", path + page, {}, {{"X-Account-ID", m_world->accountId("lab")}});
        if (answer.status != 200)
            qFatal("%s: %s", path.constData(), answer.body.constData());
        const QJsonDocument body = QJsonDocument::fromJson(answer.body);
        const QJsonArray found = body.isArray() ? body.array() : body.object().value("items").toArray();
        for (const QJsonValue item : found)
            take(item);
        if (found.size() < kPage)
            return;
    }
}

QJsonArray TestAccessRandom::all(const QByteArray &path) const
{
    QJsonArray items;
    each(path, [&](const QJsonValue &item) { items.append(item); });
    return items;
}

QSet<QByteArray> TestAccessRandom::ownersNow() const
{
    const QJsonDocument body = QJsonDocument::fromJson(m_world->get("root", "/accounts/lab/owners").body);
    const QJsonArray items = body.isArray() ? body.array() : body.object().value("items").toArray();
    QSet<QByteArray> ids;
    for (const QJsonValue owner : items)
        ids.insert(text(owner["user_id"]));
    return ids;
}

QJsonArray TestAccessRandom::accountsNow() const
{
    QJsonArray items;
    for (int page = 1;; ++page) {
        const HttpAnswer answer = m_world->get("root", "/accounts?status=all&page_size=100&page=" + QByteArray::number(page));
        const QJsonArray found = answer.at("items").toArray();
        for (const QJsonValue item : found)
            items.append(item);
        if (found.size() < 100)
            return items;
    }
}

/** What each is told about himself, from the cache, is what the database says. */
void TestAccessRandom::checkCaches() const
{
    for (const QByteArray person : {"ada", "max", "bob", "cid"}) {
        const QList<QByteArray> held = m_world->permissionsOf(person);
        for (const QByteArray permission : {"groups.read", "groups.update", "users.read", "permission_sets.read", "pii.read"})
            QCOMPARE(m_world->holds(person, permission), held.contains(permission));
    }
}

/** Who signed in gets in as long as his account is there, and not while it is deleted. */
void TestAccessRandom::checkGuests(const std::vector<RandomChanges::Guest> &guests) const
{
    QHash<QByteArray, QByteArray> statuses;
    for (const QJsonValue account : accountsNow())
        statuses.insert(text(account["id"]), text(account["status"]));
    const auto client = m_world->server().client();
    client->engine = {};
    for (const RandomChanges::Guest &guest : guests) {
        const HttpAnswer answer = client->get("/api/v1/auth/me", {{"Authorization", "Bearer " + guest.token}});
        const QByteArray status = statuses.value(guest.accountId); // null: purged
        QCOMPARE(answer.status, status == "active" ? 200 : status == "deleted" ? 403 : 401);
    }
}

/** The accounts are as the trail tells them. */
void TestAccessRandom::checkAccounts() const
{
    // What is being purged goes away by itself.
    const auto arePurged = [this] {
        const QJsonArray accounts = accountsNow();
        return std::ranges::none_of(accounts, [](const QJsonValue &account) { return account["purge_started_at"].isString(); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(arePurged(), 120'000);
    TrailReplay replay;
    for (int skip = 0;; skip += 500) {
        const HttpAnswer page = m_world->get(
            "root", "/audit-logs?table_name=accounts&sort_order=asc&total=none&limit=500&skip=" + QByteArray::number(skip));
        const QJsonArray entries = page.at("items").toArray();
        for (const QJsonValue entry : entries) {
            const QByteArray problem = replay.add(entry);
            QVERIFY2(problem.isNull(), problem);
        }
        if (entries.size() < 500)
            break;
    }
    const TrailReplay::Rows rows = replay.rows("accounts");
    int found = 0;
    for (const QJsonValue account : accountsNow()) {
        const auto row = rows.constFind(text(account["id"]));
        if (row == rows.cend())
            continue; // the system account, which is there from the first
        ++found;
        for (const char *field : {"name", "slug", "status"}) {
            if (row->contains(field))
                QCOMPARE(account[QLatin1StringView(field)], row->value(field));
        }
    }
    QCOMPARE(found, int(rows.size()));
    QVERIFY(found > 2);
}

/** Groups, members, sets and assignments as the trail tells them, beside those that are there. */
void TestAccessRandom::checkTrail() const
{
    TrailReplay replay;
    QByteArray problem;
    each("/audit-logs?sort_order=asc&total=none", [&](const QJsonValue &entry) {
        // The account itself is among the accounts, with all its entries.
        if (problem.isNull() && text(entry["table_name"]) != "accounts")
            problem = replay.add(entry);
    });
    QVERIFY2(problem.isNull(), problem);

    int found = 0;
    const auto compare = [&](const char *table, const QJsonArray &items, std::initializer_list<const char *> fields) {
        const TrailReplay::Rows rows = replay.rows(table);
        int there = 0;
        for (const QJsonValue item : items) {
            const auto row = rows.constFind(text(item["id"]));
            if (row == rows.cend())
                continue; // made with the account, before anybody did anything here
            ++there;
            for (const char *field : fields) {
                if (row->contains(field))
                    QCOMPARE(item[QLatin1StringView(field)], row->value(field));
            }
        }
        QCOMPARE(there, int(rows.size()));
        found += there;
    };
    const QJsonArray groups = all("/groups");
    compare("groups", groups, {"name", "code", "is_active"});
    compare("permission_sets", all("/permission-sets"), {"name", "code", "is_assignable", "permissions"});
    compare("permission_assignments", all("/assignments"), {"user_id", "group_id", "permission_set_id", "permission"});
    compare("users", all("/users"), {"display_name", "is_active", "is_locked"});
    compare("resource_grants", all("/resource-access?resource_type=doc"), {"user_id", "group_id", "flag", "is_deny"});
    QVERIFY2(found > 10, QByteArray::number(found)); // else nothing was compared
    QCOMPARE(ownersNow(), replay.owners());
    checkMembers(groups, replay.members());
}

void TestAccessRandom::checkMembers(const QJsonArray &groups, const QSet<QByteArray> &members) const
{
    QSet<QByteArray> there;
    for (const QJsonValue group : groups) {
        for (const QJsonValue user : m_world->get("root", "/groups/" + text(group["id"])).at("users").toArray())
            there.insert(text(group["id"]) + ' ' + text(user["id"]));
    }
    QCOMPARE(there, members);
}

void TestAccessRandom::everythingAtOnce()
{
    // Tokens outlive the longest run.
    m_world = std::make_unique<AccessWorld>(testEngine(), TestServer::Settings{{"access_token_expire_minutes", "1440"}});
    QCOMPARE(m_world->outcome("root", "POST", "/resource-types", R"({"code":"doc","name":"Documents","key_fields":["doc"]})"),
             QByteArray("201"));
    const qint64 milliseconds = testCount("BASALT_TEST_SECONDS", 20) * qint64(1000) / 2; // half of it on each database
    RandomChanges changes(*m_world);
    // What bob and cid may do changes all the time.
    changes.run({"root", "root", "ada", "ada", "ada", "max", "bob", "cid"}, testSeed(), milliseconds);
    qInfo("%d changes done, %d refused, %zu guests", changes.done(), changes.refused(), changes.guests().size());
    QVERIFY2(changes.problem().isNull(), changes.problem());
    QVERIFY(changes.done() > 100);
    QVERIFY(changes.refused() > 20);
    QVERIFY(!changes.guests().empty());
    checkCaches();
    checkAccounts();
    checkGuests(changes.guests());
    checkTrail();
    m_world.reset();
}

QTEST_GUILESS_MAIN(TestAccessRandom)
#include "tst_accessrandom.moc"
