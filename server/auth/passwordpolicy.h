// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QList>
#include <QString>
#include <QStringView>

namespace basalt::auth {

/** What a password must fulfil; from the settings. */
struct PasswordRules
{
    int minLength = 12; ///< characters (Unicode code points), not bytes
    int maxLength = 128;
    /** Also ask for an upper-case and a lower-case letter, a digit and a special character. Off: length is what helps. */
    bool requireFourClasses = false;
};

/** What a password must not be built from. */
struct PasswordContext
{
    QString email;
    QString accountName;
    QString accountSlug;
};

/** A password in the one form that is hashed (NFC), so that every keyboard gives the same bytes. UTF-8. */
[[nodiscard]] QByteArray passwordBytes(const QString &password);

/** Everything that is wrong with `password`, as details of the input field `field`; empty: it may be used. */
[[nodiscard]] QList<FieldError> checkPassword(const QString &password, const PasswordContext &context,
                                              const PasswordRules &rules, const QString &field);

} // namespace basalt::auth
