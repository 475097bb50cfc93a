// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"

#include <QHash>
#include <QTest>

#include <memory>

using namespace basalt;
using namespace basalt::test;

/** `/languages` and `/translations`: P-165, P-166, and P-169 of both lists. Each function has languages of its own. */
class TestLanguagesApi : public QObject
{
    Q_OBJECT

private:
    QHash<int, std::shared_ptr<AccessWorld>> m_worlds; ///< by engine: made once for each
    std::shared_ptr<AccessWorld> m_world;

    void addLanguage(const QByteArray &code, const QByteArray &more = {}, const QByteArray &person = "ada");
    QByteArray addText(const QByteArray &language, const QByteArray &group, const QByteArray &object, const QByteArray &value,
                       const QByteArray &person = "ada");
    [[nodiscard]] QJsonObject language(const QByteArray &code);
    [[nodiscard]] QList<QByteArray> codes(const QByteArray &query);
    /** `object=value` of each, in the order of the answer. */
    [[nodiscard]] QList<QByteArray> found(const QByteArray &query);
    [[nodiscard]] QList<int> eventsOf(const QByteArray &table, const QByteArray &operation);

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init();
    void cleanupTestCase();

    void whoMay();
    void accountsAreApart();
    void p165_aNewDefaultUnsetsTheOld();
    void p165_listsComeInTheirOrder();
    void p165_theUnknownIsNotFound();
    void p166_searchIgnoresAccents();
    void p166_copyKeepsOrReplaces();
    void p166_deletingALanguageDeletesItsTexts();
    void whatHasNoTextIsCalledByItsCode();
    void changesStandInTheTrail();
    void p169_lists();
    void badInput();
};

void TestLanguagesApi::init()
{
    std::shared_ptr<AccessWorld> &world = m_worlds[int(testEngine())];
    if (!world)
        world = std::make_shared<AccessWorld>(testEngine());
    m_world = world;
    for (const QByteArray &code : codes({}))
        QCOMPARE(m_world->outcome("ada", "DELETE", "/languages/" + code), QByteArray("204"));
}

void TestLanguagesApi::cleanupTestCase()
{
    m_world.reset();
    m_worlds.clear();
}

void TestLanguagesApi::addLanguage(const QByteArray &code, const QByteArray &more, const QByteArray &person)
{
    const HttpAnswer made =
        m_world->send(person, "POST", "/languages", R"({"code":")" + code + R"(","name":"Language )" + code + '"' + more + '}');
    if (made.status != 201)
        qFatal("language: %s", made.body.constData());
}

QByteArray TestLanguagesApi::addText(const QByteArray &language, const QByteArray &group, const QByteArray &object,
                                     const QByteArray &value, const QByteArray &person)
{
    return m_world->make(person, "/translations",
                         R"({"language":")" + language + R"(","group":")" + group + R"(","object":")" + object
                             + R"(","value":")" + value + "\"}");
}

QJsonObject TestLanguagesApi::language(const QByteArray &code)
{
    for (const QJsonValue item : m_world->get("bob", "/languages").at("items").toArray()) {
        if (text(item["code"]) == code)
            return item.toObject();
    }
    return {};
}

QList<QByteArray> TestLanguagesApi::codes(const QByteArray &query)
{
    QList<QByteArray> all;
    for (const QJsonValue item : m_world->get("bob", "/languages" + query).at("items").toArray())
        all.append(text(item["code"]));
    return all;
}

QList<QByteArray> TestLanguagesApi::found(const QByteArray &query)
{
    QList<QByteArray> all;
    for (const QJsonValue item : m_world->get("bob", "/translations" + query).at("items").toArray())
        all.append(text(item["object"]) + '=' + text(item["value"]));
    return all;
}

QList<int> TestLanguagesApi::eventsOf(const QByteArray &table, const QByteArray &operation)
{
    QList<int> numbers;
    const HttpAnswer answer =
        m_world->get("root", "/audit-logs?account_id=lab&limit=500&table_name=" + table + "&operation=" + operation);
    for (const QJsonValue entry : answer.at("items").toArray())
        numbers.append(entry["event"].toInt());
    return numbers;
}

