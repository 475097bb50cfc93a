// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"

#include <QTest>

using namespace basalt;
using namespace basalt::test;

/** `PATCH /orgs/{org}`: owners give their organisation another name. */
class TestOrgNamesApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AccessWorld> m_world;

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init() { m_world = std::make_unique<AccessWorld>(testEngine()); }
    void cleanup() { m_world.reset(); }

    void onlyOwners();
    void nameAndTrail();
    void badInput();
};

void TestOrgNamesApi::onlyOwners()
{
    AccessWorld &w = *m_world;
    const auto rename = [&w](const QByteArray &person, const QByteArray &org) {
        return w.outcome(person, "PATCH", "/orgs/" + org, R"({"name":"Another"})");
    };
    QCOMPARE(rename("nobody", "lab"), QByteArray("401 40003"));
    QCOMPARE(rename("bob", "lab"), QByteArray("403 33015"));
    QCOMPARE(rename("max", "lab"), QByteArray("403 33015"));
    QCOMPARE(rename("eve", "lab"), QByteArray("404 34003"));
    QCOMPARE(rename("eve", "nowhere"), QByteArray("404 34003"));
    QCOMPARE(rename("root", "system"), QByteArray("409 34007"));
    QCOMPARE(text(w.get("root", "/accounts/lab").at("name")), QByteArray("lab Ltd"));
    QCOMPARE(rename("ada", "lab"), QByteArray("200"));
    QCOMPARE(rename("root", "other"), QByteArray("200"));
}

void TestOrgNamesApi::nameAndTrail()
{
    AccessWorld &w = *m_world;
    const QByteArray id = w.accountId("lab");
    const HttpAnswer renamed = w.send("ada", "PATCH", "/orgs/" + id, R"({"name":" North Lab ","slug":"north"})");
    QCOMPARE(renamed.status, 200);
    QCOMPARE(text(renamed.at("name")), QByteArray("North Lab"));
    QCOMPARE(text(renamed.at("slug")), QByteArray("lab")); // the slug is the operator's to change
    QCOMPARE(text(renamed.at("role")), QByteArray("owner"));
    QCOMPARE(text(w.get("ada", "/orgs/lab").at("name")), QByteArray("North Lab"));
    QCOMPARE(text(w.get("bob", "/auth/me").at("account.name")), QByteArray("North Lab"));
    QCOMPARE(w.events(id).count(11002), 1);
    // What it is called already is no change.
    QCOMPARE(w.outcome("ada", "PATCH", "/orgs/lab", R"({"name":"North Lab"})"), QByteArray("200"));
    QCOMPARE(w.events(id).count(11002), 1);
}

void TestOrgNamesApi::badInput()
{
    AccessWorld &w = *m_world;
    const QByteArray tooLong = "{\"name\":\"" + QByteArray(256, 'n') + QByteArray("\"}");
    for (const QByteArray &body : {QByteArray("{}"), QByteArray(R"({"name":"  "})"), QByteArray(R"({"name":7})"), tooLong}) {
        const HttpAnswer refused = w.send("ada", "PATCH", "/orgs/lab", body);
        QCOMPARE(refused.status, 400);
        QCOMPARE(text(refused.at("details.0.field")), QByteArray("name"));
    }
    QCOMPARE(w.outcome("ada", "PATCH", "/orgs/lab", "[]"), QByteArray("400 40001"));
    QCOMPARE(text(w.get("ada", "/orgs/lab").at("name")), QByteArray("lab Ltd"));
}

QTEST_GUILESS_MAIN(TestOrgNamesApi)
#include "tst_orgnamesapi.moc"
