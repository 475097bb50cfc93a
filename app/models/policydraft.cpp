// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "policydraft.h"

#include "appcontext.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

QStringList possibleOwners(const CollectionInfo &collection)
{
    QStringList managed;
    QStringList others;
    for (const FieldInfo &field : collection.fields) {
        if (field.type != "text"_L1 || field.multiple || field.computed)
            continue;
        (field.options.value("managed"_L1).toBool() ? managed : others) += field.name;
    }
    return QStringList{u"created_by"_s} + managed + others;
}

} // namespace

void PolicyDraft::setCollection(const QString &collection)
{
    if (m_collection == collection)
        return;
    m_collection = collection;
    m_ownerFields.clear();
    clear();
    Q_EMIT collectionChanged();
    if (collection.isEmpty())
        return;
    AppContext::instance()->collections().schema(collection, this,
                                                 [this, collection](const tl::expected<CollectionInfo, ApiError> &info) {
                                                     if (!info || collection != m_collection)
                                                         return;
                                                     m_ownerFields = possibleOwners(*info);
                                                     Q_EMIT collectionChanged();
                                                 });
}

bool PolicyDraft::isComplete() const
{
    return !m_policies.isEmpty()
        && std::ranges::all_of(m_policies, [](const Policy &policy) { return !policy.actions.isEmpty(); });
}

int PolicyDraft::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant PolicyDraft::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Policy &policy = m_policies.at(index.row());
    switch (role) {
    case RoleCodeRole: return policy.role;
    case ActionsRole: return policy.actions;
    case OwnerFieldRole: return policy.ownerField;
    case ConditionRole: return policy.condition;
    default: return {};
    }
}

QHash<int, QByteArray> PolicyDraft::roleNames() const
{
    return {{RoleCodeRole, "roleCode"}, {ActionsRole, "actions"}, {OwnerFieldRole, "ownerField"}, {ConditionRole, "condition"}};
}

void PolicyDraft::add()
{
    beginInsertRows({}, count(), count());
    m_policies.append(Policy{.role = {}, .actions = {u"read"_s}, .ownerField = {}, .condition = {}});
    endInsertRows();
    Q_EMIT changed();
}

void PolicyDraft::remove(int row)
{
    beginRemoveRows({}, row, row);
    m_policies.removeAt(row);
    endRemoveRows();
    Q_EMIT changed();
}

void PolicyDraft::clear()
{
    beginResetModel();
    m_policies.clear();
    endResetModel();
    Q_EMIT changed();
}

void PolicyDraft::edited(int row)
{
    Q_EMIT dataChanged(index(row), index(row));
    Q_EMIT changed();
}

void PolicyDraft::setRoleCode(int row, const QString &code)
{
    m_policies[row].role = code;
    edited(row);
}

void PolicyDraft::setAction(int row, const QString &action, bool on)
{
    QStringList &actions = m_policies[row].actions;
    actions.removeAll(action);
    if (on)
        actions.append(action);
    edited(row);
}

void PolicyDraft::setOwnerField(int row, const QString &field)
{
    m_policies[row].ownerField = field;
    edited(row);
}

void PolicyDraft::setCondition(int row, const QString &condition)
{
    m_policies[row].condition = condition;
    edited(row);
}

QString PolicyDraft::termOf(const Policy &policy)
{
    QStringList parts;
    if (!policy.role.isEmpty())
        parts += u"@has_role('%1')"_s.arg(policy.role);
    if (!policy.ownerField.isEmpty())
        parts += QString(policy.ownerField + u" = @request.auth.id"_s);
    if (const QString condition = policy.condition.trimmed(); !condition.isEmpty())
        parts += QString(u'(' + condition + u')');
    return parts.join(u" && "_s);
}

bool PolicyDraft::isAbout(const Policy &policy, const QString &operation)
{
    const bool isRead = operation == "list"_L1 || operation == "view"_L1;
    return policy.actions.contains(isRead ? u"read"_s : operation);
}

std::optional<QString> PolicyDraft::rule(const QString &operation) const
{
    QStringList terms;
    for (const Policy &policy : m_policies) {
        if (isAbout(policy, operation))
            terms += termOf(policy);
    }
    terms.removeDuplicates();
    if (terms.isEmpty())
        return std::nullopt;
    if (terms.contains(QString()))
        return QString();
    return terms.size() == 1 ? terms.constFirst() : QString(u'(' + terms.join(u") || ("_s) + u')');
}

void PolicyDraft::writeTo(RulesEditor *rules) const
{
    for (int row = 0; row < rules->rowCount(); ++row) {
        const auto text = rule(rules->index(row).data(RulesEditor::OperationRole).toString());
        if (text && !text->isEmpty())
            rules->setExpression(row, *text);
        rules->setMode(row, !text ? u"locked"_s : text->isEmpty() ? u"everyone"_s : u"rule"_s);
    }
}

} // namespace basalt::app
