// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ruleseditor.h"

#include "apiclient.h"
#include "appcontext.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

RulesEditor::RulesEditor(QObject *parent) : QAbstractListModel(parent), m_rules(lockedRules(false)) { }

QList<RulesEditor::Rule> RulesEditor::lockedRules(bool ofView)
{
    QList<Rule> rules;
    for (const QString &operation : {u"list"_s, u"view"_s, u"create"_s, u"update"_s, u"delete"_s})
        rules += Rule{operation, u"locked"_s, {}, u"locked"_s, {}};
    return ofView ? rules.first(2) : rules;
}

void RulesEditor::setCollection(const QString &collection)
{
    if (m_collection == collection)
        return;
    m_collection = collection;
    Q_EMIT collectionChanged();
    reload();
}

bool RulesEditor::isModified(const Rule &rule)
{
    return rule.mode != rule.storedMode || (rule.mode == "rule"_L1 && rule.expression != rule.storedExpression);
}

bool RulesEditor::isModified() const
{
    return std::any_of(m_rules.cbegin(), m_rules.cend(), [](const Rule &rule) { return isModified(rule); });
}

QJsonValue RulesEditor::asJson(const Rule &rule)
{
    if (rule.mode == "locked"_L1)
        return QJsonValue::Null;
    return rule.mode == "everyone"_L1 ? QString() : rule.expression;
}

bool RulesEditor::differs(const QString &operation) const
{
    return std::any_of(m_rules.cbegin(), m_rules.cend(),
                       [&](const Rule &rule) { return rule.operation == operation && isModified(rule); });
}

QJsonValue RulesEditor::rule(const QString &operation) const
{
    const auto found =
        std::find_if(m_rules.cbegin(), m_rules.cend(), [&](const Rule &rule) { return rule.operation == operation; });
    return found == m_rules.cend() ? QJsonValue() : asJson(*found);
}

void RulesEditor::reload()
{
    m_loaded = false;
    m_error = {};
    Q_EMIT changed();
    if (m_collection.isEmpty())
        return;
    AppContext::instance()->client().send(ApiRequest::get(ApiRequest::pathOf({u"collections"_s, m_collection, u"rules"_s})),
                                          this, [this, wanted = m_collection](const ApiResult &result) {
                                              if (wanted != m_collection)
                                                  return;
                                              m_error = result ? ApiError() : result.error();
                                              if (result)
                                                  take(result->object());
                                              Q_EMIT changed();
                                          });
}

void RulesEditor::take(const QJsonObject &rules)
{
    beginResetModel();
    m_rules = lockedRules(AppContext::instance()->collections().views().contains(m_collection));
    for (Rule &rule : m_rules) {
        const QJsonValue value = rules.value(rule.operation + u"_rule"_s);
        rule.storedExpression = value.toString();
        rule.storedMode = !value.isString() ? u"locked"_s : rule.storedExpression.isEmpty() ? u"everyone"_s : u"rule"_s;
        rule.mode = rule.storedMode;
        rule.expression = rule.storedExpression;
    }
    m_loaded = true;
    endResetModel();
}

int RulesEditor::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rules.size());
}

QVariant RulesEditor::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Rule &rule = m_rules.at(index.row());
    const QStringList titles{tr("List"), tr("View"), tr("Create"), tr("Update"), tr("Delete")};
    switch (role) {
    case OperationRole: return rule.operation;
    case TitleRole: return titles.at(index.row());
    case ModeRole: return rule.mode;
    case ExpressionRole: return rule.expression;
    case ModifiedRole: return isModified(rule);
    case ProblemRole: return m_error.field(rule.operation + u"_rule"_s);
    default: return {};
    }
}

QHash<int, QByteArray> RulesEditor::roleNames() const
{
    return {{OperationRole, "operation"},   {TitleRole, "title"},       {ModeRole, "mode"},
            {ExpressionRole, "expression"}, {ModifiedRole, "modified"}, {ProblemRole, "problem"}};
}

void RulesEditor::setMode(int row, const QString &mode)
{
    Rule &rule = m_rules[row];
    if (rule.mode == mode)
        return;
    rule.mode = mode;
    if (mode == "rule"_L1 && rule.expression.isEmpty())
        rule.expression = u"created_by = @request.auth.id"_s;
    Q_EMIT dataChanged(index(row), index(row));
    Q_EMIT changed();
}

void RulesEditor::setExpression(int row, const QString &expression)
{
    if (m_rules.at(row).expression == expression)
        return;
    m_rules[row].expression = expression;
    Q_EMIT dataChanged(index(row), index(row), {ExpressionRole, ModifiedRole});
    Q_EMIT changed();
}

void RulesEditor::discard()
{
    beginResetModel();
    for (Rule &rule : m_rules) {
        rule.mode = rule.storedMode;
        rule.expression = rule.storedExpression;
    }
    m_error = {};
    endResetModel();
    Q_EMIT changed();
}

void RulesEditor::save()
{
    QJsonObject body;
    for (const Rule &rule : std::as_const(m_rules)) {
        if (!isModified(rule))
            continue;
        body.insert(rule.operation + u"_rule"_s, asJson(rule));
    }
    if (body.isEmpty() || m_busy)
        return;
    m_busy = true;
    Q_EMIT changed();
    AppContext::instance()->client().send(
        ApiRequest::send("PUT", ApiRequest::pathOf({u"collections"_s, m_collection, u"rules"_s}), body), this,
        [this](const ApiResult &result) {
            m_busy = false;
            m_error = result ? ApiError() : result.error();
            if (result)
                take(result->object());
            else
                Q_EMIT dataChanged(index(0), index(rowCount() - 1), {ProblemRole});
            Q_EMIT changed();
            if (result) {
                AppContext::instance()->collections().reload();
                Q_EMIT saved();
            }
        });
}

} // namespace basalt::app
