// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stagedchangesmodel.h"

#include "recordformat.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

void StagedChangesModel::setTable(RecordTableModel *table)
{
    if (m_table == table)
        return;
    if (m_table)
        m_table->disconnect(this);
    m_table = table;
    if (m_table)
        connect(m_table, &RecordTableModel::stagedChanged, this, &StagedChangesModel::rebuild);
    rebuild();
    Q_EMIT tableChanged();
}

void StagedChangesModel::rebuild()
{
    beginResetModel();
    m_rows.clear();
    if (m_table) {
        const QStringList keys = m_table->edits().keys();
        for (const QString &key : keys)
            append(key, *m_table->edits().find(key));
    }
    endResetModel();
    Q_EMIT countChanged();
}

void StagedChangesModel::append(const QString &key, const RecordEdit &edit)
{
    const int tableRow = m_table->rowOfKey(key);
    const QString title = tableRow >= 0 ? m_table->recordTitle(tableRow) : recordformat::shortId(key);
    if (edit.kind == RecordEdit::Kind::Deleted) {
        m_rows += Row{key, title, u"deleted"_s, {}, {}, {}, edit.problem, edit.conflict, true};
        return;
    }
    const QString kind = edit.kind == RecordEdit::Kind::Added ? u"added"_s : u"changed"_s;
    if (edit.values.isEmpty())
        m_rows += Row{key, title, kind, {}, {}, {}, edit.problem, edit.conflict, true};
    bool first = true;
    for (auto it = edit.values.constBegin(); it != edit.values.constEnd(); ++it) {
        const QString fieldProblem = edit.fieldProblems.value(it.key());
        m_rows += Row{key,
                      title,
                      kind,
                      it.key(),
                      recordformat::plain(edit.base.values.value(it.key())),
                      recordformat::plain(it.value()),
                      fieldProblem.isEmpty() && first ? edit.problem : fieldProblem,
                      edit.conflict,
                      first};
        first = false;
    }
}

int StagedChangesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant StagedChangesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case KeyRole: return row.key;
    case TitleRole: return row.title;
    case KindRole: return row.kind;
    case FieldRole: return row.field;
    case BeforeRole: return row.before;
    case AfterRole: return row.after;
    case HadBeforeRole: return !row.before.isEmpty();
    case HasAfterRole: return !row.after.isEmpty();
    case ProblemRole: return row.problem;
    case ConflictRole: return row.conflict;
    case FirstRole: return row.first;
    default: return {};
    }
}

QHash<int, QByteArray> StagedChangesModel::roleNames() const
{
    return {{KeyRole, "key"},         {TitleRole, "title"},       {KindRole, "kind"},           {FieldRole, "field"},
            {BeforeRole, "before"},   {AfterRole, "after"},       {HadBeforeRole, "hadBefore"}, {HasAfterRole, "hasAfter"},
            {ProblemRole, "problem"}, {ConflictRole, "conflict"}, {FirstRole, "firstOfRecord"}};
}

} // namespace basalt::app
