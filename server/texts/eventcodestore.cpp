// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "texts/eventcodestore.h"

namespace basalt::texts {

namespace {

constexpr char kCategoryColumns[] = "SELECT code, title, first_number, last_number, created_at FROM event_categories";

EventCategory readCategory(const db::Rows &rows)
{
    return {.code = rows.string(0),
            .title = rows.string(1),
            .first = int(rows.integer(2)),
            .last = int(rows.integer(3)),
            .isSystem = false,
            .createdAt = rows.timestamp(4)};
}

std::optional<EventCode> onlyCode(QList<EventCode> codes)
{
    return codes.isEmpty() ? std::nullopt : std::optional(std::move(codes.first()));
}

} // namespace

Result<QList<EventCategory>> EventCodeStore::categories()
{
    BASALT_TRY(auto rows, m_connection.query(QByteArray(QByteArray(kCategoryColumns) + " ORDER BY first_number")));
    QList<EventCategory> categories;
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return categories;
        categories.append(readCategory(rows));
    }
}

Result<std::optional<EventCategory>> EventCodeStore::category(const QByteArray &code)
{
    BASALT_TRY(auto rows, m_connection.query(QByteArray(QByteArray(kCategoryColumns) + " WHERE code = $1"), {code}));
    BASALT_TRY(const bool found, rows.next());
    return found ? std::optional(readCategory(rows)) : std::nullopt;
}

Result<void> EventCodeStore::insertCategory(const EventCategory &category, const QByteArray &actorId)
{
    BASALT_TRY_VOID(
        m_connection.execute("INSERT INTO event_categories (code, title, first_number, last_number, created_at, created_by) "
                             "VALUES ($1, $2, $3, $4, $5, $6)",
                             {category.code, category.title, qint64(category.first), qint64(category.last), category.createdAt,
                              db::textOrNull(actorId)}));
    return {};
}

Result<void> EventCodeStore::removeCategory(const QByteArray &code)
{
    BASALT_TRY_VOID(m_connection.execute("DELETE FROM event_categories WHERE code = $1", {code}));
    return {};
}

Result<bool> EventCodeStore::hasCodes(const QByteArray &category)
{
    BASALT_TRY(auto rows, m_connection.query("SELECT 1 FROM event_codes WHERE category = $1 LIMIT 1", {category}));
    return rows.next();
}

Result<QList<EventCode>> EventCodeStore::readCodes(const QByteArray &where, std::span<const db::Value> binds)
{
    const QByteArray sql = "SELECT c.number, c.name, c.category, c.title, c.created_at, c.updated_at, m.language, m.message "
                           "FROM event_codes c LEFT JOIN event_messages m ON m.number = c.number WHERE "
        + where + " ORDER BY c.number, m.language";
    BASALT_TRY(auto rows, m_connection.query(sql, binds));
    QList<EventCode> codes;
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return codes;
        const int number = int(rows.integer(0));
        if (codes.isEmpty() || codes.last().number != number) {
            EventCode code;
            code.number = number;
            code.name = rows.string(1);
            code.category = rows.string(2);
            code.title = rows.string(3);
            code.createdAt = rows.timestamp(4);
            code.updatedAt = rows.timestamp(5);
            codes.append(std::move(code));
        }
        if (!rows.isNull(6))
            codes.last().messages.insert(rows.string(6), rows.string(7));
    }
}

Result<QList<EventCode>> EventCodeStore::codes()
{
    return readCodes("1 = 1", {});
}

Result<std::optional<EventCode>> EventCodeStore::code(int number)
{
    const db::Value bind(qint64{number});
    BASALT_TRY(auto codes, readCodes("c.number = $1", std::span(&bind, 1)));
    return onlyCode(std::move(codes));
}

Result<std::optional<EventCode>> EventCodeStore::codeNamed(const QByteArray &name)
{
    const db::Value bind(name);
    BASALT_TRY(auto codes, readCodes("c.name = $1", std::span(&bind, 1)));
    return onlyCode(std::move(codes));
}

Result<qint64> EventCodeStore::codeCount()
{
    BASALT_TRY(auto rows, m_connection.query("SELECT COUNT(*) FROM event_codes"));
    BASALT_TRY_VOID(rows.next());
    return rows.integer(0);
}

Result<void> EventCodeStore::insertCode(const EventCode &code, const QByteArray &actorId)
{
    BASALT_TRY_VOID(m_connection.execute(
        "INSERT INTO event_codes (number, name, category, title, created_at, created_by, updated_at, updated_by) "
        "VALUES ($1, $2, $3, $4, $5, $6, $5, $6)",
        {qint64(code.number), code.name, code.category, code.title, code.createdAt, db::textOrNull(actorId)}));
    return {};
}

Result<void> EventCodeStore::updateCode(const EventCode &code, const QByteArray &actorId)
{
    BASALT_TRY_VOID(
        m_connection.execute("UPDATE event_codes SET name = $2, title = $3, updated_at = $4, updated_by = $5 WHERE number = $1",
                             {qint64(code.number), code.name, code.title, code.updatedAt, db::textOrNull(actorId)}));
    return {};
}

Result<void> EventCodeStore::removeCode(int number)
{
    BASALT_TRY_VOID(m_connection.execute("DELETE FROM event_codes WHERE number = $1", {qint64(number)}));
    return {};
}

Result<void> EventCodeStore::putMessage(int number, const QByteArray &language, const QByteArray &message)
{
    BASALT_TRY_VOID(m_connection.execute("INSERT INTO event_messages (number, language, message) VALUES ($1, $2, $3) "
                                         "ON CONFLICT (number, language) DO UPDATE SET message = excluded.message",
                                         {qint64(number), language, message}));
    return {};
}

Result<void> EventCodeStore::removeMessage(int number, const QByteArray &language)
{
    BASALT_TRY_VOID(
        m_connection.execute("DELETE FROM event_messages WHERE number = $1 AND language = $2", {qint64(number), language}));
    return {};
}

} // namespace basalt::texts
