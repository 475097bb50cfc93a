// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataworld.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

namespace {

QByteArray titleBody(const QByteArray &title)
{
    return QJsonDocument(QJsonObject{{"title", QString::fromUtf8(title)}}).toJson(QJsonDocument::Compact);
}

void ensureNotes()
{
    DataWorld &world = DataWorld::current();
    if (world.get("root", "/collections/notes").status == 404) {
        world.makeCollection(R"({"name":"notes","schema":[{"name":"title","type":"text"},{"name":"count","type":"integer"}],)"
                             R"("list_rule":"","view_rule":"","create_rule":"","update_rule":"","delete_rule":""})");
    }
}

/** The cells of a CSV text (RFC 4180), line by line. */
QList<QByteArrayList> parseCsv(const QByteArray &csv)
{
    QList<QByteArrayList> lines(1);
    QByteArray cell;
    bool quoted = false;
    for (qsizetype i = 0; i < csv.size(); ++i) {
        const char c = csv[i];
        if (quoted && c == '"' && i + 1 < csv.size() && csv[i + 1] == '"') {
            cell += csv[++i];
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && (c == ',' || c == '\n')) {
            lines.last().append(cell);
            cell.clear();
            if (c == '\n')
                lines.append(QByteArrayList());
        } else if (quoted || c != '\r') {
            cell += c;
        }
    }
    lines.removeLast();
    return lines;
}

} // namespace

class TestAuditApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void cleanupTestCase() { DataWorld::endAll(); }

    void onlySuperadmins();
    void bothSpellingsOfTheList();
    void envelopeAndRow();
    void filters();
    void refusedParameters_data();
    void refusedParameters();
    void paging();
    void oneEntry();
    void t4_deniedAccessStandsInTheTrail();
    void csvExport();
    void formulasAreNeutralised();
    void jsonExportOfManyPages();
    void exportsAreAudited();
    void deletedRecordsKeepTheirTrail();
};

void TestAuditApi::onlySuperadmins()
{
    DataWorld &world = DataWorld::current();
    for (const char *path : {"/audit-logs", "/audit-logs/", "/audit-logs/1", "/audit-logs/export?format=csv"}) {
        QCOMPARE(world.get("nobody", path).status, 401);
        const HttpAnswer refused = world.get("ann", path);
        QCOMPARE(refused.status, 403);
        QVERIFY(!refused.body.contains("entry_hash"));
        QCOMPARE(world.get("root", path).status, 200);
    }
    for (const char *method : {"POST", "PUT", "PATCH", "DELETE"})
        QCOMPARE(world.send("root", method, "/audit-logs", "{}").status, 405);
}

void TestAuditApi::bothSpellingsOfTheList()
{
    DataWorld &world = DataWorld::current();
    QCOMPARE(world.get("root", "/audit-logs?limit=1&to_date=2100-01-01").json().keys(),
             world.get("root", "/audit-logs/?limit=1&to_date=2100-01-01").json().keys());
    QCOMPARE(world.get("root", "/audit-logs/?limit=0").status, 400);
}

void TestAuditApi::envelopeAndRow()
{
    DataWorld &world = DataWorld::current();
    ensureNotes();
    const QByteArray id = world.makeRecord("ann", "notes", titleBody("one"));
    const HttpAnswer list = world.get("root", "/audit-logs?record_id=" + id);
    QCOMPARE(list.status, 200);
    QCOMPARE(list.json().keys().join(','), "audit_logging_enabled,items,limit,skip,total");
    QCOMPARE(list.at("audit_logging_enabled").toBool(), true);
    QCOMPARE(list.at("limit").toInt(), 50);
    QCOMPARE(list.at("total").toInt(), 1);
    const QJsonObject row = list.at("items.0").toObject();
    // The columns that older clients read, and what Basalt adds.
    for (const char *key :
         {"id",         "account_id",     "operation",      "table_name",  "record_id",   "column_name",   "old_value",
          "new_value",  "user_id",        "user_email",     "user_name",   "es_username", "es_reason",     "es_timestamp",
          "ip_address", "user_agent",     "request_id",     "occurred_at", "checksum",    "previous_hash", "extra_metadata",
          "sequence",   "event",          "event_name",     "actor_name",  "changes",     "reason",        "allowed_by",
          "entry_hash", "correlation_id", "schema_version", "origin"})
        QVERIFY2(row.contains(key), key);
    QCOMPARE(text(row["column_name"]), "title");
    QVERIFY(row["old_value"].isNull());
    QCOMPARE(text(row["new_value"]), "one");
    QCOMPARE(text(row["ip_address"]), "127.0.0.1");
    QCOMPARE(text(row["extra_metadata"]["auth_method"]), "password");
    QCOMPARE(row["event"].toInt(), 49001);
    QCOMPARE(row["checksum"], row["entry_hash"]);
    QCOMPARE(text(row["entry_hash"]).size(), 64);
    QCOMPARE(row["request_id"], row["correlation_id"]);
}

