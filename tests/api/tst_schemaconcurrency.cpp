// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Schema changes while others read and write, on one server and on two that share a database.

#include "dataworld.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTest>

#include <atomic>
#include <mutex>
#include <thread>

using namespace basalt;
using namespace basalt::test;

namespace {

constexpr int kPatienceMs = 60'000; ///< for what needs a commit, which a slow disk takes long for

QByteArray toJson(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

bool isSqlite()
{
    return testEngine() == db::Engine::Sqlite;
}

/** Gives the fields new names, in their order. Ends the test program if the server refuses. */
void renameFields(const QByteArray &collection, const QList<QByteArray> &names, const QJsonObject &more = {})
{
    DataWorld &world = DataWorld::current();
    QJsonArray fields = world.get("root", "/collections/" + collection).at("schema").toArray();
    for (qsizetype i = 0; i < names.size(); ++i) {
        QJsonObject field = fields.at(i).toObject();
        field.insert("name", QString::fromUtf8(names.at(i)));
        fields.replace(i, field);
    }
    QJsonObject body = more;
    body.insert("schema", fields);
    const HttpAnswer done = world.sendUntilFree("root", "PUT", "/collections/" + collection, toJson(body));
    if (done.status != 200)
        qFatal("rename: %s", done.body.constData());
}

/** Requests of one person to one server, from a thread of its own until it is told to stop. */
class Loop
{
public:
    using Step = std::function<QByteArray(HttpClient &client)>; ///< what is wrong; null: nothing

    Loop(const QUrl &server, const QByteArray &token, Step step)
        : m_thread([this, server, token, step = std::move(step)] { run(server, token, step); })
    { }
    ~Loop() { stop(); }
    Q_DISABLE_COPY_MOVE(Loop)

    /** Ends the thread; what went wrong first, null if nothing did. */
    QByteArray stop()
    {
        m_stop = true;
        if (m_thread.joinable())
            m_thread.join();
        return m_fault;
    }
    [[nodiscard]] int rounds() const { return m_rounds; }

private:
    void run(const QUrl &server, const QByteArray &token, const Step &step)
    {
        HttpClient client(server);
        client.defaultHeaders.emplaceBack("Authorization", "Bearer " + token);
        while (!m_stop && m_fault.isNull()) {
            m_fault = step(client);
            ++m_rounds;
        }
    }

    std::atomic<bool> m_stop = false;
    std::atomic<int> m_rounds = 0;
    QByteArray m_fault; ///< of the thread until it has ended
    std::thread m_thread;
};

/** A second server on the world's database, and its superadmin's token. */
struct SecondServer
{
    std::unique_ptr<TestServer> server = DataWorld::current().server().beside();
    std::unique_ptr<HttpClient> client = server->client();
    QByteArray root = signIn("root", "system");

    QByteArray signIn(const QByteArray &person, const QByteArray &account)
    {
        const HttpAnswer answer = client->send("POST", "/api/v1/auth/login", {},
                                               R"({"account":")" + account + R"(","email":")" + person
                                                   + R"(@example.test","password":"violin harbour at dusk"})");
        if (answer.status != 200)
            qFatal("second server: %s", answer.body.constData());
        return text(answer.at("token"));
    }
    HttpAnswer send(const QByteArray &method, const QByteArray &path, const QByteArray &body = {}, const QByteArray &token = {})
    {
        return client->send(method, "/api/v1" + path,
                            {{"Authorization", QByteArray("Bearer " + (token.isNull() ? root : token))}}, body);
    }
    HttpAnswer get(const QByteArray &path, const QByteArray &token = {}) { return send("GET", path, {}, token); }
};

/** Every row of a page must be of one schema, and nobody sees what the list of fields does not name. */
QByteArray lookAtPage(HttpClient &client, const QByteArray &collection, bool isSuperadmin)
{
    const HttpAnswer page = client.get("/api/v1/records/" + collection + "?limit=100");
    if (page.status == 503)
        return {};
    if (page.status != 200)
        return QByteArray::number(page.status) + ' ' + page.body;
    const QJsonArray items = page.at("items").toArray();
    if (items.size() != 40)
        return "not all records: " + QByteArray::number(items.size()) + ' ' + page.body.left(200);
    QSet<QByteArray> shapes;
    for (const QJsonValue &item : items) {
        QByteArray shape;
        for (const char *name : {"left", "right", "middle"}) {
            const QJsonValue value = item.toObject().value(name);
            shape += QByteArray(name)
                + (value.isUndefined()                ? QByteArray(" -")
                       : !value.isString()            ? QByteArray(" number")
                       : name == QByteArray("middle") ? QByteArray(" text")
                                                      : QByteArray(' ' + text(value).left(1)))
                + ' ';
        }
        shapes.insert(shape);
        if (!isSuperadmin && shape.contains('S'))
            return "a hidden field was seen: " + shape;
    }
    return shapes.size() == 1 ? QByteArray() : "rows of two schemas: " + shapes.values().join(" | ");
}

} // namespace

