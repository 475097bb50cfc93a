// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataworld.h"
#include "http/rawclient.h"

#include <QJsonDocument>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

/** Exports over the API: what stands in them, for whom, and what happens on the way. */
class TestRecordExportApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void cleanupTestCase() { DataWorld::endAll(); }

    void whoGetsWhat();
    void sameAsTheList();
    void csvOptions_data();
    void csvOptions();
    void chosenFields();
    void sortedAndFiltered();
    void emptyCollection();
    void endMark();
    void manyPages();
    void nullsAtThePageBorder();
    void writesMeanwhile();
    void refused_data();
    void refused();
    void entryInTheTrail();
    void headOnly();
    void clientGoesAway();
    void collectionChangesMeanwhile();
    void manyExportsAtOnce();

private:
    static void makeNotes();
};

namespace {

/** Members in their order, which QJsonDocument does not keep. */
QByteArrayList lines(const QByteArray &body)
{
    QByteArrayList all = body.split('\n');
    if (!all.isEmpty() && all.last().isEmpty())
        all.removeLast();
    return all;
}

QJsonArray arrayOf(const QByteArray &body)
{
    return QJsonDocument::fromJson(body).array();
}

} // namespace

/** `notes`: ann's see those with open=true, masked mail, and no secret. */
void TestRecordExportApi::makeNotes()
{
    DataWorld &world = DataWorld::current();
    static QSet<int> made;
    if (made.contains(int(testEngine())))
        return;
    made.insert(int(testEngine()));
    world.makeCollection(
        R"({"name":"notes","list_rule":"open = true && @request.auth.id != null","view_rule":"","create_rule":"","list_fields":["title","mail","open","amount"],)"
        R"("schema":[{"name":"title","type":"text"},{"name":"mail","type":"email","pii":true,"mask_type":"email"},)"
        R"({"name":"open","type":"boolean"},{"name":"secret","type":"text"},{"name":"amount","type":"decimal"}]})");
    world.makeCollection(R"({"name":"locked_notes","schema":[{"name":"title","type":"text"}]})");
    world.makeRecord(
        "root", "notes",
        R"({"account_id":"acme","title":"=first","mail":"ada@example.org","open":true,"secret":"s1","amount":"-1.50"})");
    world.makeRecord(
        "root", "notes",
        R"({"account_id":"acme","title":"second, \"quoted\"","mail":"bob@example.org","open":true,"secret":"s2"})");
    world.makeRecord("root", "notes", R"({"account_id":"acme","title":"hidden","mail":"h@example.org","open":false})");
    world.makeRecord("root", "notes", R"({"account_id":"other","title":"eve's","open":true})");
}

void TestRecordExportApi::whoGetsWhat()
{
    makeNotes();
    DataWorld &world = DataWorld::current();
    QCOMPARE(world.get("nobody", "/records/notes/export").status, 401);
    QCOMPARE(world.get("ann", "/records/locked_notes/export").status, 403);
    QCOMPARE(world.get("ann", "/records/nowhere/export").status, 404);
    QCOMPARE(world.get("ann", "/records/notes/export", {{"X-Account-ID", "other"}}).status, 404);

    const HttpAnswer ann = world.get("ann", "/records/notes/export");
    QCOMPARE(ann.status, 200);
    QCOMPARE(ann.header("Content-Type"), QByteArray("text/csv; charset=utf-8; header=present"));
    QCOMPARE(ann.header("Content-Disposition"), QByteArray("attachment; filename=\"notes.csv\""));
    QCOMPARE(ann.header("Cache-Control"), QByteArray("no-store"));
    QVERIFY(ann.body.startsWith("id,account_id,account_name,created_at,created_by,updated_at,updated_by,version,"
                                "title,mail,open,amount\r\n"));
    QCOMPARE(ann.body.count("\r\n"), 3);
    QVERIFY(ann.body.contains("'=first,a***@example.org,true,-1.50\r\n"));
    QVERIFY(ann.body.contains("\"second, \"\"quoted\"\"\",b***@example.org,true,\r\n"));
    for (const char *hidden : {"hidden", "s1", "s2", "ada@", "bob@", "eve", "secret"})
        QVERIFY2(!ann.body.contains(hidden), hidden);
    // Another account, by the same words.
    const HttpAnswer eve = world.get("eve", "/records/notes/export?format=ndjson");
    QCOMPARE(lines(eve.body).size(), 1);
    QVERIFY(eve.body.contains("eve's"));
    // A superadmin: everything, in clear; or one account.
    const HttpAnswer root = world.get("root", "/records/notes/export?format=json");
    QCOMPARE(arrayOf(root.body).size(), 4);
    QVERIFY(root.body.contains("ada@example.org") && root.body.contains("s1") && root.body.contains("hidden"));
    QCOMPARE(arrayOf(world.get("root", "/records/notes/export?format=json", {{"X-Account-ID", "other"}}).body).size(), 1);
}

