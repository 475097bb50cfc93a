// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fieldinfo.h"

#include <QAbstractListModel>
#include <QList>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

namespace basalt::app {

class AppSettings;

/** The columns of a record grid: the collection's fields between the system columns, with width and visibility, which are remembered. */
class RecordColumnModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("a table owns its columns")
    Q_PROPERTY(int count READ count NOTIFY layoutChangedByUser FINAL)
    Q_PROPERTY(int filteredCount READ filteredCount NOTIFY filteredChanged FINAL)
    Q_PROPERTY(int totalWidth READ totalWidth NOTIFY layoutChangedByUser FINAL)
    Q_PROPERTY(int frozenCount READ frozenCount NOTIFY layoutChangedByUser FINAL)
    Q_PROPERTY(int frozenWidth READ frozenWidth NOTIFY layoutChangedByUser FINAL)

public:
    enum Role {
        NameRole = Qt::UserRole + 1,
        KindRole,
        IconRole,
        WidthRole,
        VisibleRole,
        SortRole,
        FilterRole,
        PersonalRole,
        SystemRole,
        NumericRole,
        ChoicesRole,
        TargetRole,
        RequiredRole,
        FrozenRole
    };

    explicit RecordColumnModel(AppSettings &settings, QObject *parent = nullptr);

    /** `settingsKey` is where widths are remembered, per server and collection. */
    void setCollection(const CollectionInfo &collection, bool withAccount, const QString &settingsKey);
    [[nodiscard]] int count() const { return int(m_columns.size()); }
    [[nodiscard]] int totalWidth() const;
    /** So many columns from the first on stay when the others are scrolled. */
    [[nodiscard]] int frozenCount() const { return m_frozen; }
    [[nodiscard]] int frozenWidth() const;
    /** Columns that a header filter is set on. */
    [[nodiscard]] int filteredCount() const;
    [[nodiscard]] const FieldInfo &field(int column) const { return m_columns.at(column).field; }
    Q_INVOKABLE [[nodiscard]] int indexOf(const QString &name) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /** 0 for a hidden column, which is how the view leaves it out. */
    Q_INVOKABLE [[nodiscard]] int width(int column) const;
    /** Where a column begins among those that stay, or among those that scroll. */
    Q_INVOKABLE [[nodiscard]] int place(int column) const;
    /** The column at a place, in one of the two parts. */
    Q_INVOKABLE [[nodiscard]] int columnAt(double x, bool frozen) const;
    Q_INVOKABLE void setWidth(int column, int width);
    Q_INVOKABLE void setVisible(int column, bool visible);
    Q_INVOKABLE void move(int from, int to);
    /** Brings a column among those that stay, or back. */
    Q_INVOKABLE void setFrozen(int column, bool frozen);
    /** Order, widths, visibility and what stays, as it is remembered. */
    [[nodiscard]] QVariantMap layout() const;
    void setLayout(const QVariantMap &layout);
    /** The next visible column in a direction (1, -1), or `column` if there is none. */
    Q_INVOKABLE [[nodiscard]] int neighbour(int column, int direction) const;
    void setSort(const QString &name, bool descending);
    void setFiltered(const QHash<QString, QString> &expressions);

Q_SIGNALS:
    void layoutChangedByUser();
    void aboutToMove(int from, int to);
    void moved();
    /** Columns came or went before others: places that a view has worked out hold no longer. */
    void placesChanged();
    void filteredChanged();

private:
    struct Column
    {
        FieldInfo field;
        int width = 0;
        bool visible = true;
        QString filter;
    };

    void store();
    void arrange(const QVariantMap &remembered);

    AppSettings &m_settings;
    QString m_settingsKey;
    QList<Column> m_columns;
    QString m_sortName;
    bool m_sortDescending = false;
    int m_frozen = 0;
};

} // namespace basalt::app
