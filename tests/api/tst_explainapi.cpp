// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"

#include <QTest>

#include <array>

using namespace basalt;
using namespace basalt::test;

namespace {

/** `rule` with the quotes of JSON. */
const QByteArray kUpdateRule = "status != 'released' && (analyst = @request.auth.id || @has_group('reviewers'))";

/** `step:outcome` of every step, in one line. */
QByteArray steps(const HttpAnswer &answer)
{
    QByteArray line;
    const QJsonArray array = answer.at("steps").toArray();
    for (const QJsonValue &step : array) {
        line += (line.isEmpty() ? "" : " ") + text(step["step"]) + ':' + text(step["outcome"]);
        if (!step["reason"].isNull())
            line += '(' + text(step["reason"]) + ')';
    }
    return line;
}

/** `text=result` of a clause and, in brackets, of its parts. */
QByteArray clauses(const QJsonValue &clause)
{
    const QJsonValue result = clause["result"];
    QByteArray line = text(clause["text"]) + '=' + (result.isNull() ? "null" : result.toBool() ? "true" : "false");
    const QJsonArray parts = clause["parts"].toArray();
    if (parts.isEmpty())
        return line;
    line = text(clause["kind"]) + '=' + (result.isNull() ? "null" : result.toBool() ? "true" : "false") + " [";
    for (qsizetype i = 0; i < parts.size(); ++i)
        line += (i ? "; " : "") + clauses(parts[i]);
    return line + ']';
}

/** The remedy of that kind and code; an empty object if it is not told. */
QJsonObject remedy(const HttpAnswer &answer, const QByteArray &kind, const QByteArray &code)
{
    const QJsonArray remedies = answer.at("remedies").toArray();
    for (const QJsonValue &each : remedies) {
        if (text(each["kind"]) == kind && text(each["code"]) == code)
            return each.toObject();
    }
    return {};
}

} // namespace

/** `/access/explain`: what it tells is what happens. */
class TestExplainApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AccessWorld> m_world;

    HttpAnswer explain(const QByteArray &body, const QByteArray &person = "root") const
    {
        return m_world->send(person, "POST", "/access/explain", body);
    }
    /** About a person (null: nobody) and a record of `samples`; `rest` with a comma before it. */
    HttpAnswer ask(const QByteArray &person, const QByteArray &operation, const QByteArray &record = {},
                   const QByteArray &rest = {}) const;
    /** Of the account `lab`; `rule` as JSON. */
    HttpAnswer compare(const QByteArray &operation, const QByteArray &rule, const QByteArray &collection = "samples") const;
    void makeSamples();
    QByteArray makeSample(const QByteArray &person, const QByteArray &title, const QByteArray &status,
                          const QByteArray &analyst) const;
    [[nodiscard]] bool isAllowed(const QByteArray &person, const QByteArray &operation, const QByteArray &record) const;

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init() { m_world = std::make_unique<AccessWorld>(testEngine()); }
    void cleanup() { m_world.reset(); }

    void whoMay();
    void badInput();
    void aPermissionStepForStep();
    void waysToAPermission();
    void aRuleClauseForClause();
    void aRuleWithTheCallersLists();
    void whatIsToldIsWhatHappens();
    void remediesHelp();
    void statusComesFirst();
    void anotherRule();
    void withoutARecord();
    void newRecordsAndChanges();
    void whatIsShown();
    void viewsHaveASource();
    void macrosAndWordsStayWhole();

    void whoGainsAndWhoLoses();
    void everybodyIsCountedAsHeIs();
    void differencesOfViews();
    void badChanges();
};

HttpAnswer TestExplainApi::ask(const QByteArray &person, const QByteArray &operation, const QByteArray &record,
                               const QByteArray &rest) const
{
    QByteArray body = "{\"collection\":\"samples\",\"operation\":\"" + operation + "\",\"user_id\":";
    body += person.isNull() ? QByteArray("null") : '"' + m_world->id(person) + '"';
    if (!record.isNull())
        body += ",\"record_id\":\"" + record + '"';
    return explain(body + rest + '}');
}

QByteArray TestExplainApi::makeSample(const QByteArray &person, const QByteArray &title, const QByteArray &status,
                                      const QByteArray &analyst) const
{
    return m_world->make(person, "/records/samples",
                         "{\"title\":\"" + title + "\",\"status\":\"" + status + "\",\"analyst\":\"" + analyst + "\"}");
}

void TestExplainApi::makeSamples()
{
    m_world->make(
        "root", "/collections",
        "{\"name\":\"samples\",\"schema\":[{\"name\":\"title\",\"type\":\"text\"},{\"name\":\"status\",\"type\":\"text\"},"
        "{\"name\":\"analyst\",\"type\":\"text\"},{\"name\":\"patient\",\"type\":\"text\",\"pii\":true,\"mask_type\":\"full\"},"
        "{\"name\":\"price\",\"type\":\"number\"}],\"list_rule\":\"\",\"view_rule\":\"status != 'secret'\",\"create_rule\":"
        "\"@request.data.analyst = @request.auth.id\",\"update_rule\":\""
            + kUpdateRule
            + "\",\"delete_rule\":null,\"list_fields\":[\"title\",\"status\",\"patient\"],"
              "\"view_fields\":[\"title\",\"status\",\"patient\",\"analyst\"]}");
}

/** Whether the server lets the person do it, asked by doing it. What is done is undone by nobody. */
bool TestExplainApi::isAllowed(const QByteArray &person, const QByteArray &operation, const QByteArray &record) const
{
    AccessWorld &w = *m_world;
    const QByteArray path = "/records/samples/" + record;
    if (operation == "view")
        return w.get(person, path).status == 200;
    if (operation == "update")
        return w.send(person, "PATCH", path, "{\"price\":1}").status == 200;
    if (operation == "delete")
        return w.send(person, "DELETE", path).status == 204;
    const QJsonArray items = w.get(person, "/records/samples?limit=100").at("items").toArray();
    return std::ranges::any_of(items, [&](const QJsonValue &item) { return text(item["id"]) == record; });
}

