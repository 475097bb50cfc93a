// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "answerlistmodel.h"

namespace basalt::app {

/** What a user holds: groups, sets and permissions, each permission with every way to it. GUI thread; made by QML. */
class UserAccessModel : public basalt::app::AnswerListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString userId READ userId WRITE setUserId NOTIFY subjectChanged FINAL)
    Q_PROPERTY(bool active MEMBER m_active NOTIFY subjectChanged FINAL)
    Q_PROPERTY(bool superadmin READ isSuperadmin NOTIFY loadingChanged FINAL)
    Q_PROPERTY(bool owner READ isOwner NOTIFY loadingChanged FINAL)
    Q_PROPERTY(bool lockedOut READ isLockedOut NOTIFY loadingChanged FINAL)

public:
    explicit UserAccessModel(QObject *parent = nullptr);

    [[nodiscard]] QString userId() const { return m_userId; }
    void setUserId(const QString &id);
    [[nodiscard]] bool isSuperadmin() const { return m_superadmin; }
    [[nodiscard]] bool isOwner() const { return m_owner; }
    /** Disabled or locked, or the account is: whatever is held, nothing can be done with it. */
    [[nodiscard]] bool isLockedOut() const { return m_lockedOut; }

    Q_INVOKABLE void reload();

Q_SIGNALS:
    void subjectChanged();

private:
    void arrived(const QJsonObject &answer);

    QString m_userId;
    bool m_active = true;
    bool m_superadmin = false;
    bool m_owner = false;
    bool m_lockedOut = false;
};

} // namespace basalt::app
