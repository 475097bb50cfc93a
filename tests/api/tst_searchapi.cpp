// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Full-text search of records: what is a word, who may search what, and that the words follow the records.

#include "dataworld.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

namespace {

constexpr char kOpen[] = R"("list_rule":"title != 'unlisted'","view_rule":"","create_rule":"@request.auth.id != ''",)"
                         R"("update_rule":"","delete_rule":"")";

QByteArray listPath(const QByteArray &collection, const QByteArray &search)
{
    return "/records/" + collection + "?sort=title&search=" + encoded(search);
}

/** The titles that a search finds, with commas between; of a refusal its status and code. */
QByteArray found(const QByteArray &collection, const QByteArray &search, const QByteArray &person = "ann",
                 const QByteArray &rest = {})
{
    const HttpAnswer answer = DataWorld::current().get(person, listPath(collection, search) + rest);
    if (answer.status != 200)
        return QByteArray::number(answer.status) + ' ' + text(answer.at("details.0.code"));
    QByteArrayList titles;
    for (const QJsonValue &item : answer.at("items").toArray())
        titles.append(text(item["title"]));
    return titles.join(',');
}

/** A collection of title and body, both searchable, with some records; its id. */
QByteArray makeNotes(const QByteArray &name)
{
    return DataWorld::current().makeCollection(
        QByteArray(R"({"name":"NAME","schema":[{"name":"title","type":"text","options":{"searchable":true}},)"
                   R"({"name":"body","type":"text","options":{"searchable":true}},{"name":"other","type":"text"}],)")
            .replace("NAME", name)
        + kOpen + '}');
}

QByteArray makeNote(const QByteArray &collection, const QByteArray &title, const QByteArray &body, const char *person = "ann")
{
    const QJsonObject note{{"title", QString::fromUtf8(title)}, {"body", QString::fromUtf8(body)}, {"other", "elsewhere"}};
    return DataWorld::current().makeRecord(person, collection, QJsonDocument(note).toJson(QJsonDocument::Compact));
}

void ensureNotes()
{
    if (DataWorld::current().get("root", "/collections/notes").status == 200)
        return;
    makeNotes("notes");
    makeNote("notes", "a", "The quick brown Fox's den, re-read in 2026.");
    makeNote("notes", "b", "\u00dcBER die Stra\u00dfe: \u0141\u00f3d\u017a na\u00efve");
    makeNote("notes", "c", "quick_silver; quicker \"than\" 'light' & | ! * : ( )");
    makeNote(
        "notes", "d",
        "\u65e5\u672c\u8a9e \u0440\u0443\u0441\u0441\u043a\u0438\u0439 \u0420\u0423\u0421\u042c \U0001F98A e\u0301t\u00e9");
    makeNote("notes", "e", "");
    makeNote("notes", "unlisted", "quick brown fox");
    makeNote("notes", "f", "quick brown fox", "eve");
}

/** A field of a collection, by its name, with an option more. */
void setFields(const QByteArray &id, const std::function<void(QJsonObject &field)> &edit, const QStringList &without = {},
               const QJsonObject &more = {})
{
    DataWorld &world = DataWorld::current();
    QJsonArray fields;
    for (const QJsonValue &value : world.get("root", "/collections/" + id).at("schema").toArray()) {
        QJsonObject field = value.toObject();
        edit(field);
        if (!without.contains(field.value("name").toString()))
            fields.append(field);
    }
    QJsonObject body = more;
    if (!without.isEmpty())
        body.insert("drop", QJsonArray::fromStringList(without));
    body.insert("schema", fields);
    const HttpAnswer answer =
        world.send("root", "PUT", "/collections/" + id, QJsonDocument(body).toJson(QJsonDocument::Compact));
    if (answer.status != 200)
        qFatal("collection: %s", answer.body.constData());
}

} // namespace

class TestSearchApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void cleanupTestCase() { DataWorld::endAll(); }

    void words_data();
    void words();
    void refusals();
    void goesWithFilterSortCursorsTotalsAndAggregates();
    void wordsFollowTheRecords();
    void hiddenAndMaskedFieldsAreNotSearched();
    void fieldsBecomeSearchableWithData();
    void schemaChangesKeepTheWords();
    void deletingWhatOthersReferTo();
    void bothDatabasesFindTheSame();
    void longTexts();
};

