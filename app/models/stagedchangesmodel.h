// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recordtablemodel.h"

#include <QAbstractListModel>
#include <QList>
#include <QPointer>
#include <QtQml/qqmlregistration.h>

namespace basalt::app {

/** What is staged in a table, one row per changed field, added or deleted record: for the review before a commit. */
class StagedChangesModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(basalt::app::RecordTableModel *table READ table WRITE setTable NOTIFY tableChanged FINAL)
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role {
        KeyRole = Qt::UserRole + 1,
        TitleRole,
        KindRole,
        FieldRole,
        BeforeRole,
        AfterRole,
        HadBeforeRole,
        HasAfterRole,
        ProblemRole,
        ConflictRole,
        FirstRole
    };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] RecordTableModel *table() const { return m_table; }
    void setTable(RecordTableModel *table);
    [[nodiscard]] int count() const { return int(m_rows.size()); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void tableChanged();
    void countChanged();

private:
    struct Row
    {
        QString key;
        QString title;
        QString kind; ///< `changed`, `added`, `deleted`
        QString field;
        QString before;
        QString after;
        QString problem;
        bool conflict = false;
        bool first = false; ///< of its record
    };

    void rebuild();
    void append(const QString &key, const RecordEdit &edit);

    QPointer<RecordTableModel> m_table;
    QList<Row> m_rows;
};

} // namespace basalt::app
