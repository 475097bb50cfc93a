// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fieldinfo.h"

#include <QAbstractListModel>
#include <QJsonArray>
#include <QList>
#include <QQmlEngine>

namespace basalt::app {

/** The indexes of a collection while somebody works on them: listed, added, changed, dropped. GUI thread; SchemaEditor owns it. */
class IndexEditor : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("SchemaEditor owns it")
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)

public:
    enum Role { NameRole = Qt::UserRole + 1, FieldsRole, FieldsTextRole, UniqueRole, WhereRole, StateRole, ProblemRole };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int count() const { return int(m_rows.size()); }
    void reset(const QList<IndexInfo> &indexes);
    /** Whether what is here differs from what the collection has. */
    [[nodiscard]] bool isModified() const;
    /** Indexes that are added, changed or dropped. */
    [[nodiscard]] int stagedCount() const;
    [[nodiscard]] bool isComplete() const;
    /** As the API takes them; without those that are dropped. */
    [[nodiscard]] QJsonArray toJson() const;
    /** A field is called otherwise now: indexes follow it, which is no change of their own. */
    void renameField(const QString &from, const QString &to);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    Q_INVOKABLE void add();
    Q_INVOKABLE void setName(int row, const QString &name);
    Q_INVOKABLE void setWhere(int row, const QString &where);
    Q_INVOKABLE void setUnique(int row, bool unique);
    Q_INVOKABLE void addField(int row, const QString &field);
    Q_INVOKABLE void removeField(int row, const QString &field);
    /** Marks an index for dropping, or takes that back; a new one goes at once. */
    Q_INVOKABLE void toggleDropped(int row);

Q_SIGNALS:
    void changed();

private:
    struct Row
    {
        IndexInfo index;
        IndexInfo stored; ///< without fields: it is new
        bool dropped = false;

        [[nodiscard]] bool isNew() const { return stored.fields.isEmpty(); }
        [[nodiscard]] bool isModified() const { return dropped || isNew() || index != stored; }
    };

    void edited(int row);
    [[nodiscard]] QString problemOf(const Row &row) const;

    QList<Row> m_rows;
};

} // namespace basalt::app
