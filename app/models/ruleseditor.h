// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apierror.h"

#include <QAbstractListModel>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace basalt::app {

/** The five rules of a collection: who may list, view, create, update and delete. GUI thread; made by QML. */
class RulesEditor : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString collection READ collection WRITE setCollection NOTIFY collectionChanged FINAL)
    Q_PROPERTY(bool loaded READ isLoaded NOTIFY changed FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed FINAL)
    Q_PROPERTY(bool modified READ isModified NOTIFY changed FINAL)
    Q_PROPERTY(basalt::app::ApiError error READ error NOTIFY changed FINAL)

public:
    enum Role { OperationRole = Qt::UserRole + 1, TitleRole, ModeRole, ExpressionRole, ModifiedRole, ProblemRole };

    explicit RulesEditor(QObject *parent = nullptr);

    [[nodiscard]] QString collection() const { return m_collection; }
    void setCollection(const QString &collection);
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] bool isModified() const;
    [[nodiscard]] const ApiError &error() const { return m_error; }
    /** The rule of an operation as it stands here, as the API has it: null is locked, an empty text lets everybody in. */
    [[nodiscard]] QJsonValue rule(const QString &operation) const;

    /** Whether the rule of an operation is another than the one that is saved. */
    Q_INVOKABLE [[nodiscard]] bool differs(const QString &operation) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /** `locked`, `everyone` or `rule`. */
    Q_INVOKABLE void setMode(int row, const QString &mode);
    Q_INVOKABLE void setExpression(int row, const QString &expression);
    Q_INVOKABLE void save();
    Q_INVOKABLE void discard();
    Q_INVOKABLE void reload();

Q_SIGNALS:
    void collectionChanged();
    void changed();
    void saved();

private:
    struct Rule
    {
        QString operation;
        QString mode = QStringLiteral("locked");
        QString expression;
        QString storedMode = QStringLiteral("locked");
        QString storedExpression;
    };

    /** Views are only read, and have rules for that alone. */
    [[nodiscard]] static QList<Rule> lockedRules(bool ofView);
    [[nodiscard]] static bool isModified(const Rule &rule);
    [[nodiscard]] static QJsonValue asJson(const Rule &rule);
    void take(const QJsonObject &rules);

    QString m_collection;
    QList<Rule> m_rules;
    ApiError m_error;
    bool m_loaded = false;
    bool m_busy = false;
};

} // namespace basalt::app