void TestAuditApi::filters()
{
    DataWorld &world = DataWorld::current();
    ensureNotes();
    const QByteArray mine = world.makeRecord("bob", "notes", titleBody("f"));
    QCOMPARE(world.send("bob", "PATCH", "/records/notes/" + mine, titleBody("g")).status, 200);
    QCOMPARE(world.send("ann", "DELETE", "/records/notes/" + mine).status, 204);
    const QByteArray theirs = world.makeRecord("eve", "notes", titleBody("f"));
    const auto total = [&world](const QByteArray &query) {
        return world.get("root", "/audit-logs?" + query).at("total").toInt(-1);
    };
    QCOMPARE(total("record_id=" + mine), 3);
    QCOMPARE(total("record_id=" + mine + "&operation=update"), 1);
    QCOMPARE(total("record_id=" + mine + "&user_id=" + world.userId("ann")), 1);
    QCOMPARE(total("record_id=" + mine + "&table_name=col_notes"), 3);
    QCOMPARE(total("record_id=" + mine + "&table_name=users"), 0);
    const QByteArray code = text(world.get("root", "/accounts/" + world.accountId("acme")).at("account_code"));
    for (const QByteArray &account : {QByteArray("acme"), code, world.accountId("acme")}) {
        QCOMPARE(total("record_id=" + mine + "&account_id=" + account), 3);
        QCOMPARE(total("record_id=" + theirs + "&account_id=" + account), 0);
    }
    QCOMPARE(world.get("root", "/audit-logs?account_id=nowhere").status, 404);
    QCOMPARE(world.get("root", "/audit-logs?record_id=" + theirs, {{"X-Account-ID", "acme"}}).at("total").toInt(), 0);
    QCOMPARE(world.get("root", "/audit-logs?record_id=" + theirs, {{"X-Account-ID", "other"}}).at("total").toInt(), 1);
    const QJsonArray trail = world.trail(mine);
    const QByteArray second = text(trail[1]["occurred_at"]);
    QVERIFY(total("record_id=" + mine + "&from_date=" + encoded(second)) >= 2);
    QVERIFY(total("record_id=" + mine + "&to_date=" + encoded(second)) >= 2);
    // Two days where midnight passed in between.
    const QByteArray firstDay = text(trail[0]["occurred_at"]).left(10);
    const QByteArray lastDay = text(trail[2]["occurred_at"]).left(10);
    QCOMPARE(total("record_id=" + mine + "&from_date=" + firstDay + "&to_date=" + lastDay), 3);
    QCOMPARE(total("record_id=" + mine + "&to_date=2000-01-01"), 0);
    QCOMPARE(total("record_id=" + mine + "&from_date=2100-01-01"), 0);
    QCOMPARE(total("correlation_id=" + text(trail[2]["correlation_id"])), 1);
    QCOMPARE(total("record_id=" + encoded("' OR 1=1 --")), 0);
    const QByteArray made = QByteArray::number(trail[0]["event"].toInt());
    const QByteArray changed = QByteArray::number(trail[1]["event"].toInt());
    QVERIFY(made != changed);
    QCOMPARE(total("record_id=" + mine + "&event=" + made), 1);
    QCOMPARE(total("record_id=" + mine + "&event=" + made + ",%20" + changed), 2);
    QCOMPARE(total("record_id=" + mine + "&event=19999"), 0);
    QVERIFY(total("event=" + made) >= 1);
    QCOMPARE(total("event=19999"), 0);
}

void TestAuditApi::refusedParameters_data()
{
    QTest::addColumn<QByteArray>("query");
    for (const char *query :
         {"limit=0", "limit=501", "skip=-1", "limit=x", "sort_by=body", "sort_by=1;DROP", "sort_order=up", "total=some",
          "from_date=yesterday", "to_date=2026-13-01", "user=x", "event=x", "event=1,,2", "event=-1"})
        QTest::newRow(query) << QByteArray(query);
}

