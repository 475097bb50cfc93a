// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/authoptions.h"
#include "auth/emailaddress.h"
#include "auth/linkissuer.h"
#include "auth/signinthrottle.h"
#include "auth/user.h"
#include "db/database.h"

#include <QHostAddress>
#include <QString>

#include <functional>
#include <optional>

namespace basalt::auth {

/** Somebody who is not signed in asks for a link to an address. */
struct LinkAsker
{
    QByteArray account; ///< id, code or slug; null: every account in which the address is known
    QString email;
    QByteArray locale; ///< null: the default of the mail settings
    QHostAddress address;
    db::AuditActor actor; ///< anonymous, with address and program
};

/** What asking led to, for the trail; the asker never learns it. */
struct AskedUser
{
    std::optional<User> user; ///< nothing: there is none, or none that may have a link
    QByteArray accountId;     ///< whose trail it stands in
    QByteArray userId;        ///< null: no such user
    QByteArray problem;       ///< why there is no link; empty: there may be one
};

/**
 * Who is behind an address that somebody who is not signed in has named. Runs the same statements whether or not there is
 * anybody: users without an account, a status that lets them in and a password of their own are problems.
 */
[[nodiscard]] Result<QList<AskedUser>> askedUsers(db::Connection &connection, const LinkAsker &asker, const QByteArray &now);

/** How often one address may ask for links. Thread-safe. */
class LinkThrottle
{
public:
    LinkThrottle(const AuthOptions &options, const core::Clock &clock) : m_throttle(options.failedSignInsPerMinute, clock) { }
    Q_DISABLE_COPY_MOVE(LinkThrottle)

    /** Counts one request; Code::TooManyRequests past the limit, whatever was asked. */
    [[nodiscard]] Result<void> note(const QHostAddress &address);

private:
    SignInThrottle m_throttle;
};

/** One user gets no second mail sooner than this after the first, however many ask. */
inline constexpr qint64 kLinkPauseMs = 60'000;

/** Milliseconds until the user may get another mail of that purpose; 0: now. */
[[nodiscard]] Result<qint64> linkPause(db::Connection &connection, const QByteArray &userId, TokenPurpose purpose,
                                       qint64 nowMs);

} // namespace basalt::auth
