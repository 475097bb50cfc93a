// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfers.h"

#include <QQmlEngine>

#include <utility>

namespace basalt::app {

Transfers::Transfers(ApiClient &client, CollectionListModel &collections, QObject *parent)
    : QAbstractListModel(parent)
    , m_client(client)
    , m_collections(collections)
{ }

Transfers::~Transfers() = default;

RecordExport *Transfers::exportOf(const QString &collection)
{
    if (RecordExport *known = m_exports.value(collection))
        return known;
    auto *made = new RecordExport(collection, m_client, this);
    m_exports.insert(collection, made);
    connect(made, &RecordExport::exported, this, &Transfers::exported);
    connect(made, &LongWork::runningChanged, this, [this, made] {
        if (!made->isRunning() && made->error().isSet() && !made->isAttended())
            Q_EMIT exportFailed(made->error());
    });
    follow(made);
    return made;
}

RecordImport *Transfers::importOf(const QString &collection)
{
    if (RecordImport *known = m_imports.value(collection))
        return known;
    auto *made = new RecordImport(collection, m_client, m_collections, this);
    m_imports.insert(collection, made);
    connect(made, &RecordImport::imported, this, [this, made] { Q_EMIT imported(made); });
    follow(made);
    return made;
}

void Transfers::follow(LongWork *work)
{
    QQmlEngine::setObjectOwnership(work, QQmlEngine::CppOwnership);
    connect(work, &LongWork::runningChanged, this, [this, work] { update(work); });
}

void Transfers::update(LongWork *work)
{
    const auto row = int(m_running.indexOf(work));
    if (work->isRunning() && row < 0) {
        beginInsertRows({}, count(), count());
        m_running.append(work);
        endInsertRows();
    } else if (!work->isRunning() && row >= 0) {
        beginRemoveRows({}, row, row);
        m_running.removeAt(row);
        endRemoveRows();
    } else {
        return;
    }
    Q_EMIT countChanged();
}

int Transfers::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant Transfers::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != WorkRole)
        return {};
    return QVariant::fromValue(m_running.at(index.row()));
}

QHash<int, QByteArray> Transfers::roleNames() const
{
    return {{WorkRole, "work"}};
}

void Transfers::cancelAll()
{
    const QList<LongWork *> running = m_running;
    for (LongWork *work : running)
        work->cancel();
}

void Transfers::clear()
{
    const QList<LongWork *> running = m_running;
    for (LongWork *work : running)
        work->abandon();
    // Pages that show them are on their way out, and still look.
    qDeleteAll(std::exchange(m_leaving, {}));
    for (RecordExport *each : std::as_const(m_exports))
        m_leaving.append(each);
    m_exports.clear();
    for (RecordImport *each : std::as_const(m_imports))
        m_leaving.append(each);
    m_imports.clear();
}

} // namespace basalt::app
