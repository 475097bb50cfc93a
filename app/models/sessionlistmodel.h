// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "answerlistmodel.h"

namespace basalt::app {

/** The open sessions of a user, or of the caller. GUI thread; made by QML. */
class SessionListModel : public basalt::app::AnswerListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString userId READ userId WRITE setUserId NOTIFY subjectChanged FINAL)
    Q_PROPERTY(bool own MEMBER m_own NOTIFY subjectChanged FINAL)
    Q_PROPERTY(bool active MEMBER m_active NOTIFY subjectChanged FINAL)

public:
    explicit SessionListModel(QObject *parent = nullptr);

    [[nodiscard]] QString userId() const { return m_userId; }
    void setUserId(const QString &id);

    Q_INVOKABLE void reload();
    Q_INVOKABLE void end(const QString &sessionId);
    /** All but the caller's own. */
    Q_INVOKABLE void endOthers();

Q_SIGNALS:
    void subjectChanged();
    void ended(int count);
    void endFailed(const basalt::app::ApiError &error);

private:
    [[nodiscard]] QString path(const QString &sessionId = {}) const;

    QString m_userId;
    bool m_own = false;   ///< the caller's, whoever is named
    bool m_active = true; ///< false: nothing is asked
};

} // namespace basalt::app