void TestExplainApi::whoMay()
{
    AccessWorld &w = *m_world;
    makeSamples();
    const auto about = [&](const char *person) {
        return "{\"permission\":\"groups.read\",\"user_id\":\"" + w.id(person) + "\"}";
    };
    QCOMPARE(w.outcome("nobody", "POST", "/access/explain", about("bob")), QByteArray("401 40003"));
    QCOMPARE(w.outcome("bob", "POST", "/access/explain", about("bob")), QByteArray("200"));
    QCOMPARE(w.outcome("bob", "POST", "/access/explain", "{\"permission\":\"groups.read\"}"), QByteArray("200"));
    QCOMPARE(w.outcome("bob", "POST", "/access/explain", about("cid")), QByteArray("403 32001"));
    w.give("bob", "users.read");
    QCOMPARE(w.outcome("bob", "POST", "/access/explain", about("cid")), QByteArray("200"));
    QCOMPARE(w.outcome("ada", "POST", "/access/explain", about("cid")), QByteArray("200"));
    // Of another account, and of none at all.
    const HttpAnswer foreign = explain(about("eve"), "bob");
    const HttpAnswer unknown =
        explain("{\"permission\":\"groups.read\",\"user_id\":\"01890000-0000-7000-8000-000000000000\"}", "bob");
    QCOMPARE(foreign.status, 404);
    QCOMPARE(foreign.at("code"), unknown.at("code"));
    QCOMPARE(foreign.at("message"), unknown.at("message"));
    QCOMPARE(w.outcome("root", "POST", "/access/explain", about("eve")), QByteArray("200"));
    // Nothing is told of groups and sets that the asker may not read.
    const QByteArray group = w.make("root", "/groups", "{\"account_id\":\"lab\",\"code\":\"crew\",\"name\":\"Crew\"}");
    w.make("root", "/assignments", "{\"group_id\":\"" + group + "\",\"permission\":\"groups.update\"}");
    const auto own = [&](const QByteArray &person) { return explain("{\"permission\":\"groups.update\"}", person); };
    QVERIFY(own("cid").at("remedies").toArray().isEmpty());
    w.give("cid", "groups.read");
    QVERIFY(!remedy(own("cid"), "add_to_group", "crew").isEmpty());
    QCOMPARE(own("cid").at("remedies").toArray().size(), 1);
    // Rules are the operator's.
    const QByteArray records = "{\"collection\":\"samples\",\"operation\":\"list\",\"user_id\":\"" + w.id("bob") + "\"}";
    QCOMPARE(w.outcome("nobody", "POST", "/access/explain", records), QByteArray("401 40003"));
    QCOMPARE(explain(records, "bob").status, 403);
    QCOMPARE(explain(records, "ada").status, 403);
    QCOMPARE(explain(records).status, 200);
}

void TestExplainApi::badInput()
{
    AccessWorld &w = *m_world;
    makeSamples();
    const QByteArray record = makeSample("ada", "a", "new", w.id("ada"));
    const QByteArray bob = "\"user_id\":\"" + w.id("bob") + '"';
    const auto refused = [&](const QByteArray &members) { return refusal(explain('{' + members + '}')); };
    const QByteArray unknown = "01890000-0000-7000-8000-000000000000";
    QCOMPARE(refused("\"permission\":\"x.y\",\"collection\":\"samples\"").contains("conflicting_parameters permission"), true);
    QCOMPARE(refused("\"collection\":\"samples\",\"operation\":\"list\"").contains("required user_id"), true);
    QCOMPARE(refused(bob + ",\"operation\":\"list\"").contains("required collection"), true);
    QCOMPARE(refused(bob + ",\"collection\":\"samples\"").contains("required operation"), true);
    QCOMPARE(refused(bob + ",\"collection\":\"samples\",\"operation\":\"own\"").contains("invalid_value operation"), true);
    QCOMPARE(explain('{' + bob + ",\"collection\":\"nothing\",\"operation\":\"list\"}").status, 404);
    QCOMPARE(refused("\"user_id\":\"" + unknown + "\",\"collection\":\"samples\",\"operation\":\"list\"")
                 .contains("not_found user_id"),
             true);
    QCOMPARE(refused("\"user_id\":\"me\",\"collection\":\"samples\",\"operation\":\"list\"").contains("not_found user_id"),
             true);
    const QByteArray view = bob + ",\"collection\":\"samples\",\"operation\":\"view\",\"record_id\":\"";
    QCOMPARE(refused(view + unknown + '"').contains("not_found record_id"), true);
    QCOMPARE(refused(view + "x\"").contains("not_found record_id"), true);
    QCOMPARE(refused(view + record + "\",\"data\":{\"title\":\"b\"}").contains("unknown_field data"), true);
    QCOMPARE(refused(view + record + "\",\"rule\":\"titel = 'x'\"").contains("view_rule"), true);
    QCOMPARE(refused(bob + ",\"collection\":\"samples\",\"operation\":\"create\",\"record_id\":\"" + record + '"')
                 .contains("conflicting_parameters record_id"),
             true);
    QCOMPARE(refused(bob + ",\"collection\":\"samples\",\"operation\":\"update\",\"data\":{\"title\":\"b\"}")
                 .contains("required record_id"),
             true);
    QCOMPARE(explain('{' + bob + ",\"collection\":\"samples\",\"operation\":\"create\",\"data\":{\"price\":\"much\"}}").status,
             400);
    QCOMPARE(refused("\"user_id\":null,\"collection\":\"samples\",\"operation\":\"list\"").contains("account_required user_id"),
             true);
    QCOMPARE(explain("[1]").status, 400);
    QVERIFY(refused("\"permission\":\"x.y\",\"user_id\":null").contains("invalid_value user_id"));
}

