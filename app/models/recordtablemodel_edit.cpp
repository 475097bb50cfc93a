// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The editing half of RecordTableModel: filters and order, staging, selection, commit.

#include "recordtablemodel.h"

#include "apiclient.h"
#include "appsettings.h"
#include "recordformat.h"
#include "referencelabels.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

bool RecordTableModel::isReadOnly() const
{
    return m_info.isView || m_client.isViewing();
}

void RecordTableModel::setFilter(const QString &filter)
{
    const QString trimmed = filter.trimmed();
    if (m_filter == trimmed)
        return;
    m_filter = trimmed;
    Q_EMIT filterChanged();
    reload();
}

QString RecordTableModel::effectiveFilter() const
{
    QStringList parts = m_columnFilters.values();
    parts.sort();
    if (m_filter.isEmpty())
        return parts.join(u" && "_s);
    // Brackets or quotes of the filter must not close ours: alone it is refused with the right reason.
    if (!recordformat::isClosed(m_filter))
        return m_filter;
    parts.prepend(parts.isEmpty() ? m_filter : u'(' + m_filter + u')');
    return parts.join(u" && "_s);
}

void RecordTableModel::setColumnFilter(const QString &field, const QString &op, const QString &value)
{
    const int column = m_columns.indexOf(field);
    if (column < 0)
        return;
    const QString expression = op.isEmpty() ? QString() : recordformat::comparison(m_columns.field(column), op, value);
    if (expression == m_columnFilters.value(field))
        return;
    if (expression.isEmpty())
        m_columnFilters.remove(field);
    else
        m_columnFilters.insert(field, expression);
    m_columns.setFiltered(m_columnFilters);
    Q_EMIT filterChanged();
    reload();
}

void RecordTableModel::clearFilters()
{
    if (!isFiltered())
        return;
    m_filter.clear();
    m_columnFilters.clear();
    m_columns.setFiltered(m_columnFilters);
    Q_EMIT filterChanged();
    reload();
}

QVariantMap RecordTableModel::exportOptions() const
{
    QStringList fields;
    for (int column = 0; column < m_columns.count(); ++column) {
        if (m_columns.width(column) > 0)
            fields += m_columns.field(column).name;
    }
    const QString sort = m_sortField.isEmpty() ? QString() : (m_sortDescending ? u"-"_s : u"+"_s) + m_sortField;
    return {{u"fields"_s, fields.join(u',')}, {u"filter"_s, effectiveFilter()}, {u"sort"_s, sort}};
}

QVariantMap RecordTableModel::viewState() const
{
    QVariantMap filters;
    for (auto it = m_columnFilters.cbegin(); it != m_columnFilters.cend(); ++it)
        filters.insert(it.key(), it.value());
    return {{u"filter"_s, m_filter},
            {u"columnFilters"_s, filters},
            {u"sort"_s, m_sortField},
            {u"descending"_s, m_sortDescending},
            {u"columns"_s, m_columns.layout()}};
}

void RecordTableModel::setViewState(const QVariantMap &state)
{
    m_filter = state.value(u"filter"_s).toString();
    m_columnFilters.clear();
    const QVariantMap filters = state.value(u"columnFilters"_s).toMap();
    for (auto it = filters.cbegin(); it != filters.cend(); ++it) {
        if (m_columns.indexOf(it.key()) >= 0) // a field that is gone filters nothing
            m_columnFilters.insert(it.key(), it.value().toString());
    }
    m_sortField = state.value(u"sort"_s).toString();
    if (m_columns.indexOf(m_sortField) < 0)
        m_sortField.clear();
    m_sortDescending = state.value(u"descending"_s).toBool();
    m_columns.setLayout(state.value(u"columns"_s).toMap());
    m_columns.setSort(m_sortField, m_sortDescending);
    m_columns.setFiltered(m_columnFilters);
    Q_EMIT sortChanged();
    Q_EMIT filterChanged();
    reload();
}

void RecordTableModel::sortBy(const QString &field, bool descending)
{
    if (m_sortField == field && m_sortDescending == descending)
        return;
    m_sortField = field;
    m_sortDescending = descending;
    m_columns.setSort(field, descending);
    Q_EMIT sortChanged();
    reload();
}

void RecordTableModel::toggleSort(const QString &field)
{
    if (m_sortField != field)
        sortBy(field, false);
    else if (!m_sortDescending)
        sortBy(field, true);
    else
        sortBy({}, false);
}

bool RecordTableModel::isEditable(int row, int column) const
{
    if (isReadOnly() || row < 0 || row >= rowCount() || column < 0 || column >= m_columns.count())
        return false;
    const FieldInfo &field = m_columns.field(column);
    const QString state = rowState(row);
    return !field.system && !field.computed && field.type != "file"_L1 && state != "loading"_L1 && state != "deleted"_L1;
}