/** For every caller an export in JSON holds the very objects of the list. */
void TestRecordExportApi::sameAsTheList()
{
    makeNotes();
    DataWorld &world = DataWorld::current();
    for (const char *person : {"ann", "eve", "root"}) {
        for (const char *query : {"sort=title", "sort=-created_at", "sort=title&filter=open=true"}) {
            const QJsonArray list = world.get(person, QByteArray("/records/notes?limit=100&") + query).at("items").toArray();
            QVERIFY(!list.isEmpty());
            QCOMPARE(arrayOf(world.get(person, QByteArray("/records/notes/export?format=json&") + query).body), list);
            const HttpAnswer ndjson = world.get(person, QByteArray("/records/notes/export?format=ndjson&") + query);
            QCOMPARE(arrayOf('[' + lines(ndjson.body).join(',') + ']'), list);
            QCOMPARE(ndjson.header("Content-Type"), QByteArray("application/x-ndjson"));
        }
    }
}

void TestRecordExportApi::csvOptions_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const QByteArray &options, const char *charset, const QByteArray &body) {
        QTest::newRow(name) << options << "text/csv; charset=" + QByteArray(charset) << body;
    };
    row("plain", "", "utf-8; header=present", "label,price,size\r\n\xc3\xa4\xe2\x82\xac,1.50,-2.5\r\n'-1,,\r\n");
    row("semicolon", "&separator=semicolon", "utf-8; header=present",
        "label;price;size\r\n\xc3\xa4\xe2\x82\xac;1.50;-2.5\r\n'-1;;\r\n");
    row("tab", "&separator=tab", "utf-8; header=present",
        "label\tprice\tsize\r\n\xc3\xa4\xe2\x82\xac\t1.50\t-2.5\r\n'-1\t\t\r\n");
    row("decimal comma", "&decimal=comma", "utf-8; header=present",
        "label;price;size\r\n\xc3\xa4\xe2\x82\xac;1,50;-2,5\r\n'-1;;\r\n");
    row("decimal comma between commas", "&decimal=comma&separator=,", "utf-8; header=present",
        "label,price,size\r\n\xc3\xa4\xe2\x82\xac,\"1,50\",\"-2,5\"\r\n'-1,,\r\n");
    row("byte order mark", "&bom=true", "utf-8; header=present",
        "\xef\xbb\xbflabel,price,size\r\n\xc3\xa4\xe2\x82\xac,1.50,-2.5\r\n'-1,,\r\n");
    row("no header", "&header=false", "utf-8; header=absent", "\xc3\xa4\xe2\x82\xac,1.50,-2.5\r\n'-1,,\r\n");
    row("no guard", "&formula_guard=false&header=false", "utf-8; header=absent", "\xc3\xa4\xe2\x82\xac,1.50,-2.5\r\n-1,,\r\n");
    row("Windows-1252", "&encoding=windows-1252&header=false", "windows-1252; header=absent",
        "\xe4\x80,1.50,-2.5\r\n'-1,,\r\n");
    row("ISO 8859-1", "&encoding=iso-8859-1&header=false", "iso-8859-1; header=absent", "\xe4?,1.50,-2.5\r\n'-1,,\r\n");
    const QString text = QString::fromUtf8("ä€,1.50,-2.5\r\n'-1,,\r\n");
    QByteArray utf16("\xff\xfe");
    utf16.append(reinterpret_cast<const char *>(text.utf16()), 2 * text.size());
    row("UTF-16", "&encoding=utf-16le&header=false", "utf-16; header=absent", utf16);
}

void TestRecordExportApi::csvOptions()
{
    QFETCH(QByteArray, options);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    DataWorld &world = DataWorld::current();
    if (world.get("root", "/records/wares?limit=1").status == 404) {
        world.makeCollection(R"({"name":"wares","list_rule":"","create_rule":"","schema":[{"name":"label","type":"text"},)"
                             R"({"name":"price","type":"decimal"},{"name":"size","type":"number"}]})");
        world.makeRecord("ann", "wares", R"({"label":"ä€","price":"1.50","size":-2.5})");
        world.makeRecord("ann", "wares", R"({"label":"-1"})");
    }
    const HttpAnswer answer = world.get("ann", "/records/wares/export?fields=label,price,size" + options);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("Content-Type"), type);
    QCOMPARE(answer.body, body);
}

