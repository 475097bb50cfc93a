// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/postgresroutines.h"

#include "core/crypto.h"
#include "db/arithmetic.h"
#include "db/casefold.h"
#include "db/exactsum.h"
#include "db/scalars.h"

namespace basalt::db {

Result<void> ensurePostgresRoutines(Connection &connection)
{
    const FoldTable table = foldTable();
    // ASCII text, which most is, takes the short way. Not STRICT: that would keep the planner from inlining the body.
    const QByteArray create = "CREATE OR REPLACE FUNCTION basalt_fold(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL "
                              "SAFE AS $basalt$ SELECT CASE WHEN octet_length(value) = length(value) "
                              "THEN lower(value COLLATE \"C\") ELSE translate(lower(value COLLATE \"C\"), '"
        + table.from + "', '" + table.to + "') END $basalt$;\n" + arithmeticRoutines() + exactSumRoutines() + scalarRoutines();
    const QByteArray mark = core::sha256Hex(create);
    BASALT_TRY(auto rows,
               connection.query("SELECT 1 FROM pg_catalog.pg_proc WHERE proname = 'basalt_fold' "
                                "AND pronamespace = current_schema()::regnamespace "
                                "AND obj_description(oid, 'pg_proc') = $1",
                                {mark}));
    BASALT_TRY(const bool current, rows.next());
    if (current)
        return {};
    BASALT_TRY_VOID(connection.executeScript(create));
    return connection.executeScript(QByteArray("COMMENT ON FUNCTION basalt_fold(text) IS '" + mark + "'"));
}

} // namespace basalt::db
