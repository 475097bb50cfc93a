// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/connection.h"

namespace basalt::db {

/**
 * Foreign keys off for one transaction of an SQLite connection, as rebuilding a table needs it; on again at the end of the
 * scope. Stands outside the transaction, because inside one the switch does nothing. Nothing happens on PostgreSQL.
 */
class ForeignKeySwitch
{
public:
    explicit ForeignKeySwitch(Connection &connection) : m_connection(connection) { }
    ~ForeignKeySwitch();
    Q_DISABLE_COPY_MOVE(ForeignKeySwitch)

    [[nodiscard]] Result<void> off();
    /** Before COMMIT: Code::ReferencedRecord naming the first table whose reference leads nowhere. */
    [[nodiscard]] Result<void> check();

private:
    [[nodiscard]] Result<void> set(bool enforced);

    Connection &m_connection;
    bool m_off = false;
};

} // namespace basalt::db
