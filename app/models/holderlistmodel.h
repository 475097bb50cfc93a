// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "answerlistmodel.h"

#include <QHash>
#include <QSet>

namespace basalt::app {

/**
 * Who holds a permission set, or a permission through the sets of the matrix: first what was given to whom, then the people it
 * reaches, each with the way. Whatever the caller may not ask is left out, and `complete` says so. GUI thread; made by QML.
 */
class HolderListModel : public basalt::app::AnswerListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString setId READ setId WRITE setSetId NOTIFY subjectChanged FINAL)
    Q_PROPERTY(QString permission READ permission WRITE setPermission NOTIFY subjectChanged FINAL)
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY subjectChanged FINAL)
    Q_PROPERTY(bool searching READ isSearching NOTIFY searchingChanged FINAL)
    Q_PROPERTY(bool complete READ isComplete NOTIFY searchingChanged FINAL)
    Q_PROPERTY(int people READ people NOTIFY searchingChanged FINAL)
    Q_PROPERTY(int users READ users NOTIFY searchingChanged FINAL)
    Q_PROPERTY(int groups READ groups NOTIFY searchingChanged FINAL)
    Q_PROPERTY(basalt::app::ApiError problem READ problem NOTIFY searchingChanged FINAL)

public:
    explicit HolderListModel(QObject *parent = nullptr);

    /** One of the two is asked for: the set if it is named, else the permission. */
    [[nodiscard]] QString setId() const { return m_setId; }
    void setSetId(const QString &id);
    [[nodiscard]] QString permission() const { return m_permission; }
    void setPermission(const QString &code);
    /** False: nothing is asked. */
    [[nodiscard]] bool isActive() const { return m_active; }
    void setActive(bool active);
    /** From the moment on that something is asked for. */
    [[nodiscard]] bool isSearching() const { return m_pending > 0 || !m_known; }
    [[nodiscard]] bool isComplete() const { return m_shown.isComplete; }
    /** How many different people it reaches. */
    [[nodiscard]] int people() const { return int(m_shown.people.size()); }
    /** How many people it was given to themselves. */
    [[nodiscard]] int users() const { return m_shown.users; }
    [[nodiscard]] int groups() const { return m_shown.groups; }
    /** Why nothing can be told. */
    [[nodiscard]] const ApiError &problem() const { return m_shown.problem; }

    Q_INVOKABLE void reload();

Q_SIGNALS:
    void subjectChanged();
    void searchingChanged();

private:
    struct Person
    {
        QString name;
        QString way;
        QString until;
    };
    struct Findings
    {
        QList<QJsonObject> given;
        QHash<QString, Person> people;
        ApiError problem;
        int users = 0;
        int groups = 0;
        bool isComplete = true;
    };

    /** Another subject: nothing of the one before is shown under its name. */
    void startOver();
    /** Asks one thing more; the last answer shows what was found. */
    void askFor(const ApiRequest &request, std::function<void(const ApiResponse &)> arrived);
    void askAssignments(const QString &key, const QString &value);
    void askRole(int roleId, int offset);
    void askGroup(const QJsonObject &assignment);
    void addAssignment(const QJsonObject &assignment);
    void addPerson(const QString &id, const QString &name, const QString &way, const QString &until);
    void show();

    QString m_setId;
    QString m_permission;
    Findings m_found; ///< so far
    Findings m_shown;
    int m_pending = 0;
    int m_round = 0;
    bool m_active = true;
    bool m_known = false; ///< what is shown is of the subject
    bool m_waiting = false;
};

} // namespace basalt::app