void TestExplainApi::aPermissionStepForStep()
{
    AccessWorld &w = *m_world;
    const auto about = [&](const QByteArray &person, const QByteArray &permission) {
        return explain("{\"permission\":\"" + permission + "\",\"user_id\":\"" + w.id(person) + "\"}");
    };
    HttpAnswer answer = about("bob", "groups.read");
    QCOMPARE(answer.at("allowed"), QJsonValue(false));
    QCOMPARE(text(answer.at("decided_by")), QByteArray("permissions"));
    QCOMPARE(steps(answer),
             QByteArray("status:passes(active) superadmin:passes(no_superadmin) owner:passes(no_owner) "
                        "permissions:refuses(not_held)"));
    w.give("bob", "groups");
    answer = about("bob", "groups.read");
    QCOMPARE(answer.at("allowed"), QJsonValue(true));
    QCOMPARE(answer.at("sources").toArray().size(), 1);
    QCOMPARE(text(answer.at("sources")[0]["permission"]), QByteArray("groups"));
    QCOMPARE(text(answer.at("sources")[0]["via"]), QByteArray("user"));
    QVERIFY(answer.at("remedies").toArray().isEmpty());
    QCOMPARE(text(about("ada", "groups.read").at("decided_by")), QByteArray("owner"));
    QCOMPARE(text(about("root", "groups.read").at("decided_by")), QByteArray("superadmin"));
    // Not for owners, and unknown to everybody.
    QCOMPARE(about("ada", "records").at("allowed"), QJsonValue(false));
    QCOMPARE(about("ada", "no.such.thing").at("allowed"), QJsonValue(false));
    QVERIFY(about("ada", "no.such.thing").at("remedies").toArray().isEmpty());
}

void TestExplainApi::waysToAPermission()
{
    AccessWorld &w = *m_world;
    const QByteArray lab = "\"account_id\":\"lab\"";
    const QByteArray set = w.make("root", "/permission-sets",
                                  '{' + lab + ",\"code\":\"readers\",\"name\":\"Readers\",\"permissions\":[\"groups.read\"]}");
    w.make("root", "/permission-sets",
           '{' + lab + ",\"code\":\"others\",\"name\":\"Others\",\"permissions\":[\"users.read\"]}");
    w.make("root", "/permission-sets",
           "{\"account_id\":\"other\",\"code\":\"foreign\",\"name\":\"F\",\"permissions\":[\"groups.read\"]}");
    const QByteArray group = w.make("root", "/groups", '{' + lab + ",\"code\":\"crew\",\"name\":\"Crew\"}");
    w.make("root", "/groups", '{' + lab + ",\"code\":\"empty\",\"name\":\"Empty\"}");
    w.make("root", "/assignments", "{\"group_id\":\"" + group + "\",\"permission_set_id\":\"" + set + "\"}");
    const QByteArray question = "{\"permission\":\"groups.read\",\"user_id\":\"" + w.id("bob") + "\"}";
    const HttpAnswer answer = explain(question);
    QCOMPARE(text(remedy(answer, "assign_set", "readers")["id"]), set);
    QCOMPARE(text(remedy(answer, "add_to_group", "crew")["id"]), group);
    QVERIFY(!remedy(answer, "assign_permission", "groups.read").isEmpty());
    QVERIFY(remedy(answer, "assign_set", "others").isEmpty());
    QVERIFY(remedy(answer, "assign_set", "foreign").isEmpty());
    QVERIFY(remedy(answer, "add_to_group", "empty").isEmpty());
    // And it is enough.
    QCOMPARE(w.outcome("root", "POST", "/groups/" + group + "/users", "{\"user_id\":\"" + w.id("bob") + "\"}").left(1),
             QByteArray("2"));
    const HttpAnswer after = explain(question);
    QCOMPARE(after.at("allowed"), QJsonValue(true));
    QCOMPARE(text(after.at("sources")[0]["group"]), QByteArray("crew"));
    QCOMPARE(text(after.at("sources")[0]["permission_set"]), QByteArray("readers"));
    // A group that takes nobody by hand is no way.
    const QByteArray shut =
        w.make("root", "/groups", '{' + lab + ",\"code\":\"shut\",\"name\":\"Shut\",\"is_assignable\":false}");
    w.make("root", "/assignments", "{\"group_id\":\"" + shut + "\",\"permission_set_id\":\"" + set + "\"}");
    QVERIFY(remedy(explain("{\"permission\":\"groups.read\",\"user_id\":\"" + w.id("cid") + "\"}"), "add_to_group", "shut")
                .isEmpty());
    // A group that is disabled is no way.
    QCOMPARE(w.outcome("root", "PATCH", "/groups/" + group, "{\"is_active\":false}"), QByteArray("200"));
    QVERIFY(remedy(explain(question), "add_to_group", "crew").isEmpty());
}

