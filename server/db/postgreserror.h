// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QByteArrayView>

struct pg_conn;
struct pg_result;

namespace basalt::db {

/**
 * A failed result in our terms; without one (null) the connection itself failed. `sql` is the statement's text (never its
 * values), for the log.
 */
[[nodiscard]] Error postgresError(const pg_conn *connection, const pg_result *result, QByteArrayView sql);

/** True for the errors of a plan that a schema change has made useless: preparing again helps. */
[[nodiscard]] bool isStalePlan(const pg_result *result);

/** True for errors by which the server ends the connection, and for those that tell that it broke. */
[[nodiscard]] bool endsConnection(const pg_result *result);

} // namespace basalt::db