void TestSearchApi::words_data()
{
    QTest::addColumn<QByteArray>("search");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const QByteArray &search, const char *expected) {
        QTest::newRow(search.constData()) << search << QByteArray(expected);
    };
    row("quick", "a,c");
    row("QUICK bro", "a");
    row("bro quick", "");
    row("brown quick", "a");
    row("brown QUICK fox", "a");
    row("fox den", "a");
    row("fox's", "a");
    row("re-re", "a");
    row("2026", "a");
    row("202", "a");
    row("202 quick", "");
    row("qui", "a,c");
    row("uick", "");
    row("silver", "c");
    row("quick_silver", "c");
    row("a quick", "a");
    row("a", "a");
    row("\u00fcber stra\u00dfe", "b");
    row("\u0141\u00d3D\u0179", "b");
    row("lodz", "");
    row("na\u00efv", "b");
    row("\u65e5\u672c", "d");
    row("\u672c\u8a9e", "");
    row("\u0420\u0443\u0441", "d");
    row("e\u0301t", "d");
    row("light", "c");
    row("quick AND", "");
    row("than OR", "");
    row("elsewhere", "");
    row("\"quick\" *", "a,c");
    row("words:quick", "");
    row("') OR 1=1 --", "");
}

void TestSearchApi::words()
{
    QFETCH(QByteArray, search);
    QFETCH(QByteArray, expected);
    ensureNotes();
    QCOMPARE(found("notes", search), expected);
    QCOMPARE(found("notes", "fox", "eve"), QByteArray("f"));
}

void TestSearchApi::refusals()
{
    ensureNotes();
    DataWorld &world = DataWorld::current();
    QCOMPARE(found("notes", "!?"), QByteArray("400 no_words"));
    QCOMPARE(found("notes", "\U0001F98A"), QByteArray("400 no_words"));
    QCOMPARE(found("notes", QByteArray("a ").repeated(17)), QByteArray("400 too_many_values"));
    QCOMPARE(found("notes", QByteArray("a ").repeated(16)), QByteArray("a"));
    world.makeCollection(R"({"name":"mute","schema":[{"name":"title","type":"text"}],"list_rule":""})");
    QCOMPARE(found("mute", "a"), QByteArray("400 not_searchable"));
    QCOMPARE(world.get("ann", "/records/mute/aggregate?functions=count()&search=a").at("details.0.field").toString(), "search");
    const auto option = [&](const QByteArray &field) {
        const HttpAnswer answer = world.send("root", "POST", "/collections", R"({"name":"unmade","schema":[)" + field + "]}");
        return QByteArray::number(answer.status) + ' ' + text(answer.at("details.0.code"));
    };
    QCOMPARE(option(R"({"name":"n","type":"number","options":{"searchable":true}})"), QByteArray("400 unknown_option"));
    QCOMPARE(option(R"({"name":"n","type":"text","options":{"searchable":"yes"}})"), QByteArray("400 invalid_option"));
    QCOMPARE(option(R"({"name":"n","type":"select","options":{"values":["a"],"multiple":true,"searchable":true}})"),
             QByteArray("400 invalid_option"));
}

void TestSearchApi::goesWithFilterSortCursorsTotalsAndAggregates()
{
    makeNotes("pages");
    DataWorld &world = DataWorld::current();
    for (const char *title : {"k1", "k2", "k3", "k4", "k5"})
        makeNote("pages", title, "same words here");
    makeNote("pages", "k6", "others");
    QCOMPARE(found("pages", "same", "ann", "&filter=title%20%3E%20%27k3%27"), QByteArray("k4,k5"));
    QCOMPARE(world.get("ann", listPath("pages", "same") + "&limit=2&skip=1").at("total").toInt(), 5);
    QCOMPARE(world.get("ann", listPath("pages", "same") + "&limit=1&total=estimated").at("total").toInt(), 5);
    QByteArray cursor;
    QByteArrayList walked;
    for (bool more = true; more;) {
        const HttpAnswer answer = world.get("ann", listPath("pages", "words he") + "&limit=2&cursor=" + cursor);
        QCOMPARE(answer.status, 200);
        for (const QJsonValue &item : answer.at("items").toArray())
            walked.append(text(item["title"]));
        more = answer.at("has_more").toBool();
        cursor = text(answer.at("next_cursor"));
    }
    QCOMPARE(walked.join(','), QByteArray("k1,k2,k3,k4,k5"));
    // A cursor belongs to the search it came with.
    QCOMPARE(found("pages", "others", "ann", "&cursor=" + cursor), QByteArray("400 invalid_cursor"));
    QCOMPARE(world.get("ann", "/records/pages/aggregate?functions=count(),max(title)&search=same").body,
             QByteArray(R"({"results":[{"count":5,"max_title":"k5"}],"total_groups":1})"));
}

