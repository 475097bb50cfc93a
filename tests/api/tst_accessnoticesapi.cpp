// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "access/accessnotices.h"
#include "accessworld.h"

#include <QTest>

using namespace basalt;
using namespace basalt::test;

/**
 * What changes of access are told as, from the entries that requests leave in the trail. That each is told once, after its commit, shows
 * tst_writegroups.
 */
class TestAccessNoticesApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AccessWorld> m_world;
    qint64 m_seen = 0; ///< id of the newest entry that was looked at

    /** "name target" of what has been told since the last look, targets by the names that are given. */
    [[nodiscard]] QByteArrayList told(const QHash<QByteArray, QByteArray> &names = {});
    void change(const QByteArray &method, const QByteArray &path, const QByteArray &body = {});

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init();
    void cleanup() { m_world.reset(); }

    void users();
    void owners();
    void groups();
    void sets();
    void permissionsAndProviders();
    void accounts();
    void otherChangesTellNothing();
};

void TestAccessNoticesApi::init()
{
    m_world = std::make_unique<AccessWorld>(testEngine());
    m_seen = 0;
    static_cast<void>(told());
}

void TestAccessNoticesApi::change(const QByteArray &method, const QByteArray &path, const QByteArray &body)
{
    const HttpAnswer answer = m_world->send("root", method, path, body, {{"X-Account-ID", "lab"}});
    if (answer.status >= 300)
        qFatal("%s %s: %s", method.constData(), path.constData(), answer.body.constData());
}

QByteArrayList TestAccessNoticesApi::told(const QHash<QByteArray, QByteArray> &names)
{
    QByteArrayList all;
    const QJsonArray entries = m_world->get("root", "/audit-logs?sort_order=desc&limit=100").at("items").toArray();
    qint64 newest = m_seen;
    for (const QJsonValue entry : entries) {
        const qint64 id = entry["id"].toInteger();
        newest = std::max(newest, id);
        if (id <= m_seen)
            break;
        db::AuditEvent event;
        event.event = Code(entry["event"].toInt());
        event.accountId = text(entry["account_id"]);
        event.table = text(entry["table_name"]);
        event.recordId = text(entry["record_id"]);
        for (const QJsonValue field : entry["changes"].toArray())
            event.changes.append({text(field["field"]), field["before"], field["after"]});
        QByteArrayList own;
        for (const core::AccessNotice &notice : access::noticesOf(event))
            own.append(notice.name + ' ' + names.value(notice.targetId, notice.targetType));
        all = own + all;
    }
    m_seen = newest;
    return all;
}

void TestAccessNoticesApi::users()
{
    const QByteArray path = "/users/" + m_world->id("bob");
    const QHash<QByteArray, QByteArray> names{{m_world->id("bob"), "bob"}};
    change("PATCH", path, R"({"is_active":false})");
    QCOMPARE(told(names), (QByteArrayList{"user_disabled bob"}));
    change("PATCH", path, R"({"is_active":true})");
    QCOMPARE(told(names), (QByteArrayList{"user_enabled bob"}));
    change("PATCH", path, R"({"is_locked":true})");
    QCOMPARE(told(names), (QByteArrayList{"user_locked bob"}));
    change("PATCH", path, R"({"is_locked":false})");
    QCOMPARE(told(names), (QByteArrayList{"user_unlocked bob"}));
    for (int i = 0; i < 5; ++i)
        static_cast<void>(m_world->send("nobody", "POST", "/auth/login",
                                        R"({"account":"lab","email":"bob@example.test","password":"wrong wrong"})"));
    QCOMPARE(told(names), (QByteArrayList{"user_locked bob"}));
    // Another role holds other sets.
    change("PATCH", path, R"({"role_id":1})");
    QCOMPARE(told(names), (QByteArrayList{"user_role_changed bob"}));
    change("PATCH", "/orgs/lab/members/" + m_world->id("bob"), R"({"role":"member"})");
    QCOMPARE(told(names), (QByteArrayList{"user_role_changed bob"}));
    change("DELETE", path);
    QCOMPARE(told(names), (QByteArrayList{"user_deleted bob"}));
}

void TestAccessNoticesApi::owners()
{
    const QByteArray bob = m_world->id("bob");
    const QHash<QByteArray, QByteArray> names{{bob, "bob"}};
    change("POST", "/accounts/lab/owners", "{\"user_id\":\"" + bob + "\"}");
    QCOMPARE(told(names), (QByteArrayList{"owner_created bob"}));
    change("DELETE", "/accounts/lab/owners/" + bob);
    QCOMPARE(told(names), (QByteArrayList{"owner_deleted bob"}));
    const QByteArray group = m_world->make("ada", "/groups", R"({"name":"Crew"})");
    static_cast<void>(told());
    change("POST", "/groups/" + group + "/owners", "{\"user_id\":\"" + bob + "\"}");
    QCOMPARE(told(names), (QByteArrayList{"owner_created bob"}));
    change("DELETE", "/groups/" + group + "/owners/" + bob);
    QCOMPARE(told(names), (QByteArrayList{"owner_deleted bob"}));
}

