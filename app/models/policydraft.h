// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ruleseditor.h"

#include <QAbstractListModel>
#include <QList>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace basalt::app {

/**
 * Policies as somebody writes them: who may do what, each line letting somebody in. They are a way of writing rules, in the same
 * manner as the server reads `policies`; what they come to is put into a RulesEditor, and saved there. GUI thread; made by QML.
 */
class PolicyDraft : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString collection READ collection WRITE setCollection NOTIFY collectionChanged FINAL)
    /** Fields that can say whose a record is: who made it, then managed ones, then other texts. */
    Q_PROPERTY(QStringList ownerFields READ ownerFields NOTIFY collectionChanged FINAL)
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)
    Q_PROPERTY(bool complete READ isComplete NOTIFY changed FINAL)

public:
    enum Role { RoleCodeRole = Qt::UserRole + 1, ActionsRole, OwnerFieldRole, ConditionRole };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] QString collection() const { return m_collection; }
    void setCollection(const QString &collection);
    [[nodiscard]] QStringList ownerFields() const { return m_ownerFields; }
    [[nodiscard]] int count() const { return int(m_policies.size()); }
    /** Whether there is one, and each says what may be done. */
    [[nodiscard]] bool isComplete() const;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    Q_INVOKABLE void add();
    Q_INVOKABLE void remove(int row);
    Q_INVOKABLE void clear();
    /** Empty: everybody, signed in or not. */
    Q_INVOKABLE void setRoleCode(int row, const QString &code);
    /** `read`, `create`, `update`, `delete`. */
    Q_INVOKABLE void setAction(int row, const QString &action, bool on);
    /** Of `ownerFields`, which holds the id of who may; empty: none. */
    Q_INVOKABLE void setOwnerField(int row, const QString &field);
    Q_INVOKABLE void setCondition(int row, const QString &condition);
    /** What the policies come to, in the place of the rules as they stand there; nothing is saved. */
    Q_INVOKABLE void writeTo(basalt::app::RulesEditor *rules) const;
    /** The rule of an operation: nothing if no policy is about it, an empty text if one asks nothing of anybody. */
    [[nodiscard]] std::optional<QString> rule(const QString &operation) const;

Q_SIGNALS:
    void collectionChanged();
    void changed();

private:
    struct Policy
    {
        QString role;
        QStringList actions;
        QString ownerField;
        QString condition;
    };

    [[nodiscard]] static QString termOf(const Policy &policy);
    [[nodiscard]] static bool isAbout(const Policy &policy, const QString &operation);
    void edited(int row);

    QString m_collection;
    QStringList m_ownerFields;
    QList<Policy> m_policies;
};

} // namespace basalt::app
