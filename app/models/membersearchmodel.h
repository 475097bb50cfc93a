// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "answerlistmodel.h"

#include <QTimer>

namespace basalt::app {

/**
 * People of one account who fit a text. Superadmins have the server search; everybody else is told all members of his own
 * account, and they are searched here. GUI thread; made by QML.
 */
class MemberSearchModel : public basalt::app::AnswerListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString accountId MEMBER m_accountId NOTIFY subjectChanged FINAL)
    Q_PROPERTY(QString search MEMBER m_search NOTIFY subjectChanged FINAL)
    Q_PROPERTY(bool active MEMBER m_active NOTIFY subjectChanged FINAL)
    Q_PROPERTY(bool waiting READ isWaiting NOTIFY loadingChanged FINAL)

public:
    explicit MemberSearchModel(QObject *parent = nullptr);

    /** From the first letter on until what is found fits the text. */
    [[nodiscard]] bool isWaiting() const { return m_pause.isActive() || isLoading(); }

Q_SIGNALS:
    void subjectChanged();

private:
    void fetch();
    void fetchMembers(int page);
    void take(QList<QJsonObject> people);

    QString m_accountId;
    QString m_search;
    QList<QJsonObject> m_members;
    QTimer m_pause;
    bool m_active = false;
};

} // namespace basalt::app
