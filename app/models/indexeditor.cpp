// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexeditor.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

void IndexEditor::reset(const QList<IndexInfo> &indexes)
{
    beginResetModel();
    m_rows.clear();
    for (const IndexInfo &index : indexes)
        m_rows += Row{index, index, false};
    endResetModel();
    Q_EMIT changed();
}

bool IndexEditor::isModified() const
{
    return stagedCount() > 0;
}

int IndexEditor::stagedCount() const
{
    return int(std::count_if(m_rows.cbegin(), m_rows.cend(), [](const Row &row) { return row.isModified(); }));
}

bool IndexEditor::isComplete() const
{
    return std::all_of(m_rows.cbegin(), m_rows.cend(), [this](const Row &row) { return problemOf(row).isEmpty(); });
}

QJsonArray IndexEditor::toJson() const
{
    QJsonArray result;
    for (const Row &row : m_rows) {
        if (!row.dropped)
            result += row.index.toJson();
    }
    return result;
}

void IndexEditor::renameField(const QString &from, const QString &to)
{
    for (int at = 0; at < count(); ++at) {
        Row &row = m_rows[at];
        for (IndexInfo *each : {&row.index, &row.stored}) {
            for (QString &name : each->fields) {
                if (name == from)
                    name = to;
            }
        }
        Q_EMIT dataChanged(index(at), index(at));
    }
}

QString IndexEditor::problemOf(const Row &row) const
{
    if (row.dropped)
        return {};
    if (row.index.fields.isEmpty())
        return tr("Choose at least one field.");
    return {};
}

int IndexEditor::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant IndexEditor::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case NameRole: return row.index.name;
    case FieldsRole: return row.index.fields;
    case FieldsTextRole: return row.index.fields.join(u", "_s);
    case UniqueRole: return row.index.unique;
    case WhereRole: return row.index.where;
    case StateRole:
        return row.dropped ? u"dropped"_s : row.isNew() ? u"added"_s : row.isModified() ? u"changed"_s : u"stored"_s;
    case ProblemRole: return problemOf(row);
    default: return {};
    }
}

QHash<int, QByteArray> IndexEditor::roleNames() const
{
    return {{NameRole, "name"},   {FieldsRole, "fields"}, {FieldsTextRole, "fieldsText"}, {UniqueRole, "isUnique"},
            {WhereRole, "where"}, {StateRole, "stage"},   {ProblemRole, "problem"}};
}

void IndexEditor::edited(int row)
{
    Q_EMIT dataChanged(index(row), index(row));
    Q_EMIT changed();
}

void IndexEditor::add()
{
    beginInsertRows({}, count(), count());
    m_rows += Row();
    endInsertRows();
    Q_EMIT changed();
}

void IndexEditor::setName(int row, const QString &name)
{
    m_rows[row].index.name = name.trimmed();
    edited(row);
}

void IndexEditor::setWhere(int row, const QString &where)
{
    m_rows[row].index.where = where.trimmed();
    edited(row);
}

void IndexEditor::setUnique(int row, bool unique)
{
    m_rows[row].index.unique = unique;
    edited(row);
}

void IndexEditor::addField(int row, const QString &field)
{
    if (!m_rows.at(row).index.fields.contains(field))
        m_rows[row].index.fields += field;
    edited(row);
}

void IndexEditor::removeField(int row, const QString &field)
{
    m_rows[row].index.fields.removeOne(field);
    edited(row);
}

void IndexEditor::toggleDropped(int row)
{
    if (m_rows.at(row).isNew()) {
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
        Q_EMIT changed();
        return;
    }
    m_rows[row].dropped = !m_rows.at(row).dropped;
    edited(row);
}

} // namespace basalt::app
