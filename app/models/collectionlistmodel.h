// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apierror.h"
#include "fieldinfo.h"

#include <QAbstractListModel>
#include <QHash>
#include <QJsonArray>
#include <QList>
#include <QString>
#include <QVariantMap>

#include <tl/expected.hpp>

#include <functional>

namespace basalt::app {

class ApiClient;

/**
 * The collections of the open server: names and counts for the sidebar and the list, full schemas on demand and kept. GUI
 * thread; owned by AppContext, which reloads it when the session becomes ready.
 */
class CollectionListModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(bool loading READ isLoading NOTIFY loadingChanged FINAL)
    Q_PROPERTY(bool loaded READ isLoaded NOTIFY loadingChanged FINAL)
    Q_PROPERTY(basalt::app::ApiError error READ error NOTIFY errorChanged FINAL)
    Q_PROPERTY(QStringList names READ names NOTIFY countChanged FINAL)
    Q_PROPERTY(QStringList views READ views NOTIFY countChanged FINAL)
    Q_PROPERTY(QVariantMap recordCounts READ recordCounts NOTIFY recordsChanged FINAL)

public:
    enum Role { NameRole = Qt::UserRole + 1, IdRole, FieldsRole, RecordsRole, PublicRole, CreatedRole, ViewRole };

    explicit CollectionListModel(ApiClient &client, QObject *parent = nullptr);

    [[nodiscard]] int count() const { return int(m_collections.size()); }
    [[nodiscard]] bool isLoading() const { return m_loading; }
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] const ApiError &error() const { return m_error; }
    [[nodiscard]] QStringList names() const;
    /** Names of those that are views. */
    [[nodiscard]] QStringList views() const;
    [[nodiscard]] qint64 totalRecords() const;
    /** Collections that some rule opens to everybody. */
    [[nodiscard]] int publicCount() const;
    /** Number of records by name, for bindings; views have none of their own. */
    [[nodiscard]] QVariantMap recordCounts() const;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    Q_INVOKABLE void reload();
    /** Forgets everything: another server is opened. */
    void clear();
    Q_INVOKABLE [[nodiscard]] bool contains(const QString &name) const;
    Q_INVOKABLE [[nodiscard]] QString idOf(const QString &name) const;

    using InfoHandler = std::function<void(const tl::expected<CollectionInfo, ApiError> &)>;
    /** The schema of a collection, from memory if it was loaded before. */
    void schema(const QString &name, QObject *context, InfoHandler done);
    /** Drops a kept schema: it was changed. */
    void forget(const QString &name);
    /** A grid knows better how many records there are. */
    void setRecords(const QString &name, qint64 records);

Q_SIGNALS:
    void countChanged();
    void recordsChanged();
    void loadingChanged();
    void errorChanged();

private:
    struct Row
    {
        QString id;
        QString name;
        int fields = 0;
        qint64 records = 0;
        bool isView = false;
        bool isPublic = false;
        QString createdAt;

        friend bool operator==(const Row &, const Row &) = default;
    };

    void loadPage(int page, const QList<Row> &before);
    void replace(const QList<Row> &rows);
    void setLoading(bool loading);
    void setError(const ApiError &error);
    [[nodiscard]] int rowOf(const QString &name) const;

    ApiClient &m_client;
    QList<Row> m_collections;
    QHash<QString, CollectionInfo> m_schemas;
    ApiError m_error;
    bool m_loading = false;
    bool m_loaded = false;
    int m_generation = 0;
};

} // namespace basalt::app
