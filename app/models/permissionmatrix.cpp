// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "permissionmatrix.h"

#include "apiclient.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

constexpr int kPerPage = 1000;

QString markName(PermissionSetInfo::Mark mark)
{
    switch (mark) {
    case PermissionSetInfo::Mark::Held: return u"held"_s;
    case PermissionSetInfo::Mark::Inherited: return u"inherited"_s;
    case PermissionSetInfo::Mark::Part: return u"part"_s;
    case PermissionSetInfo::Mark::None: break;
    }
    return u"none"_s;
}

QUrlQuery pageQuery(int offset)
{
    return {{u"skip"_s, QString::number(offset)}, {u"limit"_s, QString::number(kPerPage)}};
}

} // namespace

PermissionMatrix::PermissionMatrix(ApiClient &client, QObject *parent) : QAbstractTableModel(parent), m_client(client) { }

QStringList PermissionMatrix::names() const
{
    QStringList all;
    for (const PermissionSetInfo &set : m_sets)
        all += set.name;
    return all;
}

QStringList PermissionMatrix::ids() const
{
    QStringList all;
    for (const PermissionSetInfo &set : m_sets)
        all += set.id;
    return all;
}

const PermissionSetInfo *PermissionMatrix::findSet(const QString &id) const
{
    const int column = columnOf(id);
    return column < 0 ? nullptr : &m_sets.at(column);
}

int PermissionMatrix::stagedCount() const
{
    int count = 0;
    for (const PermissionSetInfo &set : m_sets)
        count += int(set.staged().size());
    return count;
}

QString PermissionMatrix::stagedText() const
{
    const QStringList lines = stagedLines();
    const auto changedSets =
        std::count_if(m_sets.cbegin(), m_sets.cend(), [](const PermissionSetInfo &set) { return !set.staged().isEmpty(); });
    return lines.size() == 1 ? lines.constFirst() : tr("in %Ln set(s) · nothing is saved yet", "", int(changedSets));
}

QStringList PermissionMatrix::stagedLines() const
{
    QStringList lines;
    for (const PermissionSetInfo &set : m_sets) {
        QStringList codes = set.staged().keys();
        codes.sort();
        for (const QString &code : std::as_const(codes))
            lines += (set.staged().value(code) ? tr("%1 gains %2") : tr("%1 loses %2")).arg(set.name, code);
    }
    return lines;
}

QStringList PermissionMatrix::stagedIds() const
{
    QStringList ids;
    for (const PermissionSetInfo &set : m_sets)
        if (!set.staged().isEmpty())
            ids += set.id;
    return ids;
}

QStringList PermissionMatrix::stagedNames() const
{
    QStringList names;
    for (const PermissionSetInfo &set : m_sets)
        if (!set.staged().isEmpty())
            names += set.name;
    return names;
}

QJsonObject PermissionMatrix::stagedChange(const QString &setId) const
{
    const PermissionSetInfo *set = findSet(setId);
    if (!set)
        return {};
    QJsonArray added;
    QJsonArray removed;
    for (auto it = set->staged().cbegin(); it != set->staged().cend(); ++it)
        (it.value() ? added : removed).append(it.key());
    return {{u"add"_s, added}, {u"remove"_s, removed}};
}

void PermissionMatrix::setFilter(const QString &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    m_tree.setFilter(filter);
    showRows();
    Q_EMIT filterChanged();
}

int PermissionMatrix::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : shownCount();
}

int PermissionMatrix::columnCount(const QModelIndex &parent) const
{
    // The names beside the matrix are its first column; they stand there without any set.
    return parent.isValid() ? 0 : std::max(1, setCount());
}

QVariant PermissionMatrix::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PermissionNode &node = m_shown.at(index.row());
    switch (role) {
    case CodeRole: return node.code;
    case LabelRole: return node.code.section(u'.', -1);
    case TitleRole: return node.title;
    case DepthRole: return node.depth;
    case BranchRole: return node.hasChildren;
    case ExpandedRole: return m_tree.isExpanded(node.code);
    case FolderRole: return !node.isAssignable;
    default: break;
    }
    if (index.column() >= setCount())
        return QString();
    const PermissionSetInfo &set = m_sets.at(index.column());
    switch (role) {
    case MarkRole: return markName(set.markOf(node.code));
    case StagedRole: {
        const auto staged = set.staged().constFind(node.code);
        return staged == set.staged().constEnd() ? QString() : *staged ? u"added"_s : u"removed"_s;
    }
    case SetNameRole: return set.name;
    default: return {};
    }
}

QHash<int, QByteArray> PermissionMatrix::roleNames() const
{
    return {{CodeRole, "code"},     {LabelRole, "label"},    {TitleRole, "title"},       {DepthRole, "depth"},
            {BranchRole, "branch"}, {FolderRole, "folder"},  {ExpandedRole, "expanded"}, {MarkRole, "mark"},
            {StagedRole, "staged"}, {SetNameRole, "setName"}};
}

