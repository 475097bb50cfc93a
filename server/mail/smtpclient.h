// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "mail/mailsettings.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace basalt::mail {

/** How handing over a mail ended. */
struct SmtpOutcome
{
    enum class End {
        Delivered, ///< the server has answered for it
        Later,     ///< the server is away, does not answer as it should, or refuses for now (4xx)
        Refused,   ///< for good (5xx)
        Cancelled,
    };

    End end = End::Delivered;
    QString reason; ///< for people; empty if delivered. Holds no secret
};

/**
 * Hands one mail (see encodeMessage()) to the server of `settings`, which takes up to their timeout: never on a thread that
 * serves requests. `isCancelled` is asked about once a second. Thread-safe.
 */
[[nodiscard]] SmtpOutcome sendBySmtp(const MailSettings &settings, const QString &recipient, const QByteArray &message,
                                     const std::function<bool()> &isCancelled);

} // namespace basalt::mail