QString RecordTableModel::setText(int row, int column, const QString &text)
{
    QString problem = stage(row, column, text);
    if (problem.isEmpty() && m_settings.immediateCommit() && row >= m_added.size())
        commit({});
    return problem;
}

QString RecordTableModel::stage(int row, int column, const QString &text)
{
    if (!isEditable(row, column))
        return tr("This value cannot be edited.");
    const FieldInfo &field = m_columns.field(column);
    const auto parsed = recordformat::parse(field, text);
    if (!parsed)
        return parsed.error();
    // Leaving an editor that was opened on a null text must not turn it into an empty one.
    const QJsonValue now = valueAt(row, field);
    if (text.isEmpty() && now.isNull())
        return {};
    if (field.required && (parsed->isNull() || parsed->toString(u" "_s).isEmpty()))
        return tr("This field is required.");
    if (field.type == "select"_L1 && !field.multiple && !parsed->isNull() && !field.choices.contains(parsed->toString()))
        return tr("One of these is needed: %1").arg(field.choices.join(u", "_s));
    setCellProblem(row, column, {});
    const RecordRow *stored = storedRow(row);
    m_edits.setValue(keyOfRow(row), stored ? *stored : RecordRow(), field.name, *parsed);
    return {};
}

void RecordTableModel::beginMany(const QString &what)
{
    ++m_many;
    m_edits.undoStack().beginMacro(what);
}

