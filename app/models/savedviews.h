// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recordtablemodel.h"

#include <QAbstractListModel>
#include <QList>
#include <QPointer>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

namespace basalt::app {

/**
 * Named ways to look at a collection: filter, order, columns with their widths. Kept in the program's settings, per server and
 * collection. GUI thread; made by QML.
 */
class SavedViews : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(basalt::app::RecordTableModel *table READ table WRITE setTable NOTIFY changed FINAL)
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)
    Q_PROPERTY(QString current READ current NOTIFY changed FINAL)
    Q_PROPERTY(bool modified READ isModified NOTIFY changed FINAL)

public:
    enum Role { NameRole = Qt::UserRole + 1, SummaryRole, CurrentRole };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] RecordTableModel *table() const { return m_table; }
    void setTable(RecordTableModel *table);
    [[nodiscard]] int count() const { return int(m_views.size()); }
    /** Name of the view that was opened last; empty: none. */
    [[nodiscard]] QString current() const { return m_current; }
    /** What is shown is no longer what the current view says. */
    [[nodiscard]] bool isModified() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /** Keeps what is shown under a name; one of that name becomes this. */
    Q_INVOKABLE void save(const QString &name);
    Q_INVOKABLE void open(const QString &name);
    Q_INVOKABLE void remove(const QString &name);

Q_SIGNALS:
    void changed();

private:
    struct View
    {
        QString name;
        QVariantMap state;
    };

    [[nodiscard]] QString key() const;
    [[nodiscard]] qsizetype indexOf(const QString &name) const;
    void load();
    void store();

    QPointer<RecordTableModel> m_table;
    QList<View> m_views;
    QString m_current;
};

} // namespace basalt::app
