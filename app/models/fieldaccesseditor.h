// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apierror.h"

#include <QAbstractListModel>
#include <QJsonObject>
#include <QMap>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace basalt::app {

/**
 * Which fields of a collection each operation shows or takes: for everybody, and what holders of permission sets have besides.
 * A row is a field, as it is for the chosen set or for everybody. GUI thread; made by QML.
 */
class FieldAccessEditor : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString collection READ collection WRITE setCollection NOTIFY collectionChanged FINAL)
    /** `list`, `view`, `create`, `update`; of a view the first two. */
    Q_PROPERTY(QStringList operations READ operations NOTIFY changed FINAL)
    /** Codes of the sets that add something, and of those that were added here. */
    Q_PROPERTY(QStringList sets READ sets NOTIFY changed FINAL)
    /** The code of the set that the rows are about; empty: everybody. */
    Q_PROPERTY(QString set READ set WRITE setSet NOTIFY changed FINAL)
    /** How many operations leave fields out for everybody. */
    Q_PROPERTY(int shortened READ shortened NOTIFY changed FINAL)
    /** Operations for which the chosen ones have all fields, those that come later among them. */
    Q_PROPERTY(QStringList whole READ whole NOTIFY changed FINAL)
    Q_PROPERTY(bool loaded READ isLoaded NOTIFY changed FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed FINAL)
    Q_PROPERTY(bool modified READ isModified NOTIFY changed FINAL)
    Q_PROPERTY(basalt::app::ApiError error READ error NOTIFY changed FINAL)
    /** What is wrong, field by field where the server says so. */
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)

public:
    enum Role { FieldRole = Qt::UserRole + 1, MarksRole };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] QString collection() const { return m_collection; }
    void setCollection(const QString &collection);
    [[nodiscard]] QStringList operations() const;
    [[nodiscard]] QStringList sets() const { return m_sets; }
    [[nodiscard]] QString set() const { return m_set; }
    void setSet(const QString &set);
    [[nodiscard]] int shortened() const;
    [[nodiscard]] QStringList whole() const;
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] bool isModified() const { return m_access != m_stored; }
    [[nodiscard]] const ApiError &error() const { return m_error; }
    [[nodiscard]] QString problem() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    /** Marks, one for each operation: `own`, `base` for what everybody has anyway, `none`. */
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /** Chooses the set, which is listed from now on. */
    Q_INVOKABLE void addSet(const QString &code);
    Q_INVOKABLE void setGiven(int row, const QString &operation, bool given);
    /** All fields, also those that come later; else those that there are now. */
    Q_INVOKABLE void setWhole(const QString &operation, bool whole);
    Q_INVOKABLE void save();
    Q_INVOKABLE void discard();
    Q_INVOKABLE void reload();

Q_SIGNALS:
    void collectionChanged();
    void changed();
    void saved();

private:
    struct Fields
    {
        bool all = false;
        QStringList names; ///< sorted; empty if `all`

        [[nodiscard]] bool has(const QString &field) const { return all || names.contains(field); }
        [[nodiscard]] bool isNothing() const { return !all && names.isEmpty(); }
        friend bool operator==(const Fields &, const Fields &) = default;
    };
    /** By set and operation; an empty set is everybody. What is not there is nothing. */
    using Access = QMap<QString, QMap<QString, Fields>>;

    [[nodiscard]] static Fields fieldsOf(const QJsonValue &value);
    [[nodiscard]] static QJsonValue jsonOf(const Fields &fields);
    [[nodiscard]] QJsonArray entries() const;
    [[nodiscard]] Fields given(const QString &set, const QString &operation) const;
    void give(const QString &operation, const Fields &fields);
    void take(const QJsonObject &rules);
    void listSets();
    void tell();
    void fail(const ApiError &error);

    QString m_collection;
    QStringList m_fields;
    QStringList m_sets;
    QString m_set;
    Access m_access;
    Access m_stored;
    ApiError m_error;
    bool m_isView = false;
    bool m_loaded = false;
    bool m_busy = false;
};

} // namespace basalt::app