void TestAuditApi::refusedParameters()
{
    QFETCH(QByteArray, query);
    DataWorld &world = DataWorld::current();
    const HttpAnswer refused = world.get("root", "/audit-logs?" + query);
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.at("details.0.field").toString().toUtf8(), query.left(query.indexOf('=')));
}

void TestAuditApi::paging()
{
    DataWorld &world = DataWorld::current();
    ensureNotes();
    for (int i = 0; i < 5; ++i)
        world.makeRecord("ann", "notes", titleBody("p"));
    const auto ids = [&world](const QByteArray &query) {
        QList<qint64> all;
        for (const QJsonValue &item : world.get("root", "/audit-logs?account_id=acme&" + query).at("items").toArray())
            all.append(item["sequence"].toInteger());
        return all;
    };
    const HttpAnswer uncounted = world.get("root", "/audit-logs?account_id=acme&limit=4&total=none");
    QVERIFY(uncounted.json().contains("total") && uncounted.at("total").isNull());
    QCOMPARE(uncounted.at("items"), world.get("root", "/audit-logs?account_id=acme&limit=4&total=exact").at("items"));
    const QList<qint64> newest = ids("limit=4");
    QCOMPARE(newest.size(), 4);
    QVERIFY(std::ranges::is_sorted(newest, std::greater()));
    QCOMPARE(ids("limit=2&skip=2"), newest.mid(2));
    QCOMPARE(ids("limit=3&sort_order=asc"), (QList<qint64>{1, 2, 3}));
    QCOMPARE(ids("limit=3&sort_by=occurred_at&sort_order=asc"), (QList<qint64>{1, 2, 3}));
    for (const char *column : {"account_id", "table_name", "record_id", "user_id", "operation", "event"})
        QCOMPARE(ids(QByteArray("limit=4&sort_by=") + column).size(), 4);
}

void TestAuditApi::oneEntry()
{
    DataWorld &world = DataWorld::current();
    const QJsonValue newest = world.get("root", "/audit-logs?limit=1").at("items.0");
    const QByteArray path = "/audit-logs/" + QByteArray::number(newest["id"].toInteger());
    QCOMPARE(QJsonValue(world.get("root", path).json()), newest);
    for (const char *unknown : {"999999999", "x", "-1", "1.5", "99999999999999999999"}) {
        const HttpAnswer refused = world.get("root", QByteArray("/audit-logs/") + unknown);
        QCOMPARE(refused.status, 404);
        QCOMPARE(text(refused.at("name")), "audit_entry_not_found");
    }
}

void TestAuditApi::t4_deniedAccessStandsInTheTrail()
{
    DataWorld &world = DataWorld::current();
    if (world.get("root", "/collections/vault").status == 404)
        world.makeCollection(R"({"name":"vault","schema":[{"name":"title","type":"text"}]})");
    const HttpAnswer refused = world.get("ann", "/records/vault", {{"X-Correlation-ID", "denied-1"}});
    QCOMPARE(refused.status, 403);
    QTRY_COMPARE(world.get("root", "/audit-logs?correlation_id=denied-1").at("total").toInt(), 1);
    const HttpAnswer entry = world.get("root", "/audit-logs?correlation_id=denied-1");
    QCOMPARE(text(entry.at("items.0.event_name")), "access_denied");
    QCOMPARE(text(entry.at("items.0.user_id")), world.userId("ann"));
}

void TestAuditApi::csvExport()
{
    DataWorld &world = DataWorld::current();
    ensureNotes();
    const QByteArray id = world.makeRecord("ann", "notes", R"({"title":"say \"hi\", twice\nplease","count":5})");
    const HttpAnswer file = world.get("root", "/audit-logs/export?format=csv&record_id=" + id);
    QCOMPARE(file.status, 200);
    QCOMPARE(file.header("Content-Type"), "text/csv; charset=utf-8");
    QVERIFY(file.header("Content-Disposition").contains("audit-logs.csv"));
    const auto lines = parseCsv(file.body);
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[0].join(','), "ID,Timestamp,Operation,Table,Record ID,Column,Old Value,New Value,User,IP Address,Checksum");
    QCOMPARE(lines[1].size(), 11);
    QCOMPARE(lines[1][2], "CREATE");
    QCOMPARE(lines[1][4], id);
    QCOMPARE(lines[1][5], "title");
    QCOMPARE(lines[1][7], "say \"hi\", twice\nplease");
    QCOMPARE(lines[1][8], "ann@example.test");
    QCOMPARE(lines[2][5], "count");
    QCOMPARE(lines[2][7], "5");
    QCOMPARE(world.get("root", "/audit-logs/export?format=pdf").status, 400);
    QCOMPARE(world.get("root", "/audit-logs/export?format=csv&skip=1").status, 400);
    QCOMPARE(world.get("root", "/audit-logs/export?account_id=nowhere").status, 404);
}

