// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ruletrialmodel.h"

#include "appcontext.h"
#include "recordformat.h"

#include <QJsonArray>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

constexpr int kPauseMs = 300;
constexpr int kMostUsers = 7; // and somebody who is not signed in
constexpr int kMostRecords = 7;
constexpr auto kSystemAccount = "SY0000"_L1;

} // namespace

RuleTrialModel::RuleTrialModel(QObject *parent) : QAbstractListModel(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kPauseMs);
    connect(&m_timer, &QTimer::timeout, this, &RuleTrialModel::ask);
}

void RuleTrialModel::setRules(RulesEditor *rules)
{
    if (m_rules == rules)
        return;
    if (m_rules)
        m_rules->disconnect(this);
    m_rules = rules;
    if (rules) {
        connect(rules, &RulesEditor::changed, this, &RuleTrialModel::wait);
        connect(rules, &RulesEditor::collectionChanged, this, &RuleTrialModel::reload);
    }
    Q_EMIT rulesChanged();
    reload();
}

void RuleTrialModel::setOperation(const QString &operation)
{
    if (m_operation == operation)
        return;
    m_operation = operation;
    Q_EMIT operationChanged();
    forget();
    wait();
}

void RuleTrialModel::setPlanUser(const QString &userId)
{
    if (m_planUser == userId)
        return;
    m_planUser = userId;
    Q_EMIT planUserChanged();
    wait();
}

void RuleTrialModel::reload()
{
    ++m_readings;
    m_usersKnown = m_recordsKnown = false;
    m_error = {};
    beginResetModel();
    m_users.clear();
    m_records.clear();
    m_recordIds.clear();
    endResetModel();
    m_collection = m_rules ? m_rules->collection() : QString();
    forget();
    Q_EMIT subjectsChanged();
    AppContext &context = *AppContext::instance();
    if (m_collection.isEmpty() || !context.session().isSuperadmin())
        return;
    if (context.collections().views().contains(m_collection) && m_operation != "view"_L1)
        setOperation(u"list"_s); // they are only read
    const QUrlQuery people{{u"limit"_s, u"30"_s}, {u"is_active"_s, u"true"_s}, {u"sort"_s, u"email"_s}};
    context.client().send(ApiRequest::get(ApiRequest::pathOf({u"users"_s}), people), this,
                          [this, reading = m_readings](const ApiResult &result) {
                              if (reading != m_readings)
                                  return;
                              if (result)
                                  takeUsers(result->object());
                              else
                                  fail(result.error());
                          });
    context.collections().schema(m_collection, this, [this, reading = m_readings](const auto &info) {
        if (reading == m_readings)
            readRecords(info ? info->labelField() : QString());
    });
}

void RuleTrialModel::readRecords(const QString &labelField)
{
    QUrlQuery query{{u"limit"_s, QString::number(kMostRecords)}, {u"total"_s, u"none"_s}};
    if (!labelField.isEmpty())
        query.addQueryItem(u"fields"_s, labelField);
    AppContext::instance()->client().send(ApiRequest::get(ApiRequest::pathOf({u"records"_s, m_collection}), query), this,
                                          [this, labelField, reading = m_readings](const ApiResult &result) {
                                              if (reading != m_readings)
                                                  return;
                                              if (result)
                                                  takeRecords(labelField, result->object());
                                              else
                                                  fail(result.error());
                                          });
}

void RuleTrialModel::fail(const ApiError &error)
{
    m_error = error;
    Q_EMIT subjectsChanged();
}

void RuleTrialModel::takeUsers(const QJsonObject &answer)
{
    beginResetModel();
    m_users.clear();
    const QJsonArray items = answer.value("items"_L1).toArray();
    for (const QJsonValue &item : items) {
        // Superadmins always pass.
        if (item["account_code"_L1].toString() != kSystemAccount && m_users.size() < kMostUsers)
            m_users += User{item["id"_L1].toString(), item["email"_L1].toString(), item["account_name"_L1].toString(), {}, {}};
    }
    m_users += User{{}, tr("Not signed in"), {}, {}, {}};
    m_usersKnown = true;
    endResetModel();
    Q_EMIT subjectsChanged();
    setPlanUser(m_users.constFirst().id);
    wait();
}

void RuleTrialModel::takeRecords(const QString &labelField, const QJsonObject &answer)
{
    m_records.clear();
    m_recordIds.clear();
    const QJsonArray items = answer.value("items"_L1).toArray();
    for (const QJsonValue &item : items) {
        const QString id = item["id"_L1].toString();
        const QString label = labelField.isEmpty() ? QString() : recordformat::plain(item[labelField]);
        m_recordIds += id;
        m_records += label.isEmpty() ? recordformat::shortId(id) : label;
    }
    m_recordsKnown = true;
    Q_EMIT subjectsChanged();
    wait();
}

void RuleTrialModel::wait()
{
    if (!isLoaded() || m_recordIds.isEmpty() || !m_rules || !m_rules->isLoaded())
        return;
    m_timer.start();
    Q_EMIT answered();
}