/** The fields that are named, in that order, and no others. */
void TestRecordExportApi::chosenFields()
{
    makeNotes();
    DataWorld &world = DataWorld::current();
    const QByteArray query = "?sort=title&fields=open,title,account_name,open&format=";
    QCOMPARE(world.get("eve", "/records/notes/export" + query + "csv").body,
             QByteArray("open,title,account_name\r\ntrue,eve's,other Ltd\r\n"));
    QCOMPARE(world.get("eve", "/records/notes/export" + query + "ndjson").body,
             QByteArray("{\"open\":true,\"title\":\"eve's\",\"account_name\":\"other Ltd\"}\n"));
    QCOMPARE(world.get("eve", "/records/notes/export" + query + "json").body,
             QByteArray("[\n{\"open\":true,\"title\":\"eve's\",\"account_name\":\"other Ltd\"}\n]\n"));
}

void TestRecordExportApi::sortedAndFiltered()
{
    makeNotes();
    DataWorld &world = DataWorld::current();
    QCOMPARE(world
                 .get("root",
                      "/records/notes/export?header=false&formula_guard=false&fields=title&sort=-title&filter="
                          + encoded("title != \"hidden\""))
                 .body,
             QByteArray("\"second, \"\"quoted\"\"\"\r\neve's\r\n=first\r\n"));
}

void TestRecordExportApi::emptyCollection()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"void_notes","list_rule":"","schema":[{"name":"title","type":"text"}]})");
    QCOMPARE(world.get("ann", "/records/void_notes/export?fields=title").body, QByteArray("title\r\n"));
    QCOMPARE(world.get("ann", "/records/void_notes/export?format=ndjson").body, QByteArray(""));
    QCOMPARE(arrayOf(world.get("ann", "/records/void_notes/export?format=json").body), QJsonArray());
    QVERIFY(world.get("ann", "/records/void_notes/export?format=json").body.startsWith("["));
}

/** What the client chose stands behind the last row, whatever the format and the encoding. */
void TestRecordExportApi::endMark()
{
    DataWorld &world = DataWorld::current();
    const QByteArray path = "/records/void_notes/export?fields=title&end_mark=the-END_1";
    QCOMPARE(world.get("ann", path).body, QByteArray("title\r\nthe-END_1"));
    QCOMPARE(world.get("ann", path + "&format=ndjson").body, QByteArray("the-END_1"));
    QVERIFY(world.get("ann", path + "&format=json").body.endsWith("]\nthe-END_1"));
    const QByteArray wide = world.get("ann", path + "&encoding=utf-16le").body;
    QVERIFY2(wide.endsWith(QByteArray("\r\0\n\0the-END_1", 13)), wide);
    QCOMPARE(world.send("ann", "HEAD", path).body, QByteArray());
}

/** Each record once, over several pages, in every order. */
void TestRecordExportApi::manyPages()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"ticks","list_rule":"","create_rule":"","schema":[{"name":"n","type":"integer"},)"
                         R"({"name":"k","type":"integer"}]})");
    QByteArray rows("n,k\r\n");
    for (int i = 0; i < 3500; ++i)
        rows += QByteArray::number(i) + ',' + (i % 3 == 0 ? QByteArray() : QByteArray::number(i % 7)) + "\r\n";
    const HttpAnswer begun = world.send("ann", "POST", "/records/ticks/import", rows, {{"Content-Type", "text/csv"}});
    QCOMPARE(begun.status, 202);
    const QByteArray job = "/records/ticks/import/" + begun.at("id").toString().toUtf8();
    QTRY_COMPARE_WITH_TIMEOUT(world.get("ann", job).at("state").toString(), QString("done"), 60'000);
    for (const char *sort : {"", "&sort=n", "&sort=-n", "&sort=k", "&sort=-k,n", "&sort=-created_at"}) {
        const HttpAnswer answer = world.get("ann", QByteArray("/records/ticks/export?header=false&fields=n") + sort);
        QCOMPARE(answer.status, 200);
        const QByteArrayList all = lines(answer.body);
        QCOMPARE(all.size(), 3500);
        QCOMPARE(QSet<QByteArray>(all.begin(), all.end()).size(), 3500);
    }
    QCOMPARE(lines(world.get("ann", "/records/ticks/export?header=false&fields=n&sort=n").body).at(2999), QByteArray("2999\r"));
}

