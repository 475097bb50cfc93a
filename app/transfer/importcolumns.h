// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fieldinfo.h"
#include "tablehead.h"

#include <QAbstractListModel>
#include <QHash>
#include <QJsonObject>
#include <QSet>
#include <QtQml/qqmlregistration.h>

namespace basalt::app {

/**
 * The columns of a file and the fields they go into: guessed by their names, each changeable. What a user chose for a name
 * stays when the file is read anew. GUI thread; owned by RecordImport.
 */
class ImportColumns : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("an import owns its columns")
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)
    Q_PROPERTY(int mappedCount READ mappedCount NOTIFY changed FINAL)
    /** Fields that a column may go into; the first one, an empty text, is none. */
    Q_PROPERTY(QStringList targets READ targets NOTIFY targetsChanged FINAL)
    Q_PROPERTY(QStringList unfilled READ unfilled NOTIFY changed FINAL)

public:
    enum Role { NameRole = Qt::UserRole + 1, SampleRole, SamplesRole, TargetRole, ProblemRole, NumericRole };

    explicit ImportColumns(QObject *parent = nullptr);

    [[nodiscard]] int count() const { return int(m_columns.size()); }
    /** Columns that go into a field. */
    [[nodiscard]] int mappedCount() const;
    [[nodiscard]] QStringList targets() const { return m_targets; }
    /** Required fields without a default that no column goes into. */
    [[nodiscard]] QStringList unfilled() const;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /** The collection's fields; `withAccount`: records may be given to accounts. */
    void setFields(const QList<FieldInfo> &fields, bool withAccount);
    /** What records are told apart by; empty: all are new. With `id` a column may go there. */
    void setKey(const QString &key);
    void setHead(const TableHead &head);
    /** Empty: the column is passed over. */
    Q_INVOKABLE void setTarget(int row, const QString &target);
    /** What the server says about columns, by their names. */
    void setRefusals(const QHash<QString, QString> &refusals);
    /** As the API takes it: a field, or null, for every column. */
    [[nodiscard]] QJsonObject mapping() const;
    Q_INVOKABLE [[nodiscard]] bool fills(const QString &field) const;
    /** A column of that name stands in the file. */
    [[nodiscard]] bool contains(const QString &column) const;

Q_SIGNALS:
    /** Columns, or where they go. */
    void changed();
    void targetsChanged();

private:
    struct Column
    {
        QString name;
        QStringList samples;
        QString target;
        bool isTwice = false; ///< another one is called the same: they cannot be told apart
    };

    void updateTargets();
    void guess();
    [[nodiscard]] QString guessOf(const QString &name, bool isExact, const QSet<QString> &taken) const;
    [[nodiscard]] QString problemOf(const Column &column) const;
    [[nodiscard]] const FieldInfo *field(const QString &name) const;
    void emitAll();

    QList<FieldInfo> m_fields;
    bool m_withAccount = false;
    QString m_key;
    QStringList m_targets{QString()};
    QList<Column> m_columns;
    QHash<QString, QString> m_chosen;   ///< by column: what the user said
    QHash<QString, QString> m_refusals; ///< by column
};

} // namespace basalt::app
