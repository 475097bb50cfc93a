// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataworld.h"
#include "support/testengines.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

namespace {

HttpAnswer ask(const QString &sql, const QJsonObject &more = {}, const QByteArray &person = "root")
{
    QJsonObject body = more;
    body.insert("sql", sql);
    return DataWorld::current().send(person, "POST", "/admin/sql", QJsonDocument(body).toJson());
}

/** Needs for ever, and no room. */
constexpr char kEndless[] =
    "WITH a(i) AS (VALUES (1),(2),(3),(4),(5),(6),(7),(8),(9),(10)) SELECT count(*) FROM a b, a c, a d, a e, "
    "a f, a g, a h, a i, a j, a k, a l, a m, a n WHERE b.i + c.i + d.i + n.i > 1";

/** Status and code of a refusal; of an answer its rows. */
QByteArray outcome(const HttpAnswer &answer)
{
    if (answer.status == 200)
        return QJsonDocument(answer.at("rows").toArray()).toJson(QJsonDocument::Compact);
    return QByteArray::number(answer.status) + ' ' + text(answer.at("details.0.code"));
}

} // namespace

/** SQL that superadmins write: reading only, no secrets, within limits, and in the trail. */
class TestSqlApi : public QObject
{
    Q_OBJECT

private:
    static DataWorld &world();
    static QByteArray lastEntry(const QByteArray &part, const QByteArray &operation = "SQL");

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void cleanupTestCase() { DataWorld::endAll(); }

    void answers();
    void takesParameters();
    void explains();
    void refusesBadInput();
    void faultsHavePlaceAndReason();
    void onlyReads_data();
    void onlyReads();
    void tellsNoSecrets_data();
    void tellsNoSecrets();
    void secretsReadNowhere();
    void everyTableIsThoughtAbout();
    void staysWithinLimits();
    void endsInTime();
    void holdsUpNoWriter();
    void privilegedOnly();
    void privilegeEndsWithTheRequest();
    void isInTheTrail();
    void canBeSwitchedOff();
};

DataWorld &TestSqlApi::world()
{
    DataWorld &world = DataWorld::current();
    if (world.get("root", "/collections/asked").status != 200) {
        world.makeCollection(R"({"name":"asked","schema":[{"name":"title","type":"text"},{"name":"amount","type":"number"}],)"
                             R"("create_rule":"","list_rule":"created_by = @request.auth.id","view_rule":""})");
        world.makeRecord("ann", "asked", R"({"title":"one","amount":1.5})");
        world.makeRecord("ann", "asked", R"({"title":"two","amount":2})");
        world.makeRecord("eve", "asked", R"({"title":"gr\u00fc\u00df","amount":null})");
    }
    return world;
}

/** The newest entry of that operation in the trail with `part` in it, as JSON; empty if there is none. */
QByteArray TestSqlApi::lastEntry(const QByteArray &part, const QByteArray &operation)
{
    const HttpAnswer answer = world().get("root", "/audit-logs?sort_order=desc&limit=200&operation=" + operation);
    for (const QJsonValue &entry : answer.at("items").toArray()) {
        QByteArray json = QJsonDocument(entry.toObject()).toJson(QJsonDocument::Compact);
        if (json.contains(part))
            return json;
    }
    return {};
}

