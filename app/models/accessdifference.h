// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apierror.h"
#include "permissionmatrix.h"
#include "ruleseditor.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace basalt::app {

/** Somebody for whom another rule or set makes a difference. */
class AffectedUser
{
    Q_GADGET
    QML_VALUE_TYPE(affectedUser)
    Q_PROPERTY(QString email MEMBER email FINAL)
    Q_PROPERTY(QString records MEMBER records FINAL)
    Q_PROPERTY(QString examples MEMBER examples FINAL)

public:
    QString email;
    QString records;  ///< how many, in words; of a set: permissions
    QString examples; ///< some of them, by what they are called
};

/**
 * Who gains and who loses by a rule or a permission set that is not saved yet, worked out by the server with what there is at
 * this moment. It takes seconds where there is much: it can be cancelled. Nothing stays of it once something else is asked.
 * GUI thread; made by QML.
 */
class AccessDifference : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed FINAL)
    Q_PROPERTY(bool known READ isKnown NOTIFY changed FINAL)
    Q_PROPERTY(bool ofSet READ isOfSet NOTIFY changed FINAL)
    Q_PROPERTY(basalt::app::ApiError error READ error NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)
    Q_PROPERTY(int gaining READ gaining NOTIFY changed FINAL)
    Q_PROPERTY(int losing READ losing NOTIFY changed FINAL)
    Q_PROPERTY(int usersLookedAt READ usersLookedAt NOTIFY changed FINAL)
    Q_PROPERTY(bool complete READ isComplete NOTIFY changed FINAL)
    Q_PROPERTY(QString records READ records NOTIFY changed FINAL)
    Q_PROPERTY(QString anonymous READ anonymous NOTIFY changed FINAL)
    Q_PROPERTY(QList<basalt::app::AffectedUser> gains READ gains NOTIFY changed FINAL)
    Q_PROPERTY(QList<basalt::app::AffectedUser> losses READ losses NOTIFY changed FINAL)

public:
    using QObject::QObject;

    [[nodiscard]] bool isBusy() const { return m_call != nullptr; }
    [[nodiscard]] bool isKnown() const { return m_known; }
    /** It is about a permission set: who holds it, and what of it. */
    [[nodiscard]] bool isOfSet() const { return m_collection.isEmpty(); }
    [[nodiscard]] const ApiError &error() const { return m_error; }
    /** Why it cannot be compared, in the server's words; empty: it can, or something else went wrong. */
    [[nodiscard]] QString problem() const;
    [[nodiscard]] int gaining() const { return m_answer.value(QLatin1StringView("gaining")).toInt(); }
    [[nodiscard]] int losing() const { return m_answer.value(QLatin1StringView("losing")).toInt(); }
    [[nodiscard]] int usersLookedAt() const { return m_answer.value(QLatin1StringView("users_looked_at")).toInt(); }
    /** False: there are more users than the server looked at. */
    [[nodiscard]] bool isComplete() const { return m_answer.value(QLatin1StringView("is_complete")).toBool(true); }
    /** How many records it makes a difference for. */
    [[nodiscard]] QString records() const;
    /** Of somebody who is not signed in: `gains`, `loses` or empty. */
    [[nodiscard]] QString anonymous() const { return m_answer.value(QLatin1StringView("anonymous")).toString(); }
    [[nodiscard]] QList<AffectedUser> gains() const { return users("gains"); }
    [[nodiscard]] QList<AffectedUser> losses() const { return users("losses"); }

    /** The rule of an operation as it stands in the editor. */
    Q_INVOKABLE void compareEdited(basalt::app::RulesEditor *rules, const QString &operation);
    /** `mode`: `locked`, `everyone` or `rule`. */
    Q_INVOKABLE void compare(const QString &collection, const QString &operation, const QString &mode,
                             const QString &expression);
    /** What is staged on a permission set. */
    Q_INVOKABLE void compareSet(basalt::app::PermissionMatrix *sets, const QString &setId);
    /** Gives up what is under way; what was known is known still. */
    Q_INVOKABLE void cancel();
    /** Gives up and forgets. */
    Q_INVOKABLE void clear();

Q_SIGNALS:
    void changed();

private:
    void compareRule(const QString &collection, const QString &operation, const QJsonValue &rule);
    void ask(const QJsonObject &change);
    void nameExamples();
    void askNames(const QString &labelField);
    [[nodiscard]] QString nameOf(const QString &example) const;
    [[nodiscard]] QList<AffectedUser> users(const char *member) const;
    [[nodiscard]] QStringList exampleIds() const;

    QString m_collection; ///< empty: a permission set is compared
    QString m_operation;
    QJsonObject m_answer;
    QHash<QString, QString> m_names; ///< of records, by id
    ApiError m_error;
    std::unique_ptr<QObject> m_call; ///< the connection goes with it
    QByteArray m_body;
    int m_generation = 0;
    bool m_known = false;
};

} // namespace basalt::app