class TestSchemaConcurrency : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void cleanupTestCase() { DataWorld::endAll(); }

    void readersSeeOneSchema();
    void writersGetThroughOrAreTold();
    void changesOfOneServerAreKnownToTheOther();
    void noServerReadsOrWritesAnOldShape();
    void aLostConnectionIsMadeUpFor();
    void rulesAreReadAgainstTheSchemaOfTheDatabase();
};

void TestSchemaConcurrency::readersSeeOneSchema()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"turning","schema":[{"name":"left","type":"text"},{"name":"right","type":"text"},
        {"name":"middle","type":"integer"}],"list_rule":"","create_rule":"","list_fields":["left","middle"]})");
    for (int i = 0; i < 40; ++i)
        world.makeRecord("ann", "turning", R"({"left":"P","right":"S","middle":)" + QByteArray::number(i) + '}');
    std::unique_ptr<SecondServer> second = isSqlite() ? nullptr : std::make_unique<SecondServer>();
    std::vector<std::unique_ptr<Loop>> readers;
    const auto read = [&readers](const QUrl &server, const QByteArray &token, bool isSuperadmin) {
        readers.push_back(std::make_unique<Loop>(
            server, token, [isSuperadmin](HttpClient &client) { return lookAtPage(client, "turning", isSuperadmin); }));
    };
    read(world.server().url(), world.token("ann"), false);
    read(world.server().url(), world.token("root"), true);
    if (second)
        read(second->server->url(), second->signIn("ann", "acme"), false);
    for (int round = 0; round < 6; ++round) {
        // The hidden and the shown field trade names, and a number becomes a text and a number again.
        renameFields("turning", {"right", "left", "middle"});
        QJsonArray fields = world.get("root", "/collections/turning").at("schema").toArray();
        QJsonObject middle = fields.at(2).toObject();
        middle.insert("type", round % 2 == 0 ? "text" : "integer");
        fields.replace(2, middle);
        QCOMPARE(world.sendUntilFree("root", "PUT", "/collections/turning", toJson({{"schema", fields}})).status, 200);
        renameFields("turning", {"left", "right", "middle"});
    }
    for (const auto &reader : readers) {
        QVERIFY2(reader->stop().isNull(), reader->stop());
        QVERIFY(reader->rounds() > 10);
    }
}

void TestSchemaConcurrency::writersGetThroughOrAreTold()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"shifting","schema":[{"name":"one","type":"integer","required":true,"unique":true}],
        "create_rule":"","list_rule":""})");
    std::unique_ptr<SecondServer> second = isSqlite() ? nullptr : std::make_unique<SecondServer>();
    std::atomic<int> next = 0;
    std::atomic<int> made = 0;
    std::atomic<int> told = 0;
    const Loop::Step write = [&](HttpClient &client) -> QByteArray {
        const int number = ++next;
        for (const char *name : {"one", "two"}) {
            const HttpAnswer answer = client.send("POST", "/api/v1/records/shifting", {},
                                                  "{\"" + QByteArray(name) + "\":" + QByteArray::number(number) + '}');
            if (answer.status == 201) {
                ++made;
                return {};
            }
            const bool isTold = (answer.status == 400 && text(answer.at("details.0.code")) == "unknown_field")
                || (answer.status == 503 && text(answer.at("name")) == "schema_moved");
            if (!isTold)
                return QByteArray::number(answer.status) + ' ' + answer.body;
            ++told;
        }
        return {};
    };
    std::vector<std::unique_ptr<Loop>> writers;
    writers.push_back(std::make_unique<Loop>(world.server().url(), world.token("ann"), write));
    writers.push_back(std::make_unique<Loop>(world.server().url(), world.token("bob"), write));
    if (second)
        writers.push_back(std::make_unique<Loop>(second->server->url(), second->signIn("eve", "other"), write));
    for (int round = 0; round < 10; ++round) {
        renameFields("shifting", {round % 2 == 0 ? "two" : "one"});
        const int before = made;
        QTRY_VERIFY_WITH_TIMEOUT(made > before + 5, kPatienceMs);
    }
    for (const auto &writer : writers)
        QVERIFY2(writer->stop().isNull(), writer->stop());
    // Each that was acknowledged is there with its value, and no other.
    QCOMPARE(world.get("root", "/records/shifting?limit=1").at("total").toInt(), made.load());
    QCOMPARE(world.get("root", "/records/shifting?limit=1&filter=" + encoded("one IS NULL")).at("total").toInt(), 0);
    QVERIFY(told > 0);
}

