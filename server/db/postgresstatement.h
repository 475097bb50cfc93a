// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>
#include <vector>

namespace basalt::db {

/** Names of prepared statements that nobody uses any more, to be deallocated when the connection is free. */
using ObsoleteNames = std::vector<QByteArray>;

/** A statement prepared on the server, by its name there. */
class PostgresStatement
{
public:
    PostgresStatement(QByteArray name, QByteArrayView sql, std::shared_ptr<ObsoleteNames> obsolete);
    ~PostgresStatement();
    Q_DISABLE_COPY_MOVE(PostgresStatement)

    [[nodiscard]] const QByteArray &name() const { return m_name; }
    /** The text, shortened, for the log. */
    [[nodiscard]] const QByteArray &sql() const { return m_sql; }
    /** Whether it may change something: anything but a SELECT and its kin without an INSERT, UPDATE, DELETE or MERGE inside. */
    [[nodiscard]] bool writes() const { return m_writes; }

private:
    QByteArray m_name;
    QByteArray m_sql;
    std::shared_ptr<ObsoleteNames> m_obsolete;
    bool m_writes;
};

/** The classification behind PostgresStatement::writes(). */
[[nodiscard]] bool mayWrite(QByteArrayView sql);

} // namespace basalt::db
