// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"
#include "support/openapicheck.h"

#include <QTest>

using namespace basalt;
using namespace basalt::test;

/** `/collections/{id}/openapi.json`: the API of one collection. */
class TestCollectionDocumentApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AccessWorld> m_world;

    [[nodiscard]] QJsonObject document(const QByteArray &collection) const;
    /** `get /x`, one each, in order. */
    [[nodiscard]] static QStringList operations(const QJsonObject &document);
    [[nodiscard]] static QJsonObject schemaOf(const QJsonObject &document, const QString &name)
    {
        return document["components"].toObject()["schemas"].toObject()[name].toObject();
    }
    [[nodiscard]] static QJsonObject fieldOf(const QJsonObject &document, const QString &schema, const QString &field)
    {
        return schemaOf(document, schema)["properties"].toObject()[field].toObject();
    }
    [[nodiscard]] static QString versionOf(const QJsonObject &document)
    {
        return document["info"].toObject()["version"].toString();
    }

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init();
    void cleanup() { m_world.reset(); }

    void onlySuperadmins();
    void itIsValid();
    void fieldsAsTheyAre();
    void whatMayBeSent();
    void whatIsSentAsItSaysIsTaken();
    void onlyChosenRoutes();
    void fieldListsAndSets();
    void viewsAreOnlyRead();
    void itFollowsTheCollection();
};

void TestCollectionDocumentApi::init()
{
    m_world = std::make_unique<AccessWorld>(testEngine());
    (void)m_world->make("root", "/collections", R"({"name":"makers","schema":[{"name":"name","type":"text"}],"list_rule":""})");
    (void)m_world->make(
        "root", "/collections",
        R"({"name":"things","schema":[)"
        R"({"name":"title","type":"text","required":true,"unique":true,"options":{"min_length":2,"max_length":40,"pattern":"^[A-Z]"}},)"
        R"({"name":"state","type":"select","required":true,"default":"new","options":{"values":["new","old"]}},)"
        R"({"name":"marks","type":"select","options":{"values":["a","b"],"multiple":true,"max_select":2}},)"
        R"({"name":"count","type":"integer","options":{"min":1,"max":9}},{"name":"price","type":"decimal"},)"
        R"({"name":"weight","type":"number"},{"name":"open","type":"boolean"},{"name":"seen","type":"datetime"},)"
        R"({"name":"due","type":"date"},{"name":"mail","type":"email"},{"name":"site","type":"url"},{"name":"extra","type":"json"},)"
        R"({"name":"maker","type":"reference","collection":"makers","on_delete":"set_null"},)"
        R"({"name":"owner","type":"text","default":"@request.auth.id","options":{"managed":true}},)"
        R"({"name":"twice","type":"computed","return_type":"number","expression":"count * 2"}],)"
        R"("list_rule":"","view_rule":"","create_rule":"","update_rule":"","delete_rule":""})");
}

QJsonObject TestCollectionDocumentApi::document(const QByteArray &collection) const
{
    const HttpAnswer answer = m_world->get("root", "/collections/" + collection + "/openapi.json");
    return answer.status == 200 ? answer.json() : QJsonObject();
}

QStringList TestCollectionDocumentApi::operations(const QJsonObject &document)
{
    QStringList all;
    const QJsonObject paths = document["paths"].toObject();
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        for (const QString &method : path->toObject().keys())
            all.append(method + ' ' + path.key());
    }
    return all;
}

void TestCollectionDocumentApi::onlySuperadmins()
{
    AccessWorld &w = *m_world;
    const QByteArray path = "/collections/things/openapi.json";
    QCOMPARE(w.outcome("nobody", "GET", path), QByteArray("401 40003"));
    for (const char *person : {"bob", "max", "ada", "eve"})
        QCOMPARE(w.outcome(person, "GET", path), QByteArray("403 40006"));
    QCOMPARE(w.outcome("root", "GET", path), QByteArray("200"));
    const QByteArray id = text(w.get("root", "/collections/things").at("id"));
    QCOMPARE(w.get("root", "/collections/" + id + "/openapi.json").body, w.get("root", path).body);
    QCOMPARE(w.outcome("root", "GET", "/collections/nothing/openapi.json"), QByteArray("404 41001"));
    QCOMPARE(w.outcome("root", "GET", path + "?x=1"), QByteArray("400 40002"));
}

