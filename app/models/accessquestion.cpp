// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessquestion.h"

#include "accesstext.h"
#include "apiclient.h"
#include "appcontext.h"

#include <QDateTime>
#include <QJsonArray>
#include <QLocale>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {
constexpr int kQuestionPauseMs = 250;
} // namespace

AccessQuestion::AccessQuestion(QObject *parent) : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kQuestionPauseMs);
    connect(&m_timer, &QTimer::timeout, this, &AccessQuestion::ask);
}

// -- the question ------------------------------------------------------------------------------------------------------------

void AccessQuestion::chooseUser(const QString &id, const QString &name)
{
    if (m_userChosen && m_userId == id)
        return;
    m_userId = id;
    m_userName = name;
    m_userChosen = true;
    changed();
}

void AccessQuestion::chooseNobody()
{
    m_about = u"records"_s;
    chooseUser({}, {});
}

void AccessQuestion::chooseOneself()
{
    m_about = u"permission"_s;
    chooseUser({}, {});
}

void AccessQuestion::chooseRecord(const QString &id, const QString &name)
{
    if (m_recordId == id)
        return;
    m_recordId = id;
    m_recordName = name;
    changed();
}

void AccessQuestion::setAbout(const QString &about)
{
    if (m_about == about)
        return;
    m_about = about;
    m_ruleMode = u"stored"_s;
    changed();
}

void AccessQuestion::setCollection(const QString &collection)
{
    if (m_collection == collection)
        return;
    m_collection = collection;
    m_recordId.clear();
    m_recordName.clear();
    m_storedRule.clear();
    m_data = {}; // its fields are those of the other one
    m_dataFields.clear();
    m_ruleMode = u"stored"_s;
    changed();
}

void AccessQuestion::setOperation(const QString &operation)
{
    if (m_operation == operation)
        return;
    m_operation = operation;
    // What is created is none of the records.
    if (operation == "create"_L1) {
        m_recordId.clear();
        m_recordName.clear();
    }
    m_storedRule.clear();
    m_ruleMode = u"stored"_s;
    changed();
}

void AccessQuestion::setPermission(const QString &permission)
{
    if (m_permission == permission)
        return;
    m_permission = permission;
    changed();
}

void AccessQuestion::setRuleMode(const QString &mode)
{
    if (m_ruleMode == mode)
        return;
    m_ruleMode = mode;
    if (mode == "rule"_L1 && m_rule.isEmpty())
        m_rule = m_storedRule;
    changed();
}

void AccessQuestion::setRule(const QString &rule)
{
    if (m_rule == rule)
        return;
    m_rule = rule;
    changed();
}

bool AccessQuestion::takesData() const
{
    return m_about == "records"_L1 && !m_collection.isEmpty()
        && (m_operation == "create"_L1 || (m_operation == "update"_L1 && !m_recordId.isEmpty()));
}

void AccessQuestion::setData(const QString &data)
{
    if (m_data.text() == data)
        return;
    m_data = SentData(data);
    changed();
}

void AccessQuestion::sendField(const QString &name)
{
    AppContext::instance()->collections().schema(m_collection, this, [this, name, collection = m_collection](const auto &info) {
        const FieldInfo *field = info ? info->find(name) : nullptr;
        if (field && collection == m_collection)
            setData(m_data.with(*field).text());
    });
}

QString AccessQuestion::dataProblem() const
{
    if (!takesData() || m_data.isEmpty())
        return {};
    if (!m_data.problem().isEmpty())
        return m_data.problem();
    QStringList said;
    for (const auto &[field, message] : m_error.fields.asKeyValueRange())
        if (field != "rule"_L1)
            said += tr("%1: %2", "a field, and what is wrong with it").arg(field, message);
    said.sort();
    return said.join(u'\n');
}

bool AccessQuestion::isComplete() const
{
    if (!m_userChosen)
        return false;
    return m_about == "permission"_L1 ? !m_permission.isEmpty() : !m_collection.isEmpty() && !m_operation.isEmpty();
}

bool AccessQuestion::canAsk() const
{
    return isComplete() && (!takesData() || m_data.problem().isEmpty());
}

void AccessQuestion::findDataFields()
{
    AppContext::instance()->collections().schema(m_collection, this, [this, collection = m_collection](const auto &info) {
        if (!info || collection != m_collection)
            return; // without a list, one writes the names
        QStringList names;
        for (const FieldInfo &field : info->fields)
            if (!field.system && !field.computed)
                names += field.name;
        if (std::exchange(m_dataFields, names) != names)
            Q_EMIT asked();
    });
}

void AccessQuestion::changed()
{
    ++m_generation; // the answer that is on its way is to another question
    m_pending = false;
    Q_EMIT asked();
    if (takesData())
        findDataFields();
    if (canAsk()) {
        m_timer.start();
        Q_EMIT answered();
    } else {
        m_timer.stop();
        dropAnswer();
    }
}

void AccessQuestion::reload()
{
    if (canAsk())
        ask();
}

