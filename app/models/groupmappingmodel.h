// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "answerlistmodel.h"

namespace basalt::app {

/** Which groups and roles of sign-in providers make somebody a member of a group. GUI thread; made by QML. */
class GroupMappingModel : public basalt::app::AnswerListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString groupId READ groupId WRITE setGroupId NOTIFY groupIdChanged FINAL)

public:
    explicit GroupMappingModel(QObject *parent = nullptr);

    [[nodiscard]] QString groupId() const { return m_groupId; }
    /** Empty: nothing is asked. */
    void setGroupId(const QString &id);
    Q_INVOKABLE void reload();

Q_SIGNALS:
    void groupIdChanged();

private:
    QString m_groupId;
};

} // namespace basalt::app
