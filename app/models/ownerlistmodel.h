// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "answerlistmodel.h"

namespace basalt::app {

/** Who owns an account. GUI thread; made by QML. */
class OwnerListModel : public basalt::app::AnswerListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString accountId READ accountId WRITE setAccountId NOTIFY subjectChanged FINAL)
    Q_PROPERTY(bool active MEMBER m_active NOTIFY subjectChanged FINAL)
    /** Whether whoever is signed in is one of them. */
    Q_PROPERTY(bool own READ isOwn NOTIFY countChanged FINAL)

public:
    explicit OwnerListModel(QObject *parent = nullptr);

    [[nodiscard]] QString accountId() const { return m_accountId; }
    void setAccountId(const QString &id);
    [[nodiscard]] bool isOwn() const;

    Q_INVOKABLE void reload();

Q_SIGNALS:
    void subjectChanged();

private:
    QString m_accountId;
    bool m_active = true;
};

} // namespace basalt::app