void TestLanguagesApi::whoMay()
{
    AccessWorld &w = *m_world;
    addLanguage("de");
    addLanguage("cs");
    const QByteArray one = addText("de", "menu", "file", "Datei");
    const QByteArray other = addText("de", "menu", "edit", "Bearbeiten");
    struct Case
    {
        const char *method;
        QByteArray path;
        QByteArray body;
        QByteArray permission; ///< null: whoever is signed in
        QByteArray success;
    };
    const std::vector<Case> cases{
        {"GET", "/languages", {}, {}, "200"},
        {"GET", "/translations", {}, {}, "200"},
        {"GET", "/translations/resolved?language=de&group=menu", {}, {}, "200"},
        {"POST", "/languages", R"({"code":"fr","name":"French"})", "languages.create", "201"},
        {"PATCH", "/languages/fr", R"({"name":"Français"})", "languages.update", "200"},
        {"DELETE", "/languages/fr", {}, "languages.delete", "204"},
        {"POST", "/translations", R"({"language":"de","group":"menu","object":"view","value":"Ansicht"})",
         "translations.create", "201"},
        {"PATCH", "/translations/" + one, R"({"value":"Ordner"})", "translations.update", "200"},
        {"DELETE", "/translations/" + other, {}, "translations.delete", "204"},
        {"POST", "/translations/copy", R"({"from":"de","to":"cs"})", "translations.copy", "200"},
    };
    for (const Case &each : cases) {
        const auto verify = [&](const QByteArray &person, const QByteArray &expected) {
            const QByteArray outcome = w.outcome(person, each.method, each.path, each.body);
            const QByteArray told = QByteArray(each.method) + ' ' + each.path + " by " + person + ": " + outcome;
            QVERIFY2(outcome == expected, told.constData());
        };
        verify("nobody", "401 40003");
        if (each.permission.isNull()) {
            verify("bob", each.success);
            verify("max", each.success);
            continue;
        }
        verify("bob", "403 32001");
        const QByteArray given = w.give("bob", each.permission);
        verify("bob", each.success);
        QCOMPARE(w.outcome("root", "DELETE", "/assignments/" + given), QByteArray("204"));
    }
    // Admins of an account need not be given it.
    QCOMPARE(w.outcome("max", "POST", "/languages", R"({"code":"it","name":"Italian"})"), QByteArray("201"));
    QCOMPARE(w.outcome("max", "DELETE", "/languages/it"), QByteArray("204"));
    // Superadmins say of which account.
    QCOMPARE(w.outcome("root", "POST", "/languages", R"({"code":"es","name":"Spanish"})"), QByteArray("400 40002"));
    QCOMPARE(w.outcome("root", "POST", "/languages", R"({"code":"es","name":"Spanish","account_id":"lab"})"),
             QByteArray("201"));
    QCOMPARE(w.outcome("root", "GET", "/languages?account_id=lab"), QByteArray("200"));
    QCOMPARE(w.outcome("root", "DELETE", "/languages/es?account_id=lab"), QByteArray("204"));
    QCOMPARE(w.outcome("root", "PATCH", "/translations/" + one, R"({"value":"Akte"})"), QByteArray("200"));
}

