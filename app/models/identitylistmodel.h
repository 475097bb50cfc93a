// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "answerlistmodel.h"

namespace basalt::app {

/** What a user signs in with: address and password here, and what sign-in providers call him. GUI thread; made by QML. */
class IdentityListModel : public basalt::app::AnswerListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString userId READ userId WRITE setUserId NOTIFY subjectChanged FINAL)
    Q_PROPERTY(bool active MEMBER m_active NOTIFY subjectChanged FINAL)

public:
    explicit IdentityListModel(QObject *parent = nullptr);

    [[nodiscard]] QString userId() const { return m_userId; }
    void setUserId(const QString &id);

    Q_INVOKABLE void reload();
    /** Whether the user may sign in with it; who may not loses his sessions. */
    Q_INVOKABLE void setEnabled(const QString &provider, bool enabled);

Q_SIGNALS:
    void subjectChanged();
    void changed();
    void changeFailed(const basalt::app::ApiError &error);

private:
    QString m_userId;
    bool m_active = true; ///< false: nothing is asked
};

} // namespace basalt::app
