// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recordtablemodel.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QtQml/qqmlregistration.h>

namespace basalt::app {

/** One record of a table, turned on its side: a row per field, for the inspector. GUI thread; made by QML. */
class RecordFieldsModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(basalt::app::RecordTableModel *table READ table WRITE setTable NOTIFY tableChanged FINAL)
    Q_PROPERTY(int row READ row WRITE setRow NOTIFY rowChanged FINAL)
    Q_PROPERTY(QString recordId READ recordId NOTIFY recordChanged FINAL)
    Q_PROPERTY(QString key READ key NOTIFY recordChanged FINAL)
    Q_PROPERTY(QString title READ title NOTIFY recordChanged FINAL)
    Q_PROPERTY(QString rowState READ rowState NOTIFY recordChanged FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY recordChanged FINAL)

public:
    enum Role {
        NameRole = Qt::UserRole + 1,
        ColumnRole,
        KindRole,
        IconRole,
        TextRole,
        EditTextRole,
        NullRole,
        StagedRole,
        ProblemRole,
        EditableRole,
        ChoicesRole,
        TargetRole,
        ReferenceRole,
        RequiredRole,
        PersonalRole
    };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] RecordTableModel *table() const { return m_table; }
    void setTable(RecordTableModel *table);
    [[nodiscard]] int row() const { return m_row; }
    void setRow(int row);
    [[nodiscard]] QString recordId() const { return m_table ? m_table->recordId(m_row) : QString(); }
    [[nodiscard]] QString key() const { return m_table ? m_table->keyOfRow(m_row) : QString(); }
    [[nodiscard]] QString title() const { return valid() ? m_table->recordTitle(m_row) : QString(); }
    [[nodiscard]] QString rowState() const;
    /** Why the last commit of this record was refused. */
    [[nodiscard]] QString problem() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void tableChanged();
    void rowChanged();
    void recordChanged();

private:
    [[nodiscard]] bool valid() const { return m_table && m_row >= 0 && m_row < m_table->rowCount(); }
    void reset();
    void refresh();

    QPointer<RecordTableModel> m_table;
    int m_row = -1;
};

} // namespace basalt::app
