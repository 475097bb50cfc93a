// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recordexport.h"
#include "recordimport.h"

#include <QAbstractListModel>
#include <QHash>
#include <QList>

namespace basalt::app {

class ApiClient;
class CollectionListModel;

/**
 * Imports and exports of records, one of each for a collection, which go on while their page is not shown; as a list: those
 * that are under way. GUI thread; owned by AppContext.
 */
class Transfers : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role { WorkRole = Qt::UserRole + 1 };

    Transfers(ApiClient &client, CollectionListModel &collections, QObject *parent = nullptr);
    ~Transfers() override;
    Q_DISABLE_COPY_MOVE(Transfers)

    /** Never null for a name. */
    Q_INVOKABLE basalt::app::RecordExport *exportOf(const QString &collection);
    Q_INVOKABLE basalt::app::RecordImport *importOf(const QString &collection);

    [[nodiscard]] int count() const { return int(m_running.size()); }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    Q_INVOKABLE void cancelAll();
    /** Another server: everything is stopped and forgotten. */
    void clear();

Q_SIGNALS:
    void countChanged();
    void exported(const QString &path, double rows);
    /** One that nobody looks at. */
    void exportFailed(const basalt::app::ApiError &error);
    /** However it ended; it knows. */
    void imported(basalt::app::RecordImport *work);

private:
    void follow(LongWork *work);
    void update(LongWork *work);

    ApiClient &m_client;
    CollectionListModel &m_collections;
    QHash<QString, RecordExport *> m_exports;
    QHash<QString, RecordImport *> m_imports;
    QList<LongWork *> m_running;
    QList<LongWork *> m_leaving; ///< of the server before
};

} // namespace basalt::app
