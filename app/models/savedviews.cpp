// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "savedviews.h"

#include "appcontext.h"
#include "collectionnames.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

void SavedViews::setTable(RecordTableModel *table)
{
    if (m_table == table)
        return;
    if (m_table)
        m_table->disconnect(this);
    m_table = table;
    if (m_table) {
        connect(m_table, &RecordTableModel::filterChanged, this, &SavedViews::changed);
        connect(m_table, &RecordTableModel::sortChanged, this, &SavedViews::changed);
        connect(m_table->columns(), &RecordColumnModel::layoutChangedByUser, this, &SavedViews::changed);
    }
    load();
}

QString SavedViews::key() const
{
    return collectionSettingsKey(u"views", AppContext::instance()->client().baseUrl(), m_table->collection());
}

qsizetype SavedViews::indexOf(const QString &name) const
{
    const auto found = std::find_if(m_views.cbegin(), m_views.cend(), [&](const View &view) { return view.name == name; });
    return found == m_views.cend() ? -1 : std::distance(m_views.cbegin(), found);
}

void SavedViews::load()
{
    beginResetModel();
    m_views.clear();
    m_current.clear();
    if (m_table) {
        const QVariantList stored = AppContext::instance()->settings().value(key()).toList();
        for (const QVariant &entry : stored) {
            const QVariantMap view = entry.toMap();
            m_views += View{view.value(u"name"_s).toString(), view.value(u"state"_s).toMap()};
        }
    }
    endResetModel();
    Q_EMIT changed();
}

void SavedViews::store()
{
    QVariantList stored;
    for (const View &view : std::as_const(m_views))
        stored += QVariantMap{{u"name"_s, view.name}, {u"state"_s, view.state}};
    AppContext::instance()->settings().setValue(key(), stored);
    Q_EMIT changed();
}

bool SavedViews::isModified() const
{
    const auto at = indexOf(m_current);
    return m_table && at >= 0 && m_views.at(at).state != m_table->viewState();
}

int SavedViews::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant SavedViews::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const View &view = m_views.at(index.row());
    switch (role) {
    case NameRole: return view.name;
    case SummaryRole: {
        QStringList parts{view.state.value(u"filter"_s).toString()};
        const QVariantMap filters = view.state.value(u"columnFilters"_s).toMap();
        for (const QVariant &filter : filters)
            parts += filter.toString();
        parts.removeAll(QString());
        return parts.join(u" && "_s);
    }
    case CurrentRole: return view.name == m_current;
    default: return {};
    }
}

QHash<int, QByteArray> SavedViews::roleNames() const
{
    return {{NameRole, "name"}, {SummaryRole, "summary"}, {CurrentRole, "isCurrent"}};
}

void SavedViews::save(const QString &name)
{
    const QString trimmed = name.trimmed();
    if (!m_table || trimmed.isEmpty())
        return;
    beginResetModel();
    const auto at = indexOf(trimmed);
    if (at >= 0)
        m_views[at].state = m_table->viewState();
    else
        m_views += View{trimmed, m_table->viewState()};
    std::sort(m_views.begin(), m_views.end(),
              [](const View &a, const View &b) { return a.name.localeAwareCompare(b.name) < 0; });
    m_current = trimmed;
    endResetModel();
    store();
}

void SavedViews::open(const QString &name)
{
    const auto at = indexOf(name);
    if (!m_table || at < 0)
        return;
    m_current = name;
    m_table->setViewState(m_views.at(at).state);
    Q_EMIT dataChanged(index(0), index(count() - 1), {CurrentRole});
    Q_EMIT changed();
}

void SavedViews::remove(const QString &name)
{
    const auto at = indexOf(name);
    if (at < 0)
        return;
    beginRemoveRows({}, int(at), int(at));
    m_views.removeAt(at);
    if (m_current == name)
        m_current.clear();
    endRemoveRows();
    store();
}

} // namespace basalt::app
