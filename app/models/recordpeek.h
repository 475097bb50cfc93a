// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apierror.h"
#include "fieldinfo.h"

#include <QAbstractListModel>
#include <QJsonObject>
#include <QList>
#include <QtQml/qqmlregistration.h>

namespace basalt::app {

/** A related record looked at without leaving the table: its fields, and the way back from one to the next. GUI thread; made by QML. */
class RecordPeek : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool active READ isActive NOTIFY changed FINAL)
    Q_PROPERTY(bool canGoBack READ canGoBack NOTIFY changed FINAL)
    Q_PROPERTY(bool loaded READ isLoaded NOTIFY changed FINAL)
    Q_PROPERTY(QString collection READ collection NOTIFY changed FINAL)
    Q_PROPERTY(QString recordId READ recordId NOTIFY changed FINAL)
    Q_PROPERTY(QString title READ title NOTIFY changed FINAL)
    Q_PROPERTY(basalt::app::ApiError error READ error NOTIFY changed FINAL)

public:
    enum Role { NameRole = Qt::UserRole + 1, TextRole, IconRole, NullRole, TargetRole, ReferenceRole, MonoRole };

    explicit RecordPeek(QObject *parent = nullptr);

    [[nodiscard]] bool isActive() const { return !m_trail.isEmpty(); }
    [[nodiscard]] bool canGoBack() const { return m_trail.size() > 1; }
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] QString collection() const { return isActive() ? m_trail.constLast().collection : QString(); }
    [[nodiscard]] QString recordId() const { return isActive() ? m_trail.constLast().id : QString(); }
    [[nodiscard]] QString title() const;
    [[nodiscard]] const ApiError &error() const { return m_error; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /** Looks at a record; from there at the next. */
    Q_INVOKABLE void open(const QString &collection, const QString &id);
    Q_INVOKABLE void back();
    Q_INVOKABLE void close();
    Q_INVOKABLE void reload();

Q_SIGNALS:
    void changed();

private:
    struct Place
    {
        QString collection;
        QString id;
    };

    void show(const CollectionInfo &info, const QJsonObject &record);

    QList<Place> m_trail;
    CollectionInfo m_info;
    QJsonObject m_record;
    ApiError m_error;
    bool m_loaded = false;
    int m_generation = 0;
};

} // namespace basalt::app
