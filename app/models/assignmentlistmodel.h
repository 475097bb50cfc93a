// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "answerlistmodel.h"

namespace basalt::app {

/** The sets and permissions that were given to a group or to a user himself. GUI thread; made by QML. */
class AssignmentListModel : public basalt::app::AnswerListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString groupId READ groupId WRITE setGroupId NOTIFY subjectChanged FINAL)
    Q_PROPERTY(QString userId READ userId WRITE setUserId NOTIFY subjectChanged FINAL)

public:
    explicit AssignmentListModel(QObject *parent = nullptr);

    [[nodiscard]] QString groupId() const { return m_groupId; }
    void setGroupId(const QString &id);
    [[nodiscard]] QString userId() const { return m_userId; }
    void setUserId(const QString &id);
    Q_INVOKABLE void reload();

Q_SIGNALS:
    void subjectChanged();

private:
    QString m_groupId;
    QString m_userId;
};

} // namespace basalt::app
