// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ruledifference.h"

#include "accesstext.h"
#include "apiclient.h"
#include "appcontext.h"
#include "recordformat.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {
constexpr int kMostExamples = 40; // that are given their names
} // namespace

QString RuleDifference::problem() const
{
    for (const QString &field : {u"rule"_s, u"operation"_s, QString(m_operation + u"_rule"_s)}) {
        if (const QString said = m_error.field(field); !said.isEmpty())
            return said;
    }
    return {};
}

QString RuleDifference::records() const
{
    return accesstext::countOf(m_answer.value("records"_L1).toObject());
}

void RuleDifference::compareEdited(RulesEditor *rules, const QString &operation)
{
    if (rules)
        ask(rules->collection(), operation, rules->rule(operation));
}

void RuleDifference::compare(const QString &collection, const QString &operation, const QString &mode,
                             const QString &expression)
{
    ask(collection, operation,
        mode == "locked"_L1         ? QJsonValue()
            : mode == "everyone"_L1 ? QJsonValue(QString())
                                    : QJsonValue(expression));
}

void RuleDifference::ask(const QString &collection, const QString &operation, const QJsonValue &rule)
{
    clear();
    m_operation = operation;
    m_call = std::make_unique<QObject>();
    m_body.clear();
    // Received piece by piece, for that is what can be cut off.
    AppContext::instance()->client().receive(
        ApiRequest::send("POST", ApiRequest::pathOf({u"access"_s, u"diff"_s}),
                         {{u"collection"_s, collection}, {u"operation"_s, operation}, {u"rule"_s, rule}}),
        m_call.get(),
        [this](const QByteArray &piece) {
            m_body += piece;
            return true;
        },
        [this, collection, generation = m_generation](const ApiResult &result) {
            if (generation != m_generation)
                return;
            m_call.release()->deleteLater(); // this is called in its name
            m_error = result ? ApiError() : result.error();
            m_answer = result ? QJsonDocument::fromJson(m_body).object() : QJsonObject();
            m_known = result.has_value();
            Q_EMIT changed();
            if (m_known)
                nameExamples(collection);
        });
    Q_EMIT changed();
}

void RuleDifference::cancel()
{
    ++m_generation;
    m_call.reset();
    Q_EMIT changed();
}

void RuleDifference::clear()
{
    ++m_generation;
    m_call.reset();
    m_answer = {};
    m_names.clear();
    m_error = {};
    m_known = false;
    Q_EMIT changed();
}

QStringList RuleDifference::exampleIds() const
{
    QStringList ids;
    for (const auto member : {"gains"_L1, "losses"_L1}) {
        const QJsonArray people = m_answer.value(member).toArray();
        for (const QJsonValue &user : people) {
            const QJsonArray examples = user["examples"_L1].toArray();
            for (const QJsonValue &id : examples)
                ids += id.toString();
        }
    }
    ids.removeDuplicates();
    return ids.mid(0, kMostExamples);
}

void RuleDifference::nameExamples(const QString &collection)
{
    if (exampleIds().isEmpty())
        return;
    AppContext::instance()->collections().schema(collection, this,
                                                 [this, collection, generation = m_generation](const auto &info) {
                                                     if (generation == m_generation && info && !info->labelField().isEmpty())
                                                         askNames(collection, info->labelField());
                                                 });
}

void RuleDifference::askNames(const QString &collection, const QString &labelField)
{
    QStringList quoted;
    const QStringList ids = exampleIds();
    for (const QString &id : ids)
        quoted += u"'"_s + id + u"'"_s;
    const QUrlQuery query{{u"filter"_s, QString(u"id IN ("_s + quoted.join(u", "_s) + u')')},
                          {u"fields"_s, labelField},
                          {u"limit"_s, QString::number(kMostExamples)},
                          {u"total"_s, u"none"_s}};
    AppContext::instance()->client().send(ApiRequest::get(ApiRequest::pathOf({u"records"_s, collection}), query), this,
                                          [this, labelField, generation = m_generation](const ApiResult &result) {
                                              if (generation != m_generation || !result)
                                                  return; // ids say it too
                                              const QJsonArray items = result->object().value("items"_L1).toArray();
                                              for (const QJsonValue &item : items)
                                                  m_names.insert(item["id"_L1].toString(),
                                                                 recordformat::plain(item[labelField]));
                                              Q_EMIT changed();
                                          });
}

QList<AffectedUser> RuleDifference::users(const char *member) const
{
    QList<AffectedUser> users;
    const QJsonArray people = m_answer.value(QLatin1StringView(member)).toArray();
    for (const QJsonValue &each : people) {
        AffectedUser user;
        user.email = each["email"_L1].toString();
        user.records = accesstext::countOf(each["records"_L1].toObject());
        QStringList names;
        const QJsonArray examples = each["examples"_L1].toArray();
        for (const QJsonValue &example : examples) {
            const QString name = m_names.value(example.toString());
            names += name.isEmpty() ? recordformat::shortId(example.toString()) : name;
        }
        user.examples = names.join(u", "_s);
        users += user;
    }
    return users;
}

} // namespace basalt::app