void PermissionMatrix::setWanted(bool wanted)
{
    if (m_wanted == wanted)
        return;
    m_wanted = wanted;
    Q_EMIT loadingChanged();
    if (m_wanted && !m_loaded && !isLoading())
        reload();
}

void PermissionMatrix::reload()
{
    ++m_generation;
    m_pending = 2;
    m_failed = false;
    m_newNodes = {};
    m_newSets.clear();
    Q_EMIT loadingChanged();
    fetchNodes(0);
    fetchSets(0);
}

void PermissionMatrix::fetchNodes(int offset)
{
    m_client.send(ApiRequest::get(ApiRequest::pathOf({u"permissions"_s}), pageQuery(offset)), this,
                  [this, generation = m_generation](const ApiResult &result) {
                      if (generation != m_generation)
                          return;
                      const QJsonArray items = result ? result->object().value("items"_L1).toArray() : QJsonArray();
                      for (const QJsonValue &item : items)
                          m_newNodes.append(item);
                      if (result && !items.isEmpty() && m_newNodes.size() < result->object().value("total"_L1).toInteger())
                          fetchNodes(int(m_newNodes.size()));
                      else
                          arrived(generation, result ? ApiError() : result.error());
                  });
}

void PermissionMatrix::fetchSets(int offset)
{
    m_client.send(ApiRequest::get(ApiRequest::pathOf({u"permission-sets"_s}), pageQuery(offset)), this,
                  [this, generation = m_generation](const ApiResult &result) {
                      if (generation != m_generation)
                          return;
                      const QJsonArray items = result ? result->object().value("items"_L1).toArray() : QJsonArray();
                      for (const QJsonValue &item : items)
                          m_newSets += PermissionSetInfo::fromJson(item.toObject());
                      if (result && !items.isEmpty() && m_newSets.size() < result->object().value("total"_L1).toInteger())
                          fetchSets(int(m_newSets.size()));
                      else
                          arrived(generation, result ? ApiError() : result.error());
                  });
}

void PermissionMatrix::arrived(int generation, const ApiError &failure)
{
    if (generation != m_generation)
        return;
    if (failure.isSet() && !m_failed)
        m_error = failure;
    m_failed = m_failed || failure.isSet();
    if (--m_pending > 0)
        return;
    if (!m_failed) {
        m_error = {};
        m_loaded = true;
        m_asOf = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
        setsArrived();
    }
    Q_EMIT loadingChanged();
}

void PermissionMatrix::setsArrived()
{
    // Roles first, then by name: what everybody has stands beside the tree.
    std::sort(m_newSets.begin(), m_newSets.end(), [](const PermissionSetInfo &left, const PermissionSetInfo &right) {
        if ((left.kind == "role"_L1) != (right.kind == "role"_L1))
            return left.kind == "role"_L1;
        return left.kind == "role"_L1 ? left.roleId < right.roleId : left.name.localeAwareCompare(right.name) < 0;
    });
    for (PermissionSetInfo &fresh : m_newSets) {
        if (const PermissionSetInfo *known = findSet(fresh.id)) {
            PermissionSetInfo merged = *known;
            merged.refreshFrom(fresh);
            fresh = merged;
        }
    }
    beginResetModel();
    m_sets = m_newSets;
    m_tree.setNodes(m_newNodes);
    m_shown = m_tree.shown();
    endResetModel();
    Q_EMIT changed();
    Q_EMIT stagedChanged();
}

void PermissionMatrix::clear()
{
    ++m_generation;
    ++m_epoch;
    m_pending = 0;
    m_loaded = false;
    m_committing = false;
    m_error = {};
    beginResetModel();
    m_sets.clear();
    m_shown.clear();
    m_tree = {};
    m_filter.clear();
    endResetModel();
    Q_EMIT changed();
    Q_EMIT stagedChanged();
    Q_EMIT filterChanged();
    Q_EMIT loadingChanged();
}

void PermissionMatrix::showRows()
{
    beginResetModel();
    m_shown = m_tree.shown();
    endResetModel();
    Q_EMIT changed();
}

void PermissionMatrix::setExpanded(int row, bool expanded)
{
    if (row < 0 || row >= shownCount() || !m_shown.at(row).hasChildren || !m_filter.isEmpty())
        return;
    m_tree.setExpanded(m_shown.at(row).code, expanded);
    showRows();
}

void PermissionMatrix::toggle(int row, int column)
{
    if (row < 0 || row >= shownCount() || column < 0 || column >= setCount() || m_committing)
        return;
    const PermissionNode &node = m_shown.at(row);
    PermissionSetInfo &set = m_sets[column];
    if (!node.isAssignable && !set.held().contains(node.code)) {
        Q_EMIT refused(tr("%1 is a folder: sets hold what is in it.").arg(node.code));
        return;
    }
    if (const QString giver = set.giverOf(node.code); !giver.isEmpty() && !set.held().contains(node.code)) {
        Q_EMIT refused(tr("%1 has it through %2. Take that away first.").arg(set.name, giver));
        return;
    }
    set.stage(node.code, !set.held().contains(node.code));
    cellsChanged();
}

