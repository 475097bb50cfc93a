// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"

#include <QJsonArray>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

namespace {

QByteArray quoted(const QList<QByteArray> &texts)
{
    return texts.isEmpty() ? QByteArray("[]") : "[\"" + texts.join("\",\"") + "\"]";
}

/** What is kept from whoever is denied the record, in every shape that an answer can have. */
constexpr char kSecret[] = "the denied one";

} // namespace

/** Access lists of records: an entry that denies wins over everything, one that gives counts as the rule passed. */
class TestListedRecordsApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AccessWorld> m_world;

    QByteArray makeNote(const QByteArray &person, const QByteArray &title, const QByteArray &folder = {});
    HttpAnswer put(const QByteArray &asker, const QByteArray &target, const QByteArray &id, const QByteArray &record,
                   const QByteArray &rest, const QByteArray &type = "records.notes");
    /** `status`, or `status code` of a refusal; as root. */
    QByteArray give(const QByteArray &person, const QByteArray &record, const QList<QByteArray> &flags,
                    const QByteArray &type = "records.notes");
    QByteArray deny(const QByteArray &person, const QByteArray &record, const QList<QByteArray> &flags,
                    const QByteArray &type = "records.notes");
    QByteArray giveGroup(const QByteArray &group, const QByteArray &record, const QList<QByteArray> &flags);
    QByteArray groupOf(const QByteArray &name, const QByteArray &member);
    void revokeAll(const QByteArray &record);
    /** Titles that the person lists, in order. */
    QByteArray listed(const QByteArray &person, const QByteArray &query = {});
    QByteArray explained(const QByteArray &person, const QByteArray &operation, const QByteArray &record,
                         const QByteArray &collection = "notes");

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init();
    void cleanup() { m_world.reset(); }

    void whatIsGivenIsThere();
    void whatIsDeniedIsNowhere();
    void changingAndDeleting();
    void denialsBeatPermissionsAndGroups();
    void groupsAndRoles();
    void whoMayGiveRecords();
    void onOtherNodesAtOnce();
    void theyGoWithTheirCollection();
    void whyIsTold();
    void anythingAtRandom();
    void badInput();
};

void TestListedRecordsApi::init()
{
    m_world = std::make_unique<AccessWorld>(testEngine());
    m_world->make(
        "root", "/collections",
        R"({"name":"folders","schema":[{"name":"name","type":"text","options":{"searchable":true}}],"list_rule":"","view_rule":"","create_rule":""})");
    m_world->make(
        "root", "/collections",
        R"({"name":"notes","schema":[{"name":"title","type":"text","options":{"searchable":true}},{"name":"size","type":"number"},)"
        R"({"name":"folder","type":"reference","collection":"folders","on_delete":"set_null"}],"create_rule":"",)"
        R"("list_rule":"created_by = @request.auth.id","view_rule":"created_by = @request.auth.id",)"
        R"("update_rule":"created_by = @request.auth.id","delete_rule":null})");
}

QByteArray TestListedRecordsApi::makeNote(const QByteArray &person, const QByteArray &title, const QByteArray &folder)
{
    const QByteArray in = folder.isNull() ? QByteArray() : ",\"folder\":\"" + folder + '"';
    return m_world->make(person, "/records/notes", "{\"size\":1,\"title\":\"" + title + '"' + in + '}');
}

