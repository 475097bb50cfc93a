// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apierror.h"
#include "sentdata.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace basalt::app {

/** One line of a decision: a step, or below it a part of the rule. */
class AccessLine
{
    Q_GADGET
    QML_VALUE_TYPE(accessLine)
    Q_PROPERTY(int depth MEMBER depth FINAL)
    Q_PROPERTY(QString outcome MEMBER outcome FINAL)
    Q_PROPERTY(QString text MEMBER text FINAL)
    Q_PROPERTY(QString detail MEMBER detail FINAL)
    Q_PROPERTY(bool code MEMBER code FINAL)

public:
    int depth = 0;
    QString
        outcome; ///< `fine` (a condition that is met), `passes`, `allows`, `refuses`, `depends`; of parts of a rule `true`, `false`, `unknown`
    QString text;
    QString detail;
    bool code = false; ///< `text` is a part of a rule
};

/** A change that would let somebody do it, and what comes with it. */
class AccessRemedy
{
    Q_GADGET
    QML_VALUE_TYPE(accessRemedy)
    Q_PROPERTY(QString kind MEMBER kind FINAL)
    Q_PROPERTY(QString text MEMBER text FINAL)
    Q_PROPERTY(QString note MEMBER note FINAL)

public:
    QString kind;
    QString text;
    QString note;
};

/**
 * “Can this user do that?”, and what the server says to it: asked anew, after a pause, whenever the question is another. It
 * stays while one goes to other pages. GUI thread; owned by AppContext.
 */
class AccessQuestion : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString userId READ userId NOTIFY asked FINAL)
    Q_PROPERTY(QString userName READ userName NOTIFY asked FINAL)
    Q_PROPERTY(bool userChosen READ isUserChosen NOTIFY asked FINAL)
    Q_PROPERTY(QString about READ about WRITE setAbout NOTIFY asked FINAL)
    Q_PROPERTY(QString collection READ collection WRITE setCollection NOTIFY asked FINAL)
    Q_PROPERTY(QString operation READ operation WRITE setOperation NOTIFY asked FINAL)
    Q_PROPERTY(QString recordId READ recordId NOTIFY asked FINAL)
    Q_PROPERTY(QString recordName READ recordName NOTIFY asked FINAL)
    Q_PROPERTY(QString permission READ permission WRITE setPermission NOTIFY asked FINAL)
    Q_PROPERTY(QString ruleMode READ ruleMode WRITE setRuleMode NOTIFY asked FINAL)
    Q_PROPERTY(QString rule READ rule WRITE setRule NOTIFY asked FINAL)
    Q_PROPERTY(bool takesData READ takesData NOTIFY asked FINAL)
    Q_PROPERTY(QString data READ data WRITE setData NOTIFY asked FINAL)
    Q_PROPERTY(QStringList dataFields READ dataFields NOTIFY asked FINAL)
    Q_PROPERTY(QString dataProblem READ dataProblem NOTIFY answered FINAL)
    Q_PROPERTY(bool complete READ isComplete NOTIFY asked FINAL)

    Q_PROPERTY(bool busy READ isBusy NOTIFY answered FINAL)
    Q_PROPERTY(bool known READ isKnown NOTIFY answered FINAL)
    Q_PROPERTY(basalt::app::ApiError error READ error NOTIFY answered FINAL)
    Q_PROPERTY(QString asOf READ asOf NOTIFY answered FINAL)
    Q_PROPERTY(QString verdict READ verdict NOTIFY answered FINAL)
    Q_PROPERTY(QString headline READ headline NOTIFY answered FINAL)
    Q_PROPERTY(QString note READ note NOTIFY answered FINAL)
    Q_PROPERTY(QString reach READ reach NOTIFY answered FINAL)
    Q_PROPERTY(QList<basalt::app::AccessLine> lines READ lines NOTIFY answered FINAL)
    Q_PROPERTY(QList<basalt::app::AccessRemedy> remedies READ remedies NOTIFY answered FINAL)
    Q_PROPERTY(QString statement READ statement NOTIFY answered FINAL)
    Q_PROPERTY(QString plan READ plan NOTIFY answered FINAL)
    Q_PROPERTY(QString storedRule READ storedRule NOTIFY answered FINAL)
    Q_PROPERTY(QStringList visibleFields READ visibleFields NOTIFY answered FINAL)
    Q_PROPERTY(QStringList maskedFields READ maskedFields NOTIFY answered FINAL)
    Q_PROPERTY(QStringList hiddenFields READ hiddenFields NOTIFY answered FINAL)