void TestExplainApi::aRuleClauseForClause()
{
    AccessWorld &w = *m_world;
    makeSamples();
    const QByteArray record = makeSample("ada", "a", "review", w.id("ada"));
    const HttpAnswer answer = ask("bob", "update", record);
    QCOMPARE(answer.at("allowed"), QJsonValue(false));
    QCOMPARE(text(answer.at("decided_by")), QByteArray("rule"));
    QCOMPARE(steps(answer),
             QByteArray("status:passes(active) account:passes(own_account) superadmin:passes(no_superadmin) "
                        "owner:passes(no_owner) permissions:passes(not_held) rule:refuses(condition)"));
    QCOMPARE(clauses(answer.at("rule.clauses")),
             QByteArray("all=false [status != 'released'=true; any=false [analyst = @request.auth.id=false; "
                        "@has_group('reviewers')=false]]"));
    const QJsonArray parts = answer.at("rule.clauses.parts").toArray();
    QCOMPARE(text(parts[0]["values"][0]["name"]), QByteArray("status"));
    QCOMPARE(text(parts[0]["values"][0]["value"]), QByteArray("review"));
    const QJsonValue analyst = parts[1]["parts"][0]["values"];
    QCOMPARE(text(analyst[0]["value"]), w.id("ada"));
    QCOMPARE(text(analyst[1]["name"]), QByteArray("@request.auth.id"));
    QCOMPARE(text(analyst[1]["value"]), w.id("bob"));
    QCOMPARE(text(parts[1]["parts"][1]["values"][0]["name"]), QByteArray("@request.auth.groups"));
    QCOMPARE(parts[1]["parts"][1]["values"][0]["value"].toArray().size(), 0);
    QVERIFY(text(answer.at("sql.statement")).contains("WHERE"));
    QVERIFY(!answer.at("sql.plan").toArray().isEmpty());
    QVERIFY(answer.at("milliseconds").toDouble() > 0);
    // Comparing with nothing is neither true nor false.
    const QByteArray empty = w.make("ada", "/records/samples", "{\"title\":\"b\",\"analyst\":\"" + w.id("ada") + "\"}");
    QCOMPARE(clauses(ask("bob", "update", empty).at("rule.clauses.parts").toArray()[0]),
             QByteArray("status != 'released'=null"));
}

/** C-004: what stands on the right of an operator is told like what stands on the left. */
void TestExplainApi::aRuleWithTheCallersLists()
{
    AccessWorld &w = *m_world;
    makeSamples();
    QCOMPARE(w.outcome("root", "PUT", "/collections/samples/rules",
                       R"({"update_rule":"title ?= @request.auth.groups && title:lower ?!= @request.auth.groups"})"),
             QByteArray("200"));
    for (const char *code : {"lyon", "oslo"}) {
        const QByteArray group = w.make(
            "root", "/groups", "{\"account_id\":\"lab\",\"code\":\"" + QByteArray(code) + "\",\"name\":\"" + code + "\"}");
        w.send("root", "POST", "/groups/" + group + "/users", "{\"user_id\":\"" + w.id("bob") + "\"}");
    }
    const QByteArray record = makeSample("ada", "oslo", "review", w.id("ada"));
    const auto told = [&](const QByteArray &person) {
        const HttpAnswer answer = ask(person, "update", record);
        return QByteArray(answer.at("allowed").toBool() ? "yes " : "no ") + clauses(answer.at("rule.clauses"));
    };
    QCOMPARE(told("bob"),
             QByteArray("yes all=true [title ?= @request.auth.groups=true; title:lower ?!= @request.auth.groups=true]"));
    QCOMPARE(told("cid"),
             QByteArray("no all=false [title ?= @request.auth.groups=false; title:lower ?!= @request.auth.groups=false]"));
    const QJsonArray values = ask("bob", "update", record).at("rule.clauses.parts.0.values").toArray();
    QCOMPARE(text(values[0]["value"]), QByteArray("oslo"));
    QCOMPARE(text(values[1]["name"]), QByteArray("@request.auth.groups"));
    QCOMPARE(values[1]["value"].toArray(), (QJsonArray{"lyon", "oslo"}));
    QCOMPARE(isAllowed("bob", "update", record), true);
    QCOMPARE(isAllowed("cid", "update", record), false);
}

/** Everybody with every record and every operation: the explanation and the server agree. */
void TestExplainApi::whatIsToldIsWhatHappens()
{
    AccessWorld &w = *m_world;
    makeSamples();
    const QByteArray group =
        w.make("root", "/groups", "{\"account_id\":\"lab\",\"code\":\"reviewers\",\"name\":\"Reviewers\"}");
    w.send("root", "POST", "/groups/" + group + "/users", "{\"user_id\":\"" + w.id("cid") + "\"}");
    w.give("max", "records.samples.delete");
    w.give("max", "records.samples.view");
    const auto make = [&](int i) {
        static constexpr std::array<const char *, 5> kMakers{"ada", "bob", "ada", "ada", "eve"};
        static constexpr std::array<const char *, 5> kStatus{"new", "new", "released", "secret", "new"};
        return makeSample(kMakers.at(size_t(i)), "a", kStatus.at(size_t(i)), w.id(kMakers.at(size_t(i))));
    };
    QList<QByteArray> records{make(0), make(1), make(2), make(3), make(4)};
    int allowed = 0;
    int refused = 0;
    for (const QByteArray operation : {"list", "view", "update", "delete"}) {
        for (const QByteArray person : {"root", "ada", "max", "bob", "cid", "eve"}) {
            for (int i = 0; i < records.size(); ++i) {
                const HttpAnswer told = ask(person, operation, records[i]);
                QCOMPARE(told.status, 200);
                const bool happens = isAllowed(person, operation, records[i]);
                QVERIFY2(told.at("allowed") == QJsonValue(happens), operation + ' ' + person + ": " + told.body);
                ++(happens ? allowed : refused);
                if (operation == "delete" && happens)
                    records[i] = make(i);
            }
        }
    }
    QVERIFY(allowed > 30);
    QVERIFY(refused > 30);
    // Who is not signed in.
    for (const QByteArray &record : std::as_const(records)) {
        const QByteArray account = record == records[4] ? "other" : "lab";
        const HttpAnswer list = w.send("nobody", "GET", "/records/samples", {}, {{"X-Account-ID", account}});
        const QJsonArray items = list.at("items").toArray();
        const bool isListed = std::ranges::any_of(items, [&](const QJsonValue &item) { return text(item["id"]) == record; });
        QCOMPARE(ask({}, "list", record).at("allowed"), QJsonValue(isListed));
        const int viewed = w.send("nobody", "GET", "/records/samples/" + record, {}, {{"X-Account-ID", account}}).status;
        QCOMPARE(ask({}, "view", record).at("allowed"), QJsonValue(viewed == 200));
        QCOMPARE(text(ask({}, "view", record).at("steps").toArray().last()["reason"]), QByteArray("not_signed_in"));
    }
    QCOMPARE(ask({}, "list", records[4]).at("allowed"), QJsonValue(true));
    QCOMPARE(w.outcome("root", "DELETE", "/accounts/other"), QByteArray("204"));
    QCOMPARE(text(ask({}, "list", records[4]).at("decided_by")), QByteArray("account"));
}