void TestCollectionDocumentApi::itIsValid()
{
    for (const char *collection : {"things", "makers"}) {
        const QJsonObject made = document(collection);
        const QStringList faults = faultsOfOpenApi(made);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
        // What it lists is there, by the name that it has.
        const QJsonObject paths = made["paths"].toObject();
        QVERIFY(paths.size() > 5);
        for (auto path = paths.begin(); path != paths.end(); ++path) {
            QVERIFY2(path.key().startsWith("/api/v1/records/" + QString(collection)), qPrintable(path.key()));
            QByteArray target = path.key().toUtf8();
            target.replace("{id}", "x").replace("{import}", "x");
            const HttpAnswer answer = m_world->send("root", "OPTIONS", target.sliced(7));
            QCOMPARE(answer.status, 204);
            for (const QString &method : path->toObject().keys())
                QVERIFY2(answer.header("Allow").contains(method.toUpper().toLatin1()), target);
        }
    }
}

void TestCollectionDocumentApi::fieldsAsTheyAre()
{
    const QJsonObject made = document("things");
    const auto read = [&](const char *field) {
        return QJsonDocument(fieldOf(made, "Record", field)).toJson(QJsonDocument::Compact);
    };
    QCOMPARE(read("id"), QByteArray(R"({"readOnly":true,"type":"string"})"));
    QCOMPARE(read("version"), QByteArray(R"({"readOnly":true,"type":"integer"})"));
    QCOMPARE(read("created_at"), QByteArray(R"({"format":"date-time","readOnly":true,"type":"string"})"));
    QCOMPARE(read("title"), QByteArray(R"({"maxLength":40,"minLength":2,"pattern":"^[A-Z]","type":"string","x-unique":true})"));
    QCOMPARE(read("state"), QByteArray(R"({"enum":["new","old"],"type":"string"})"));
    QCOMPARE(read("marks"), QByteArray(R"({"items":{"enum":["a","b"],"type":"string"},"maxItems":2,"type":"array"})"));
    QCOMPARE(read("count"), QByteArray(R"({"maximum":9,"minimum":1,"type":["integer","null"]})"));
    QCOMPARE(read("price"), QByteArray(R"({"format":"decimal","type":["string","null"]})"));
    QCOMPARE(read("weight"), QByteArray(R"({"type":["number","null"]})"));
    QCOMPARE(read("open"), QByteArray(R"({"type":["boolean","null"]})"));
    QCOMPARE(read("seen"), QByteArray(R"({"format":"date-time","type":["string","null"]})"));
    QCOMPARE(read("due"), QByteArray(R"({"format":"date","type":["string","null"]})"));
    QCOMPARE(read("mail"), QByteArray(R"({"format":"email","type":["string","null"]})"));
    QCOMPARE(read("site"), QByteArray(R"({"format":"uri","type":["string","null"]})"));
    QCOMPARE(read("extra"), QByteArray("{}"));
    QCOMPARE(read("maker"), QByteArray(R"({"type":["string","null"],"x-collection":"makers"})"));
    QCOMPARE(read("owner"),
             QByteArray(R"({"description":"filled from who makes the record","readOnly":true,"type":["string","null"]})"));
    QCOMPARE(read("twice"),
             QByteArray(R"({"description":"computed of other fields","readOnly":true,"type":["number","null"]})"));
    QCOMPARE(made["info"].toObject()["title"].toString(), QStringLiteral("things"));
}