void AccessQuestion::accountChanged()
{
    const QString collection = m_collection;
    forget();
    setCollection(collection);
}

void AccessQuestion::forget()
{
    m_userId.clear();
    m_userName.clear();
    m_userChosen = false;
    m_collection.clear();
    m_recordId.clear();
    m_recordName.clear();
    m_permission.clear();
    m_rule.clear();
    m_storedRule.clear();
    m_data = {};
    m_ruleMode = u"stored"_s;
    changed();
}

void AccessQuestion::dropAnswer()
{
    m_known = false;
    m_answer = {};
    m_askedBody = {};
    m_error = {};
    Q_EMIT answered();
}

QJsonObject AccessQuestion::body() const
{
    if (m_about == "permission"_L1) {
        QJsonObject question{{u"permission"_s, m_permission}};
        if (!m_userId.isEmpty())
            question.insert(u"user_id"_s, m_userId);
        return question;
    }
    QJsonObject question{{u"user_id"_s, m_userId.isEmpty() ? QJsonValue() : QJsonValue(m_userId)},
                         {u"collection"_s, m_collection},
                         {u"operation"_s, m_operation}};
    if (!m_recordId.isEmpty())
        question.insert(u"record_id"_s, m_recordId);
    if (takesData() && m_data.object())
        question.insert(u"data"_s, *m_data.object());
    if (m_ruleMode != "stored"_L1)
        question.insert(u"rule"_s,
                        m_ruleMode == "locked"_L1         ? QJsonValue()
                            : m_ruleMode == "everyone"_L1 ? QJsonValue(QString())
                                                          : QJsonValue(m_rule));
    return question;
}

void AccessQuestion::ask()
{
    m_timer.stop();
    m_pending = true;
    const QJsonObject question = body();
    AppContext::instance()->client().send(ApiRequest::send("POST", ApiRequest::pathOf({u"access"_s, u"explain"_s}), question),
                                          this, [this, question, generation = ++m_generation](const ApiResult &result) {
                                              if (generation != m_generation)
                                                  return;
                                              m_pending = false;
                                              if (result) {
                                                  m_askedBody = question;
                                                  m_error = {};
                                                  take(result->object());
                                                  return;
                                              }
                                              // What was answered to another question says nothing about this one.
                                              if (question != m_askedBody) {
                                                  m_known = false;
                                                  m_answer = {};
                                              }
                                              m_error = result.error();
                                              Q_EMIT answered();
                                          });
    Q_EMIT answered();
}

// -- the answer --------------------------------------------------------------------------------------------------------------

void AccessQuestion::take(const QJsonObject &answer)
{
    m_answer = answer;
    m_known = true;
    m_asOf = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    const QJsonObject rule = answer.value("rule"_L1).toObject();
    if (!rule.isEmpty() && !rule.value("is_draft"_L1).toBool())
        m_storedRule = rule.value("text"_L1).toString();
    Q_EMIT answered();
}

QString AccessQuestion::verdict() const
{
    const QJsonValue allowed = m_answer.value("allowed"_L1);
    return !m_known ? QString() : allowed.isNull() ? u"depends"_s : allowed.toBool() ? u"yes"_s : u"no"_s;
}

QString AccessQuestion::headline() const
{
    const QString decided = m_answer.value("decided_by"_L1).toString();
    if (verdict() == "depends"_L1)
        return takesData() ? tr("It depends on what is sent.") : tr("It depends on the record.");
    if (verdict() == "yes"_L1) {
        return decided == "superadmin"_L1 ? tr("Yes, as superadmin.")
            : decided == "owner"_L1       ? tr("Yes, as owner of the account.")
            : decided == "permissions"_L1 ? tr("Yes, by a permission.")
            : decided == "access_list"_L1 ? tr("Yes, by an access list.")
                                          : tr("Yes, by the rule.");
    }
    return decided == "status"_L1     ? tr("No. User or account are shut out.")
        : decided == "account"_L1     ? tr("No. It is in another account.")
        : decided == "permissions"_L1 ? tr("No. The permission is not held.")
        : decided == "access_list"_L1 ? tr("No. An access list keeps the user out.")
        : decided == "fields"_L1      ? tr("No. A field may not be sent.")
        : decided == "source"_L1      ? tr("No. The source of the view says no.")
                                      : tr("No. The rule says no.");
}

QString AccessQuestion::note() const
{
    const QString time = QLocale().toString(m_answer.value("milliseconds"_L1).toDouble(), 'f', 2);
    const bool isDraft = m_answer.value("rule"_L1)["is_draft"_L1].toBool();
    if (isDataAnswered())
        return isDraft ? tr("decided in %1 ms, with the rule that is tried and what would be sent").arg(time)
                       : tr("decided in %1 ms, with what would be sent").arg(time);
    return isDraft ? tr("decided in %1 ms, with the rule that is tried").arg(time) : tr("decided in %1 ms").arg(time);
}

bool AccessQuestion::isDataAnswered() const
{
    return m_askedBody.contains("data"_L1);
}