void TestExplainApi::remediesHelp()
{
    AccessWorld &w = *m_world;
    makeSamples();
    const QByteArray group =
        w.make("root", "/groups", "{\"account_id\":\"lab\",\"code\":\"reviewers\",\"name\":\"Reviewers\"}");
    w.make("root", "/groups", "{\"account_id\":\"lab\",\"code\":\"released\",\"name\":\"Only a text in the rule\"}");
    const QByteArray record = makeSample("ada", "a", "review", w.id("ada"));
    makeSample("ada", "b", "review", w.id("ada"));
    makeSample("ada", "c", "review", w.id("ada"));
    makeSample("ada", "d", "released", w.id("ada"));
    makeSample("bob", "e", "review", w.id("bob"));
    makeSample("eve", "f", "review", w.id("eve"));

    const HttpAnswer answer = ask("bob", "update", record);
    QVERIFY(remedy(answer, "add_to_group", "released").isEmpty());
    const QJsonObject toGroup = remedy(answer, "add_to_group", "reviewers");
    QCOMPARE(text(toGroup["id"]), group);
    QCOMPARE(toGroup["other_records"]["count"].toInt(), 2); // b and c, not what is released, his already, or elsewhere
    QCOMPARE(toGroup["other_records"]["exact"], QJsonValue(true));
    QCOMPARE(text(remedy(answer, "change_field", "analyst")["value"]), w.id("bob"));
    QVERIFY(remedy(answer, "change_field", "status").isEmpty()); // would not help
    QVERIFY(!remedy(answer, "assign_permission", "records.samples.update").isEmpty());

    // Each of them is enough by itself.
    QVERIFY(!isAllowed("bob", "update", record));
    const QByteArray member = "/groups/" + group + "/users";
    w.send("root", "POST", member, "{\"user_id\":\"" + w.id("bob") + "\"}");
    QVERIFY(isAllowed("bob", "update", record));
    QCOMPARE(w.outcome("root", "DELETE", member + '/' + w.id("bob")), QByteArray("204"));
    QVERIFY(!isAllowed("bob", "update", record));
    const QByteArray given = w.give("bob", "records.samples.update");
    QVERIFY(isAllowed("bob", "update", record));
    QCOMPARE(text(ask("bob", "update", record).at("decided_by")), QByteArray("permissions"));
    QCOMPARE(w.outcome("root", "DELETE", "/assignments/" + given), QByteArray("204"));
    w.send("root", "PATCH", "/records/samples/" + record, "{\"analyst\":\"" + w.id("bob") + "\"}");
    QVERIFY(isAllowed("bob", "update", record));
    // What is locked is opened by permissions only.
    const QJsonArray locked = ask("bob", "delete", record).at("remedies").toArray();
    QVERIFY(!locked.isEmpty());
    for (const QJsonValue &each : locked)
        QVERIFY(text(each["kind"]) != "change_field");
}

void TestExplainApi::statusComesFirst()
{
    AccessWorld &w = *m_world;
    makeSamples();
    const QByteArray record = makeSample("bob", "a", "new", w.id("bob"));
    w.give("bob", "records.samples.view");
    const QByteArray path = "/users/" + w.id("bob");
    QCOMPARE(w.outcome("root", "PATCH", path, "{\"is_active\":false}"), QByteArray("200"));
    HttpAnswer answer = ask("bob", "view", record);
    QCOMPARE(answer.at("allowed"), QJsonValue(false));
    QCOMPARE(text(answer.at("decided_by")), QByteArray("status"));
    QCOMPARE(steps(answer), QByteArray("status:refuses(user_not_active)"));
    QVERIFY(!remedy(answer, "enable_user", {}).isEmpty());
    QVERIFY(ask("bob", "delete", record).at("remedies").toArray().isEmpty()); // enabled he could not do it either
    QCOMPARE(explain("{\"permission\":\"groups.read\",\"user_id\":\"" + w.id("bob") + "\"}").at("decided_by"),
             QJsonValue("status"));
    QCOMPARE(w.outcome("root", "PATCH", path, "{\"is_active\":true}"), QByteArray("200"));
    QCOMPARE(ask("bob", "view", record).at("allowed"), QJsonValue(true));
}

void TestExplainApi::anotherRule()
{
    AccessWorld &w = *m_world;
    makeSamples();
    const QByteArray record = makeSample("ada", "a", "review", w.id("ada"));
    QCOMPARE(ask("bob", "update", record).at("rule.is_draft"), QJsonValue(false));
    const HttpAnswer loose = ask("bob", "update", record, ",\"rule\":\"status = 'review'\"");
    QCOMPARE(loose.at("allowed"), QJsonValue(true));
    QCOMPARE(loose.at("rule.is_draft"), QJsonValue(true));
    QCOMPARE(ask("bob", "view", record, ",\"rule\":null").at("allowed"), QJsonValue(false));
    QCOMPARE(text(ask("bob", "view", record, ",\"rule\":null").at("rule.kind")), QByteArray("locked"));
    QCOMPARE(ask("bob", "delete", record, ",\"rule\":\"\"").at("allowed"), QJsonValue(true));
    // Nothing of it came into force.
    QVERIFY(!isAllowed("bob", "update", record));
    QVERIFY(isAllowed("bob", "view", record));
}

