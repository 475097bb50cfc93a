// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "answerlistmodel.h"

namespace basalt::app {

/** The members of a group, by address. GUI thread; made by QML. */
class GroupMembersModel : public basalt::app::AnswerListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString groupId READ groupId WRITE setGroupId NOTIFY subjectChanged FINAL)

public:
    explicit GroupMembersModel(QObject *parent = nullptr);

    [[nodiscard]] QString groupId() const { return m_groupId; }
    void setGroupId(const QString &id);
    Q_INVOKABLE void reload();

Q_SIGNALS:
    void subjectChanged();

private:
    QString m_groupId;
};

} // namespace basalt::app