void TestSchemaConcurrency::changesOfOneServerAreKnownToTheOther()
{
    if (isSqlite())
        QSKIP("a data folder with SQLite has one server");
    DataWorld &world = DataWorld::current();
    SecondServer second;
    QCOMPARE(second.get("/records/travelling").status, 404);
    world.makeCollection(R"({"name":"travelling","schema":[{"name":"a","type":"text"}]})");
    QTRY_COMPARE_WITH_TIMEOUT(second.get("/records/travelling").status, 200, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(second.get("/collections/travelling").body, world.get("root", "/collections/travelling").body,
                              kPatienceMs);
    // And the other way round.
    QCOMPARE(second.send("PUT", "/collections/travelling", R"({"name":"travelled"})").status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(world.get("root", "/records/travelled").status, 200, kPatienceMs);
    QCOMPARE(world.get("root", "/records/travelling").status, 404);
    QCOMPARE(second.send("DELETE", "/collections/travelled").status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(world.get("root", "/collections/travelled").status, 404, kPatienceMs);
    // Who is behind cannot change what it has not seen.
    world.makeCollection(R"({"name":"disputed","schema":[{"name":"a","type":"text"}]})");
    QTRY_COMPARE_WITH_TIMEOUT(second.get("/collections/disputed").status, 200, kPatienceMs);
    const QByteArray body = toJson(
        {{"schema", QJsonArray{QJsonObject{{"name", "a"}, {"type", "text"}}, QJsonObject{{"name", "b"}, {"type", "text"}}}}});
    QCOMPARE(world.send("root", "PUT", "/collections/disputed", body).status, 200);
    const int late = second.send("PUT", "/collections/disputed", R"({"indexes":[{"fields":["a"]}],"version":1})").status;
    QCOMPARE(late, 409);
}

void TestSchemaConcurrency::noServerReadsOrWritesAnOldShape()
{
    if (isSqlite())
        QSKIP("a data folder with SQLite has one server");
    DataWorld &world = DataWorld::current();
    SecondServer second;
    const QByteArray ann = second.signIn("ann", "acme");
    world.makeCollection(R"({"name":"shared","schema":[{"name":"f0","type":"text"},{"name":"s","type":"text"}],"list_rule":"",
        "view_rule":"","create_rule":"","update_rule":"","delete_rule":""})");
    const QByteArray id = world.makeRecord("ann", "shared", R"({"f0":"value","s":"s"})");
    QTRY_COMPARE_WITH_TIMEOUT(second.get("/records/shared", ann).status, 200, kPatienceMs);
    for (int round = 0; round < 15; ++round) {
        const QByteArray old = 'f' + QByteArray::number(round);
        const QByteArray now = 'f' + QByteArray::number(round + 1);
        renameFields("shared", {now, "s"});
        // At once, without waiting for anything to get around.
        switch (round % 5) {
        case 0: {
            const HttpAnswer list = second.get("/records/shared", ann);
            QVERIFY2(text(list.at("items.0." + now)) == "value", list.body);
            QVERIFY(list.at("items.0." + old).isUndefined());
            break;
        }
        case 1: {
            const HttpAnswer one = second.get("/records/shared/" + id, ann);
            QVERIFY2(text(one.at(now)) == "value", one.body);
            break;
        }
        case 2: {
            const HttpAnswer write = second.send("POST", "/records/shared", "{\"" + old + "\":\"x\"}", ann);
            QVERIFY2(write.status == 400 && text(write.at("details.0.code")) == "unknown_field", write.body);
            break;
        }
        case 3: {
            const HttpAnswer update =
                second.send("PATCH", "/records/shared/" + id, "{\"" + now + "\":\"value\",\"s\":\"t\"}", ann);
            QVERIFY2(update.status == 200 || update.status == 400,
                     update.body); // the name may be unknown at first, never wrong
            break;
        }
        case 4: {
            const HttpAnswer filtered = second.get("/records/shared?filter=" + encoded(old + " = 'value'"), ann);
            QVERIFY2(filtered.status == 400, filtered.body);
            break;
        }
        }
    }
    // A rule that locks holds from the moment it is answered.
    QCOMPARE(world.send("root", "PUT", "/collections/shared/rules", R"({"list_rule":null,"delete_rule":null})").status, 200);
    QCOMPARE(second.get("/records/shared", ann).status, 403);
    QCOMPARE(world.send("root", "PUT", "/collections/shared/rules", R"({"list_rule":""})").status, 200);
    QCOMPARE(world.send("root", "PUT", "/collections/shared/rules", R"({"view_rule":null})").status, 200);
    QCOMPARE(second.get("/records/shared/" + id, ann).status, 403);
    QCOMPARE(world.send("root", "PUT", "/collections/shared/rules", R"({"create_rule":null})").status, 200);
    QCOMPARE(second.send("POST", "/records/shared", R"({"s":"x"})", ann).status, 403);
    // A collection that is gone or has another name is not found.
    QCOMPARE(world.send("root", "PUT", "/collections/shared", R"({"name":"shared_no_more"})").status, 200);
    QCOMPARE(second.get("/records/shared", ann).status, 404);
    QCOMPARE(world.send("root", "DELETE", "/collections/shared_no_more").status, 200);
    QCOMPARE(second.get("/records/shared_no_more", ann).status, 404);
}

void TestSchemaConcurrency::aLostConnectionIsMadeUpFor()
{
    if (isSqlite())
        QSKIP("a data folder with SQLite has one server");
    DataWorld &world = DataWorld::current();
    SecondServer second;
    world.makeCollection(R"({"name":"before_the_loss","schema":[]})");
    QTRY_COMPARE_WITH_TIMEOUT(second.get("/collections/before_the_loss").status, 200, kPatienceMs);
    world.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> "
                  "pg_backend_pid()");
    // Not QTRY_COMPARE, which asks once more after it has got what it wants.
    int made = 0;
    QTRY_VERIFY_WITH_TIMEOUT(
        made == 201
            || (made = world.send("root", "POST", "/collections", R"({"name":"after_the_loss","schema":[]})").status) == 201,
        kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(second.get("/collections/after_the_loss").status, 200, kPatienceMs);
}

/** What one server accepts by what it knows may not be understood by what another one has done since. */
void TestSchemaConcurrency::rulesAreReadAgainstTheSchemaOfTheDatabase()
{
    if (isSqlite())
        QSKIP("a data folder with SQLite has one server");
    DataWorld &world = DataWorld::current();
    SecondServer second;
    for (int round = 0; round < 5; ++round) {
        const QByteArray number = QByteArray::number(round);
        const QByteArray target = "aimed_at" + number;
        const QByteArray other = "aiming" + number;
        world.makeCollection(R"({"name":")" + target
                             + R"(","schema":[{"name":"x","type":"text"},{"name":"y","type":"text"}]})");
        world.makeCollection(R"({"name":")" + other + R"(","schema":[{"name":"to","type":"reference","collection":")" + target
                             + R"(","on_delete":"cascade"}]})");
        QTRY_COMPARE_WITH_TIMEOUT(second.get("/collections/" + other).status, 200, kPatienceMs);
        // A rule of this server, and at once a field dropped by that one.
        const QByteArray rules = "/collections/" + other + "/rules";
        QCOMPARE(world.send("root", "PUT", rules, R"({"list_rule":"to.x = 'a'"})").status, 200);
        const HttpAnswer dropped = second.send("PUT", "/collections/" + target, R"({"drop":["x"]})");
        QCOMPARE(dropped.status, 409);
        QCOMPARE(text(dropped.at("details.0.field")), other + ".list_rule");
        // A field dropped by that one, and at once a rule of this server.
        QCOMPARE(second.send("PUT", "/collections/" + target, R"({"drop":["y"]})").status, 200);
        const HttpAnswer ruled = world.send("root", "PUT", rules, R"({"view_rule":"to.y = 'a'"})");
        QVERIFY2(ruled.status == 400, ruled.body);
        // A new collection with a rule about the name that a field had.
        QCOMPARE(world.send("root", "PUT", rules, R"({"list_rule":null})").status, 200);
        QTRY_VERIFY_WITH_TIMEOUT(second.get("/collections/" + other + "/rules").at("list_rule").isNull(), kPatienceMs);
        QCOMPARE(second.send("PUT", "/collections/" + target, R"({"name":"hit)" + number + R"("})").status, 200);
        const HttpAnswer late =
            world.send("root", "POST", "/collections",
                       R"({"name":"late)" + number + R"(","schema":[{"name":"to","type":"reference","collection":")" + target
                           + R"(","on_delete":"cascade"}]})");
        QVERIFY2(late.status == 400, late.body);
    }
}

QTEST_GUILESS_MAIN(TestSchemaConcurrency)
#include "tst_schemaconcurrency.moc"
