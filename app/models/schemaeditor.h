// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apierror.h"
#include "fieldinfo.h"

#include <QAbstractListModel>
#include <QJsonObject>
#include <QList>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace basalt::app {

/**
 * The fields of a collection while somebody works on them: a new collection, or further fields for one that exists (those it
 * has cannot be changed here). Checks names and options as they are typed. GUI thread; made by QML.
 */
class SchemaEditor : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString collection READ collection WRITE setCollection NOTIFY collectionChanged FINAL)
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY changed FINAL)
    Q_PROPERTY(QString nameProblem READ nameProblem NOTIFY changed FINAL)
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)
    Q_PROPERTY(int newCount READ newCount NOTIFY changed FINAL)
    Q_PROPERTY(bool complete READ isComplete NOTIFY changed FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed FINAL)
    Q_PROPERTY(bool loaded READ isLoaded NOTIFY changed FINAL)
    Q_PROPERTY(basalt::app::ApiError error READ error NOTIFY changed FINAL)
    Q_PROPERTY(QString preview READ preview NOTIFY changed FINAL)
    Q_PROPERTY(QStringList types READ types CONSTANT FINAL)

public:
    enum Role {
        NameRole = Qt::UserRole + 1,
        TypeRole,
        IconRole,
        RequiredRole,
        UniqueRole,
        PersonalRole,
        MaskRole,
        MultipleRole,
        TargetRole,
        OnDeleteRole,
        ChoicesRole,
        DefaultRole,
        ExistingRole,
        ProblemRole
    };

    explicit SchemaEditor(QObject *parent = nullptr);

    /** Name of the collection to add fields to; empty for a new one. */
    [[nodiscard]] QString collection() const { return m_collection; }
    void setCollection(const QString &collection);
    [[nodiscard]] QString name() const { return m_name; }
    void setName(const QString &name);
    [[nodiscard]] QString nameProblem() const;
    [[nodiscard]] int count() const { return int(m_fields.size()); }
    [[nodiscard]] int newCount() const { return count() - m_existing; }
    [[nodiscard]] bool isComplete() const;
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] const ApiError &error() const { return m_error; }
    /** The request that will be sent, for people to read and copy. */
    [[nodiscard]] QString preview() const;
    [[nodiscard]] QStringList types() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    Q_INVOKABLE void addField();
    Q_INVOKABLE void removeField(int row);
    /** Moves a new field up (-1) or down (1). */
    Q_INVOKABLE void moveField(int row, int step);
    /** Sets one property of a field by the name of its role. */
    Q_INVOKABLE void setField(int row, const QString &role, const QVariant &value);
    /** Creates the collection, or adds the new fields. */
    Q_INVOKABLE void save();
    Q_INVOKABLE void reload();

Q_SIGNALS:
    void collectionChanged();
    void changed();
    void saved(const QString &name);

private:
    [[nodiscard]] QString problemOf(int row) const;
    [[nodiscard]] QJsonObject body() const;
    void answered(const QString &name, bool ok, const ApiError &error);

    QString m_collection;
    QString m_collectionId;
    QString m_name;
    QList<FieldInfo> m_fields;
    int m_existing = 0; ///< the first ones, which the collection has already
    ApiError m_error;
    bool m_busy = false;
    bool m_loaded = false;
};

} // namespace basalt::app