public:
    explicit AccessQuestion(QObject *parent = nullptr);

    /** Empty: somebody who is not signed in or, of a permission, the one who asks. */
    [[nodiscard]] QString userId() const { return m_userId; }
    [[nodiscard]] QString userName() const { return m_userName; }
    [[nodiscard]] bool isUserChosen() const { return m_userChosen; }
    /** `records` or `permission`. */
    [[nodiscard]] QString about() const { return m_about; }
    void setAbout(const QString &about);
    [[nodiscard]] QString collection() const { return m_collection; }
    /** A record of the one before is none of it. */
    void setCollection(const QString &collection);
    [[nodiscard]] QString operation() const { return m_operation; }
    void setOperation(const QString &operation);
    /** Empty: no record in particular. */
    [[nodiscard]] QString recordId() const { return m_recordId; }
    [[nodiscard]] QString recordName() const { return m_recordName; }
    [[nodiscard]] QString permission() const { return m_permission; }
    void setPermission(const QString &permission);
    /** `stored`: the one in force; else the one that is tried: `locked`, `everyone` or `rule`. */
    [[nodiscard]] QString ruleMode() const { return m_ruleMode; }
    void setRuleMode(const QString &mode);
    [[nodiscard]] QString rule() const { return m_rule; }
    void setRule(const QString &rule);
    /** Whether it matters what would be sent: a record is to be made, or this one changed. */
    [[nodiscard]] bool takesData() const;
    /** JSON; empty: nothing is said about it. */
    [[nodiscard]] QString data() const { return m_data.text(); }
    void setData(const QString &data);
    /** What may stand in it, by name. */
    [[nodiscard]] QStringList dataFields() const { return takesData() ? m_dataFields : QStringList(); }
    /** What is wrong with what would be sent, as it is written or as the server says; empty: nothing. */
    [[nodiscard]] QString dataProblem() const;
    /** Whether there is enough to ask. */
    [[nodiscard]] bool isComplete() const;

    [[nodiscard]] bool isBusy() const { return m_pending || m_timer.isActive(); }
    [[nodiscard]] bool isKnown() const { return m_known; }
    [[nodiscard]] const ApiError &error() const { return m_error; }
    [[nodiscard]] QString asOf() const { return m_asOf; }
    /** `yes`, `no` or `depends`. */
    [[nodiscard]] QString verdict() const;
    [[nodiscard]] QString headline() const;
    [[nodiscard]] QString note() const;
    /** How many records the user may do it with, where none was named. */
    [[nodiscard]] QString reach() const;
    [[nodiscard]] QList<AccessLine> lines() const;
    [[nodiscard]] QList<AccessRemedy> remedies() const;
    [[nodiscard]] QString statement() const;
    [[nodiscard]] QString plan() const;
    /** As it was told last; what is being tried begins with it. */
    [[nodiscard]] QString storedRule() const { return m_storedRule; }
    [[nodiscard]] QStringList visibleFields() const { return fields("visible"); }
    [[nodiscard]] QStringList maskedFields() const { return fields("masked"); }
    [[nodiscard]] QStringList hiddenFields() const { return fields("hidden"); }

    Q_INVOKABLE void chooseUser(const QString &id, const QString &name);
    /** Somebody who is not signed in. */
    Q_INVOKABLE void chooseNobody();
    /** Whoever asks; about permissions only. */
    Q_INVOKABLE void chooseOneself();
    /** An empty id: no record in particular. */
    Q_INVOKABLE void chooseRecord(const QString &id, const QString &name);
    /** Puts a field into what would be sent, with an empty value. */
    Q_INVOKABLE void sendField(const QString &name);
    Q_INVOKABLE void reload();
    /** Forgets the answer, and who and what it was about: they belong to an account. */
    void accountChanged();
    Q_INVOKABLE void forget();

Q_SIGNALS:
    void asked();
    void answered();

private:
    void changed();
    [[nodiscard]] bool canAsk() const;
    void ask();
    void findDataFields();
    void take(const QJsonObject &answer);
    void dropAnswer();
    [[nodiscard]] QJsonObject body() const;
    [[nodiscard]] QStringList fields(const char *kind) const;
    void addClause(const QJsonObject &clause, int depth, QList<AccessLine> &lines) const;
    [[nodiscard]] QString detailOf(const QJsonObject &step) const;
    [[nodiscard]] bool isDataAnswered() const;

    QString m_userId;
    QString m_userName;
    QString m_about = QStringLiteral("records");
    QString m_collection;
    QString m_operation = QStringLiteral("view");
    QString m_recordId;
    QString m_recordName;
    QString m_permission;
    QString m_ruleMode = QStringLiteral("stored");
    QString m_rule;
    QString m_storedRule;
    SentData m_data;
    QStringList m_dataFields;
    QJsonObject m_answer;
    QJsonObject m_askedBody; ///< of the answer
    ApiError m_error;
    QString m_asOf;
    QTimer m_timer;
    int m_generation = 0;
    bool m_userChosen = false;
    bool m_known = false;
    bool m_pending = false;
};

} // namespace basalt::app