void TestSearchApi::wordsFollowTheRecords()
{
    makeNotes("moving");
    DataWorld &world = DataWorld::current();
    const QByteArray id = makeNote("moving", "one", "red");
    const QByteArray path = "/records/moving/" + id;
    QCOMPARE(world.send("ann", "PATCH", path, R"({"body":"green"})").status, 200);
    QCOMPARE(found("moving", "red") + '/' + found("moving", "green"), QByteArray("/one"));
    QCOMPARE(world.send("ann", "PATCH", path, R"({"other":"blue"})").status, 200);
    QCOMPARE(found("moving", "green"), QByteArray("one"));
    QCOMPARE(world.send("ann", "PATCH", path, R"({"body":null})").status, 200);
    QCOMPARE(found("moving", "green") + '/' + found("moving", "one"), QByteArray("/one"));
    // A batch, all or nothing.
    QCOMPARE(world
                 .send("ann", "POST", "/records/moving/batch",
                       R"({"records":[{"title":"two","body":"red"},{"title":"three","body":"red"}]})")
                 .status,
             201);
    QCOMPARE(found("moving", "red"), QByteArray("three,two"));
    QCOMPARE(
        world.send("ann", "POST", "/records/moving/batch", R"({"records":[{"title":"four","body":"red"},{"title":4}]})").status,
        400);
    QCOMPARE(world
                 .send("ann", "PATCH", "/records/moving/batch",
                       QByteArray(R"({"records":[{"id":"ID","data":{"body":"lost"}},)"
                                  R"({"id":"00000000-0000-7000-8000-000000000000","data":{}}]})")
                           .replace("ID", id))
                 .status,
             404);
    QCOMPARE(found("moving", "red"), QByteArray("three,two"));
    QCOMPARE(world.send("ann", "DELETE", path).status, 204);
    QCOMPARE(found("moving", "one"), QByteArray());
    world.makeRecord("ann", "moving", "{}"); // there is nothing to be found by
    const QByteArray digits = text(world.get("root", "/collections/moving").at("id")).replace("-", "");
    QCOMPARE(world.scalar("SELECT count(*) FROM \"fts_" + digits + '"'), QByteArray("3"));
}

/** Nobody learns by searching what they do not see, whatever it holds. */
void TestSearchApi::hiddenAndMaskedFieldsAreNotSearched()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"covered","schema":[{"name":"title","type":"text","options":{"searchable":true}},)"
                         R"({"name":"hidden","type":"text","options":{"searchable":true}},)"
                         R"({"name":"mail","type":"email","pii":true,"mask_type":"email","options":{"searchable":true}}],)"
                         R"("list_rule":"","view_rule":"","create_rule":"","list_fields":["title","mail"]})");
    world.makeCollection(R"({"name":"buried","schema":[{"name":"title","type":"text"},)"
                         R"({"name":"hidden","type":"text","options":{"searchable":true}}],)"
                         R"("list_rule":"","list_fields":["title"]})");
    const QByteArray here = world.accountId("acme");
    const auto make = [&](const QByteArray &body) {
        QCOMPARE(world.send("root", "POST", "/records/covered", body, {{"X-Account-ID", here}}).status, 201);
    };
    make(R"({"title":"plain","hidden":"plain treasure","mail":"plain.jane@example.test"})");
    make(R"({"title":"other","hidden":"plain"})");
    QCOMPARE(found("covered", "plain"), QByteArray("plain"));
    QCOMPARE(found("covered", "treasure"), QByteArray());
    QCOMPARE(found("covered", "jane"), QByteArray());
    QCOMPARE(found("covered", "plain treasure"), QByteArray());
    QCOMPARE(found("covered", "plain", "root"), QByteArray("other,plain"));
    QCOMPARE(found("covered", "treasure jane", "root"), QByteArray("plain"));
    // Whether there is nothing to search or nothing that one may search is one answer.
    QCOMPARE(found("buried", "plain"), QByteArray("400 not_searchable"));
    QCOMPARE(found("buried", "plain", "root"), QByteArray());
}