void TestExplainApi::withoutARecord()
{
    AccessWorld &w = *m_world;
    makeSamples();
    makeSample("ada", "a", "new", w.id("ada"));
    makeSample("ada", "b", "secret", w.id("ada"));
    makeSample("bob", "c", "new", w.id("bob"));
    makeSample("eve", "d", "new", w.id("eve"));
    const HttpAnswer view = ask("bob", "view");
    QVERIFY(view.at("allowed").isNull());
    QCOMPARE(text(view.at("steps").toArray().last()["outcome"]), QByteArray("depends"));
    QCOMPARE(view.at("records.count").toInt(), 2);
    QCOMPARE(view.at("records_in_account.count").toInt(), 3);
    QCOMPARE(ask("bob", "update").at("records.count").toInt(), 1);
    QCOMPARE(ask("bob", "list").at("allowed"), QJsonValue(true));
    QCOMPARE(ask("bob", "list").at("records.count").toInt(), 3);
    QCOMPARE(ask("bob", "delete").at("allowed"), QJsonValue(false));
    QVERIFY(ask("bob", "delete").at("records").isNull());
    QCOMPARE(ask("root", "list").at("records.count").toInt(), 4);
    QVERIFY(ask("bob", "create").at("allowed").isNull());
    // Who is not signed in names an account.
    const HttpAnswer nobody =
        w.send("root", "POST", "/access/explain", "{\"collection\":\"samples\",\"operation\":\"list\",\"user_id\":null}",
               {{"X-Account-ID", "lab"}});
    QCOMPARE(nobody.at("allowed"), QJsonValue(true));
    QVERIFY(nobody.at("user").isNull());
    QCOMPARE(nobody.at("records.count").toInt(), 3);
}

void TestExplainApi::newRecordsAndChanges()
{
    AccessWorld &w = *m_world;
    makeSamples();
    const auto create = [&](const QByteArray &analyst) {
        return ask("bob", "create", {}, ",\"data\":{\"title\":\"x\",\"analyst\":\"" + analyst + "\"}");
    };
    QCOMPARE(create(w.id("bob")).at("allowed"), QJsonValue(true));
    const HttpAnswer refused = create(w.id("ada"));
    QCOMPARE(refused.at("allowed"), QJsonValue(false));
    QCOMPARE(clauses(refused.at("rule.clauses")), QByteArray("@request.data.analyst = @request.auth.id=false"));
    QCOMPARE(text(refused.at("rule.clauses.values").toArray()[0].toObject()["value"]), w.id("ada"));
    QCOMPARE(ask("ada", "list").at("records.count").toInt(), 0); // nothing was written

    const QByteArray record = makeSample("bob", "a", "new", w.id("bob"));
    QCOMPARE(ask("bob", "update", record, ",\"data\":{\"title\":\"y\"}").at("allowed"), QJsonValue(true));
    const HttpAnswer away = ask("bob", "update", record, ",\"data\":{\"status\":\"released\"}");
    QCOMPARE(away.at("allowed"), QJsonValue(false));
    QCOMPARE(text(away.at("steps").toArray().last()["reason"]), QByteArray("condition_after_change"));
    QCOMPARE(clauses(away.at("rule.clauses.parts").toArray()[0]), QByteArray("status != 'released'=false"));
    QCOMPARE(w.outcome("bob", "PATCH", "/records/samples/" + record, "{\"status\":\"released\"}").left(1), QByteArray("4"));
    // What a user may not send is refused before any rule.
    const QByteArray foreign = "{\"title\":\"x\",\"analyst\":\"" + w.id("bob") + "\",\"account_id\":\"other\"}";
    const HttpAnswer withAccount = ask("bob", "create", {}, ",\"data\":" + foreign);
    QCOMPARE(withAccount.at("allowed"), QJsonValue(false));
    QCOMPARE(text(withAccount.at("decided_by")), QByteArray("fields"));
    QVERIFY(w.send("bob", "POST", "/records/samples", foreign).status >= 400);
    // A rule that asks for what is sent says nothing without it.
    const HttpAnswer open = ask("bob", "update", record, ",\"rule\":\"@request.data.title = 'y'\"");
    QVERIFY(open.at("allowed").isNull());
    QCOMPARE(text(open.at("steps").toArray().last()["reason"]), QByteArray("data"));
    QVERIFY(refusal(compare("update", "\"@request.data.title = 'y'\"")).contains("not_testable rule"));
}

void TestExplainApi::whatIsShown()
{
    AccessWorld &w = *m_world;
    makeSamples();
    const QByteArray record = makeSample("ada", "a", "new", w.id("ada"));
    const HttpAnswer view = ask("bob", "view", record);
    const QList<QByteArray> visible = texts(view.at("fields.visible"));
    QVERIFY(visible.contains("title") && visible.contains("analyst") && visible.contains("id"));
    QCOMPARE(texts(view.at("fields.masked")), QList<QByteArray>{"patient"});
    QCOMPARE(texts(view.at("fields.hidden")), QList<QByteArray>{"price"});
    w.give("bob", "pii.read");
    QCOMPARE(texts(ask("bob", "view", record).at("fields.masked")), QList<QByteArray>{});
    QCOMPARE(texts(ask("root", "view", record).at("fields.hidden")), QList<QByteArray>{});
    QVERIFY(ask("bob", "delete", record).at("fields").isNull());
}