void TestLanguagesApi::accountsAreApart()
{
    AccessWorld &w = *m_world;
    addLanguage("de");
    const QByteArray id = addText("de", "apart", "file", "Datei");
    const auto same = [&](const QByteArray &method, const QByteArray &path, const QByteArray &unknown, const QByteArray &body) {
        const HttpAnswer foreign = w.send("eve", method, path, body);
        const HttpAnswer missing = w.send("eve", method, unknown, body);
        return foreign.status == 404 && missing.status == 404 && foreign.at("code") == missing.at("code")
            && foreign.at("message") == missing.at("message") && foreign.at("title") == missing.at("title");
    };
    const QByteArray nowhere = "/translations/00000000-0000-7000-8000-0000000000ff";
    QVERIFY(same("PATCH", "/translations/" + id, nowhere, R"({"value":"Mine"})"));
    QVERIFY(same("DELETE", "/translations/" + id, nowhere, {}));
    QVERIFY(same("GET", "/languages?account_id=lab", "/languages?account_id=nowhere", {}));
    QVERIFY(same("GET", "/translations?account_id=lab", "/translations?account_id=nowhere", {}));
    QVERIFY(same("PATCH", "/languages/de", "/languages/xx", R"({"name":"Mine"})"));
    QVERIFY(same("DELETE", "/languages/de", "/languages/xx", {}));
    QVERIFY(same("POST", "/translations/copy", "/translations/copy", R"({"from":"de","to":"cs"})"));
    QCOMPARE(w.get("eve", "/translations").at("total").toInt(-1), 0);
    QCOMPARE(w.get("eve", "/languages").at("total").toInt(-1), 0);
    // The same code in another account is another language, with a default of its own.
    addLanguage("de", R"(,"is_frontend":true,"is_default_frontend":true)", "eve");
    addText("de", "apart", "file", "File of Eve", "eve");
    QCOMPARE(found("?group=apart"), QList<QByteArray>{"file=Datei"});
    QCOMPARE(w.outcome("eve", "DELETE", "/languages/de"), QByteArray("204"));
    QCOMPARE(found("?group=apart"), QList<QByteArray>{"file=Datei"});
}

void TestLanguagesApi::p165_aNewDefaultUnsetsTheOld()
{
    AccessWorld &w = *m_world;
    addLanguage("en", R"(,"is_frontend":true,"is_default_frontend":true,"is_backend":true,"is_default_backend":true)");
    addLanguage("de", R"(,"is_frontend":true,"is_default_frontend":true)");
    QVERIFY(!language("en")["is_default_frontend"].toBool());
    QVERIFY(language("en")["is_default_backend"].toBool());
    QVERIFY(language("de")["is_default_frontend"].toBool());
    QCOMPARE(w.outcome("ada", "PATCH", "/languages/en", R"({"is_default_frontend":true})"), QByteArray("200"));
    QVERIFY(language("en")["is_default_frontend"].toBool());
    QVERIFY(!language("de")["is_default_frontend"].toBool());
    // Both sides of the change are in the trail.
    const HttpAnswer trail = w.get("root", "/audit-logs?account_id=lab&table_name=languages&operation=UPDATE&limit=2");
    for (const QJsonValue entry : trail.at("items").toArray()) {
        QCOMPARE(entry["event"].toInt(), 20002);
        QCOMPARE(text(entry["column_name"]), QByteArray("is_default_frontend"));
    }
    // Who loses the role is no default either; who has it not becomes none.
    QCOMPARE(w.outcome("ada", "PATCH", "/languages/en", R"({"is_frontend":false})"), QByteArray("200"));
    QVERIFY(!language("en")["is_default_frontend"].toBool());
    QCOMPARE(refusal(w.send("ada", "PATCH", "/languages/en", R"({"is_default_frontend":true})")),
             QByteArray("400 validation_failed role_needed is_default_frontend"));
    QCOMPARE(refusal(w.send("ada", "PATCH", "/languages/de", R"({"is_default_communication":true})")),
             QByteArray("400 validation_failed role_needed is_default_communication"));
    QVERIFY(!language("de")["is_default_frontend"].toBool());
}

void TestLanguagesApi::p165_listsComeInTheirOrder()
{
    addLanguage("aa", R"(,"is_frontend":true,"frontend_order":3,"is_backend":true,"backend_order":1)");
    addLanguage("bb", R"(,"is_frontend":true,"frontend_order":1,"is_communication":true)");
    addLanguage("cc", R"(,"is_frontend":true,"frontend_order":2,"is_backend":true)");
    addLanguage("dd", R"(,"is_frontend":true,"frontend_order":1)");
    QCOMPARE(codes({}), (QList<QByteArray>{"aa", "bb", "cc", "dd"}));
    QCOMPARE(codes("?role=frontend"), (QList<QByteArray>{"bb", "dd", "cc", "aa"}));
    QCOMPARE(codes("?role=backend"), (QList<QByteArray>{"cc", "aa"}));
    QCOMPARE(codes("?role=communication"), QList<QByteArray>{"bb"});
}

