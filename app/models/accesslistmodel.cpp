// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accesslistmodel.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

constexpr int kLinesShown = 1000;
constexpr int kListPauseMs = 100; // the cursor may only be passing

QStringList codesOf(const QJsonObject &row, QLatin1StringView member)
{
    QStringList codes;
    const QJsonArray listed = row.value(member).toArray();
    for (const QJsonValue &code : listed)
        codes += code.toString();
    return codes;
}

/** The thing as people read it: its path, or each field of its key with its value. */
QString thingOf(const QJsonObject &row)
{
    if (row.contains("path"_L1))
        return row.value("path"_L1).toString();
    QStringList parts;
    const QJsonObject key = row.value("key"_L1).toObject();
    for (auto field = key.begin(); field != key.end(); ++field)
        parts += field.key() + u" = "_s + field.value().toVariant().toString();
    return parts.join(u", "_s);
}

/** What POST /resource-access/revoke takes to end everything that the row says. */
QString revocationOf(const QJsonObject &row)
{
    QJsonObject body;
    for (const QString &member : {u"resource_type"_s, u"key"_s, u"path"_s, u"account_id"_s, u"flags"_s, u"roles"_s}) {
        if (row.contains(member))
            body.insert(member, row.value(member));
    }
    const QString holder = row.value("user_id"_L1).isString() ? u"user_id"_s : u"group_id"_s;
    body.insert(holder, row.value(holder));
    return QString::fromUtf8(QJsonDocument(body).toJson(QJsonDocument::Compact));
}

bool isSameHolder(const QJsonObject &row, const QJsonObject &line)
{
    const auto agree = [&](QLatin1StringView member) { return row.value(member) == line.value(member); };
    return agree("user_id"_L1) && agree("group_id"_L1) && agree("is_deny"_L1) && agree("key"_L1) && agree("path"_L1);
}

void addCode(QJsonObject &row, const QString &member, const QJsonValue &code)
{
    QJsonArray codes = row.value(member).toArray();
    if (code.isString())
        codes.prepend(code); // the newest line comes first
    row.insert(member, codes);
}

QList<QJsonObject> byHolder(const QList<QJsonObject> &lines)
{
    QList<QJsonObject> rows;
    for (const QJsonObject &line : lines) {
        auto row = std::find_if(rows.begin(), rows.end(), [&](const QJsonObject &each) { return isSameHolder(each, line); });
        if (row == rows.end())
            row = rows.insert(rows.end(), line);
        addCode(*row, u"flags"_s, line.value("flag"_L1));
        addCode(*row, u"roles"_s, line.value("role"_L1));
    }
    return rows;
}

} // namespace

AccessListModel::AccessListModel(QObject *parent)
    : AnswerListModel({text("lineId", "id"),
                       flag("denied", "is_deny"),
                       text("created", "created_at"),
                       {"ofGroup", [](const QJsonObject &row) { return row.value("group_id"_L1).isString(); }},
                       {"holder",
                        [](const QJsonObject &row) {
                            const QString email = row.value("user_email"_L1).toString();
                            return email.isEmpty() ? row.value("group_code"_L1).toString() : email;
                        }},
                       {"flags", [](const QJsonObject &row) { return codesOf(row, "flags"_L1); }},
                       {"roles", [](const QJsonObject &row) { return codesOf(row, "roles"_L1); }},
                       {"thing", thingOf},
                       {"revocation", revocationOf}},
                      parent)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kListPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &AccessListModel::reload);
    connect(this, &AccessListModel::subjectChanged, this, [this] {
        drop(); // nobody is shown at another thing
        m_pause.start();
    });
    connect(this, &AccessListModel::activeChanged, &m_pause, qOverload<>(&QTimer::start));
}

void AccessListModel::reload()
{
    if (!m_active || m_resourceType.isEmpty())
        return;
    QUrlQuery query{{u"resource_type"_s, m_resourceType}, {u"limit"_s, QString::number(kLinesShown)}};
    if (!m_recordId.isEmpty())
        query.addQueryItem(
            u"key"_s, QString::fromUtf8(QJsonDocument(QJsonObject{{u"record"_s, m_recordId}}).toJson(QJsonDocument::Compact)));
    ask(ApiRequest::get(ApiRequest::pathOf({u"resource-access"_s}), query),
        [this](const ApiResponse &answer) { takeLines(answer); });
}

void AccessListModel::takeLines(const ApiResponse &answer)
{
    const QList<QJsonObject> lines = objects(answer.object().value("items"_L1).toArray());
    m_total = answer.object().value("total"_L1).toDouble();
    m_isCut = m_total > double(lines.size());
    setRows(byHolder(lines));
}

} // namespace basalt::app
