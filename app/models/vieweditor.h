// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apierror.h"
#include "apirequest.h"

#include <QAbstractListModel>
#include <QJsonObject>
#include <QList>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace basalt::app {

/**
 * What a view selects while somebody works on it: of a new view, or of one that exists. Whether expressions are right says
 * the server, when it is saved; a fault then stands at its field. GUI thread; made by QML.
 */
class ViewEditor : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString collection READ collection WRITE setCollection NOTIFY collectionChanged FINAL)
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY changed FINAL)
    Q_PROPERTY(QString nameProblem READ nameProblem NOTIFY changed FINAL)
    Q_PROPERTY(QString source READ source WRITE setSource NOTIFY changed FINAL)
    Q_PROPERTY(QString sourceProblem READ sourceProblem NOTIFY changed FINAL)
    Q_PROPERTY(QStringList sources READ sources NOTIFY sourcesChanged FINAL)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY changed FINAL)
    Q_PROPERTY(QString filterProblem READ filterProblem NOTIFY changed FINAL)
    Q_PROPERTY(QString having READ having WRITE setHaving NOTIFY changed FINAL)
    Q_PROPERTY(QString havingProblem READ havingProblem NOTIFY changed FINAL)
    Q_PROPERTY(bool grouped READ isGrouped WRITE setGrouped NOTIFY changed FINAL)
    Q_PROPERTY(bool aggregated READ isAggregated NOTIFY changed FINAL)
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)
    Q_PROPERTY(bool modified READ isModified NOTIFY changed FINAL)
    Q_PROPERTY(bool complete READ isComplete NOTIFY changed FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed FINAL)
    Q_PROPERTY(bool loaded READ isLoaded NOTIFY changed FINAL)
    Q_PROPERTY(basalt::app::ApiError error READ error NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)
    Q_PROPERTY(QString preview READ preview NOTIFY changed FINAL)

public:
    enum Role { NameRole = Qt::UserRole + 1, KindRole, ExpressionRole, TypeRole, ProblemRole };

    explicit ViewEditor(QObject *parent = nullptr);

    /** Name of the view to change; empty for a new one. */
    [[nodiscard]] QString collection() const { return m_collection; }
    void setCollection(const QString &collection);
    [[nodiscard]] QString name() const { return m_name; }
    void setName(const QString &name);
    [[nodiscard]] QString nameProblem() const;
    /** The collection that the view is made from. */
    [[nodiscard]] QString source() const { return m_now.source; }
    void setSource(const QString &source);
    [[nodiscard]] QString sourceProblem() const { return m_error.field(QStringLiteral("select.from")); }
    /** What a view can be made from. */
    [[nodiscard]] static QStringList sources();
    [[nodiscard]] QString filter() const { return m_now.filter; }
    void setFilter(const QString &filter);
    [[nodiscard]] QString filterProblem() const { return m_error.field(QStringLiteral("select.filter")); }
    [[nodiscard]] QString having() const { return m_now.having; }
    void setHaving(const QString &having);
    [[nodiscard]] QString havingProblem() const { return m_error.field(QStringLiteral("select.having")); }
    /** Rows are groups of records: wherever something is aggregated, and where it is wished. */
    [[nodiscard]] bool isGrouped() const { return m_now.grouped || isAggregated(); }
    void setGrouped(bool grouped);
    [[nodiscard]] bool isAggregated() const;
    [[nodiscard]] int count() const { return int(m_now.fields.size()); }
    [[nodiscard]] bool isModified() const { return m_now != m_stored; }
    /** Nothing that has to be entered is missing. */
    [[nodiscard]] bool isComplete() const;
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] const ApiError &error() const { return m_error; }
    /** What is wrong and belongs to nothing on the page. */
    [[nodiscard]] QString problem() const;
    /** The request that will be sent, for people to read and copy. */
    [[nodiscard]] QString preview() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    Q_INVOKABLE void addField();
    /** A field for each one of the source that is not selected yet. */
    Q_INVOKABLE void addFieldsOfSource();
    Q_INVOKABLE void removeField(int row);
    /** Moves a field up (-1) or down (1). */
    Q_INVOKABLE void moveField(int row, int step);
    Q_INVOKABLE void setFieldName(int row, const QString &name);
    /** `value`, or the aggregate: `count`, `sum`, `avg`, `min`, `max`. */
    Q_INVOKABLE void setFieldKind(int row, const QString &kind);
    Q_INVOKABLE void setFieldExpression(int row, const QString &expression);
    /** Creates the view, or changes it. */
    Q_INVOKABLE void save();
    Q_INVOKABLE void reload();

Q_SIGNALS:
    void collectionChanged();
    void sourcesChanged();
    void changed();
    void saved(const QString &name);

private:
    struct Field
    {
        QString id; ///< empty: it is new
        QString name;
        QString kind = QStringLiteral("value");
        QString expression;

        [[nodiscard]] QJsonObject toJson() const;
        friend bool operator==(const Field &, const Field &) = default;
    };
    struct Select
    {
        QString source;
        QString filter;
        QString having;
        bool grouped = false;
        QList<Field> fields;

        friend bool operator==(const Select &, const Select &) = default;
    };

    [[nodiscard]] QJsonObject body() const;
    [[nodiscard]] QString problemOf(int row) const;
    void take(const QJsonObject &view);
    void answered(const QString &name, const ApiResult &result);
    void edited(int row = -1);

    QString m_collection;
    QString m_collectionId;
    int m_version = 0; ///< that the changes are made to
    QString m_name;
    Select m_now;
    Select m_stored;
    QHash<QString, QString> m_types; ///< by name, as the view has them
    ApiError m_error;
    bool m_busy = false;
    bool m_loaded = false;
};

} // namespace basalt::app
