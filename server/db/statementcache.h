// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace basalt::db {

/** How many statements a connection keeps. */
inline constexpr size_t kCachedStatements = 256;

/**
 * Prepared statements of one connection by their text, the longest unused ones dropped beyond a bound. A statement that is
 * dropped while a cursor still runs on it lives on with that cursor. One thread.
 */
template <class Statement>
class StatementCache
{
public:
    explicit StatementCache(size_t capacity) : m_capacity(capacity) { }

    [[nodiscard]] std::shared_ptr<Statement> find(QByteArrayView sql)
    {
        const auto found = m_byText.find(std::string_view(sql.data(), static_cast<size_t>(sql.size())));
        if (found == m_byText.end())
            return nullptr;
        m_order.splice(m_order.begin(), m_order, found->second);
        return found->second->statement;
    }

    /** Only for a text that find() does not know. */
    void insert(QByteArrayView sql, std::shared_ptr<Statement> statement)
    {
        m_order.push_front({std::string(sql.data(), static_cast<size_t>(sql.size())), std::move(statement)});
        m_byText.emplace(std::string_view(m_order.front().sql), m_order.begin());
        if (m_order.size() > m_capacity) {
            m_byText.erase(std::string_view(m_order.back().sql));
            m_order.pop_back();
        }
    }

    void clear()
    {
        m_byText.clear();
        m_order.clear();
    }

private:
    struct Entry
    {
        std::string sql;
        std::shared_ptr<Statement> statement;
    };

    size_t m_capacity;
    std::list<Entry> m_order;
    std::unordered_map<std::string_view, typename std::list<Entry>::iterator> m_byText; ///< keys point into m_order
};

} // namespace basalt::db