/** Nulls and values are different statements: a page that holds both must not lose or repeat any. */
void TestRecordExportApi::nullsAtThePageBorder()
{
    DataWorld &world = DataWorld::current();
    for (const char *sort : {"k", "-k"}) {
        const HttpAnswer answer = world.get("ann", QByteArray("/records/ticks/export?format=json&fields=n,k&sort=") + sort);
        const QJsonArray all = arrayOf(answer.body);
        QCOMPARE(all.size(), 3500);
        qsizetype nulls = 0;
        for (const QJsonValue &row : all)
            nulls += row["k"].isNull() ? 1 : 0;
        QCOMPARE(nulls, 1167);
        QCOMPARE(all.at(sort[0] == '-' ? 3499 : 0)["k"].isNull(), true);
    }
}

/** What is read later may be newer, and nothing that stays comes twice or not at all. */
void TestRecordExportApi::writesMeanwhile()
{
    DataWorld &world = DataWorld::current();
    // The client reads the head and the first bytes only: the server has to wait for it.
    RawClient slow(quint16(world.server().url().port()));
    QVERIFY(slow.send("GET /api/v1/records/ticks/export?format=ndjson HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                      + world.token("ann") + "\r\nConnection: close\r\n\r\n"));
    QVERIFY(slow.readUntil("\r\n\r\n").startsWith("HTTP/1.1 200"));
    const QByteArray late = world.makeRecord("ann", "ticks", R"({"n":99999})");
    const QByteArray all = slow.readAll();
    QVERIFY(all.endsWith("0\r\n\r\n"));
    QVERIFY(all.count("\"n\":") >= 3500);
    QCOMPARE(all.count("\"n\":17,"), 1);
    QCOMPARE(world.send("root", "DELETE", "/records/ticks/" + late).status, 204);
}

void TestRecordExportApi::refused_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const char *query, const char *field) {
        QTest::newRow(name) << QByteArray(query) << QString(field);
    };
    row("unknown option", "fromat=csv", "fromat");
    row("page", "limit=10", "limit");
    row("expand", "expand=author", "expand");
    row("format", "format=xml", "format");
    row("separator", "separator=%7C", "separator");
    row("encoding", "encoding=ebcdic", "encoding");
    row("encoding of JSON", "format=json&encoding=utf-16", "encoding");
    row("separator of JSON", "format=ndjson&separator=tab", "separator");
    row("mark of JSON", "format=ndjson&bom=true", "bom");
    row("decimal", "decimal=dot", "decimal");
    row("flag", "header=perhaps", "header");
    row("end mark", "end_mark=a%20b", "end_mark");
    row("long end mark",
        "end_mark="
        "0123456789012345678901234567890123456789012345678901234567890123456789",
        "end_mark");
    row("sort", "sort=nothing", "sort");
    row("hidden sort", "sort=secret", "sort");
    row("masked sort", "sort=mail", "sort");
    row("field", "fields=nothing", "fields");
    row("hidden field", "fields=title,secret", "fields");
    row("part of a relation", "fields=title.x", "fields");
    row("relation back", "fields=notes_via_author", "fields");
    row("filter", "filter=title+%3D", "filter");
    row("hidden filter", "filter=secret+%3D+%22s1%22", "filter");
    row("masked filter", "filter=mail+~+%22a%22", "filter");
}

void TestRecordExportApi::refused()
{
    QFETCH(QByteArray, query);
    QFETCH(QString, field);
    makeNotes();
    const HttpAnswer answer = DataWorld::current().get("ann", "/records/notes/export?" + query);
    QVERIFY2(answer.status == 400, answer.body);
    QCOMPARE(answer.header("Content-Type"), QByteArray("application/problem+json"));
    if (!answer.at("details").toArray().isEmpty())
        QVERIFY2(answer.at("details.0.field").toString().startsWith(field), answer.body);
}

