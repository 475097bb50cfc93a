// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "mail/mailsettings.h"

#include <QByteArray>
#include <QString>

#include <chrono>
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

/** What became of trying a connection. */
struct SmtpTrial
{
    bool success = false;
    QString message; ///< for people; of what the other side says only numbers and its certificate's faults
};

/**
 * Connects to the server of `settings` as sendBySmtp() does, signs in, and leaves without a mail. Takes up to `atMost`: never on
 * a thread that serves requests. What answers may be anything, so none of its words are repeated. Thread-safe.
 */
[[nodiscard]] SmtpTrial trySmtp(const MailSettings &settings, std::chrono::seconds atMost,
                                const std::function<bool()> &isCancelled);

} // namespace basalt::mail
