// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/value.h"

#include <QByteArray>

#include <span>

namespace basalt::auth {

/** A LIKE pattern for texts that contain `text`; what LIKE would read as a sign stands for itself. */
[[nodiscard]] inline QByteArray likeContains(const QByteArray &text)
{
    QByteArray pattern("%");
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\')
            pattern += '\\';
        pattern += c;
    }
    return pattern + '%';
}

/** Collects conditions and binds of a WHERE clause in step. */
class WhereBuilder
{
public:
    explicit WhereBuilder(const QByteArray &first) : m_sql(" WHERE " + first) { }

    /** Binds a value and returns its placeholder. */
    [[nodiscard]] QByteArray bind(db::Value value)
    {
        m_binds.push_back(std::move(value));
        return '$' + QByteArray::number(qsizetype(m_binds.size()));
    }
    void add(const QByteArray &condition) { m_sql += " AND " + condition; }

    [[nodiscard]] const QByteArray &sql() const { return m_sql; }
    [[nodiscard]] std::span<const db::Value> binds() const { return m_binds; }

private:
    QByteArray m_sql;
    std::vector<db::Value> m_binds;
};

} // namespace basalt::auth
