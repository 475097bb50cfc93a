// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/passwordpolicy.h"

#include <QByteArray>
#include <QString>

namespace basalt::auth {

/** What the settings decide about accounts and signing in. */
struct AuthOptions
{
    PasswordRules passwordRules;
    bool singleTenantMode = false;
    QByteArray singleTenantAccount; ///< slug; needed in single-tenant mode
    QString singleTenantAccountName;
    /** Set where mail can be sent: without it nobody could verify anything. */
    bool requireVerifiedEmail = false;
    int failedSignInsPerMinute = 10; ///< of one address; beyond that it is turned away
};

} // namespace basalt::auth
