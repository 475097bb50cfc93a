// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QSqlDatabase>
#include <QString>

#include <functional>
#include <memory>

namespace basalt::db {

/**
 * Owns one QSqlDatabase under a name of its own and removes it at the end. Opened, used and destroyed on one thread.
 */
class SqlHandle
{
public:
    /** `configure` names file or server before the connection is opened. */
    [[nodiscard]] static Result<std::unique_ptr<SqlHandle>> open(const QString &driver,
                                                                 const std::function<void(QSqlDatabase &)> &configure);
    ~SqlHandle();
    Q_DISABLE_COPY_MOVE(SqlHandle)

    /** The C library's connection, of type `typeName` (`sqlite3*`, `PGconn*`); null if the driver has another. */
    [[nodiscard]] void *native(const char *typeName) const;

private:
    explicit SqlHandle(const QSqlDatabase &database) : m_database(database) { }

    QSqlDatabase m_database;
};

} // namespace basalt::db