void TestSqlApi::answers()
{
    world();
    const HttpAnswer answer = ask("SELECT title, amount, amount IS NULL AS none FROM col_asked ORDER BY title COLLATE \"C\"; ");
    const bool sqlite = testEngine() == db::Engine::Sqlite;
    const HttpAnswer plain = ask("SELECT title, amount FROM col_asked WHERE amount > 1 ORDER BY amount;");
    QVERIFY2(plain.status == 200, plain.body.constData());
    QCOMPARE(outcome(plain), R"([["one",1.5],["two",2]])");
    QCOMPARE(plain.at("columns").toArray(), (QJsonArray{"title", "amount"}));
    QCOMPARE(plain.at("row_count").toInt(), 2);
    QCOMPARE(plain.at("truncated").toBool(true), false);
    QCOMPARE(plain.header("Cache-Control"), "no-store");
    QCOMPARE(answer.status, sqlite ? 400 : 200); // "C" is a collation of one of them
    QCOMPARE(outcome(ask("SELECT 1 AS a, NULL AS b, 'x' AS c, 1.5 AS d")),
             sqlite ? R"([[1,null,"x",1.5]])" : R"([[1,null,"x","1.5"]])");
    QCOMPARE(outcome(ask("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3) SELECT i FROM n")),
             "[[1],[2],[3]]");
    QCOMPARE(outcome(ask("VALUES (1), (2)")), "[[1],[2]]");
    QCOMPARE(outcome(ask("/* a */ SELECT 1 -- b")), "[[1]]");
    QCOMPARE(outcome(ask("SELECT 1 /* + 1 */ + 2 -- + 4\r + 8 -- + 16\n + 32")), "[[43]]");
    QCOMPARE(outcome(ask("SELECT '-- a' || '/* b */'")), R"([["-- a/* b */"]])");
    QCOMPARE(outcome(ask("SELECT title FROM col_asked WHERE amount IS NULL")), "[[\"gr\xc3\xbc\xc3\x9f\"]]");
    QCOMPARE(outcome(ask("SELECT 1 WHERE 1 = 2")), "[]");
    // The functions of expressions, with what no expression would give them.
    for (const char *call :
         {"basalt_month_add('', 1, 1)", "basalt_month_diff('2', 'x', 1)", "basalt_date_add('2026', 1e300, 0)",
          "basalt_date_diff('2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', 0)"}) {
        const HttpAnswer odd = ask(QByteArray("SELECT ") + call);
        QVERIFY2(sqlite ? outcome(odd) == "[[null]]" : odd.status == 400, odd.body);
    }
    QCOMPARE(outcome(ask("WITH a(i) AS (VALUES (1), (2)) SELECT count(*) FROM a, a AS b")), "[[4]]");
    if (sqlite) {
        QCOMPARE(outcome(ask("SELECT value FROM json_each('[1,2]')")), "[[1],[2]]");
        QCOMPARE(outcome(ask("SELECT name FROM pragma_table_info('col_asked') WHERE name = 'title'")), "[[\"title\"]]");
        QCOMPARE(outcome(ask("SELECT * FROM pragma_database_list")).first(3), "400");
    }
    // All accounts, and the tables of the system.
    QCOMPARE(ask("SELECT email, account_id FROM users").at("row_count").toInt(), 4);
    QCOMPARE(outcome(ask("SELECT count(*) FROM col_asked r JOIN accounts a ON a.id = r.account_id WHERE a.slug = 'acme'")),
             "[[2]]");
}

void TestSqlApi::takesParameters()
{
    world();
    const auto with = [](const QString &sql, const QJsonArray &parameters) {
        return outcome(ask(sql, {{"parameters", parameters}}));
    };
    QCOMPARE(with("SELECT title FROM col_asked WHERE title = $1 AND amount > $2", {"two", 1}), R"([["two"]])");
    QCOMPARE(with("SELECT title FROM col_asked WHERE title = $1", {"' OR 1=1 --"}), "[]");
    QCOMPARE(with("SELECT count(*) FROM col_asked WHERE amount < $1", {1.75}), "[[1]]");
    QCOMPARE(with("SELECT CAST($1 AS bigint)", {qint64(9007199254740993)}), "[[9007199254740993]]");
    QCOMPARE(with("SELECT $1", {}).first(3), "400");
    QCOMPARE(with("SELECT 1", {"too many"}).first(3), "400");
    QCOMPARE(with("SELECT $1", {QJsonObject()}), "400 invalid_type");
    QCOMPARE(outcome(ask("SELECT 1", {{"parameters", 7}})), "400 invalid_type");
}

void TestSqlApi::explains()
{
    world();
    const HttpAnswer plan = ask("SELECT title FROM col_asked WHERE id = 'x'", {{"explain", true}});
    QVERIFY2(plan.status == 200, plan.body.constData());
    QVERIFY(plan.body.contains("col_asked"));
    QVERIFY(plan.at("row_count").toInt() >= 1);
    QCOMPARE(outcome(ask("SELECT token_hash FROM refresh_tokens", {{"explain", true}})), "400 refused");
}