void RecordTableModel::endMany()
{
    m_edits.undoStack().endMacro();
    if (--m_many > 0)
        return;
    if (m_edits.addedKeys() != m_added) {
        beginResetModel();
        m_added = m_edits.addedKeys();
        endResetModel();
    } else if (rowCount() > 0 && columnCount() > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
    Q_EMIT stagedChanged();
    if (m_settings.immediateCommit() && m_added.isEmpty())
        commit({});
}

void RecordTableModel::setCellProblem(int row, int column, const QString &problem)
{
    const QString key = keyOfRow(row);
    const QString field = m_columns.field(column).name;
    if (key.isEmpty() || m_cellProblems.value(key).value(field) == problem)
        return;
    if (problem.isEmpty())
        m_cellProblems[key].remove(field);
    else
        m_cellProblems[key].insert(field, problem);
    if (m_many == 0)
        Q_EMIT dataChanged(index(row, column), index(row, column), {ProblemRole});
}

void RecordTableModel::stageNull(int row, int column)
{
    if (!isEditable(row, column) || m_columns.field(column).required)
        return;
    setCellProblem(row, column, {});
    const RecordRow *stored = storedRow(row);
    m_edits.setValue(keyOfRow(row), stored ? *stored : RecordRow(), m_columns.field(column).name, QJsonValue::Null);
}

void RecordTableModel::setNull(int row, int column)
{
    stageNull(row, column);
    if (m_settings.immediateCommit() && row >= m_added.size())
        commit({});
}

void RecordTableModel::addRecord()
{
    if (isReadOnly())
        return;
    QJsonObject values;
    for (const FieldInfo &field : std::as_const(m_info.fields)) {
        if (!field.defaultValue.isNull() && !field.defaultValue.toString().startsWith(u'@'))
            values.insert(field.name, field.defaultValue);
    }
    (void)m_edits.add(values);
}

void RecordTableModel::addRecordWith(const QJsonObject &values)
{
    if (!isReadOnly())
        (void)m_edits.add(values);
}

void RecordTableModel::removeRecords(int row)
{
    if (isReadOnly())
        return;
    QStringList keys(m_selected.cbegin(), m_selected.cend());
    if (keys.isEmpty())
        keys += keyOfRow(row);
    QList<RecordRow> rows;
    for (const QString &key : std::as_const(keys)) {
        if (m_added.contains(key)) {
            m_edits.discard(key);
            continue;
        }
        const RecordRow *stored = m_pages.peek(m_pages.indexOf(key));
        if (stored)
            rows += *stored;
    }
    m_edits.remove(rows);
    clearSelection();
}

bool RecordTableModel::canUndo() const
{
    return m_edits.undoStack().canUndo();
}

bool RecordTableModel::canRedo() const
{
    return m_edits.undoStack().canRedo();
}

void RecordTableModel::undo()
{
    m_edits.undoStack().undo();
    if (m_settings.immediateCommit())
        commit({});
}

void RecordTableModel::redo()
{
    m_edits.undoStack().redo();
    if (m_settings.immediateCommit())
        commit({});
}

void RecordTableModel::discardAll()
{
    m_cellProblems.clear();
    m_edits.discardAll();
}

int RecordTableModel::stagedDeletions() const
{
    const auto &keys = m_edits.keys();
    return int(std::count_if(keys.cbegin(), keys.cend(),
                             [&](const QString &key) { return m_edits.find(key)->kind == RecordEdit::Kind::Deleted; }));
}

int RecordTableModel::refusedCount() const
{
    const auto &keys = m_edits.keys();
    return int(
        std::count_if(keys.cbegin(), keys.cend(), [&](const QString &key) { return !m_edits.find(key)->problem.isEmpty(); }));
}

void RecordTableModel::commit(const QString &reason)
{
    if (m_committer.isRunning()) {
        m_commitAgain = true;
        return;
    }
    m_reloadAfterCommit = false;
    m_committer.start(m_collection, reason.trimmed());
}

void RecordTableModel::recordStored(const QString &key, const RecordRow &row)
{
    const bool moved = row.id != key; // added or deleted: the rows are others now
    m_reloadAfterCommit = m_reloadAfterCommit || moved;
    if (!moved && m_pages.replace(row) >= 0)
        editChanged(key);
}

void RecordTableModel::commitFinished(int done, int refused, const ApiError &stoppedBy)
{
    if (m_reloadAfterCommit)
        reload();
    Q_EMIT stagedChanged();
    Q_EMIT committed(done, refused, stoppedBy);
    if (std::exchange(m_commitAgain, false) && !stoppedBy.isSet())
        commit({});
}

void RecordTableModel::loadCurrent(const QString &key, const std::function<void(const RecordRow &)> &done)
{
    m_client.send(ApiRequest::get(ApiRequest::pathOf({u"records"_s, m_collection, key})), this,
                  [this, key, done](const ApiResult &result) {
                      if (result) {
                          const RecordRow row = RecordRow::fromJson(result->object());
                          m_pages.replace(row);
                          done(row);
                          editChanged(key);
                      } else {
                          m_edits.refused(key, result.error().message, {}, false);
                      }
                  });
}

void RecordTableModel::takeTheirs(const QString &key)
{
    loadCurrent(key, [this, key](const RecordRow &) { m_edits.discard(key); });
}

void RecordTableModel::discardRecord(const QString &key)
{
    m_edits.discard(key);
}

void RecordTableModel::keepMine(const QString &key)
{
    loadCurrent(key, [this, key](const RecordRow &theirs) { m_edits.rebase(key, theirs); });
}

QString RecordTableModel::recordId(int row) const
{
    const RecordRow *stored = m_pages.peek(row - m_added.size());
    return stored ? stored->id : QString();
}

QString RecordTableModel::recordTitle(int row) const
{
    if (row >= 0 && row < m_added.size())
        return tr("New record");
    const QString field = m_info.labelField();
    const int column = m_columns.indexOf(field);
    const QString text = column < 0 ? QString() : data(index(row, column), TextRole).toString();
    return text.isEmpty() ? recordformat::shortId(recordId(row)) : text;
}

QString RecordTableModel::cellText(int row, int column, const QString &roleName) const
{
    return data(index(row, column), roleNames().key(roleName.toLatin1(), TextRole)).toString();
}

QStringList RecordTableModel::choices(int column) const
{
    return column >= 0 && column < m_columns.count() ? m_columns.field(column).choices : QStringList();
}

QString RecordTableModel::target(int column) const
{
    return column >= 0 && column < m_columns.count() ? m_columns.field(column).target : QString();
}

void RecordTableModel::select(int row, bool extend, bool toggle)
{
    const QString key = keyOfRow(row);
    if (key.isEmpty())
        return;
    if (extend && m_selectionAnchor >= 0) {
        const auto [first, last] = std::minmax(m_selectionAnchor, row);
        for (int each = first; each <= last; ++each)
            m_selected.insert(keyOfRow(each));
        m_selected.remove(QString());
    } else {
        const bool was = m_selected.contains(key);
        if (!toggle)
            m_selected.clear();
        if (toggle && was)
            m_selected.remove(key);
        else
            m_selected.insert(key);
        m_selectionAnchor = row;
    }
    if (rowCount() > 0 && columnCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {SelectedRole});
    Q_EMIT selectionChanged();
}

void RecordTableModel::clearSelection()
{
    if (m_selected.isEmpty())
        return;
    m_selected.clear();
    m_selectionAnchor = -1;
    if (rowCount() > 0 && columnCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {SelectedRole});
    Q_EMIT selectionChanged();
}

QList<int> RecordTableModel::selectedRows() const
{
    QList<int> rows;
    for (const QString &key : m_selected) {
        if (const int row = rowOfKey(key); row >= 0)
            rows += row;
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

QString RecordTableModel::rowAsJson(int row) const
{
    const RecordRow *stored = m_pages.peek(row - m_added.size());
    return stored ? QString::fromUtf8(QJsonDocument(stored->values).toJson(QJsonDocument::Indented)) : QString();
}

} // namespace basalt::app
