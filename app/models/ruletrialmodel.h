// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apiclient.h"
#include "ruleseditor.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QStringList>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace basalt::app {

/** A statement that requests under a rule cause, and what it costs. */
class RuleStatement
{
    Q_GADGET
    QML_VALUE_TYPE(ruleStatement)
    Q_PROPERTY(QString title MEMBER title FINAL)
    Q_PROPERTY(QString cost MEMBER cost FINAL)
    Q_PROPERTY(QString sql MEMBER sql FINAL)
    Q_PROPERTY(QString steps MEMBER steps FINAL)

public:
    QString title;
    QString cost;
    QString sql;
    QString steps;
};

/**
 * What a rule, as it stands in the editor and perhaps not saved, decides for some users (rows) and some records, asked of the
 * server after a pause in typing; and how the database would go about the requests of one of them. GUI thread; made by QML.
 */
class RuleTrialModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(basalt::app::RulesEditor *rules READ rules WRITE setRules NOTIFY rulesChanged FINAL)
    Q_PROPERTY(QString operation READ operation WRITE setOperation NOTIFY operationChanged FINAL)
    Q_PROPERTY(QString planUser READ planUser WRITE setPlanUser NOTIFY planUserChanged FINAL)
    Q_PROPERTY(QStringList records READ records NOTIFY subjectsChanged FINAL)
    Q_PROPERTY(bool loaded READ isLoaded NOTIFY subjectsChanged FINAL)
    Q_PROPERTY(int count READ count NOTIFY subjectsChanged FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY answered FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY answered FINAL)
    Q_PROPERTY(basalt::app::ApiError error READ error NOTIFY subjectsChanged FINAL)
    Q_PROPERTY(QList<basalt::app::RuleStatement> statements READ statements NOTIFY answered FINAL)

public:
    enum Role { UserIdRole = Qt::UserRole + 1, NameRole, AccountRole, VerdictsRole, ReasonsRole };

    explicit RuleTrialModel(QObject *parent = nullptr);

    [[nodiscard]] RulesEditor *rules() const { return m_rules; }
    /** The editor outlives this, or is replaced. */
    void setRules(RulesEditor *rules);
    /** `list`, `view`, `create`, `update` or `delete`. */
    [[nodiscard]] QString operation() const { return m_operation; }
    void setOperation(const QString &operation);
    /** The id of the user whose requests are planned; empty: none. */
    [[nodiscard]] QString planUser() const { return m_planUser; }
    void setPlanUser(const QString &userId);

    /** What the records are called. */
    [[nodiscard]] QStringList records() const { return m_records; }
    [[nodiscard]] bool isLoaded() const { return m_usersKnown && m_recordsKnown; }
    [[nodiscard]] int count() const { return int(m_users.size()); }
    [[nodiscard]] bool isBusy() const { return m_pending > 0 || m_timer.isActive(); }
    /** Why nothing can be tried at the moment, for instance a mistake in the rule. */
    [[nodiscard]] QString problem() const { return m_problem; }
    /** Why users or records could not be read. */
    [[nodiscard]] const ApiError &error() const { return m_error; }
    [[nodiscard]] QList<RuleStatement> statements() const { return m_statements; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /** Reads users and records anew. */
    Q_INVOKABLE void reload();

Q_SIGNALS:
    void rulesChanged();
    void operationChanged();
    void planUserChanged();
    void subjectsChanged();
    void answered();

private:
    struct User
    {
        QString id; ///< empty: somebody who is not signed in
        QString name;
        QString account;
        QStringList verdicts; ///< `yes`, `no`, `unknown`; by record
        QStringList reasons;
    };

    void takeUsers(const QJsonObject &answer);
    void takeRecords(const QString &labelField, const QJsonObject &answer);
    void readRecords(const QString &labelField);
    void fail(const ApiError &error);
    void wait();
    void ask();
    void askPlan(const QJsonObject &draft);
    void takeRows(const QJsonArray &rows);
    void takeStatements(const QJsonArray &statements);
    void forget();
    [[nodiscard]] static QString reasonOf(const QJsonObject &cell);

    QPointer<RulesEditor> m_rules;
    QString m_collection; ///< of the subjects
    QString m_operation = QStringLiteral("list");
    QString m_planUser;
    QList<User> m_users;
    QStringList m_records;
    QStringList m_recordIds;
    bool m_usersKnown = false;
    bool m_recordsKnown = false;
    ApiError m_error;
    QString m_problem;
    QList<RuleStatement> m_statements;
    QJsonObject m_asked; ///< the rule and all the rest of the last question
    QTimer m_timer;
    int m_pending = 0;
    int m_generation = 0; ///< of the question
    int m_readings = 0;   ///< of users and records
};

} // namespace basalt::app