void TestRecordExportApi::entryInTheTrail()
{
    makeNotes();
    DataWorld &world = DataWorld::current();
    QCOMPARE(world.get("eve", "/records/notes/export?format=ndjson&filter=open%3Dtrue&fields=title").status, 200);
    const HttpAnswer entries = world.get("root", "/audit-logs?operation=EXPORT&limit=1&account_id=other");
    QCOMPARE(entries.at("items.0.event_name").toString(), QString("records_exported"));
    QCOMPARE(entries.at("items.0.collection_name").toString(), QString("notes"));
    QCOMPARE(entries.at("items.0.user_id").toString().toUtf8(), world.userId("eve"));
    QCOMPARE(entries.at("items.0.changes.0.after").toString(), QString("ndjson"));
    QCOMPARE(entries.at("items.0.changes.1.after").toString(), QString("open=true"));
    // What was refused took nothing along.
    const QByteArray count = world.scalar("SELECT count(*) FROM audit_entries WHERE operation = 'EXPORT'");
    QCOMPARE(world.get("eve", "/records/notes/export?sort=nothing").status, 400);
    QCOMPARE(world.scalar("SELECT count(*) FROM audit_entries WHERE operation = 'EXPORT'"), count);
}

void TestRecordExportApi::headOnly()
{
    makeNotes();
    const HttpAnswer answer = DataWorld::current().send("ann", "HEAD", "/records/notes/export");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body, QByteArray());
}

/** An export whose client has gone ends; the server and its other clients notice nothing. */
void TestRecordExportApi::clientGoesAway()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"heavy","list_rule":"","create_rule":"","schema":[{"name":"t","type":"text"}]})");
    QByteArray rows;
    for (int i = 0; i < 300; ++i)
        rows += "{\"t\":\"" + QByteArray(30'000, 'x') + "\"}\n";
    const HttpAnswer begun =
        world.send("ann", "POST", "/records/heavy/import", rows, {{"Content-Type", "application/x-ndjson"}});
    QCOMPARE(begun.status, 202);
    const QByteArray job = "/records/heavy/import/" + begun.at("id").toString().toUtf8();
    QTRY_COMPARE_WITH_TIMEOUT(world.get("ann", job).at("state").toString(), QString("done"), 60'000);
    for (int i = 0; i < 5; ++i) {
        RawClient client(quint16(world.server().url().port()));
        QVERIFY(client.send("GET /api/v1/records/heavy/export HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                            + world.token("ann") + "\r\n\r\n"));
        QVERIFY(client.readUntil("\r\n\r\n").startsWith("HTTP/1.1 200"));
        if (i % 2 == 0)
            client.reset();
        else
            client.close();
    }
    QCOMPARE(world.get("ann", "/records/heavy?limit=1&fields=id").status, 200);
    QVERIFY(world.get("ann", "/records/heavy/export").body.size() > 300 * 30'000);
}

/** The answer began with other columns: it must not go on, nor look whole. */
void TestRecordExportApi::collectionChangesMeanwhile()
{
    DataWorld &world = DataWorld::current();
    RawClient slow(quint16(world.server().url().port()));
    QVERIFY(slow.send("GET /api/v1/records/heavy/export?format=ndjson&end_mark=whole HTTP/1.1\r\nHost: localhost\r\n"
                      "Authorization: Bearer "
                      + world.token("ann") + "\r\n\r\n"));
    QVERIFY(slow.readUntil("\r\n\r\n").startsWith("HTTP/1.1 200"));
    const QByteArray rules = R"({"list_rule":"t = \"nobody's\""})";
    QCOMPARE(world.send("root", "PUT", "/collections/heavy/rules", rules).status, 200);
    const QByteArray rest = slow.readAll();
    QVERIFY(!rest.endsWith("0\r\n\r\n"));
    QVERIFY(!rest.contains("whole"));
    QVERIFY(rest.size() < 300 * 30'000);
    QCOMPARE(world.send("root", "PUT", "/collections/heavy/rules", R"({"list_rule":""})").status, 200);
}

/** Reads of others go on while many exports wait for their clients. */
void TestRecordExportApi::manyExportsAtOnce()
{
    DataWorld &world = DataWorld::current();
    std::vector<RawClient> clients;
    for (int i = 0; i < 12; ++i) {
        clients.emplace_back(quint16(world.server().url().port()));
        QVERIFY(clients.back().send("GET /api/v1/records/heavy/export HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + world.token("ann") + "\r\nConnection: close\r\n\r\n"));
        QVERIFY(clients.back().readUntil("\r\n\r\n").startsWith("HTTP/1.1 200"));
    }
    for (int i = 0; i < 5; ++i)
        QCOMPARE(world.get("ann", "/records/ticks?limit=1").status, 200);
    for (RawClient &client : clients)
        QVERIFY(client.readAll().endsWith("0\r\n\r\n"));
}

QTEST_GUILESS_MAIN(TestRecordExportApi)
#include "tst_recordexportapi.moc"