void TestCollectionDocumentApi::whatMayBeSent()
{
    const QJsonObject made = document("things");
    const QStringList fields{"account_id", "count", "due",  "extra", "mail",  "maker", "marks",
                             "open",       "price", "seen", "site",  "state", "title", "weight"};
    QCOMPARE(schemaOf(made, "RecordInput")["properties"].toObject().keys(), fields);
    QCOMPARE(schemaOf(made, "RecordChange")["properties"].toObject().keys(), fields.sliced(1));
    QCOMPARE(schemaOf(made, "RecordReplacement")["properties"].toObject().keys(), fields.sliced(1));
    // What has a default need not be sent for a new record, but has to be for a whole one.
    QCOMPARE(schemaOf(made, "RecordInput")["required"].toArray(), QJsonArray{"title"});
    QCOMPARE(fieldOf(made, "RecordInput", "state")["default"].toString(), QStringLiteral("new"));
    QCOMPARE(schemaOf(made, "RecordReplacement")["required"].toArray(), (QJsonArray{"title", "state"}));
    QVERIFY(!schemaOf(made, "RecordChange").contains("required"));
    QCOMPARE(schemaOf(made, "RecordInput")["additionalProperties"], QJsonValue(false));
    const auto body = [&](const char *method, const char *path) {
        QJsonValue place = made["paths"].toObject()["/api/v1/records/things" + QString(path)];
        for (const char *step : {method, "requestBody", "content", "application/json", "schema", "$ref"})
            place = place[QLatin1StringView(step)];
        return place.toString().section('/', -1);
    };
    QCOMPARE(body("post", ""), QStringLiteral("RecordInput"));
    QCOMPARE(body("put", "/{id}"), QStringLiteral("RecordReplacement"));
    QCOMPARE(body("patch", "/{id}"), QStringLiteral("RecordChange"));
    QCOMPARE(body("patch", ""), QStringLiteral("RecordChange"));
}

/** The server agrees with its document: what is required is, and what is left out of it may not be sent. */
void TestCollectionDocumentApi::whatIsSentAsItSaysIsTaken()
{
    AccessWorld &w = *m_world;
    QCOMPARE(w.outcome("bob", "POST", "/records/things", R"({"title":"Able"})"), QByteArray("201"));
    QCOMPARE(w.outcome("bob", "POST", "/records/things", R"({"state":"old"})"), QByteArray("400 40002"));
    QCOMPARE(w.outcome("bob", "POST", "/records/things", R"({"title":"Baker","twice":4})"), QByteArray("400 40002"));
    QCOMPARE(w.outcome("bob", "POST", "/records/things", R"({"title":"Baker","version":4})"), QByteArray("422 41007"));
    QCOMPARE(w.outcome("bob", "POST", "/records/things", R"({"title":"Baker","owner":"x"})"), QByteArray("403 40005"));
    const HttpAnswer read = w.get("bob", "/records/things");
    const QStringList told = read.at("items.0").toObject().keys();
    const QStringList known = schemaOf(document("things"), "ListedRecord")["properties"].toObject().keys();
    QCOMPARE(told, known);
    const QByteArray one = "/records/things/" + text(read.at("items.0.id"));
    QCOMPARE(w.outcome("bob", "PUT", one, R"({"title":"Able"})"), QByteArray("400 40002"));
    QCOMPARE(w.outcome("bob", "PUT", one, R"({"title":"Able","state":"old"})"), QByteArray("200"));
    QCOMPARE(w.outcome("bob", "PATCH", one, R"({"count":3})"), QByteArray("200"));
    QCOMPARE(w.get("bob", one).json().keys(), schemaOf(document("things"), "Record")["properties"].toObject().keys());
}