void TestSqlApi::refusesBadInput()
{
    QCOMPARE(world().send("root", "POST", "/admin/sql", "{}").status, 400);
    QCOMPARE(world().send("root", "POST", "/admin/sql", "[]").status, 400);
    QCOMPARE(outcome(ask("")), "400 required");
    QCOMPARE(outcome(ask(";")), "400 refused");
    QCOMPARE(outcome(ask("-- nothing")), "400 refused");
    QCOMPARE(outcome(ask(QString(20'001, 'x'))), "400 too_long");
    QCOMPARE(outcome(ask("SELECT 1", {{"max_rows", 0}})), "400 out_of_range");
    QCOMPARE(outcome(ask("SELECT 1", {{"explain", "yes"}})), "400 invalid_type");
    QCOMPARE(world().send("root", "POST", "/admin/sql?sql=1", R"({"sql":"SELECT 1"})").status, 400);
}

void TestSqlApi::faultsHavePlaceAndReason()
{
    world();
    const auto message = [](const QString &sql) { return text(ask(sql).at("details.0.message")); };
    QVERIFY2(message("SELECT 'ü', nothing FROM col_asked").startsWith("position 13: "),
             message("SELECT 'ü', nothing FROM col_asked"));
    QVERIFY(message("SELECT nothing FROM col_asked").contains("nothing"));
    QVERIFY(message("SELECT 1 FROM nowhere").contains("nowhere"));
    QVERIFY(message("SELECT * FROM col_asked WHERE").size() > 10);
    QCOMPARE(outcome(ask("SELECT 1 )")), "400 failed");
    QCOMPARE(outcome(ask("SELECT (1")), "400 failed");
    QVERIFY(message("DROP TABLE col_asked").startsWith("position 1: "));
    QVERIFY(message("SELECT 1; SELECT 2").startsWith("position 11: "));
    QCOMPARE(text(ask("SELECT 1 FROM nowhere").at("name")), "statement_failed");
    QCOMPARE(text(ask("DROP TABLE col_asked").at("name")), "statement_refused");
}

void TestSqlApi::onlyReads_data()
{
    QTest::addColumn<QString>("sql");
    const QStringList statements{
        "DELETE FROM col_asked",
        "UPDATE users SET email = 'x'",
        "INSERT INTO roles (name) VALUES ('x')",
        "WITH gone AS (DELETE FROM col_asked RETURNING *) SELECT * FROM gone",
        "WITH x AS (SELECT 1) DELETE FROM col_asked",
        "WITH x AS (SELECT 1) INSERT INTO roles (name) SELECT 'x'",
        "SELECT 1; DELETE FROM col_asked",
        "SELECT 1;;",
        "CREATE TABLE t (a int)",
        "CREATE TEMP TABLE t (a int)",
        "DROP TABLE col_asked",
        "ALTER TABLE col_asked ADD COLUMN x int",
        "BEGIN",
        "COMMIT",
        "COMMIT; DELETE FROM col_asked",
        "PRAGMA query_only = 0",
        "PRAGMA writable_schema = 1",
        "ATTACH '/etc/passwd' AS p",
        "VACUUM INTO '/tmp/x'",
        "EXPLAIN SELECT 1",
        "EXPLAIN ANALYZE DELETE FROM col_asked",
        "SELECT load_extension('x')",
        "SELECT * FROM pragma_query_only(0)",
        "SELECT * FROM pragma_wal_checkpoint('TRUNCATE')",
        "COPY users TO '/tmp/x'",
        "COPY users TO PROGRAM 'id'",
        "DO $$ BEGIN DELETE FROM col_asked; END $$",
        "SET statement_timeout = 0",
        "LISTEN x",
        "LOCK TABLE col_asked",
        "SELECT * FROM col_asked FOR UPDATE",
        "SELECT * INTO t FROM col_asked",
        "SELECT pg_sleep(30)",
        "SELECT pg_advisory_lock(1)",
        "SELECT set_config('transaction_read_only', 'off', false)",
        "SELECT \"set_config\" ('search_path', 'x', false)",
        "SELECT pg_catalog . set_config('search_path', 'x', false)",
        "SELECT nextval('macros_id_seq')",
        "SELECT pg_terminate_backend(1)",
        "SELECT lo_create(0)",
        "SELECT pg_read_file('/etc/passwd')",
        "SELECT pg_ls_dir('/')",
        "SELECT * FROM pg_read_binary_file('/etc/passwd')",
        "SELECT query_to_xml('DELETE FROM col_asked', true, true, '')",
        "SELECT E'\\047'",
        "SELECT U&\"\\0061\" FROM col_asked",
        "SELECT 1 /* /* */ ",
        "SELECT 'x",
    };
    for (const QString &sql : statements)
        QTest::newRow(sql.toUtf8().constData()) << sql;
}

void TestSqlApi::onlyReads()
{
    QFETCH(QString, sql);
    const QByteArray records = world().scalar("SELECT count(*) FROM col_asked");
    QElapsedTimer timer;
    timer.start();
    const HttpAnswer answer = ask(sql);
    QVERIFY2(answer.status == 400, answer.body.constData());
    QVERIFY(timer.elapsed() < 5000);
    QCOMPARE(world().scalar("SELECT count(*) FROM col_asked"), records);
}

void TestSqlApi::tellsNoSecrets_data()
{
    QTest::addColumn<QString>("sql");
    const QStringList statements{
        "SELECT * FROM refresh_tokens",
        "SELECT count(*) FROM refresh_tokens",
        "SELECT count(*) FROM Refresh_Tokens",
        "SELECT * FROM installation",
        "SELECT * FROM idempotency_keys",
        "SELECT * FROM audit_values",
        "SELECT * FROM (SELECT * FROM \"refresh_tokens\") AS x",
        "SELECT 1 WHERE EXISTS (SELECT 1 FROM refresh_tokens)",
        "WITH r AS (SELECT * FROM refresh_tokens) SELECT 1 FROM r",
        "SELECT r FROM refresh_tokens AS r",
        "SELECT REFRESH_TOKENS.token_hash FROM REFRESH_TOKENS",
        "SELECT refresh_tokens.session_id FROM col_asked, refresh_tokens",
        "SELECT * FROM sqlite_dbpage",
        "SELECT * FROM sqlite_stmt",
        "SELECT * FROM public.refresh_tokens",
        "SELECT password_hash FROM public.users",
        "SELECT * FROM \"public\" . users",
        "SELECT * FROM public/* */.users",
        "SELECT 1) AS a, (SELECT password_hash FROM public.users LIMIT 1",
        "SELECT * FROM pg_stats",
        "SELECT * FROM pg_statistic",
        "SELECT * FROM pg_catalog.pg_statistic",
        "SELECT * FROM pg_authid",
        "SELECT * FROM pg_shadow",
        "SELECT * FROM pg_settings",
        "SELECT * FROM pg_stat_activity",
        "SELECT * FROM pg_hba_file_rules",
        "SELECT current_setting('data_directory')",
        "SELECT table_to_xml('users', true, true, '')",
        "SELECT table_to_xml('refresh_tokens'::regclass, true, true, '')",
        "SELECT query_to_xml('SELECT password_hash FROM public.users', true, true, '')",
        "SELECT schema_to_xml('public', true, true, '')",
        "SELECT database_to_xml(true, true, '')",
        "SELECT * FROM ts_stat('SELECT to_tsvector(password_hash) FROM public.users')",
        "SELECT * FROM information_schema.user_mapping_options",
        "SELECT pg_stat_get_backend_activity(s) FROM pg_stat_get_backend_idset() AS s",
        // A comment ends at a carriage return on PostgreSQL, and at none on SQLite.
        "SELECT 1 AS a --\r, (SELECT max(password_hash) FROM public.users) AS b\n, 3 AS c",
        "SELECT 1 AS a --\r, pg_read_file('/etc/hostname') AS b\n, 3 AS c",
        "SELECT 1 AS a --\r, (SELECT max(token_hash) FROM refresh_tokens) AS b\n, 3 AS c",
    };
    for (const QString &sql : statements)
        QTest::newRow(sql.simplified().toUtf8().constData()) << sql;
}

void TestSqlApi::tellsNoSecrets()
{
    QFETCH(QString, sql);
    world();
    const HttpAnswer answer = ask(sql);
    QVERIFY2(answer.status == 400, answer.body.constData());
}

/** However users are asked for, the hash of a password is not there. */
void TestSqlApi::secretsReadNowhere()
{
    const QByteArray hash = world().scalar("SELECT password_hash FROM users WHERE password_hash IS NOT NULL LIMIT 1");
    QVERIFY(hash.size() > 20);
    const bool sqlite = testEngine() == db::Engine::Sqlite;
    QStringList statements{"SELECT * FROM users",
                           "SELECT u.* FROM users u",
                           "SELECT * FROM users ORDER BY 4",
                           "SELECT * FROM users, roles",
                           "TABLE users",
                           "SELECT password_hash FROM users",
                           "WITH u AS (SELECT * FROM users) SELECT * FROM u",
                           "SELECT \"password_hash\" FROM \"users\""};
    if (sqlite)
        statements << "SELECT * FROM main.users"
                   << "SELECT u.password_hash || '' FROM main.users AS u"
                   << "SELECT max(password_hash) FROM users";
    else
        statements << "SELECT u FROM users u"
                   << "SELECT row_to_json(users) FROM users"
                   << "SELECT u::text FROM users u"
                   << "SELECT to_jsonb(u.*) FROM users u"
                   << "SELECT string_agg(users::text, '') FROM users";
    for (const QString &sql : statements) {
        const HttpAnswer answer = ask(sql);
        QVERIFY2(!answer.body.contains(hash.first(20)) && !answer.body.contains("argon2"), qPrintable(sql));
        if (sql.contains('*') && !sql.startsWith("TABLE"))
            QVERIFY2(answer.status == 200 && answer.body.contains("@example.test"), answer.body.constData());
    }
    // Nor can it be guessed.
    const HttpAnswer guess = ask("SELECT count(*) FROM users WHERE password_hash LIKE '$argon2%'");
    QVERIFY(guess.status == 400 || outcome(guess) == "[[0]]");
}

/** A table that nobody has thought about is hidden, so a new one shows up here. */
void TestSqlApi::everyTableIsThoughtAbout()
{
    const QByteArray sql = testEngine() == db::Engine::Sqlite
        ? "SELECT group_concat(name, ' ') FROM (SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE "
          "'sqlite%' AND name NOT LIKE 'col\\_%' ESCAPE '\\' AND name NOT LIKE 'jct\\_%' ESCAPE '\\' ORDER BY name)"
        : "SELECT string_agg(tablename::text, ' ' ORDER BY tablename::text COLLATE \"C\") FROM pg_tables WHERE schemaname = "
          "current_schema() AND tablename NOT LIKE 'col\\_%' AND tablename NOT LIKE 'jct\\_%'";
    world();
    QStringList hidden;
    const QList<QByteArray> tables = world().scalar(sql).split(' ');
    QVERIFY(tables.size() > 10);
    for (const QByteArray &table : tables) {
        if (ask("SELECT count(*) FROM " + table).status != 200)
            hidden.append(table);
    }
    QCOMPARE(hidden,
             (QStringList{"audit_values", "idempotency_keys", "installation", "invitations", "issued_tokens", "mail_messages",
                          "mail_settings", "one_time_tokens", "refresh_tokens", "user_mfa", "user_mfa_recovery_codes"}));
}

void TestSqlApi::staysWithinLimits()
{
    world();
    const QString many = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) SELECT i FROM n";
    const HttpAnswer all = ask(many);
    QCOMPARE(all.at("row_count").toInt(), 1000);
    QCOMPARE(all.at("truncated").toBool(), true);
    const HttpAnswer few = ask(many, {{"max_rows", 3}});
    QCOMPARE(outcome(few), "[[1],[2],[3]]");
    QCOMPARE(few.at("truncated").toBool(), true);
    QCOMPARE(ask(many, {{"max_rows", 4000}}).at("row_count").toInt(), 1000);
    QCOMPARE(ask("SELECT 1", {{"max_rows", 1}}).at("truncated").toBool(true), false);
    // Bytes: rows of 1 MiB each, of which 4 MiB hold three.
    const QString wide = testEngine() == db::Engine::Sqlite
        ? "SELECT hex(zeroblob(524288)) FROM (VALUES (1),(2),(3),(4),(5),(6))"
        : "SELECT repeat('x', 1048576) FROM (VALUES (1),(2),(3),(4),(5),(6)) AS v";
    const HttpAnswer bytes = ask(wide);
    QCOMPARE(bytes.at("row_count").toInt(), 3);
    QCOMPARE(bytes.at("truncated").toBool(), true);
    // One row that is larger than the answer may be, of one value or of many.
    const bool sqlite = testEngine() == db::Engine::Sqlite;
    const HttpAnswer large = ask(sqlite ? "SELECT hex(zeroblob(40000000))" : "SELECT repeat('x', 20000000)");
    QCOMPARE(outcome(large).first(3), "400");
    const QString values = QStringList(300, QStringLiteral("x")).join(',');
    const HttpAnswer broad = ask(
        (sqlite ? "WITH a(x) AS (SELECT hex(zeroblob(1000000))) SELECT " : "WITH a(x) AS (SELECT repeat('x', 100000)) SELECT ")
        + values + " FROM a");
    QCOMPARE(outcome(broad).first(3), "400");
    QVERIFY2(large.body.size() < 2000 && broad.body.size() < 2000, large.body.left(500));
}

void TestSqlApi::endsInTime()
{
    const RootServer root{{"sql_console_timeout_seconds", "1"}, {"sql_console_max_rows", "5"}};
    const auto &client = root.client;
    QElapsedTimer timer;
    timer.start();
    const HttpAnswer answer = client->post("/api/v1/admin/sql", {{"sql", kEndless}});
    QCOMPARE(outcome(answer), "400 timed_out");
    QCOMPARE(text(answer.at("name")), "statement_timed_out");
    QVERIFY2(timer.elapsed() >= 900 && timer.elapsed() < 8000, QByteArray::number(timer.elapsed()));
    QCOMPARE(client->post("/api/v1/admin/sql", {{"sql", "VALUES (1),(2),(3),(4),(5),(6)"}}).at("row_count").toInt(), 5);
}

/** A statement that takes long beside writes, which go on. */
void TestSqlApi::holdsUpNoWriter()
{
    DataWorld &w = world();
    // Sent and not waited for: the answer is read by nobody.
    QTcpSocket socket;
    socket.connectToHost(w.server().url().host(), quint16(w.server().url().port()));
    QVERIFY(socket.waitForConnected(60'000));
    const QByteArray body = QJsonDocument(QJsonObject{{"sql", kEndless}}).toJson();
    socket.write("POST /api/v1/admin/sql HTTP/1.1\r\nHost: " + w.server().url().host().toUtf8() + ":"
                 + QByteArray::number(w.server().url().port()) + "\r\nAuthorization: Bearer " + w.token("root")
                 + "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
                 + body);
    QVERIFY(socket.waitForBytesWritten(60'000));
    QTest::qWait(300);
    const auto isRunning = [&socket] {
        socket.waitForReadyRead(0);
        return socket.bytesAvailable() == 0;
    };
    // A writer that is held up makes one, when the statement has run out of time.
    int made = 0;
    for (; made < 20 && isRunning(); ++made)
        w.makeRecord("bob", "asked", R"({"title":"meanwhile"})");
    QVERIFY2(made > 1, QByteArray::number(made));
    w.execute("DELETE FROM col_asked WHERE title = 'meanwhile'");
    QByteArray answer = socket.readAll();
    while (!answer.contains("timed_out") && socket.waitForReadyRead(60'000))
        answer += socket.readAll();
    QVERIFY2(answer.contains("timed_out"), answer);
}

/** C-014: refused for normal callers, allowed for privileged ones, audited either way. */
void TestSqlApi::privilegedOnly()
{
    world();
    for (const auto &[person, status] : {std::pair("nobody", 401), std::pair("ann", 403), std::pair("eve", 403)})
        QCOMPARE(ask("SELECT 1 AS from_a_normal_caller", {}, person).status, status);
    QVERIFY(lastEntry("from_a_normal_caller").isEmpty());
    QTRY_VERIFY(!lastEntry("/api/v1/admin/sql", "DENIED").isEmpty());
    QCOMPARE(outcome(ask("SELECT 1 AS from_a_privileged_one")), "[[1]]");
    QVERIFY(!lastEntry("from_a_privileged_one").isEmpty());
}

/** C-015: privileged access reads and changes everything in bulk; the normal request right after is restricted again. */
void TestSqlApi::privilegeEndsWithTheRequest()
{
    DataWorld &w = world();
    const QByteArray eves = text(w.get("root", "/records/asked?filter=" + encoded("amount = null")).at("items.0.id"));
    const QByteArray anns = text(w.get("root", "/records/asked?filter=" + encoded("title = 'one'")).at("items.0.id"));
    QCOMPARE(w.get("root", "/records/asked").at("items").toArray().size(), 3);
    QCOMPARE(w.get("ann", "/records/asked").at("items").toArray().size(), 2);
    const QByteArray changes =
        R"({"records":[{"id":")" + eves + R"(","data":{"amount":7}},{"id":")" + anns + R"(","data":{"amount":8}}]})";
    QCOMPARE(w.send("root", "PATCH", "/records/asked/batch", changes).at("count").toInt(), 2);
    QVERIFY(w.send("ann", "PATCH", "/records/asked/batch", changes).status >= 400);
    QCOMPARE(w.get("ann", "/records/asked/" + eves).status, 404);
    // A field that the system manages: whose account the record is of.
    const HttpAnswer made =
        w.send("root", "POST", "/records/asked", R"({"title":"given","account_id":")" + w.accountId("other") + "\"}");
    QCOMPARE(made.status, 201);
    QCOMPARE(text(made.at("account_id")), w.accountId("other"));
    QVERIFY(w.send("ann", "POST", "/records/asked", R"({"title":"taken","account_id":")" + w.accountId("other") + "\"}").status
            >= 400);
    QCOMPARE(outcome(ask("SELECT count(*) FROM col_asked")), "[[4]]");
    QCOMPARE(ask("SELECT count(*) FROM col_asked", {}, "ann").status, 403);
    QCOMPARE(w.get("ann", "/records/asked").at("items").toArray().size(), 2);
    QCOMPARE(w.send("root", "DELETE", "/records/asked/" + text(made.at("id"))).status, 204);
    QCOMPARE(w.send("root", "PATCH", "/records/asked/" + eves, R"({"amount":null})").status, 200);
    QCOMPARE(w.send("root", "PATCH", "/records/asked/" + anns, R"({"amount":1.5})").status, 200);
}

/** Every statement with its text and what became of it, before anybody sees an answer. */
void TestSqlApi::isInTheTrail()
{
    world();
    ask("SELECT title AS trail_answered FROM col_asked WHERE title = $1", {{"parameters", QJsonArray{"trail_value"}}});
    const QByteArray answered = lastEntry("trail_answered");
    for (const char *part : {"SELECT title AS trail_answered FROM col_asked", "answered", "trail_value"})
        QVERIFY2(answered.contains(part), answered.constData());
    ask("DELETE FROM trail_refused");
    QVERIFY(lastEntry("trail_refused").contains("refused"));
    ask("SELECT trail_failed");
    QVERIFY(lastEntry("SELECT trail_failed").contains("failed"));
}

void TestSqlApi::canBeSwitchedOff()
{
    const RootServer root{{"sql_console_enabled", "false"}};
    QCOMPARE(root.client->post("/api/v1/admin/sql", {{"sql", "SELECT 1"}}).status, 403);
}

QTEST_GUILESS_MAIN(TestSqlApi)
#include "tst_sqlapi.moc"
