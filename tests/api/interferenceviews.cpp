// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Views of random collections, open to everybody: what they show is what their sources let through.

#include "interference.h"
#include "random/randomcondition.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace basalt::test {

void InterferenceWorld::makeViews()
{
    constexpr int kAttempts = 10;
    for (const bool grouped : {false, true}) {
        for (int attempt = 0; attempt < kAttempts; ++attempt) {
            const schema::Collection &collection = randomCollection();
            const QByteArray name = (grouped ? "g_" : "v_") + collection.name;
            const QByteArray body = randomView(collection, name, grouped);
            const HttpAnswer answer = m_server.send("root", "POST", "/collections", body);
            if (answer.status == 201) {
                m_views.push_back({name, body});
                break;
            }
            if (answer.status != 400)
                qFatal("%s %s", answer.body.constData(), body.constData());
        }
    }
}

/** Mostly of what the caller may name, because a filter or group of anything else locks the caller out. */
QByteArray InterferenceWorld::randomView(const schema::Collection &collection, const QByteArray &name, bool grouped)
{
    const rules::Subject everything{collection, *m_schema};
    const rules::Subject allowed = subject(collection, schema::Operation::List);
    const rules::Subject &rows = m_random.oneIn(6) ? everything : allowed;
    QJsonArray fields;
    const int count = grouped ? 1 + m_random.below(2) : 3;
    for (int i = 0; i < count; ++i) {
        const QByteArray value = RandomCondition(m_random, grouped ? rows : everything).sortKey();
        fields.append(QJsonObject{{"name", QString("f%1").arg(i)}, {"value", QString::fromUtf8(value)}});
    }
    if (grouped) {
        const QByteArray value = RandomCondition(m_random, everything).sortKey();
        const QByteArray function = m_random.of({"count", "min", "max", "sum", "avg"});
        fields.append(QJsonObject{{"name", "number"}, {"aggregate", "count"}});
        fields.append(
            QJsonObject{{"name", "made"}, {"aggregate", QString::fromUtf8(function)}, {"field", QString::fromUtf8(value)}});
    } else {
        const QByteArray value = RandomCondition(m_random, everything).sortKey();
        fields.append(QJsonObject{{"name", "joined"}, {"value", QString::fromUtf8("concat('<', " + value + ", '>')")}});
    }
    QJsonObject select{{"from", QString::fromUtf8(collection.name)}, {"fields", fields}};
    if (m_random.oneIn(2)) {
        RandomCondition writer(m_random, rows);
        writer.usesClock = false;
        select.insert("filter", QString::fromUtf8(writer.write(1)));
    }
    if (grouped && m_random.oneIn(3))
        select.insert("having", "number > 1");
    return QJsonDocument(QJsonObject{{"name", QString::fromUtf8(name)},
                                     {"type", "view"},
                                     {"list_rule", ""},
                                     {"view_rule", ""},
                                     {"select", select}})
        .toJson(QJsonDocument::Compact);
}

InterferenceWorld::Request InterferenceWorld::viewRequest()
{
    if (m_views.empty())
        return listRequest();
    const View &view = m_random.of(m_views);
    QByteArray path = "/records/" + view.name + "?limit=" + QByteArray::number(3 + m_random.below(10)) + "&total=exact";
    if (m_random.oneIn(2))
        path += "&sort=" + m_random.of({"", "-"}) + m_random.of({"f0", "f1", "id"});
    if (m_random.oneIn(4))
        path += "&filter=" + encoded("f0 != null");
    return {path};
}

/** One row that the caller finds in a list, or a place in a list, by cursor. */
InterferenceWorld::Request InterferenceWorld::viewRowRequest()
{
    if (m_views.empty())
        return getRequest();
    const View &view = m_random.of(m_views);
    HttpClient::Headers headers;
    if (m_caller == "nobody")
        headers.emplaceBack("X-Account-ID", m_server.accountId("acme"));
    const QByteArray list = "/records/" + view.name + "?limit=2&sort=f0&cursor=";
    const HttpAnswer answer = m_server.get(m_caller, list, headers);
    const QByteArray id = answer.at("items.0.id").toString().toUtf8();
    if (m_random.oneIn(2) && !id.isEmpty())
        return {"/records/" + view.name + '/' + id};
    return {list + answer.at("next_cursor").toString().toUtf8()};
}

void InterferenceWorld::endViews()
{
    for (const View &view : m_views)
        sendAsRoot("DELETE", view.name, {});
}

} // namespace basalt::test
