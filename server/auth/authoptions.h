// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/passwordpolicy.h"

#include <QByteArray>
#include <QString>

#include <chrono>

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
    /** Failed sign-ins of one user within the window, after which nobody signs in as that user for a while. */
    struct Lockout
    {
        int failures = 5; ///< 0: never
        std::chrono::minutes window{15};
        std::chrono::minutes duration{15};
    };
    Lockout lockout;
};

} // namespace basalt::auth