void TestSearchApi::fieldsBecomeSearchableWithData()
{
    DataWorld &world = DataWorld::current();
    const QByteArray id = world.makeCollection(
        QByteArray(R"({"name":"later","schema":[{"name":"title","type":"text"},{"name":"body","type":"text"}],)") + kOpen
        + '}');
    QJsonArray records;
    for (int i = 0; i < 700; ++i)
        records.append(QJsonObject{{"title", QString("t%1").arg(i, 3, 10, QChar('0'))}, {"body", QString("word%1").arg(i)}});
    const QByteArray body = QJsonDocument(QJsonObject{{"records", records}}).toJson(QJsonDocument::Compact);
    QCOMPARE(world.send("ann", "POST", "/records/later/batch", body).status, 201);
    QCOMPARE(found("later", "word5"), QByteArray("400 not_searchable"));
    setFields(id, [](QJsonObject &field) {
        if (field.value("name") == "body")
            field.insert("options", QJsonObject{{"searchable", true}});
    });
    QCOMPARE(found("later", "word699"), QByteArray("t699"));
    QCOMPARE(world.get("ann", listPath("later", "word") + "&limit=1").at("total").toInt(), 700);
    QCOMPARE(found("later", "t699"), QByteArray());
    setFields(id, [](QJsonObject &field) {
        if (field.value("name") == "title")
            field.insert("options", QJsonObject{{"searchable", true}});
    });
    QCOMPARE(found("later", "word699 t699"), QByteArray("t699"));
    world.restart();
    QCOMPARE(found("later", "word699 t699"), QByteArray("t699"));
    // What a change of the schema makes of the values is what is found.
    const auto shorten = [](QJsonObject &field) {
        if (field.value("name") == "body")
            field.insert("options", QJsonObject{{"searchable", true}, {"max_length", 5}});
    };
    setFields(id, shorten, {}, {{"convert", QJsonObject{{"body", "cast"}}}});
    QCOMPARE(found("later", "word699"), QByteArray());
    QCOMPARE(found("later", "word6 t699"), QByteArray("t699"));
    setFields(id, [](QJsonObject &field) { field.insert("options", QJsonObject()); });
    QCOMPARE(found("later", "word699"), QByteArray("400 not_searchable"));
    QCOMPARE(world.send("ann", "POST", "/records/later", R"({"title":"end"})").status, 201);
}

void TestSearchApi::schemaChangesKeepTheWords()
{
    DataWorld &world = DataWorld::current();
    const QByteArray id = makeNotes("before_it");
    makeNote("before_it", "one", "red house");
    // Fields and collection get other names.
    setFields(id,
              [](QJsonObject &field) {
                  if (field.value("name") == "body")
                      field.insert("name", "content");
              },
              {}, {{"name", "after_it"}});
    QCOMPARE(found("after_it", "red one"), QByteArray("one"));
    QCOMPARE(world.send("ann", "POST", "/records/after_it", R"({"title":"two","content":"red"})").status, 201);
    QCOMPARE(found("after_it", "red"), QByteArray("one,two"));
    // A table that is copied on SQLite: a reference comes, gets another end, and goes.
    const auto reference = [&](const char *onDelete) {
        QJsonArray fields = world.get("root", "/collections/" + id).at("schema").toArray();
        for (qsizetype i = fields.size() - 1; i >= 0; --i) {
            if (fields.at(i)["name"] == "parent")
                fields.removeAt(i);
        }
        QJsonObject parent{{"name", "parent"}, {"type", "reference"}, {"collection", "after_it"}, {"on_delete", onDelete}};
        for (const QJsonValue &field : world.get("root", "/collections/" + id).at("schema").toArray()) {
            if (field["name"] == "parent")
                parent.insert("id", field["id"]);
        }
        fields.append(parent);
        const HttpAnswer answer = world.send("root", "PUT", "/collections/" + id,
                                             QJsonDocument(QJsonObject{{"schema", fields}}).toJson(QJsonDocument::Compact));
        QCOMPARE(answer.status, 200);
    };
    reference("cascade");
    reference("set_null");
    QCOMPARE(found("after_it", "red"), QByteArray("one,two"));
    QCOMPARE(world.send("ann", "POST", "/records/after_it", R"({"title":"three","content":"red"})").status, 201);
    QCOMPARE(found("after_it", "red"), QByteArray("one,three,two"));
    // A searchable field goes, and its words with it.
    setFields(id, [](QJsonObject &) {}, {"content", "parent"});
    QCOMPARE(found("after_it", "red"), QByteArray());
    QCOMPARE(found("after_it", "thr"), QByteArray("three"));
    QCOMPARE(world.send("root", "DELETE", "/collections/" + id).status, 200);
    makeNotes("after_it");
    QCOMPARE(found("after_it", "thr"), QByteArray());
}

