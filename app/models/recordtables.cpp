// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recordtables.h"

#include "recordtablemodel.h"

#include <numeric>

namespace basalt::app {

namespace {
constexpr qsizetype kMaxTables = 8;
} // namespace

RecordTables::RecordTables(ApiClient &client, AppSettings &settings, CollectionListModel &collections, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_settings(settings)
    , m_collections(collections)
    , m_labels(client, collections)
{ }

RecordTables::~RecordTables()
{
    // Before the labels and the client that they use.
    qDeleteAll(m_tables);
}

RecordTableModel *RecordTables::table(const QString &collection)
{
    m_order.removeOne(collection);
    m_order.append(collection);
    const auto known = m_tables.constFind(collection);
    if (known != m_tables.cend())
        return *known;
    auto *made = new RecordTableModel(collection, m_client, m_settings, m_collections, m_labels);
    QQmlEngine::setObjectOwnership(made, QQmlEngine::CppOwnership);
    connect(made, &RecordTableModel::stagedChanged, this, &RecordTables::stagedChanged);
    m_tables.insert(collection, made);
    if (m_tables.size() > kMaxTables)
        dropOldest();
    return made;
}

int RecordTables::stagedTotal() const
{
    return std::accumulate(m_tables.cbegin(), m_tables.cend(), 0,
                           [](int sum, const RecordTableModel *table) { return sum + table->stagedCount(); });
}

int RecordTables::stagedIn(const QString &collection) const
{
    const RecordTableModel *table = m_tables.value(collection);
    return table ? table->stagedCount() : 0;
}

void RecordTables::reloadAll()
{
    m_labels.clear();
    for (RecordTableModel *table : std::as_const(m_tables))
        table->reload();
}

void RecordTables::reload(const QString &collection)
{
    if (RecordTableModel *table = m_tables.value(collection))
        table->reload();
}

void RecordTables::startOver()
{
    m_labels.clear();
    for (RecordTableModel *table : std::as_const(m_tables))
        table->startOver();
}

void RecordTables::clear()
{
    m_labels.clear();
    for (RecordTableModel *table : std::as_const(m_tables))
        table->deleteLater();
    m_tables.clear();
    m_order.clear();
    Q_EMIT stagedChanged();
}

void RecordTables::forget(const QString &collection)
{
    m_order.removeOne(collection);
    if (RecordTableModel *table = m_tables.take(collection))
        table->deleteLater();
    Q_EMIT stagedChanged();
}

void RecordTables::dropOldest()
{
    for (const QString &name : std::as_const(m_order)) {
        RecordTableModel *table = m_tables.value(name);
        if (table && table->stagedCount() == 0 && name != m_order.constLast()) {
            forget(name);
            return;
        }
    }
}

} // namespace basalt::app
