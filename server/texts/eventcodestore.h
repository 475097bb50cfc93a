// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/connection.h"
#include "texts/eventcode.h"

#include <optional>

namespace basalt::texts {

/** The SQL of applications' event codes, which all accounts share. Lives as long as one job of its connection. */
class EventCodeStore
{
public:
    explicit EventCodeStore(db::Connection &connection) : m_connection(connection) { }

    /** In the order of their numbers. */
    [[nodiscard]] Result<QList<EventCategory>> categories();
    [[nodiscard]] Result<std::optional<EventCategory>> category(const QByteArray &code);
    [[nodiscard]] Result<void> insertCategory(const EventCategory &category, const QByteArray &actorId);
    [[nodiscard]] Result<void> removeCategory(const QByteArray &code);
    [[nodiscard]] Result<bool> hasCodes(const QByteArray &category);

    /** With their messages, in the order of their numbers. */
    [[nodiscard]] Result<QList<EventCode>> codes();
    [[nodiscard]] Result<std::optional<EventCode>> code(int number);
    [[nodiscard]] Result<std::optional<EventCode>> codeNamed(const QByteArray &name);
    [[nodiscard]] Result<qint64> codeCount();
    [[nodiscard]] Result<void> insertCode(const EventCode &code, const QByteArray &actorId);
    /** Name and title. */
    [[nodiscard]] Result<void> updateCode(const EventCode &code, const QByteArray &actorId);
    /** With its messages. */
    [[nodiscard]] Result<void> removeCode(int number);

    [[nodiscard]] Result<void> putMessage(int number, const QByteArray &language, const QByteArray &message);
    [[nodiscard]] Result<void> removeMessage(int number, const QByteArray &language);

private:
    [[nodiscard]] Result<QList<EventCode>> readCodes(const QByteArray &where, std::span<const db::Value> binds);

    db::Connection &m_connection;
};

} // namespace basalt::texts
