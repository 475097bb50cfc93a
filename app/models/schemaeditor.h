// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apierror.h"
#include "fieldinfo.h"
#include "indexeditor.h"
#include "schemaplan.h"

#include <QAbstractListModel>
#include <QJsonObject>
#include <QList>
#include <QStringList>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

namespace basalt::app {

/**
 * The fields of a collection while somebody works on them: of a new collection, or of one that exists, whose changes are
 * staged until they are applied. Checks names and options as they are typed; what a change would do to the records says the
 * server, in `plan`. GUI thread; made by QML.
 */
class SchemaEditor : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString collection READ collection WRITE setCollection NOTIFY collectionChanged FINAL)
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY changed FINAL)
    Q_PROPERTY(QString nameProblem READ nameProblem NOTIFY changed FINAL)
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)
    Q_PROPERTY(int stagedCount READ stagedCount NOTIFY changed FINAL)
    Q_PROPERTY(bool complete READ isComplete NOTIFY changed FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed FINAL)
    Q_PROPERTY(bool loaded READ isLoaded NOTIFY changed FINAL)
    Q_PROPERTY(basalt::app::ApiError error READ error NOTIFY changed FINAL)
    Q_PROPERTY(QString preview READ preview NOTIFY changed FINAL)
    Q_PROPERTY(QStringList types READ types CONSTANT FINAL)
    Q_PROPERTY(QStringList returnTypes READ returnTypes CONSTANT FINAL)
    Q_PROPERTY(QStringList masks READ masks CONSTANT FINAL)
    Q_PROPERTY(QStringList callerDefaults READ callerDefaults CONSTANT FINAL)
    Q_PROPERTY(QStringList fieldNames READ fieldNames NOTIFY changed FINAL)
    Q_PROPERTY(basalt::app::IndexEditor *indexes READ indexes CONSTANT FINAL)
    Q_PROPERTY(basalt::app::SchemaPlan *plan READ plan CONSTANT FINAL)

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
        OptionsRole, ///< `min`, `max`, `min_length`, `max_length`, `pattern` as texts, those that the type has
        ExistingRole,
        StateRole, ///< `stored`, `changed`, `added`, `dropped`
        OriginalRole,
        ExpressionRole,
        ReturnTypeRole,
        ManagedRole,
        ProblemRole
    };

    explicit SchemaEditor(QObject *parent = nullptr);

    /** Name of the collection to change; empty for a new one. */
    [[nodiscard]] QString collection() const { return m_collection; }
    void setCollection(const QString &collection);
    [[nodiscard]] QString name() const { return m_name; }
    void setName(const QString &name);
    [[nodiscard]] QString nameProblem() const;
    [[nodiscard]] int count() const { return int(m_rows.size()); }
    /** Fields and indexes that are added, changed or dropped, and a new order. */
    [[nodiscard]] int stagedCount() const;
    /** Nothing that is entered is wrong as far as can be seen here. */
    [[nodiscard]] bool isComplete() const;
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] const ApiError &error() const { return m_error; }
    /** The request that will be sent, for people to read and copy. */
    [[nodiscard]] QString preview() const;
    [[nodiscard]] QStringList types() const;
    /** What comes out of computed fields. */
    [[nodiscard]] QStringList returnTypes() const { return FieldInfo::returnTypes(); }
    [[nodiscard]] QStringList masks() const;
    /** What fills a managed field. */
    [[nodiscard]] QStringList callerDefaults() const { return FieldInfo::callerDefaults(); }
    /** Names of the fields as they will be. */
    [[nodiscard]] QStringList fieldNames() const;
    [[nodiscard]] IndexEditor *indexes() { return &m_indexes; }
    [[nodiscard]] SchemaPlan *plan() { return &m_plan; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    Q_INVOKABLE void addField();
    /** Takes a new field away; marks one that exists for dropping, or takes that back. */
    Q_INVOKABLE void removeField(int row);
    /** Moves a field up (-1) or down (1). */
    Q_INVOKABLE void moveField(int row, int step);
    /** Sets one property of a field by the name of its role. */
    Q_INVOKABLE void setField(int row, const QString &role, const QVariant &value);
    /** Sets one option of a field from a text; empty takes it away. */
    Q_INVOKABLE void setOption(int row, const QString &option, const QString &text);
    /** What was staged for one field is dropped. */
    Q_INVOKABLE void restoreField(int row);
    /**
     * What becomes of values that do not fit: `cast`, `null`, `cast,null`, `default`, `value` with a text, or nothing. Empty
     * if that is understood, else why not.
     */
    Q_INVOKABLE QString setRemedy(const QString &field, const QString &remedy, const QString &text);
    Q_INVOKABLE [[nodiscard]] QString remedy(const QString &field) const;
    /** Creates the collection, or applies the changes. */
    Q_INVOKABLE void save();
    Q_INVOKABLE void reload();

Q_SIGNALS:
    void collectionChanged();
    void changed();
    void saved(const QString &name);

private:
    struct Row
    {
        FieldInfo field;
        FieldInfo stored; ///< as the collection has it; without an id: it is new
        bool dropped = false;
        QString remedy;
        QJsonValue remedyValue;
        QString optionProblem;

        [[nodiscard]] bool exists() const { return !stored.id.isEmpty(); }
        [[nodiscard]] bool isModified() const { return !exists() || dropped || field != stored; }
    };

    void take(const CollectionInfo &info);
    void rowChanged();
    void problemsFound();
    [[nodiscard]] bool apply(Row &row, const QVariant &value, int role);
    [[nodiscard]] bool isReordered() const;
    [[nodiscard]] QString problemOf(int row) const;
    [[nodiscard]] QString expressionProblem(int row) const;
    [[nodiscard]] QVariantMap optionsOf(const FieldInfo &field) const;
    [[nodiscard]] QJsonObject body() const;
    [[nodiscard]] QJsonArray remediesOf(const Row &row) const;
    void answered(const QString &name, bool ok, const ApiError &error);

    QString m_collection;
    QString m_collectionId;
    qint64 m_version = 0;
    QString m_name;
    QList<Row> m_rows;
    QStringList m_storedOrder; ///< ids
    IndexEditor m_indexes;
    SchemaPlan m_plan;
    ApiError m_error;
    bool m_busy = false;
    bool m_loaded = false;
};

} // namespace basalt::app