void TestLanguagesApi::p165_theUnknownIsNotFound()
{
    AccessWorld &w = *m_world;
    addLanguage("de");
    const QByteArray nowhere = "/translations/00000000-0000-7000-8000-0000000000ff";
    QCOMPARE(w.outcome("ada", "PATCH", "/languages/xx", R"({"name":"X"})"), QByteArray("404 37001"));
    QCOMPARE(w.outcome("ada", "DELETE", "/languages/xx"), QByteArray("404 37001"));
    QCOMPARE(w.outcome("ada", "DELETE", "/languages/no%20tag"), QByteArray("404 37001"));
    QCOMPARE(w.outcome("ada", "GET", "/translations?language=xx"), QByteArray("404 37001"));
    QCOMPARE(w.outcome("ada", "GET", "/translations/resolved?language=xx&group=g"), QByteArray("404 37001"));
    QCOMPARE(w.outcome("ada", "POST", "/translations", R"({"language":"xx","group":"g","object":"o","value":"v"})"),
             QByteArray("404 37001"));
    QCOMPARE(w.outcome("ada", "POST", "/translations/copy", R"({"from":"de","to":"xx"})"), QByteArray("404 37001"));
    QCOMPARE(w.outcome("ada", "POST", "/translations/copy", R"({"from":"xx","to":"de"})"), QByteArray("404 37001"));
    QCOMPARE(w.outcome("ada", "PATCH", nowhere, R"({"value":"v"})"), QByteArray("404 37002"));
    QCOMPARE(w.outcome("ada", "DELETE", nowhere), QByteArray("404 37002"));
    QCOMPARE(w.outcome("ada", "DELETE", "/translations/no-id"), QByteArray("404 37002"));
}

void TestLanguagesApi::p166_searchIgnoresAccents()
{
    addLanguage("cs");
    addText("cs", "search", "a", "Žluťoučký kůň");
    addText("cs", "search", "b", "ZLUTOUCKY");
    addText("cs", "search", "c", "Straße nach Łódź");
    addText("cs", "search", "d", "100% _fest_");
    const auto search = [&](const QByteArray &words) { return found("?group=search&search=" + encoded(words)).size(); };
    QCOMPARE(search("zlutoucky"), 2);
    QCOMPARE(search("ŽLUŤOUČKÝ"), 2);
    QCOMPARE(search("kun"), 1);
    QCOMPARE(search("KŮŇ"), 1);
    QCOMPARE(search("strasse"), 1);
    QCOMPARE(search("lodz"), 1);
    // What LIKE would read as a sign is a character.
    QCOMPARE(search("0%"), 1);
    QCOMPARE(search("%"), 1);
    QCOMPARE(search("_"), 1);
    QCOMPARE(search("1_0"), 0);
    QCOMPARE(search("nichts davon"), 0);
}

void TestLanguagesApi::p166_copyKeepsOrReplaces()
{
    AccessWorld &w = *m_world;
    addLanguage("de");
    addLanguage("cs");
    addText("de", "copy", "a", "eins");
    addText("de", "copy", "b", "zwei");
    addText("de", "copy", "c", "drei");
    addText("cs", "copy", "b", "dva");
    addText("cs", "copy", "c", "drei");
    const HttpAnswer kept = w.send("ada", "POST", "/translations/copy", R"({"from":"de","to":"cs"})");
    QCOMPARE(kept.status, 200);
    QCOMPARE(kept.at("inserted").toInt(), 1);
    QCOMPARE(kept.at("updated").toInt(), 0);
    QCOMPARE(found("?language=cs&group=copy"), (QList<QByteArray>{"a=eins", "b=dva", "c=drei"}));
    const HttpAnswer replaced = w.send("ada", "POST", "/translations/copy", R"({"from":"de","to":"cs","overwrite":true})");
    QCOMPARE(replaced.at("inserted").toInt(), 0);
    QCOMPARE(replaced.at("updated").toInt(), 1);
    QCOMPARE(found("?language=cs&group=copy"), (QList<QByteArray>{"a=eins", "b=zwei", "c=drei"}));
    QCOMPARE(found("?language=cs&search=ZWEI"), QList<QByteArray>{"b=zwei"});
    QVERIFY(found("?language=cs&search=dva").isEmpty());
    // Once more changes nothing and says nothing.
    const qsizetype told = eventsOf("languages", "UPDATE").count(21004);
    QCOMPARE(w.send("ada", "POST", "/translations/copy", R"({"from":"de","to":"cs","overwrite":true})").at("updated").toInt(-1),
             0);
    QCOMPARE(eventsOf("languages", "UPDATE").count(21004), told);
}

