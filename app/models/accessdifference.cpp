// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessdifference.h"

#include "accesstext.h"
#include "apiclient.h"
#include "appcontext.h"
#include "recordformat.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {
constexpr int kMostExamples = 40; // that are given their names
} // namespace

QString AccessDifference::problem() const
{
    for (const QString &field : {u"rule"_s, u"operation"_s, QString(m_operation + u"_rule"_s)}) {
        if (const QString said = m_error.field(field); !said.isEmpty())
            return said;
    }
    return {};
}

QString AccessDifference::records() const
{
    return accesstext::countOf(m_answer.value("records"_L1).toObject());
}

void AccessDifference::compareEdited(RulesEditor *rules, const QString &operation)
{
    if (rules)
        compareRule(rules->collection(), operation, rules->rule(operation));
}

void AccessDifference::compare(const QString &collection, const QString &operation, const QString &mode,
                               const QString &expression)
{
    compareRule(collection, operation,
                mode == "locked"_L1         ? QJsonValue()
                    : mode == "everyone"_L1 ? QJsonValue(QString())
                                            : QJsonValue(expression));
}

void AccessDifference::compareRule(const QString &collection, const QString &operation, const QJsonValue &rule)
{
    clear();
    m_collection = collection;
    m_operation = operation;
    ask({{u"collection"_s, collection}, {u"operation"_s, operation}, {u"rule"_s, rule}});
}

void AccessDifference::compareSet(PermissionMatrix *sets, const QString &setId)
{
    clear();
    m_collection.clear();
    m_operation.clear();
    QJsonObject change = sets->stagedChange(setId);
    change.insert(u"permission_set_id"_s, setId);
    ask(change);
}

void AccessDifference::ask(const QJsonObject &change)
{
    m_call = std::make_unique<QObject>();
    m_body.clear();
    // Received piece by piece, for that is what can be cut off.
    AppContext::instance()->client().receive(
        ApiRequest::send("POST", ApiRequest::pathOf({u"access"_s, u"diff"_s}), change), m_call.get(),
        [this](const QByteArray &piece) {
            m_body += piece;
            return true;
        },
        [this, generation = m_generation](const ApiResult &result) {
            if (generation != m_generation)
                return;
            m_call.release()->deleteLater(); // this is called in its name
            m_error = result ? ApiError() : result.error();
            m_answer = result ? QJsonDocument::fromJson(m_body).object() : QJsonObject();
            m_known = result.has_value();
            Q_EMIT changed();
            if (m_known && !isOfSet())
                nameExamples();
        });
    Q_EMIT changed();
}

void AccessDifference::cancel()
{
    ++m_generation;
    m_call.reset();
    Q_EMIT changed();
}

void AccessDifference::clear()
{
    ++m_generation;
    m_call.reset();
    m_answer = {};
    m_names.clear();
    m_error = {};
    m_known = false;
    Q_EMIT changed();
}

QStringList AccessDifference::exampleIds() const
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

void AccessDifference::nameExamples()
{
    if (exampleIds().isEmpty())
        return;
    AppContext::instance()->collections().schema(m_collection, this, [this, generation = m_generation](const auto &info) {
        if (generation == m_generation && info && !info->labelField().isEmpty())
            askNames(info->labelField());
    });
}

void AccessDifference::askNames(const QString &labelField)
{
    QStringList quoted;
    const QStringList ids = exampleIds();
    for (const QString &id : ids)
        quoted += u"'"_s + id + u"'"_s;
    const QUrlQuery query{{u"filter"_s, QString(u"id IN ("_s + quoted.join(u", "_s) + u')')},
                          {u"fields"_s, labelField},
                          {u"limit"_s, QString::number(kMostExamples)},
                          {u"total"_s, u"none"_s}};
    AppContext::instance()->client().send(ApiRequest::get(ApiRequest::pathOf({u"records"_s, m_collection}), query), this,
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

QString AccessDifference::nameOf(const QString &example) const
{
    if (isOfSet())
        return example;
    const QString name = m_names.value(example);
    return name.isEmpty() ? recordformat::shortId(example) : name;
}

QList<AffectedUser> AccessDifference::users(const char *member) const
{
    QList<AffectedUser> users;
    const QJsonArray people = m_answer.value(QLatin1StringView(member)).toArray();
    for (const QJsonValue &each : people) {
        AffectedUser user;
        user.email = each["email"_L1].toString();
        user.records =
            isOfSet() ? QLocale().toString(each["count"_L1].toInteger()) : accesstext::countOf(each["records"_L1].toObject());
        QStringList names;
        const QJsonArray examples = each[isOfSet() ? "permissions"_L1 : "examples"_L1].toArray();
        for (const QJsonValue &example : examples)
            names += nameOf(example.toString());
        user.examples = names.join(u", "_s);
        users += user;
    }
    return users;
}

} // namespace basalt::app