void TestAccessNoticesApi::groups()
{
    const QByteArray group = m_world->make("ada", "/groups", R"({"name":"Crew"})");
    const QByteArray path = "/groups/" + group;
    const QByteArray bob = m_world->id("bob");
    const QHash<QByteArray, QByteArray> names{{bob, "bob"}, {group, "crew"}};
    QCOMPARE(told(names), QByteArrayList()); // nobody is in it, and it gives nothing
    change("POST", path + "/users", "{\"user_id\":\"" + bob + "\"}");
    QCOMPARE(told(names), (QByteArrayList{"group_member_added bob"}));
    change("DELETE", path + "/users/" + bob);
    QCOMPARE(told(names), (QByteArrayList{"group_member_removed bob"}));
    change("PATCH", path, R"({"is_active":false})");
    QCOMPARE(told(names), (QByteArrayList{"group_disabled crew"}));
    change("PATCH", path, R"({"is_active":true,"kind":"hybrid"})");
    QCOMPARE(told(names), (QByteArrayList{"group_enabled crew", "group_type_changed crew"}));
    change("POST", "/providers", R"({"code":"azure","name":"Azure","allows_group_mapping":true})");
    QCOMPARE(told(names), QByteArrayList());
    const QByteArray mapping = m_world->make("root", path + "/mappings", R"({"provider":"azure","object_id":"crew-1"})");
    QCOMPARE(told(names), (QByteArrayList{"group_mapping_created crew"}));
    change("DELETE", path + "/mappings/" + mapping);
    QCOMPARE(told(names), (QByteArrayList{"group_mapping_deleted crew"}));
    change("PATCH", path, R"({"name":"Night crew"})");
    QCOMPARE(told(names), QByteArrayList());
    change("DELETE", path);
    QCOMPARE(told(names), (QByteArrayList{"group_deleted crew"}));
}

void TestAccessNoticesApi::sets()
{
    const QByteArray set = m_world->make("ada", "/permission-sets", R"({"name":"Readers","permissions":["groups.read"]})");
    const QByteArray path = "/permission-sets/" + set;
    const QByteArray bob = m_world->id("bob");
    const QHash<QByteArray, QByteArray> names{{bob, "bob"}, {set, "readers"}};
    QCOMPARE(told(names), QByteArrayList());
    const QByteArray given =
        m_world->make("ada", "/assignments", "{\"user_id\":\"" + bob + "\",\"permission_set_id\":\"" + set + "\"}");
    QCOMPARE(told(names), (QByteArrayList{"permission_assigned bob"}));
    change("POST", "/assignments",
           "{\"user_id\":\"" + bob + "\",\"permission_set_id\":\"" + set + "\",\"ends_at\":\"2099-01-01T00:00:00Z\"}");
    QCOMPARE(told(names), (QByteArrayList{"permission_assigned bob"}));
    change("PATCH", path, R"({"add":["users.read"]})");
    QCOMPARE(told(names), (QByteArrayList{"perm_set_permissions_added readers"}));
    change("PATCH", path, R"({"add":["pii.read"],"remove":["users.read"]})");
    QCOMPARE(told(names), (QByteArrayList{"perm_set_permissions_added readers", "perm_set_permissions_removed readers"}));
    change("PATCH", path, R"({"is_assignable":false})");
    QCOMPARE(told(names), (QByteArrayList{"perm_set_updated readers"}));
    change("DELETE", "/assignments/" + given);
    QCOMPARE(told(names), (QByteArrayList{"permission_unassigned bob"}));
    change("DELETE", path);
    QCOMPARE(told(names), (QByteArrayList{"perm_set_deleted readers"}));
}

void TestAccessNoticesApi::permissionsAndProviders()
{
    change("POST", "/permissions", R"({"title":"Shop","code":"shop"})");
    QCOMPARE(told(), QByteArrayList());
    change("PATCH", "/permissions/shop", R"({"title":"Store"})");
    QCOMPARE(told(), QByteArrayList());
    change("PATCH", "/permissions/shop", R"({"is_assignable":false})");
    QCOMPARE(told(), (QByteArrayList{"permission_assignability_changed permission"}));
    change("POST", "/providers", R"({"code":"azure","name":"Azure"})");
    QCOMPARE(told(), QByteArrayList());
    const QHash<QByteArray, QByteArray> names{{"azure", "azure"}};
    change("POST", "/providers/azure/disable");
    QCOMPARE(told(names), (QByteArrayList{"provider_disabled azure"}));
    change("POST", "/providers/azure/enable");
    QCOMPARE(told(names), (QByteArrayList{"provider_enabled azure"}));
    change("DELETE", "/providers/azure");
    QCOMPARE(told(names), (QByteArrayList{"provider_deleted azure"}));
}

void TestAccessNoticesApi::accounts()
{
    const QHash<QByteArray, QByteArray> names{{m_world->accountId("other"), "other"}};
    QCOMPARE(m_world->outcome("root", "DELETE", "/accounts/other"), QByteArray("204"));
    QCOMPARE(told(names), QByteArrayList()); // nobody of it is let in, and it may come back
    QVERIFY(m_world->outcome("root", "POST", "/accounts/other/purge").startsWith('2'));
    QByteArrayList all;
    QTRY_VERIFY_WITH_TIMEOUT((all += told(names)).contains("account_purged other"), 30'000);
    QCOMPARE(all.count("account_purged other"), 1);
}

void TestAccessNoticesApi::otherChangesTellNothing()
{
    AccessWorld &w = *m_world;
    change("PATCH", "/users/" + w.id("bob"), R"({"display_name":"Bob"})");
    w.signIn("bob", "lab");
    change("POST", "/collections", R"({"name":"notes","schema":[{"name":"title","type":"text"}],"create_rule":""})");
    static_cast<void>(w.make("bob", "/records/notes", R"({"title":"one"})"));
    QCOMPARE(told(), QByteArrayList());
}

QTEST_GUILESS_MAIN(TestAccessNoticesApi)
#include "tst_accessnoticesapi.moc"