void TestLanguagesApi::p166_deletingALanguageDeletesItsTexts()
{
    AccessWorld &w = *m_world;
    addLanguage("de");
    addLanguage("cs");
    addText("de", "gone", "a", "eins");
    const QByteArray gone = addText("cs", "gone", "a", "jedna");
    QCOMPARE(w.outcome("ada", "DELETE", "/languages/cs"), QByteArray("204"));
    QCOMPARE(found("?group=gone"), QList<QByteArray>{"a=eins"});
    QCOMPARE(w.outcome("ada", "DELETE", "/translations/" + gone), QByteArray("404 37002"));
    addLanguage("cs");
    QVERIFY(found("?language=cs").isEmpty());
}

void TestLanguagesApi::whatHasNoTextIsCalledByItsCode()
{
    AccessWorld &w = *m_world;
    addLanguage("de");
    addLanguage("cs");
    addText("de", "fallback", "one", "eins");
    addText("cs", "fallback", "two", "dva");
    const auto resolved = [&](const QByteArray &code) { return found("/resolved?group=fallback&language=" + code); };
    QCOMPARE(resolved("de"), (QList<QByteArray>{"one=eins", "two=two"}));
    QCOMPARE(resolved("cs"), (QList<QByteArray>{"one=one", "two=dva"}));
    const HttpAnswer answer = w.get("bob", "/translations/resolved?group=fallback&language=CS");
    QVERIFY(answer.at("items.0.id").isNull());
    QVERIFY(answer.at("items.1.id").isString());
    QCOMPARE(answer.at("total").toInt(), 2);
    QCOMPARE(found("/resolved?group=fallback&language=cs&page_size=1&page=2"), QList<QByteArray>{"two=dva"});
    QVERIFY(found("/resolved?group=nothing&language=cs").isEmpty());
}

void TestLanguagesApi::changesStandInTheTrail()
{
    AccessWorld &w = *m_world;
    addLanguage("de");
    const QByteArray id = addText("de", "trail", "a", "eins");
    QCOMPARE(w.outcome("ada", "PATCH", "/translations/" + id, R"({"value":"Eins"})"), QByteArray("200"));
    QCOMPARE(w.outcome("ada", "PATCH", "/translations/" + id, R"({"value":"Eins"})"), QByteArray("200"));
    QCOMPARE(found("?search=EINS&group=trail"), QList<QByteArray>{"a=Eins"});
    QCOMPARE(w.outcome("ada", "DELETE", "/translations/" + id), QByteArray("204"));
    QCOMPARE(w.events(id), (QList<int>{21001, 21002, 21003}));
    QCOMPARE(w.outcome("ada", "PATCH", "/languages/de", R"({"name":"Deutsch"})"), QByteArray("200"));
    QCOMPARE(w.outcome("ada", "PATCH", "/languages/de", R"({"name":"Deutsch"})"), QByteArray("200"));
    QCOMPARE(w.outcome("ada", "DELETE", "/languages/de"), QByteArray("204"));
    QCOMPARE(eventsOf("languages", "CREATE").first(), 20001);
    QCOMPARE(eventsOf("languages", "UPDATE").first(), 20002);
    QCOMPARE(eventsOf("languages", "DELETE").first(), 20003);
}

