// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "answerlistmodel.h"

#include <QHash>

namespace basalt::app {

/**
 * What is done along with an invitation, in the order it is done in. What an action is about is called by its name as soon as that
 * is known, and by its id where the caller may not see it or it is gone. GUI thread; made by QML.
 */
class InvitationActionModel : public basalt::app::AnswerListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString invitationId READ invitationId WRITE setInvitationId NOTIFY invitationIdChanged FINAL)

public:
    explicit InvitationActionModel(QObject *parent = nullptr);

    [[nodiscard]] QString invitationId() const { return m_invitationId; }
    /** Empty: nothing is asked. */
    void setInvitationId(const QString &id);
    Q_INVOKABLE void reload();

Q_SIGNALS:
    void invitationIdChanged();

private:
    [[nodiscard]] QString aboutOf(const QJsonObject &action) const;
    void askForNames();
    void askForName(const QString &collection, const QString &id);

    QString m_invitationId;
    QHash<QString, QString> m_names; ///< of groups and sets, by id
};

} // namespace basalt::app