void TestSearchApi::deletingWhatOthersReferTo()
{
    DataWorld &world = DataWorld::current();
    makeNotes("owners");
    world.makeCollection(QByteArray(R"({"name":"owned","schema":[{"name":"title","type":"text","options":{"searchable":true}},)"
                                    R"({"name":"owner","type":"reference","collection":"owners","on_delete":"cascade"}],)")
                         + kOpen + '}');
    const QByteArray owner = makeNote("owners", "o", "body");
    world.makeRecord("ann", "owned", QByteArray(R"({"title":"child","owner":"ID"})").replace("ID", owner));
    QCOMPARE(found("owned", "child"), QByteArray("child"));
    QCOMPARE(world.send("ann", "DELETE", "/records/owners/" + owner).status, 204);
    QCOMPARE(found("owned", "child") + found("owners", "body"), QByteArray());
}

/** Random texts of letters that are hard to cut and fold, against words taken from them. */
void TestSearchApi::bothDatabasesFindTheSame()
{
    makeNotes("random_notes");
    DataWorld &world = DataWorld::current();
    const QString letters =
        QString::fromUtf8("aAbB\u00e4\u00c4\u00df\u1e9e\u0130\u0131\u01c5\u03c3\u03c2\u03a3\u0301\u20ac 1\u0661\u00b2 "
                          "-_.'\u2019\u00ad\u200d\u3042\u30a2\uff21\U00010400\U00010428\U0001F600");
    const QList<uint> points = letters.toUcs4();
    QRandomGenerator random(11);
    const auto randomText = [&](int length) {
        QString made;
        for (int i = 0; i < length; ++i) {
            const char32_t c = points.at(random.bounded(int(points.size())));
            made += QString::fromUcs4(&c, 1);
        }
        return made;
    };
    QJsonArray records;
    for (int i = 0; i < 150; ++i)
        records.append(
            QJsonObject{{"title", QString("n%1").arg(i, 3, 10, QChar('0'))}, {"body", randomText(random.bounded(40))}});
    const QByteArray body = QJsonDocument(QJsonObject{{"records", records}}).toJson(QJsonDocument::Compact);
    QCOMPARE(world.send("ann", "POST", "/records/random_notes/batch", body).status, 201);
    QByteArrayList answers;
    int hits = 0;
    for (int i = 0; i < 150; ++i) {
        answers.append(found("random_notes", randomText(1 + random.bounded(6)).toUtf8(), "ann", "&limit=100"));
        hits += answers.last().startsWith('n') ? 1 : 0;
    }
    QVERIFY2(hits > 50, QByteArray::number(hits));
    static QByteArrayList first;
    if (first.isEmpty())
        first = answers;
    QCOMPARE(answers, first);
}

void TestSearchApi::longTexts()
{
    makeNotes("long_notes");
    const QByteArray longWord(100, 'x');
    makeNote("long_notes", "a", longWord + " end");
    QCOMPARE(found("long_notes", longWord), QByteArray("a"));
    QCOMPARE(found("long_notes", longWord + "y end"), QByteArray("a"));
    QByteArray many("first");
    for (int i = 0; i < 100'000; ++i)
        many += ' ' + QByteArray::number(i * 7919 % 1'000'003);
    makeNote("long_notes", "b", many);
    QCOMPARE(found("long_notes", "first"), QByteArray("b"));
    // What is in the title is found, however much the body holds.
    QCOMPARE(found("long_notes", "b"), QByteArray("b"));
}

QTEST_GUILESS_MAIN(TestSearchApi)
#include "tst_searchapi.moc"