void TestExplainApi::viewsHaveASource()
{
    AccessWorld &w = *m_world;
    w.make("root", "/collections",
           "{\"name\":\"mine\",\"schema\":[{\"name\":\"title\",\"type\":\"text\"}],\"list_rule\":\"created_by = "
           "@request.auth.id\","
           "\"view_rule\":\"\",\"create_rule\":\"\"}");
    w.make("root", "/collections",
           "{\"name\":\"titles\",\"type\":\"view\",\"select\":{\"from\":\"mine\",\"fields\":[{\"name\":\"title\",\"value\":"
           "\"title\"}]},"
           "\"list_rule\":\"title != 'x'\",\"view_rule\":null}");
    const QByteArray own = w.make("bob", "/records/mine", "{\"title\":\"a\"}");
    const QByteArray other = w.make("ada", "/records/mine", "{\"title\":\"b\"}");
    const QByteArray hidden = w.make("bob", "/records/mine", "{\"title\":\"x\"}");
    const auto about = [&](const QByteArray &operation, const QByteArray &record) {
        return explain("{\"collection\":\"titles\",\"user_id\":\"" + w.id("bob") + "\",\"operation\":\"" + operation
                       + "\",\"record_id\":\"" + record + "\"}");
    };
    QCOMPARE(about("list", own).at("allowed"), QJsonValue(true));
    QCOMPARE(text(about("list", other).at("decided_by")), QByteArray("source"));
    QCOMPARE(text(about("list", hidden).at("decided_by")), QByteArray("rule"));
    QCOMPARE(clauses(about("list", hidden).at("rule.clauses")), QByteArray("title != 'x'=false"));
    QCOMPARE(text(about("view", own).at("decided_by")), QByteArray("rule"));
    w.make("root", "/collections",
           "{\"name\":\"closed\",\"schema\":[{\"name\":\"title\",\"type\":\"text\"}],\"list_rule\":null}");
    w.make("root", "/collections",
           "{\"name\":\"shut\",\"type\":\"view\",\"select\":{\"from\":\"closed\",\"fields\":[{\"name\":\"title\","
           "\"value\":\"title\"}]},\"list_rule\":\"\",\"view_rule\":null}");
    const HttpAnswer shut = explain("{\"collection\":\"shut\",\"operation\":\"list\",\"user_id\":\"" + w.id("bob") + "\"}");
    QCOMPARE(shut.at("allowed"), QJsonValue(false));
    QCOMPARE(text(shut.at("decided_by")), QByteArray("source"));
    QCOMPARE(w.get("bob", "/records/shut").status, 403);
    w.give("bob", "records.titles.view");
    QCOMPARE(about("view", own).at("allowed"), QJsonValue(true));
    QCOMPARE(about("view", hidden).at("allowed"), QJsonValue(true));
    QCOMPARE(about("view", other).at("allowed"), QJsonValue(false));
    QCOMPARE(text(about("view", other).at("decided_by")), QByteArray("source"));
    for (const QByteArray &record : {own, other, hidden}) {
        QCOMPARE(w.get("bob", "/records/titles/" + record).status == 200, record != other);
        const QByteArray update = "{\"collection\":\"titles\",\"operation\":\"update\",\"user_id\":\"" + w.id("bob") + "\"}";
        QVERIFY(refusal(explain(update)).contains("invalid_value operation"));
    }
}

/** Clauses are what is written: not what a macro or BETWEEN stands for. */
void TestExplainApi::macrosAndWordsStayWhole()
{
    AccessWorld &w = *m_world;
    makeSamples();
    w.make("root", "/macros", "{\"name\":\"is_open\",\"parameters\":[\"s\"],\"expression\":\"@s = 'new' || @s = 'review'\"}");
    const QByteArray record = makeSample("ada", "a", "review", w.id("ada"));
    const auto clausesOf = [&](const QByteArray &rule) {
        const HttpAnswer answer = ask("bob", "view", record, ",\"rule\":\"" + rule + '"');
        return answer.status == 200 ? clauses(answer.at("rule.clauses")) : answer.body;
    };
    QCOMPARE(clausesOf("@is_open(status) AND NOT (title = 'a')"),
             QByteArray("all=false [@is_open(status)=true; not=false [title = 'a'=true]]"));
    QCOMPARE(clausesOf("price BETWEEN 1 AND 2 OR title IN ('a', 'b')"),
             QByteArray("any=true [price BETWEEN 1 AND 2=null; title IN ('a', 'b')=true]"));
    QCOMPARE(clausesOf("((title = 'a'))"), QByteArray("title = 'a'=true"));
    QCOMPARE(clausesOf("!(title = 'a' || title = 'b')"),
             QByteArray("not=false [any=true [title = 'a'=true; title = 'b'=false]]"));
    QVERIFY(clausesOf("title = 'b' || @in_time_range('00:00', '23:59')").contains("; @in_time_range('00:00', '23:59')="));
    QCOMPARE(clausesOf("title ~ 'a' && status NOT BETWEEN 'x' AND 'z'"),
             QByteArray("all=true [title ~ 'a'=true; status NOT BETWEEN 'x' AND 'z'=true]"));
}

HttpAnswer TestExplainApi::compare(const QByteArray &operation, const QByteArray &rule, const QByteArray &collection) const
{
    return m_world->send("root", "POST", "/access/diff",
                         "{\"collection\":\"" + collection + "\",\"operation\":\"" + operation + "\",\"rule\":" + rule + '}',
                         {{"X-Account-ID", "lab"}});
}

