// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <libpq-fe.h>

#include <memory>

namespace basalt::db {

struct ClearPostgresResult
{
    void operator()(PGresult *result) const { PQclear(result); }
};

/** A result of libpq, owned. */
using PostgresResult = std::unique_ptr<PGresult, ClearPostgresResult>;

} // namespace basalt::db