HttpAnswer TestListedRecordsApi::put(const QByteArray &asker, const QByteArray &target, const QByteArray &id,
                                     const QByteArray &record, const QByteArray &rest, const QByteArray &type)
{
    return m_world->send(asker, "POST", "/resource-access",
                         "{\"resource_type\":\"" + type + R"(","key":{"record":")" + record + "\"},\"" + target + R"(":")" + id
                             + "\"," + rest + '}');
}

QByteArray TestListedRecordsApi::give(const QByteArray &person, const QByteArray &record, const QList<QByteArray> &flags,
                                      const QByteArray &type)
{
    return QByteArray::number(put("root", "user_id", m_world->id(person), record, "\"flags\":" + quoted(flags), type).status);
}

QByteArray TestListedRecordsApi::deny(const QByteArray &person, const QByteArray &record, const QList<QByteArray> &flags,
                                      const QByteArray &type)
{
    return QByteArray::number(
        put("root", "user_id", m_world->id(person), record, "\"deny\":true,\"flags\":" + quoted(flags), type).status);
}

QByteArray TestListedRecordsApi::giveGroup(const QByteArray &group, const QByteArray &record, const QList<QByteArray> &flags)
{
    return QByteArray::number(put("root", "group_id", group, record, "\"flags\":" + quoted(flags)).status);
}

QByteArray TestListedRecordsApi::groupOf(const QByteArray &name, const QByteArray &member)
{
    const QByteArray group = m_world->make("ada", "/groups", "{\"name\":\"" + name + "\"}");
    m_world->send("ada", "POST", "/groups/" + group + "/users", "{\"user_id\":\"" + m_world->id(member) + "\"}");
    return group;
}

void TestListedRecordsApi::revokeAll(const QByteArray &record)
{
    m_world->send("root", "POST", "/resource-access/revoke",
                  "{\"resource_type\":\"records.notes\",\"key\":{\"record\":\"" + record + "\"},\"account_id\":\"lab\"}");
}

QByteArray TestListedRecordsApi::listed(const QByteArray &person, const QByteArray &query)
{
    const HttpAnswer answer = m_world->get(person, "/records/notes?sort=title" + query);
    if (answer.status != 200)
        return QByteArray::number(answer.status);
    QList<QByteArray> titles;
    const QJsonArray items = answer.at("items").toArray();
    for (const QJsonValue &item : items)
        titles.append(text(item["title"]));
    return titles.join(' ');
}

QByteArray TestListedRecordsApi::explained(const QByteArray &person, const QByteArray &operation, const QByteArray &record,
                                           const QByteArray &collection)
{
    const HttpAnswer answer = m_world->send("root", "POST", "/access/explain",
                                            "{\"collection\":\"" + collection + R"(","operation":")" + operation
                                                + R"(","user_id":")" + m_world->id(person) + '"'
                                                + (record.isNull() ? QByteArray() : ",\"record_id\":\"" + record + '"') + '}');
    const QJsonValue allowed = answer.at("allowed");
    return text(answer.at("decided_by")) + (allowed.isNull() ? " depends" : allowed.toBool() ? " yes" : " no");
}

// -- reading ------------------------------------------------------------------------------------------------------------------

void TestListedRecordsApi::whatIsGivenIsThere()
{
    AccessWorld &w = *m_world;
    const QByteArray record = makeNote("ada", "a");
    makeNote("ada", "b");
    makeNote("bob", "c");
    QCOMPARE(listed("bob"), QByteArray("c"));
    QCOMPARE(give("bob", record, {"read"}), QByteArray("200"));
    // From the next request on, in every way of reading.
    QCOMPARE(listed("bob"), QByteArray("a c"));
    QCOMPARE(w.get("bob", "/records/notes/" + record).at("title").toString(), QString("a"));
    QCOMPARE(w.get("bob", "/records/notes?total=exact").at("total").toInt(), 2);
    QCOMPARE(w.get("bob", "/records/notes/aggregate?functions=sum(size)").at("results.0.sum_size").toInt(), 2);
    QCOMPARE(listed("cid"), QByteArray());
    QCOMPARE(listed("eve"), QByteArray()); // of another account
    // Reading is not changing.
    QCOMPARE(w.outcome("bob", "PATCH", "/records/notes/" + record, R"({"title":"mine"})"), QByteArray("403 40005"));
    // A collection that is locked opens for the one record.
    const QByteArray locked = w.make("root", "/collections", R"({"name":"drafts","schema":[{"name":"title","type":"text"}]})");
    const HttpAnswer draft = w.send("root", "POST", "/records/drafts", R"({"title":"d"})", {{"X-Account-ID", "lab"}});
    QCOMPARE(draft.status, 201);
    const QByteArray draftId = text(draft.at("id"));
    QCOMPARE(w.outcome("bob", "GET", "/records/drafts/" + draftId), QByteArray("403 41003"));
    QCOMPARE(give("bob", draftId, {"read"}, "records.drafts"), QByteArray("200"));
    QCOMPARE(w.outcome("bob", "GET", "/records/drafts/" + draftId), QByteArray("200"));
    QCOMPARE(w.get("bob", "/records/drafts").at("items").toArray().size(), 1);
    QCOMPARE(w.outcome("cid", "GET", "/records/drafts"), QByteArray("403 41003"));
    // And is gone with the line.
    revokeAll(record);
    QCOMPARE(listed("bob"), QByteArray("c"));
    QCOMPARE(w.outcome("bob", "GET", "/records/notes/" + record), QByteArray("404 41002"));
    Q_UNUSED(locked)
}

void TestListedRecordsApi::whatIsDeniedIsNowhere()
{
    AccessWorld &w = *m_world;
    const QByteArray folder = w.make("bob", "/records/folders", "{\"name\":\"" + QByteArray(kSecret) + "\"}");
    const QByteArray other = w.make("bob", "/records/folders", R"({"name":"open"})");
    makeNote("bob", "a", folder);
    makeNote("bob", "b", other);
    QCOMPARE(listed("bob", "&filter=folder.name%20~%20%27denied%27"), QByteArray("a"));
    QCOMPARE(deny("bob", folder, {"read"}, "records.folders"), QByteArray("200"));

    const QList<QByteArray> ways{"/records/folders",
                                 "/records/folders?search=denied",
                                 "/records/folders?filter=name%20~%20%27denied%27",
                                 "/records/notes?expand=folder",
                                 "/records/notes?sort=folder.name",
                                 "/records/folders/export?format=csv",
                                 "/records/folders/aggregate?functions=count()&group_by=name"};
    for (const QByteArray &way : ways)
        QVERIFY2(!w.get("bob", way).body.contains(kSecret), way);
    QCOMPARE(w.outcome("bob", "GET", "/records/folders/" + folder), QByteArray("404 41002"));
    QCOMPARE(w.get("bob", "/records/folders?total=exact").at("total").toInt(), 1);
    // What it holds cannot be found out by a path that leads to it either.
    QCOMPARE(listed("bob", "&filter=folder.name%20~%20%27denied%27"), QByteArray());
    QCOMPARE(listed("bob", "&filter=folder.name%20%3D%20%27open%27"), QByteArray("b"));
    // Nobody else is concerned, and who is not signed in is nobody.
    QVERIFY(w.get("cid", "/records/folders").body.contains(kSecret));
    QCOMPARE(w.outcome("bob", "GET", "/records/folders/" + other), QByteArray("200"));
    // A view shows no more than its source.
    w.make("root", "/collections",
           R"({"name":"folder_names","type":"view","select":{"from":"folders","fields":[{"name":"name","value":"name"}]},)"
           R"("list_rule":"","view_rule":""})");
    const HttpAnswer seen = w.get("bob", "/records/folder_names");
    QCOMPARE(seen.status, 200);
    QVERIFY2(!seen.body.contains(kSecret) && seen.body.contains("open"), seen.body);
    QVERIFY(w.get("cid", "/records/folder_names").body.contains(kSecret));
}

void TestListedRecordsApi::changingAndDeleting()
{
    AccessWorld &w = *m_world;
    const QByteArray record = makeNote("ada", "a");
    const QByteArray path = "/records/notes/" + record;
    QCOMPARE(give("bob", record, {"write"}), QByteArray("200"));
    // What may be written and not be read is written unseen.
    QCOMPARE(w.outcome("bob", "GET", path), QByteArray("404 41002"));
    QCOMPARE(w.outcome("bob", "PATCH", path, R"({"title":"b"})"), QByteArray("200"));
    QCOMPARE(give("bob", record, {"read", "write"}), QByteArray("200"));
    QCOMPARE(w.get("bob", path).at("title").toString(), QString("b"));
    QCOMPARE(w.outcome("bob", "DELETE", path), QByteArray("403 40005"));
    // The trail says that it was not the rule alone.
    const HttpAnswer trail = w.get("root", "/audit-logs?limit=1&record_id=" + record);
    QVERIFY2(trail.body.contains("access list or update_rule"), trail.body);
    QCOMPARE(give("bob", record, {"delete"}), QByteArray("200"));
    QCOMPARE(w.outcome("bob", "DELETE", path), QByteArray("204"));

    // Who made it and is denied to change it still reads it.
    const QByteArray own = makeNote("bob", "own");
    QCOMPARE(deny("bob", own, {"write"}), QByteArray("200"));
    QCOMPARE(w.outcome("bob", "PATCH", "/records/notes/" + own, R"({"title":"b"})"), QByteArray("403 40005"));
    QCOMPARE(w.outcome("bob", "GET", "/records/notes/" + own), QByteArray("200"));
    QCOMPARE(deny("bob", own, {"read"}), QByteArray("200"));
    QCOMPARE(w.outcome("bob", "PATCH", "/records/notes/" + own, R"({"title":"b"})"), QByteArray("404 41002"));
    // Nothing of a batch is done where one may not be.
    const QByteArray second = makeNote("bob", "second");
    const HttpAnswer batch = w.send("bob", "PATCH", "/records/notes/batch",
                                    "{\"records\":[{\"id\":\"" + second + "\",\"data\":{\"title\":\"x\"}},{\"id\":\"" + own
                                        + "\",\"data\":{\"title\":\"x\"}}]}");
    QCOMPARE(refusal(batch), QByteArray("404 record_not_found at 1"));
    QCOMPARE(w.get("bob", "/records/notes/" + second).at("title").toString(), QString("second"));
    // The row must stay the giver's: what is given is given for the record, whatever it becomes.
    const QByteArray foreign = makeNote("ada", "c");
    QCOMPARE(give("bob", foreign, {"read", "write"}), QByteArray("200"));
    QCOMPARE(w.outcome("bob", "PATCH", "/records/notes/" + foreign, R"({"size":7})"), QByteArray("200"));
}

// -- order ----------------------------------------------------------------------------------------------------------------------

void TestListedRecordsApi::denialsBeatPermissionsAndGroups()
{
    AccessWorld &w = *m_world;
    const QByteArray record = makeNote("ada", "a");
    makeNote("ada", "b");
    w.give("bob", "records.notes");
    QCOMPARE(listed("bob"), QByteArray("a b"));
    QCOMPARE(deny("bob", record, {"read"}), QByteArray("200"));
    QCOMPARE(listed("bob"), QByteArray("b"));
    QCOMPARE(w.outcome("bob", "GET", "/records/notes/" + record), QByteArray("404 41002"));
    // One flag is not another.
    QCOMPARE(w.outcome("bob", "PATCH", "/records/notes/" + record, R"({"title":"a"})"), QByteArray("200"));
    QCOMPARE(deny("bob", record, {"delete"}), QByteArray("200"));
    QCOMPARE(w.outcome("bob", "DELETE", "/records/notes/" + record), QByteArray("404 41002"));
    // A group gives nothing that is denied to its member.
    const QByteArray group = groupOf("readers", "bob");
    QCOMPARE(giveGroup(group, record, {"read"}), QByteArray("200"));
    QCOMPARE(listed("bob"), QByteArray("b"));
    // Nor does the account belong to its owner where a record is denied to him; superadmins are let through.
    w.give("ada", "records.notes");
    QCOMPARE(deny("ada", record, {"read"}), QByteArray("200"));
    QCOMPARE(listed("ada"), QByteArray("b"));
    QCOMPARE(w.outcome("root", "GET", "/records/notes/" + record), QByteArray("200"));
    // Given to the user himself, the denial is lifted: it is the same line.
    QCOMPARE(give("bob", record, {"read"}), QByteArray("200"));
    QCOMPARE(listed("bob"), QByteArray("a b"));
}

void TestListedRecordsApi::groupsAndRoles()
{
    AccessWorld &w = *m_world;
    const QByteArray record = makeNote("ada", "a");
    const QByteArray group = groupOf("readers", "bob");
    QCOMPARE(giveGroup(group, record, {"read"}), QByteArray("200"));
    QCOMPARE(listed("bob"), QByteArray("a"));
    w.send("ada", "PATCH", "/groups/" + group, R"({"is_active":false})");
    QCOMPARE(listed("bob"), QByteArray());
    w.send("ada", "PATCH", "/groups/" + group, R"({"is_active":true})");
    QCOMPARE(listed("bob"), QByteArray("a"));
    w.send("ada", "DELETE", "/groups/" + group + "/users/" + w.id("bob"));
    QCOMPARE(listed("bob"), QByteArray());

    QCOMPARE(w.outcome("root", "POST", "/resource-roles",
                       R"({"code":"editor","name":"Editor","resource_type":"records.notes","flags":["read","write"]})"),
             QByteArray("201"));
    QCOMPARE(put("root", "user_id", w.id("cid"), record, R"("roles":["editor"])").status, 200);
    QCOMPARE(listed("cid"), QByteArray("a"));
    QCOMPARE(w.outcome("cid", "PATCH", "/records/notes/" + record, R"({"title":"aa"})"), QByteArray("200"));
    QCOMPARE(w.outcome("root", "PATCH", "/resource-roles/editor", R"({"flags":["read"]})"), QByteArray("200"));
    QCOMPARE(w.outcome("cid", "PATCH", "/records/notes/" + record, R"({"title":"ab"})"), QByteArray("403 40005"));
    QCOMPARE(w.outcome("root", "PATCH", "/resource-roles/editor", R"({"is_active":false})"), QByteArray("200"));
    QCOMPARE(listed("cid"), QByteArray());
}

void TestListedRecordsApi::whoMayGiveRecords()
{
    AccessWorld &w = *m_world;
    const QByteArray record = makeNote("cid", "a");
    const auto giving = [&](const QByteArray &asker, const QByteArray &flags) {
        const HttpAnswer answer = put(asker, "user_id", w.id("bob"), record, "\"flags\":" + flags);
        return answer.status < 400 ? QByteArray::number(answer.status)
                                   : QByteArray::number(answer.status) + ' ' + QByteArray::number(answer.at("code").toInt());
    };
    QCOMPARE(giving("nobody", R"(["read"])"), QByteArray("401 40003"));
    QCOMPARE(giving("cid", R"(["read"])"), QByteArray("403 32001"));
    // Owning the account is no way to its records: rules are the operator's.
    const QByteArray refused = giving("ada", R"(["read"])");
    QVERIFY2(refused.startsWith("403 "), refused);
    QCOMPARE(listed("bob"), QByteArray());
    w.give("ada", "records.notes.list");
    QVERIFY(giving("ada", R"(["read"])").startsWith("403 "));
    w.give("ada", "records.notes.view");
    QCOMPARE(giving("ada", R"(["read"])"), QByteArray("200"));
    QVERIFY(giving("ada", R"(["write"])").startsWith("403 "));
    // What is given can be given on, by who may give at all.
    w.give("max", "resources.grant");
    QVERIFY(put("max", "user_id", w.id("cid"), record, R"("flags":["read"])").status == 403);
    QCOMPARE(give("max", record, {"read"}), QByteArray("200"));
    QCOMPARE(put("max", "user_id", w.id("cid"), record, R"("flags":["read"])").status, 200);
    // Held until a date is not held for ever.
    const QByteArray later = makeNote("cid", "later");
    w.give("max", "records.notes.update", "2099-01-01T00:00:00Z");
    QVERIFY(put("max", "user_id", w.id("bob"), later, R"("flags":["write"])").status == 403);
    // Nobody of another account.
    QCOMPARE(put("eve", "user_id", w.id("bob"), record, R"("flags":["read"])").status, 404);
    // A list alone is asked by a check, which says so of an owner, too.
    const HttpAnswer check =
        w.send("ada", "POST", "/resource-access/check",
               "{\"resource_type\":\"records.notes\",\"key\":{\"record\":\"" + record + "\"},\"flags\":[\"read\"]}");
    QCOMPARE(text(check.at("results.0.decided_by")), QByteArray("nothing"));
}

void TestListedRecordsApi::onOtherNodesAtOnce()
{
    if (testEngine() == db::Engine::Sqlite)
        return; // one process has the database
    AccessWorld &w = *m_world;
    const QByteArray record = makeNote("ada", "a");
    const auto beside = w.server().beside();
    const auto client = beside->client();
    const auto seen = [&] {
        return client->get("/api/v1/records/notes/" + record, {{"Authorization", "Bearer " + w.token("bob")}}).status;
    };
    QCOMPARE(seen(), 404);
    QCOMPARE(give("bob", record, {"read"}), QByteArray("200"));
    QCOMPARE(seen(), 200);
    QCOMPARE(deny("bob", record, {"read"}), QByteArray("200"));
    QCOMPARE(seen(), 404);
}

void TestListedRecordsApi::theyGoWithTheirCollection()
{
    AccessWorld &w = *m_world;
    const QByteArray record = makeNote("ada", "a");
    QCOMPARE(give("bob", record, {"read"}), QByteArray("200"));
    QCOMPARE(w.outcome("root", "GET", "/resource-types/records.notes"), QByteArray("200"));
    QCOMPARE(w.outcome("root", "PUT", "/collections/notes", R"({"name":"papers"})"), QByteArray("200"));
    QCOMPARE(w.outcome("root", "GET", "/resource-types/records.notes"), QByteArray("404 35003"));
    QCOMPARE(w.outcome("root", "GET", "/resource-types/records.papers"), QByteArray("200"));
    QCOMPARE(w.outcome("bob", "GET", "/records/papers/" + record), QByteArray("200"));
    QCOMPARE(w.get("root", "/resource-access?account_id=lab").at("total").toInt(), 1);
    QVERIFY(w.send("root", "DELETE", "/collections/papers").status < 300);
    QCOMPARE(w.outcome("root", "GET", "/resource-types/records.papers"), QByteArray("404 35003"));
    QCOMPARE(w.get("root", "/resource-access?account_id=lab").at("total").toInt(), 0);
}

// -- why ------------------------------------------------------------------------------------------------------------------------

void TestListedRecordsApi::whyIsTold()
{
    AccessWorld &w = *m_world;
    const QByteArray record = makeNote("ada", "a");
    QCOMPARE(explained("bob", "view", record), QByteArray("rule no"));
    QCOMPARE(explained("bob", "list", {}), QByteArray("rule depends"));
    QCOMPARE(give("bob", record, {"read"}), QByteArray("200"));
    QCOMPARE(explained("bob", "view", record), QByteArray("access_list yes"));
    QCOMPARE(explained("bob", "update", record), QByteArray("rule no"));
    QCOMPARE(explained("bob", "list", {}), QByteArray("access_list depends"));
    w.give("bob", "records.notes");
    QCOMPARE(explained("bob", "view", record), QByteArray("permissions yes"));
    QCOMPARE(deny("bob", record, {"read"}), QByteArray("200"));
    QCOMPARE(explained("bob", "view", record), QByteArray("access_list no"));
    QCOMPARE(explained("bob", "list", {}), QByteArray("access_list depends"));
    QCOMPARE(explained("cid", "view", record), QByteArray("rule no"));
    // What would change it: the line, which is told.
    const HttpAnswer why = w.send("root", "POST", "/access/explain",
                                  "{\"collection\":\"notes\",\"operation\":\"view\",\"user_id\":\"" + w.id("bob")
                                      + R"(","record_id":")" + record + "\"}");
    QCOMPARE(why.at("access_list.is_deny").toBool(), true);
    QCOMPARE(text(why.at("access_list.flag")), QByteArray("read"));
    QCOMPARE(text(why.at("remedies.0.kind")), QByteArray("remove_denial"));
    const QByteArray line = text(why.at("remedies.0.id"));
    QCOMPARE(line, text(why.at("access_list.id")));
    QCOMPARE(w.outcome("root", "DELETE", "/resource-access/" + line), QByteArray("204"));
    QCOMPARE(w.outcome("bob", "GET", "/records/notes/" + record), QByteArray("200"));
    // Who gains by another rule: not who is denied the record.
    QCOMPARE(deny("cid", record, {"read"}), QByteArray("200"));
    const HttpAnswer difference = w.send("root", "POST", "/access/diff",
                                         R"({"collection":"notes","operation":"list","rule":"size > 0","account_id":"lab"})");
    QVERIFY2(difference.status == 200 && !difference.body.contains(w.id("cid")), difference.body);
    QVERIFY(difference.body.contains(w.id("max")));
}

void TestListedRecordsApi::anythingAtRandom()
{
    AccessWorld &w = *m_world;
    QRandomGenerator random(20261123);
    const QByteArray group = groupOf("team", "bob");
    QList<QByteArray> notes;
    QSet<QByteArray> own;
    for (int i = 0; i < 8; ++i) {
        const bool isOwn = random.bounded(3) == 0;
        notes.append(makeNote(isOwn ? "bob" : "ada", "n" + QByteArray::number(i)));
        if (isOwn)
            own.insert(notes.last());
    }
    QSet<QByteArray> denied;
    QSet<QByteArray> given;
    QSet<QByteArray> givenToGroup;
    for (int round = 0; round < 30; ++round) {
        const QByteArray &note = notes[random.bounded(notes.size())];
        switch (random.bounded(4)) {
        case 0:
            deny("bob", note, {"read"});
            denied.insert(note);
            given.remove(note);
            break;
        case 1:
            give("bob", note, {"read"});
            given.insert(note);
            denied.remove(note);
            break;
        case 2:
            giveGroup(group, note, {"read"});
            givenToGroup.insert(note);
            break;
        default:
            revokeAll(note);
            denied.remove(note);
            given.remove(note);
            givenToGroup.remove(note);
        }
        QSet<QByteArray> seen;
        const QJsonArray items = w.get("bob", "/records/notes?limit=100").at("items").toArray();
        for (const QJsonValue &item : items)
            seen.insert(text(item["id"]));
        for (const QByteArray &each : std::as_const(notes)) {
            const bool expected =
                !denied.contains(each) && (given.contains(each) || givenToGroup.contains(each) || own.contains(each));
            QVERIFY2(seen.contains(each) == expected, QByteArray::number(round));
        }
        const QByteArray &asked = notes[random.bounded(notes.size())];
        QCOMPARE(explained("bob", "view", asked).endsWith(" yes"), seen.contains(asked));
        QCOMPARE(w.get("bob", "/records/notes/" + asked).status == 200, seen.contains(asked));
    }
}

void TestListedRecordsApi::badInput()
{
    AccessWorld &w = *m_world;
    const QByteArray record = makeNote("ada", "a");
    const auto refusedKey = [&](const QByteArray &resource) {
        return w.outcome("root", "POST", "/resource-access",
                         R"({"resource_type":"records.notes",)" + resource + ",\"flags\":[\"read\"],\"user_id\":\""
                             + w.id("bob") + "\"}");
    };
    QCOMPARE(refusedKey(R"("key":{"record":"1"})"), QByteArray("422 35005"));
    QCOMPARE(refusedKey(R"("key":{"record":7})"), QByteArray("422 35005"));
    QCOMPARE(refusedKey("\"key\":{\"id\":\"" + record + "\"}"), QByteArray("422 35005"));
    QCOMPARE(refusedKey(R"("key":{})"), QByteArray("422 35005"));
    QCOMPARE(refusedKey(R"("path":"/a")"), QByteArray("422 35005"));
    QCOMPARE(put("root", "user_id", w.id("bob"), record, R"("flags":["share"])").at("code").toInt(), 35006);
    // Types of records are nobody's to make or change.
    QCOMPARE(w.outcome("root", "POST", "/resource-types", R"({"code":"records.mine","name":"M","key_fields":["record"]})"),
             QByteArray("400 40002"));
    QCOMPARE(w.outcome("root", "POST", "/resource-types", R"({"code":"records","name":"M","key_fields":["record"]})"),
             QByteArray("400 40002"));
    QCOMPARE(w.outcome("root", "PATCH", "/resource-types/records.notes", R"({"is_active":false})"), QByteArray("400 40002"));
}

QTEST_GUILESS_MAIN(TestListedRecordsApi)
#include "tst_listedrecordsapi.moc"
