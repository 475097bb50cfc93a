// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rulebuilder.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

bool needsValue(const QString &op)
{
    return op != "null"_L1 && op != "notnull"_L1;
}

} // namespace

RuleBuilder::RuleBuilder(QObject *parent) : QAbstractListModel(parent)
{
    connect(&m_fields, &RuleFields::changed, this, [this] {
        // What a text means may depend on the kinds of its fields, which are known only now.
        if (!m_representable || m_clauses.isEmpty())
            read();
        else if (count() > 0)
            Q_EMIT dataChanged(index(0), index(count() - 1));
        Q_EMIT fieldsChanged();
    });
}

void RuleBuilder::setCollection(const QString &collection)
{
    if (collection != m_fields.collection())
        m_fields.setCollection(collection);
}

ruletext::FieldOf RuleBuilder::lookUp() const
{
    return [this](const QString &path) { return fieldOf(path); };
}

void RuleBuilder::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    read();
}

void RuleBuilder::read()
{
    const auto clauses = ruletext::clausesOf(m_text, lookUp());
    beginResetModel();
    m_representable = clauses.has_value();
    m_clauses = clauses.value_or(QList<RuleClause>());
    endResetModel();
    Q_EMIT textChanged();
}

bool RuleBuilder::isComplete() const
{
    return std::all_of(m_clauses.cbegin(), m_clauses.cend(), [](const RuleClause &clause) {
        return !clause.path.isEmpty() && (!needsValue(clause.op) || !clause.value.isEmpty());
    });
}

QStringList RuleBuilder::opsOf(const QString &path) const
{
    const FieldInfo *field = fieldOf(path);
    const QStringList empty{u"null"_s, u"notnull"_s};
    const QStringList equal{u"="_s, u"!="_s};
    if (!field)
        return equal + QStringList{u"~"_s, u"!~"_s, u">"_s, u">="_s, u"<"_s, u"<="_s} + empty;
    if (field->multiple)
        return QStringList{u"?="_s, u"?~"_s} + empty;
    if (field->type == "text"_L1 || field->type == "email"_L1 || field->type == "url"_L1)
        return QStringList{u"~"_s, u"!~"_s} + equal + QStringList{u"in"_s, u"notin"_s} + empty;
    if (field->isNumeric() || field->type == "date"_L1 || field->type == "datetime"_L1)
        return equal + QStringList{u">"_s, u">="_s, u"<"_s, u"<="_s} + empty;
    if (field->type == "select"_L1)
        return equal + QStringList{u"in"_s, u"notin"_s} + empty;
    return equal + empty;
}

int RuleBuilder::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant RuleBuilder::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RuleClause &clause = m_clauses.at(index.row());
    const FieldInfo *field = fieldOf(clause.path);
    switch (role) {
    case OrRole: return clause.orBefore;
    case PathRole: return clause.path;
    case OpRole: return clause.op;
    case ValueRole: return clause.value;
    case KindRole: return field ? field->type : QString();
    case OpsRole: {
        QStringList ops = opsOf(clause.path);
        if (!ops.contains(clause.op))
            ops += clause.op;
        return ops;
    }
    case ChoicesRole:
        if (field && field->type == "boolean"_L1)
            return QStringList{u"true"_s, u"false"_s};
        return field && clause.op != "in"_L1 && clause.op != "notin"_L1 ? field->choices : QStringList();
    case NeedsValueRole: return needsValue(clause.op);
    default: return {};
    }
}

QHash<int, QByteArray> RuleBuilder::roleNames() const
{
    return {{OrRole, "orBefore"}, {PathRole, "path"}, {OpRole, "op"},           {ValueRole, "value"},
            {KindRole, "kind"},   {OpsRole, "ops"},   {ChoicesRole, "choices"}, {NeedsValueRole, "needsValue"}};
}

void RuleBuilder::write()
{
    QList<RuleClause> whole;
    std::copy_if(m_clauses.cbegin(), m_clauses.cend(), std::back_inserter(whole), [](const RuleClause &clause) {
        return !clause.path.isEmpty() && (!needsValue(clause.op) || !clause.value.isEmpty());
    });
    m_text = ruletext::textOf(whole, lookUp());
    Q_EMIT textChanged();
}

void RuleBuilder::edited(int row)
{
    Q_EMIT dataChanged(index(row), index(row));
    write();
}

void RuleBuilder::add()
{
    const QList<FieldInfo> own = m_fields.fieldsBehind({});
    beginInsertRows({}, count(), count());
    RuleClause clause;
    clause.path = own.isEmpty() ? QString() : own.constFirst().name;
    clause.op = opsOf(clause.path).constFirst();
    m_clauses += clause;
    endInsertRows();
    write();
}

void RuleBuilder::remove(int row)
{
    if (row < 0 || row >= count())
        return;
    beginRemoveRows({}, row, row);
    m_clauses.removeAt(row);
    endRemoveRows();
    write();
}

void RuleBuilder::setOr(int row, bool orBefore)
{
    m_clauses[row].orBefore = orBefore;
    edited(row);
}

void RuleBuilder::setPath(int row, const QString &path)
{
    RuleClause &clause = m_clauses[row];
    if (clause.path == path)
        return;
    clause.path = path;
    clause.value.clear();
    if (!opsOf(path).contains(clause.op))
        clause.op = opsOf(path).constFirst();
    edited(row);
}

void RuleBuilder::setOp(int row, const QString &op)
{
    m_clauses[row].op = op;
    edited(row);
}

void RuleBuilder::setValue(int row, const QString &value)
{
    m_clauses[row].value = value;
    edited(row);
}

void RuleBuilder::startAnew()
{
    setText({});
    add();
}

} // namespace basalt::app
