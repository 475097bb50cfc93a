// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/principal.h"
#include "cli/commandcontext.h"
#include "cli/remoteserver.h"
#include "cli/serveraccess.h"
#include "db/connection.h"

#include <QByteArray>
#include <QHash>

namespace basalt::cli {

/**
 * The command line as a caller: whoever may read the data folder may do everything, and its entries in the trail say where they
 * come from. With an account, id, code or slug, its records only. Code::AccountNotFound.
 */
[[nodiscard]] Result<auth::Principal> commandLineCaller(db::Connection &connection, const QByteArray &account);

/** The account that records go to where none is named: the only ordinary one, else the system account. */
[[nodiscard]] Result<QByteArray> defaultAccount(db::Connection &connection);
[[nodiscard]] Result<QByteArray> defaultAccount(RemoteServer &server);

/** Signs in with what the options say; the password comes from the context's input. */
[[nodiscard]] Result<void> signIn(RemoteServer &server, CommandContext &context, const ServerAccess &access);

/** `a=b&c=d`, encoded; in the order of the names. */
[[nodiscard]] QString queryOf(const QHash<QByteArray, QByteArray> &options);

} // namespace basalt::cli