void RuleTrialModel::ask()
{
    if (!m_rules)
        return;
    QJsonObject draft{{u"collection"_s, m_collection}, {u"operation"_s, m_operation}};
    draft.insert(u"rule"_s, m_rules->rule(m_operation));
    QJsonObject question = draft;
    QJsonArray users;
    for (const User &user : std::as_const(m_users))
        users.append(user.id.isEmpty() ? QJsonValue() : QJsonValue(user.id));
    question.insert(u"user_ids"_s, users);
    question.insert(u"record_ids"_s, QJsonArray::fromStringList(m_recordIds));
    QJsonObject all = question;
    all.insert(u"user_id"_s, m_planUser);
    if (all == m_asked)
        return Q_EMIT answered();
    m_asked = all;
    ++m_generation;
    m_pending = 1;
    AppContext::instance()->client().send(ApiRequest::send("POST", ApiRequest::pathOf({u"rules"_s, u"table"_s}), question),
                                          this, [this, generation = m_generation](const ApiResult &result) {
                                              if (generation != m_generation)
                                                  return;
                                              --m_pending;
                                              m_problem = result ? QString() : result.error().field(m_operation + u"_rule"_s);
                                              if (!result && m_problem.isEmpty())
                                                  m_problem = result.error().message;
                                              takeRows(result ? result->object().value("rows"_L1).toArray() : QJsonArray());
                                              Q_EMIT answered();
                                          });
    if (m_planUser.isEmpty())
        m_statements.clear();
    else
        askPlan(draft);
    Q_EMIT answered();
}

void RuleTrialModel::askPlan(const QJsonObject &draft)
{
    QJsonObject question = draft;
    question.insert(u"user_id"_s, m_planUser);
    ++m_pending;
    AppContext::instance()->client().send(ApiRequest::send("POST", ApiRequest::pathOf({u"rules"_s, u"plan"_s}), question), this,
                                          [this, generation = m_generation](const ApiResult &result) {
                                              if (generation != m_generation)
                                                  return;
                                              --m_pending;
                                              takeStatements(result ? result->object().value("statements"_L1).toArray()
                                                                    : QJsonArray());
                                              Q_EMIT answered();
                                          });
}

QString RuleTrialModel::reasonOf(const QJsonObject &cell)
{
    const QString reason = cell.value("reason"_L1).toString();
    if (reason == "locked"_L1)
        return tr("the rule is locked");
    if (reason == "open"_L1)
        return tr("everybody may");
    if (reason == "not_signed_in"_L1)
        return tr("a rule holds for nobody who is not signed in");
    if (reason == "other_account"_L1)
        return tr("the record belongs to another account");
    if (reason == "source"_L1)
        return tr("what it is made of is not for them, by the rules of the source");
    if (reason == "not_testable"_L1)
        return cell.value("message"_L1).toString();
    return cell.value("result"_L1).toBool() ? tr("the rule is true") : tr("the rule is not true");
}

void RuleTrialModel::takeRows(const QJsonArray &rows)
{
    for (qsizetype row = 0; row < m_users.size(); ++row) {
        User &user = m_users[row];
        user.verdicts.clear();
        user.reasons.clear();
        const QJsonArray cells = rows.at(row).toArray();
        for (const QJsonValue &cell : cells) {
            const QJsonValue result = cell["result"_L1];
            user.verdicts += result.isNull() ? u"unknown"_s : result.toBool() ? u"yes"_s : u"no"_s;
            user.reasons += reasonOf(cell.toObject());
        }
    }
    if (!m_users.isEmpty())
        Q_EMIT dataChanged(index(0), index(count() - 1), {VerdictsRole, ReasonsRole});
}

void RuleTrialModel::takeStatements(const QJsonArray &statements)
{
    m_statements.clear();
    for (const QJsonValue &each : statements) {
        const QString purpose = each["purpose"_L1].toString();
        RuleStatement statement;
        statement.title = purpose == "page"_L1 ? tr("One page of a list")
            : purpose == "total"_L1            ? tr("How many there are in all")
                                               : tr("One record");
        statement.cost = tr("%1 ms").arg(QLocale().toString(each["milliseconds"_L1].toDouble(), 'f', 2));
        statement.sql = each["sql"_L1].toString();
        QStringList steps;
        const QJsonArray lines = each["steps"_L1].toArray();
        for (const QJsonValue &line : lines)
            steps += line.toString();
        statement.steps = steps.join(u'\n');
        m_statements += statement;
    }
}

/** What was answered is about something else by now. */
void RuleTrialModel::forget()
{
    ++m_generation;
    m_pending = 0;
    m_timer.stop();
    m_asked = {};
    m_problem.clear();
    m_statements.clear();
    takeRows({});
    Q_EMIT answered();
}

int RuleTrialModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant RuleTrialModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const User &user = m_users.at(index.row());
    switch (role) {
    case UserIdRole: return user.id;
    case NameRole: return user.name;
    case AccountRole: return user.account;
    case VerdictsRole: return user.verdicts;
    case ReasonsRole: return user.reasons;
    default: return {};
    }
}

QHash<int, QByteArray> RuleTrialModel::roleNames() const
{
    return {{UserIdRole, "userId"},
            {NameRole, "name"},
            {AccountRole, "account"},
            {VerdictsRole, "verdicts"},
            {ReasonsRole, "reasons"}};
}

} // namespace basalt::app
