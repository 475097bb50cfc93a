// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "db/value.h"

#include <QByteArray>

#include <span>
#include <vector>

namespace basalt::db {

/**
 * Values in PostgreSQL's text form, as libpq wants them: an array of terminated texts. One buffer is reused for all
 * statements of a connection.
 */
class PostgresBinds
{
public:
    /** Valid until the next set(). */
    [[nodiscard]] Result<void> set(std::span<const Value> values);

    [[nodiscard]] int count() const { return static_cast<int>(m_pointers.size()); }
    [[nodiscard]] const char *const *pointers() const { return m_pointers.data(); }

private:
    [[nodiscard]] bool append(const Value &value);

    QByteArray m_buffer;
    std::vector<qsizetype> m_offsets;
    std::vector<const char *> m_pointers;
};

} // namespace basalt::db