QString AccessQuestion::reach() const
{
    const QString reached = accesstext::countOf(m_answer.value("records"_L1).toObject());
    const QString all = accesstext::countOf(m_answer.value("records_in_account"_L1).toObject());
    if (reached.isEmpty())
        return {};
    return all.isEmpty() ? reached : tr("%1 of the account's %2 records").arg(reached, all);
}

QString AccessQuestion::detailOf(const QJsonObject &step) const
{
    if (step.value("step"_L1) != "permissions"_L1 || step.value("reason"_L1) == "not_signed_in"_L1)
        return {};
    const QJsonArray sources = m_answer.value("sources"_L1).toArray();
    if (sources.isEmpty())
        return accesstext::setsOf(m_answer.value("looked_at"_L1).toArray());
    QStringList ways;
    for (const QJsonValue &source : sources)
        ways += accesstext::wayOf(source.toObject(), m_answer.value("permission"_L1).toString());
    return ways.join(u'\n');
}

void AccessQuestion::addClause(const QJsonObject &clause, int depth, QList<AccessLine> &lines) const
{
    const QString kind = clause.value("kind"_L1).toString();
    const QJsonValue result = clause.value("result"_L1);
    const QString values = accesstext::valuesOf(clause.value("values"_L1).toArray(), m_userId, m_userName);
    AccessLine line;
    line.depth = depth;
    line.code = true;
    line.text = clause.value("text"_L1).toString();
    line.outcome = result.isNull() ? u"unknown"_s : result.toBool() ? u"true"_s : u"false"_s;
    const QString truth = result.isNull() ? tr("neither true nor false") : result.toBool() ? tr("true") : tr("false");
    const QString remark = kind == "any"_L1 ? tr("one of these is enough")
        : kind == "all"_L1                  ? tr("all of these are needed")
                                            : values;
    line.detail = remark.isEmpty() ? truth : tr("%1: %2", "true or false, and why").arg(truth, remark);
    lines += line;
    const QJsonArray parts = clause.value("parts"_L1).toArray();
    for (const QJsonValue &part : parts)
        addClause(part.toObject(), depth + 1, lines);
}

QList<AccessLine> AccessQuestion::lines() const
{
    QList<AccessLine> lines;
    const QJsonArray steps = m_answer.value("steps"_L1).toArray();
    for (const QJsonValue &each : steps) {
        const QJsonObject step = each.toObject();
        AccessLine line;
        const bool isCondition = step.value("step"_L1) == "status"_L1 || step.value("step"_L1) == "account"_L1;
        line.outcome = step.value("outcome"_L1).toString();
        if (isCondition && line.outcome == "passes"_L1)
            line.outcome = u"fine"_s;
        line.text = accesstext::stepOf(step, m_answer, m_operation, m_collection);
        line.detail = detailOf(step);
        lines += line;
        const QJsonObject clauses = m_answer.value("rule"_L1)["clauses"_L1].toObject();
        if (step.value("step"_L1) == "rule"_L1 && !clauses.isEmpty())
            addClause(clauses, 1, lines);
    }
    return lines;
}

QList<AccessRemedy> AccessQuestion::remedies() const
{
    QList<AccessRemedy> remedies;
    const QJsonArray told = m_answer.value("remedies"_L1).toArray();
    for (const QJsonValue &each : told) {
        const QJsonObject remedy = each.toObject();
        AccessRemedy line;
        line.kind = remedy.value("kind"_L1).toString();
        line.text = accesstext::remedyOf(remedy, m_userId, m_userName);
        const QJsonObject others = remedy.value("other_records"_L1).toObject();
        const bool gives = line.kind == "assign_permission"_L1 || line.kind == "assign_set"_L1 || line.kind == "give_role"_L1;
        if (!others.isEmpty())
            line.note = others.value("count"_L1).toInteger() == 0
                ? tr("no other record comes with it")
                : tr("other records that come with it: %1").arg(accesstext::countOf(others));
        else if (gives && m_about == "records"_L1)
            line.note = tr("%1 all %2 of the account").arg(accesstext::operationOf(m_operation), m_collection);
        else if (line.kind == "assign_set"_L1 || line.kind == "give_role"_L1 || line.kind == "add_to_group"_L1)
            line.note = tr("with everything else that it gives");
        remedies += line;
    }
    return remedies;
}

QString AccessQuestion::statement() const
{
    return m_answer.value("sql"_L1)["statement"_L1].toString();
}

QString AccessQuestion::plan() const
{
    QStringList lines;
    const QJsonArray steps = m_answer.value("sql"_L1)["plan"_L1].toArray();
    for (const QJsonValue &step : steps)
        lines += step.toString();
    return lines.join(u'\n');
}

QStringList AccessQuestion::fields(const char *kind) const
{
    QStringList names;
    const QJsonArray items = m_answer.value("fields"_L1)[QLatin1StringView(kind)].toArray();
    for (const QJsonValue &item : items)
        names += item.toString();
    return names;
}

} // namespace basalt::app