void TestLanguagesApi::p169_lists()
{
    AccessWorld &w = *m_world;
    addLanguage("de");
    for (int i = 0; i < 5; ++i)
        addText("de", "pages", QByteArray::number(i), "Wert");
    QCOMPARE(found("?group=pages&page_size=2&page=2"), (QList<QByteArray>{"2=Wert", "3=Wert"}));
    const HttpAnswer page = w.get("bob", "/translations?group=pages&page_size=2");
    QCOMPARE(page.at("total").toInt(), 5);
    QCOMPARE(page.at("total_pages").toInt(), 3);
    QCOMPARE(w.get("bob", "/translations?group=pages&page=9").at("total").toInt(), 5);
    QVERIFY(found("?group=pages&page=9").isEmpty());
    QCOMPARE(w.get("bob", "/translations?group=none").at("total").toInt(-1), 0);
    QCOMPARE(found("?object=3&context=text"), QList<QByteArray>{"3=Wert"});
    QCOMPARE(w.outcome("bob", "GET", "/translations?page_size=101"), QByteArray("400 40002"));
    QCOMPARE(w.outcome("bob", "GET", "/translations?grp=pages"), QByteArray("400 40002"));
}

void TestLanguagesApi::badInput()
{
    AccessWorld &w = *m_world;
    addLanguage("de");
    const QByteArray id = addText("de", "bad", "a", "eins");
    struct Case
    {
        const char *method;
        QByteArray path;
        QByteArray body;
        QByteArray refusal;
    };
    const std::vector<Case> cases{
        {"POST", "/languages", R"({"code":"no tag","name":"N"})", "400 validation_failed invalid_language code"},
        {"POST", "/languages", R"({"name":"N"})", "400 validation_failed required code"},
        {"POST", "/languages", R"({"code":"fr"})", "400 validation_failed required name"},
        {"POST", "/languages", R"({"code":"fr","name":" "})", "400 validation_failed required name"},
        {"POST", "/languages", R"({"code":"fr","name":"N","is_backend":"yes"})",
         "400 validation_failed invalid_type is_backend"},
        {"POST", "/languages", R"({"code":"fr","name":"N","backend_order":-1})",
         "400 validation_failed out_of_range backend_order"},
        {"POST", "/languages", R"({"code":"fr","name":"N","is_default_backend":true})",
         "400 validation_failed role_needed is_default_backend"},
        {"POST", "/languages", R"({"code":"DE","name":"N"})", "409 language_exists"},
        {"PATCH", "/languages/de", R"({"name":""})", "400 validation_failed required name"},
        {"GET", "/languages?role=reader", {}, "400 validation_failed invalid_choice role"},
        {"POST", "/translations", R"({"language":"de","group":" ","object":"o","value":"v"})",
         "400 validation_failed required group"},
        {"POST", "/translations", R"({"language":"de","group":"g","object":"o"})", "400 validation_failed required value"},
        {"POST", "/translations", R"({"language":"de","group":"g","object":")" + QByteArray(201, 'o') + R"(","value":"v"})",
         "400 validation_failed too_long object"},
        {"POST", "/translations", R"({"language":"de","group":"bad","object":"a","value":"v"})", "409 name_taken"},
        {"PATCH", "/translations/" + id, "{}", "400 validation_failed required value"},
        {"GET", "/translations/resolved?language=de", {}, "400 validation_failed required group"},
        {"GET", "/translations?search=%ff", {}, "400 bad_request"},
        {"POST", "/translations/copy", R"({"from":"de","to":"DE"})", "400 validation_failed same_language to"},
        {"POST", "/translations/copy", R"({"from":"de"})", "400 validation_failed required to"},
    };
    for (const Case &one : cases) {
        const QByteArray told = refusal(w.send("ada", one.method, one.path, one.body));
        const QByteArray what = QByteArray(one.method) + ' ' + one.path + ' ' + one.body.left(200) + ": " + told;
        QVERIFY2(told == one.refusal, what.constData());
    }
}

QTEST_GUILESS_MAIN(TestLanguagesApi)
#include "tst_languagesapi.moc"
