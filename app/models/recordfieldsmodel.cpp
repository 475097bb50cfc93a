// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recordfieldsmodel.h"

namespace basalt::app {

void RecordFieldsModel::setTable(RecordTableModel *table)
{
    if (m_table == table)
        return;
    if (m_table)
        m_table->disconnect(this);
    m_table = table;
    if (m_table) {
        connect(m_table, &QAbstractItemModel::modelReset, this, &RecordFieldsModel::reset);
        connect(m_table, &QAbstractItemModel::rowsInserted, this, &RecordFieldsModel::reset);
        connect(m_table, &QAbstractItemModel::rowsRemoved, this, &RecordFieldsModel::reset);
        connect(m_table, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first, const QModelIndex &last) {
            if (first.row() <= m_row && m_row <= last.row())
                refresh();
        });
    }
    reset();
    Q_EMIT tableChanged();
}

void RecordFieldsModel::setRow(int row)
{
    if (m_row == row)
        return;
    m_row = row;
    Q_EMIT rowChanged();
    refresh();
}

void RecordFieldsModel::reset()
{
    beginResetModel();
    endResetModel();
    Q_EMIT recordChanged();
}

void RecordFieldsModel::refresh()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    Q_EMIT recordChanged();
}

QString RecordFieldsModel::rowState() const
{
    return valid() ? m_table->data(m_table->index(m_row, 0), RecordTableModel::RowStateRole).toString() : QString();
}

QString RecordFieldsModel::problem() const
{
    const RecordEdit *edit = valid() ? m_table->edits().find(m_table->keyOfRow(m_row)) : nullptr;
    return edit ? edit->problem : QString();
}

int RecordFieldsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_table ? 0 : m_table->columnCount();
}

QVariant RecordFieldsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || !m_table)
        return {};
    const int column = index.row();
    const FieldInfo &field = m_table->columns()->field(column);
    switch (role) {
    case NameRole: return field.name;
    case ColumnRole: return column;
    case KindRole: return field.type;
    case IconRole: return FieldInfo::iconOfType(field.type);
    case ChoicesRole: return field.choices;
    case TargetRole: return field.target;
    case RequiredRole: return field.required;
    case PersonalRole: return field.personal;
    case EditableRole: return valid() && m_table->isEditable(m_row, column);
    default: break;
    }
    const auto cell = [&](RecordTableModel::Role cellRole) {
        return valid() ? m_table->data(m_table->index(m_row, column), cellRole) : QVariant();
    };
    switch (role) {
    case TextRole: return cell(RecordTableModel::TextRole).toString();
    case EditTextRole: return cell(RecordTableModel::EditTextRole).toString();
    case NullRole: return !valid() || cell(RecordTableModel::NullRole).toBool();
    case StagedRole: return cell(RecordTableModel::StagedRole).toBool();
    case ProblemRole: return cell(RecordTableModel::ProblemRole).toString();
    case ReferenceRole: return cell(RecordTableModel::ReferenceRole).toString();
    default: return {};
    }
}

QHash<int, QByteArray> RecordFieldsModel::roleNames() const
{
    return {{NameRole, "name"},           {ColumnRole, "column"},      {KindRole, "kind"},        {IconRole, "iconName"},
            {TextRole, "cellText"},       {EditTextRole, "editText"},  {NullRole, "isNull"},      {StagedRole, "staged"},
            {ProblemRole, "problem"},     {EditableRole, "editable"},  {ChoicesRole, "choices"},  {TargetRole, "target"},
            {ReferenceRole, "reference"}, {RequiredRole, "mandatory"}, {PersonalRole, "personal"}};
}

} // namespace basalt::app