void TestExplainApi::whoGainsAndWhoLoses()
{
    AccessWorld &w = *m_world;
    makeSamples();
    const QByteArray group = w.make("root", "/groups", "{\"account_id\":\"lab\",\"code\":\"reviewers\",\"name\":\"R\"}");
    w.send("root", "POST", "/groups/" + group + "/users", "{\"user_id\":\"" + w.id("cid") + "\"}");
    makeSample("ada", "a", "new", w.id("ada"));
    makeSample("bob", "b", "new", w.id("bob"));
    makeSample("max", "c", "released", w.id("max"));
    makeSample("eve", "d", "new", w.id("eve"));

    // As it is: ada a, bob b, cid a and b. Then: everybody a and b, but cid c as well.
    const HttpAnswer wider = compare("update", "\"status = 'new' || @has_group('reviewers')\"");
    QCOMPARE(wider.status, 200);
    QCOMPARE(wider.at("users_looked_at").toInt(), 4); // ada, max, bob, cid; no superadmin, nobody from elsewhere
    QCOMPARE(wider.at("is_complete"), QJsonValue(true));
    QCOMPARE(wider.at("gaining").toInt(), 4);
    QCOMPARE(wider.at("losing").toInt(), 0);
    QCOMPARE(wider.at("records.count").toInt(), 3);
    QCOMPARE(text(wider.at("gains")[0]["email"]), QByteArray("max@example.test")); // two, all others one
    QCOMPARE(wider.at("gains")[0]["records"]["count"].toInt(), 2);
    QCOMPARE(wider.at("gains")[0]["examples"].toArray().size(), 2);
    QVERIFY(wider.at("anonymous").isNull());

    const HttpAnswer narrower = compare("update", "\"analyst = @request.auth.id\"");
    QCOMPARE(narrower.at("gaining").toInt(), 1); // max, what is released
    QCOMPARE(narrower.at("losing").toInt(), 1);  // cid
    QCOMPARE(text(narrower.at("losses")[0]["id"]), w.id("cid"));
    QCOMPARE(narrower.at("losses")[0]["records"]["count"].toInt(), 2);

    QCOMPARE(compare("update", "null").at("losing").toInt(), 3);
    const HttpAnswer locked = compare("list", "null");
    QCOMPARE(locked.at("losing").toInt(), 4);
    QCOMPARE(text(locked.at("anonymous")), QByteArray("loses"));
    QCOMPARE(text(compare("delete", "\"\"").at("anonymous")), QByteArray("gains"));
    QCOMPARE(compare("delete", "\"\"").at("gaining").toInt(), 4);
    const HttpAnswer same = compare("view", "\"status != 'secret'\"");
    QCOMPARE(same.at("gaining").toInt() + same.at("losing").toInt() + same.at("records.count").toInt(), 0);
    // In all accounts.
    const HttpAnswer everywhere =
        w.send("root", "POST", "/access/diff", "{\"collection\":\"samples\",\"operation\":\"delete\",\"rule\":\"\"}");
    QCOMPARE(everywhere.at("gaining").toInt(), 5);
    QCOMPARE(everywhere.at("records.count").toInt(), 4);
}

/** The comparison tells what happens when the rule is changed; with permissions, the disabled and a rule that asks for them. */
void TestExplainApi::everybodyIsCountedAsHeIs()
{
    AccessWorld &w = *m_world;
    makeSamples();
    makeSample("ada", "a", "new", w.id("ada"));
    makeSample("bob", "b", "new", w.id("bob"));
    w.give("max", "records.samples.update");
    w.give("bob", "groups.read");
    QCOMPARE(w.outcome("root", "PATCH", "/users/" + w.id("cid"), "{\"is_active\":false}"), QByteArray("200"));
    const HttpAnswer told = compare("update", "\"@has_permission('groups.read')\"");
    QCOMPARE(told.at("users_looked_at").toInt(), 3);
    QCOMPARE(told.at("gaining").toInt(), 2); // bob a, and ada b: owners hold it as well. Not max, who does without the rule
    QCOMPARE(told.at("losing").toInt(), 0);
    QCOMPARE(told.at("records.count").toInt(), 2);
}

void TestExplainApi::differencesOfViews()
{
    AccessWorld &w = *m_world;
    w.make("root", "/collections",
           "{\"name\":\"mine\",\"schema\":[{\"name\":\"title\",\"type\":\"text\"}],\"list_rule\":"
           "\"created_by = @request.auth.id\",\"view_rule\":\"\",\"create_rule\":\"\"}");
    w.make("root", "/collections",
           "{\"name\":\"titles\",\"type\":\"view\",\"select\":{\"from\":\"mine\",\"fields\":[{\"name\":\"title\","
           "\"value\":\"title\"}]},\"list_rule\":null,\"view_rule\":null}");
    for (const QByteArray person : {"bob", "bob", "cid"})
        w.make(person, "/records/mine", "{\"title\":\"a\"}");
    // Nobody gains what he may not list in the source.
    const HttpAnswer opened = compare("list", "\"\"", "titles");
    QCOMPARE(opened.at("gaining").toInt(), 2);
    QVERIFY(opened.at("anonymous").isNull()); // nothing of the source is for whoever is not signed in
    QCOMPARE(opened.at("gains")[0]["records"]["count"].toInt(), 2);
    QCOMPARE(opened.at("gains")[1]["records"]["count"].toInt(), 1);
    QVERIFY(refusal(compare("update", "\"\"", "titles")).contains("invalid_value operation"));
}

void TestExplainApi::badChanges()
{
    AccessWorld &w = *m_world;
    makeSamples();
    const QByteArray body = "{\"collection\":\"samples\",\"operation\":\"list\",\"rule\":null}";
    QCOMPARE(w.outcome("nobody", "POST", "/access/diff", body), QByteArray("401 40003"));
    QCOMPARE(w.send("ada", "POST", "/access/diff", body).status, 403);
    QCOMPARE(w.send("eve", "POST", "/access/diff", body).status, 403);
    QCOMPARE(w.send("root", "POST", "/access/diff", body).status, 200);
    QCOMPARE(compare("list", "null", "nothing").status, 404);
    QVERIFY(refusal(compare("create", "\"\"")).contains("invalid_value operation"));
    QVERIFY(refusal(compare("own", "\"\"")).contains("invalid_value operation"));
    QVERIFY(refusal(compare("list", "\"titel = 'x'\"")).contains("list_rule"));
    QVERIFY(refusal(compare("list", "7")).contains("rule"));
    QVERIFY(refusal(w.send("root", "POST", "/access/diff", "{\"collection\":\"samples\",\"operation\":\"list\"}"))
                .contains("required rule"));
}

QTEST_GUILESS_MAIN(TestExplainApi)
#include "tst_explainapi.moc"
