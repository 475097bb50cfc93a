// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "userfactor.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

UserFactor::UserFactor(QObject *parent) : ApiTask(parent)
{
    // While one question is under way another user may have been chosen.
    connect(this, &UserFactor::changed, this, &UserFactor::askIfOther, Qt::QueuedConnection);
}

void UserFactor::setUserId(const QString &id)
{
    if (m_userId == id)
        return;
    m_userId = id;
    m_status = {}; // nobody's factor is shown under another's name
    clearError();
    Q_EMIT factorChanged();
    askIfOther();
}

void UserFactor::setActive(bool active)
{
    if (m_active == active)
        return;
    m_active = active;
    Q_EMIT factorChanged();
    askIfOther();
}

void UserFactor::reload()
{
    m_askedFor.clear();
    askIfOther();
}

void UserFactor::askIfOther()
{
    if (!m_active || isBusy() || m_userId.isEmpty() || m_askedFor == m_userId)
        return;
    m_askedFor = m_userId;
    ask(ApiRequest::get(ApiRequest::pathOf({u"users"_s, m_userId, u"mfa"_s})),
        [this, asked = m_userId](const ApiResponse &answer) {
            if (asked != m_userId)
                return;
            m_status = answer.object();
            Q_EMIT factorChanged();
        });
}

} // namespace basalt::app