void TestAuditApi::formulasAreNeutralised()
{
    DataWorld &world = DataWorld::current();
    ensureNotes();
    for (const QByteArray hostile : {"=HYPERLINK(\"http://x\")", "+1+1", "-1+1", "@SUM(A1)", "\tx", "\rx"}) {
        const QByteArray id = world.makeRecord("ann", "notes", titleBody(hostile));
        const auto lines = parseCsv(world.get("root", "/audit-logs/export?format=csv&record_id=" + id).body);
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[1][7], '\'' + hostile);
        // In JSON nothing needs to be changed.
        const HttpAnswer json = world.get("root", "/audit-logs/export?format=json&record_id=" + id);
        QCOMPARE(text(json.at("0.new_value")), hostile);
    }
}

void TestAuditApi::jsonExportOfManyPages()
{
    DataWorld &world = DataWorld::current();
    ensureNotes();
    for (int i = 0; i < 450; ++i)
        world.makeRecord("eve", "notes", titleBody("many"));
    for (const char *order : {"asc", "desc"}) {
        const HttpAnswer file =
            world.get("root", QByteArray("/audit-logs/export?format=json&account_id=other&sort_order=") + order);
        QCOMPARE(file.status, 200);
        QVERIFY(file.header("Content-Type").startsWith("application/json"));
        const QJsonArray rows = QJsonDocument::fromJson(file.body).array();
        QVERIFY(rows.size() >= 450);
        const qint64 step = QByteArray(order) == "asc" ? 1 : -1;
        const qint64 first = rows.at(0)["sequence"].toInteger();
        for (qsizetype i = 0; i < rows.size(); ++i) {
            QCOMPARE(rows[i]["sequence"].toInteger(), first + step * i);
            QCOMPARE(text(rows[i]["account_id"]), world.accountId("other"));
        }
        QCOMPARE(std::min(first, rows.at(rows.size() - 1)["sequence"].toInteger()), 1);
    }
}

void TestAuditApi::exportsAreAudited()
{
    DataWorld &world = DataWorld::current();
    const HttpAnswer file =
        world.get("root", "/audit-logs/export?format=csv&account_id=acme&operation=CREATE", {{"X-Correlation-ID", "export-1"}});
    QCOMPARE(file.status, 200);
    const HttpAnswer entry = world.get("root", "/audit-logs?correlation_id=export-1");
    QCOMPARE(entry.at("total").toInt(), 1);
    QCOMPARE(text(entry.at("items.0.event_name")), "audit_exported");
    QCOMPARE(text(entry.at("items.0.operation")), "EXPORT");
    QCOMPARE(text(entry.at("items.0.account_id")), world.accountId("acme"));
    QCOMPARE(text(entry.at("items.0.changes.0.field")), "format");
    QVERIFY(entry.body.contains(R"({"field":"operation","before":null,"after":"CREATE"})"));
    // An export of everything tells of itself.
    QVERIFY(world.get("root", "/audit-logs/export?format=csv", {{"X-Correlation-ID", "export-2"}}).body.contains("EXPORT"));
}

void TestAuditApi::deletedRecordsKeepTheirTrail()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"brief","schema":[{"name":"title","type":"text"}]})");
    const QByteArray id = world.makeRecord("root", "brief", titleBody("x"));
    QCOMPARE(world.send("root", "DELETE", "/collections/brief").status, 200);
    QCOMPARE(world.trail(id).size(), 1);
    QCOMPARE(text(world.trail(id).at(0)["collection_name"]), "brief");
}

QTEST_GUILESS_MAIN(TestAuditApi)
#include "tst_auditapi.moc"