void TestCollectionDocumentApi::onlyChosenRoutes()
{
    AccessWorld &w = *m_world;
    const auto choose = [&](const QByteArray &routes) {
        const QJsonArray fields = w.get("root", "/collections/makers").at("schema").toArray();
        return w.outcome("root", "PUT", "/collections/makers",
                         "{\"schema\":" + QJsonDocument(fields).toJson(QJsonDocument::Compact) + ",\"routes\":" + routes + '}');
    };
    QCOMPARE(operations(document("makers")).size(), 19);
    QCOMPARE(choose(R"(["list","get"])"), QByteArray("200"));
    QCOMPARE(operations(document("makers")), (QStringList{"get /api/v1/records/makers", "get /api/v1/records/makers/{id}"}));
    QVERIFY(faultsOfOpenApi(document("makers")).isEmpty());
    QCOMPARE(choose(R"(["create"])"), QByteArray("200"));
    QCOMPARE(operations(document("makers")), QStringList{"post /api/v1/records/makers"});
    QCOMPARE(choose("\"*\""), QByteArray("200"));
    QCOMPARE(operations(document("makers")).size(), 19);
}

void TestCollectionDocumentApi::fieldListsAndSets()
{
    AccessWorld &w = *m_world;
    QCOMPARE(w.outcome("root", "PUT", "/collections/things/rules",
                       R"({"list_fields":["title"],"view_fields":["title","state"],"create_fields":["title","count"],)"
                       R"("update_fields":["count"],)"
                       R"("field_access":[{"permission_set":"desk","operation":"view","fields":["price"]},)"
                       R"({"permission_set":"desk","operation":"update","fields":["open"]}]})"),
             QByteArray("200"));
    const QJsonObject made = document("things");
    const auto own = [&](const char *schema) {
        QStringList names = schemaOf(made, schema)["properties"].toObject().keys();
        for (const char *system :
             {"id", "account_id", "account_name", "created_at", "created_by", "updated_at", "updated_by", "version"})
            names.removeAll(system);
        return names.join(' ');
    };
    QCOMPARE(own("ListedRecord"), QStringLiteral("title"));
    QCOMPARE(own("Record"), QStringLiteral("price state title"));
    QCOMPARE(own("RecordInput"), QStringLiteral("count title"));
    QCOMPARE(own("RecordChange"), QStringLiteral("count open"));
}

void TestCollectionDocumentApi::viewsAreOnlyRead()
{
    AccessWorld &w = *m_world;
    (void)w.make(
        "root", "/collections",
        R"({"name":"open_things","type":"view","select":{"from":"things","filter":"open = true",)"
        R"("fields":[{"name":"title","value":"title"},{"name":"size","value":"count"}]},"list_rule":"","view_rule":""})");
    const QJsonObject made = document("open_things");
    QVERIFY2(faultsOfOpenApi(made).isEmpty(), qPrintable(faultsOfOpenApi(made).join('\n')));
    for (const QString &operation : operations(made))
        QVERIFY2(operation.startsWith("get "), qPrintable(operation));
    QVERIFY(operations(made).contains("get /api/v1/records/open_things/{id}"));
    QVERIFY(schemaOf(made, "Record")["properties"].toObject().contains("size"));
    QVERIFY(schemaOf(made, "RecordInput").isEmpty());
}

void TestCollectionDocumentApi::itFollowsTheCollection()
{
    AccessWorld &w = *m_world;
    const QString version = versionOf(document("makers"));
    QCOMPARE(w.outcome("root", "PUT", "/collections/makers",
                       R"({"schema":[{"name":"name","type":"text"},{"name":"town","type":"text","required":false}]})"),
             QByteArray("200"));
    const QJsonObject made = document("makers");
    QVERIFY(versionOf(made) != version);
    QVERIFY(schemaOf(made, "Record")["properties"].toObject().contains("town"));
    QCOMPARE(w.send("root", "DELETE", "/collections/things").status, 200);
    QCOMPARE(w.outcome("root", "GET", "/collections/things/openapi.json"), QByteArray("404 41001"));
}

QTEST_GUILESS_MAIN(TestCollectionDocumentApi)
#include "tst_collectiondocumentapi.moc"