void PermissionMatrix::cellsChanged()
{
    if (!m_shown.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {MarkRole, StagedRole});
    Q_EMIT stagedChanged();
    Q_EMIT changed();
}

void PermissionMatrix::discardAll()
{
    for (PermissionSetInfo &set : m_sets)
        set.discard();
    cellsChanged();
}

void PermissionMatrix::commit(const QString &reason)
{
    if (m_committing || stagedCount() == 0)
        return;
    m_committing = true;
    m_committed = 0;
    Q_EMIT loadingChanged();
    commitNext(reason);
}

void PermissionMatrix::commitNext(const QString &reason)
{
    const auto next =
        std::find_if(m_sets.cbegin(), m_sets.cend(), [](const PermissionSetInfo &set) { return !set.staged().isEmpty(); });
    if (next == m_sets.cend()) {
        m_committing = false;
        Q_EMIT loadingChanged();
        Q_EMIT committed(m_committed);
        return;
    }
    ApiRequest request =
        ApiRequest::send("PATCH", ApiRequest::pathOf({u"permission-sets"_s, next->id}), stagedChange(next->id));
    if (!reason.isEmpty())
        request.headers += {"X-Change-Reason", reason.toUtf8()};
    m_client.send(request, this, [this, reason, id = next->id, epoch = m_epoch](const ApiResult &result) {
        if (epoch != m_epoch)
            return; // it belonged to another account
        const int column = columnOf(id);
        if (!result) {
            m_committing = false;
            Q_EMIT loadingChanged();
            Q_EMIT commitFailed(result.error());
            return;
        }
        if (column >= 0) {
            m_sets[column] = PermissionSetInfo::fromJson(result->object());
            ++m_committed;
            cellsChanged();
        }
        commitNext(reason);
    });
}

int PermissionMatrix::rowOf(const QString &code) const
{
    const auto found =
        std::find_if(m_shown.cbegin(), m_shown.cend(), [&code](const PermissionNode &node) { return node.code == code; });
    return found == m_shown.cend() ? -1 : int(found - m_shown.cbegin());
}

QString PermissionMatrix::codeAt(int row) const
{
    return row < 0 || row >= shownCount() ? QString() : m_shown.at(row).code;
}

QString PermissionMatrix::textAt(int row, const QString &fact) const
{
    if (row < 0 || row >= shownCount())
        return {};
    const PermissionNode &node = m_shown.at(row);
    return fact == "title"_L1 ? node.title : fact == "source"_L1 ? node.source : node.description;
}

int PermissionMatrix::columnOf(const QString &setId) const
{
    const auto found =
        std::find_if(m_sets.cbegin(), m_sets.cend(), [&setId](const PermissionSetInfo &set) { return set.id == setId; });
    return found == m_sets.cend() ? -1 : int(found - m_sets.cbegin());
}

QString PermissionMatrix::setText(int column, const QString &fact) const
{
    if (column < 0 || column >= setCount())
        return {};
    const PermissionSetInfo &set = m_sets.at(column);
    return fact == "id"_L1    ? set.id
        : fact == "name"_L1   ? set.name
        : fact == "code"_L1   ? set.code
        : fact == "kind"_L1   ? set.kind
        : fact == "source"_L1 ? set.source
                              : set.description;
}

bool PermissionMatrix::isSystemSet(int column) const
{
    return column >= 0 && column < setCount() && m_sets.at(column).isSystem;
}

bool PermissionMatrix::isAssignableSet(int column) const
{
    return column >= 0 && column < setCount() && m_sets.at(column).isAssignable;
}

int PermissionMatrix::heldCount(int column) const
{
    return column < 0 || column >= setCount() ? 0 : int(m_sets.at(column).held().size());
}

QString PermissionMatrix::reasonText(int row, int column) const
{
    if (row < 0 || row >= shownCount() || column < 0 || column >= setCount())
        return {};
    const PermissionNode &node = m_shown.at(row);
    const PermissionSetInfo &set = m_sets.at(column);
    switch (set.markOf(node.code)) {
    case PermissionSetInfo::Mark::Held: return tr("%1 holds it").arg(set.name);
    case PermissionSetInfo::Mark::Inherited: return tr("%1 holds it through %2").arg(set.name, set.giverOf(node.code));
    case PermissionSetInfo::Mark::Part: return tr("%1 holds some of what is below").arg(set.name);
    case PermissionSetInfo::Mark::None: break;
    }
    return tr("%1 does not hold it").arg(set.name);
}

} // namespace basalt::app
