// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/value.h"

#include <QByteArray>
#include <QStringBuilder>

namespace basalt::db {

/** Builds a PostgreSQL array in its text form, to be bound as one value: `= ANY ($1::text[])`, `unnest($1::bigint[])`. */
class PostgresArray
{
public:
    /** A null text becomes NULL. */
    void add(const QByteArray &text);
    void add(qint64 number);

    [[nodiscard]] Value value() const { return QByteArray(m_text + '}'); }

private:
    void separate();

    QByteArray m_text{"{"};
};

} // namespace basalt::db
