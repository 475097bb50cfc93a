// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/outcome.h"
#include "db/postgresqueue.h"

namespace basalt::db {

/** A session on PostgreSQL: hands everything to the database threads. */
class PostgresSession final : public Session
{
public:
    explicit PostgresSession(PostgresQueue &queue) : m_queue(queue), m_completions(mailbox()) { }

private:
    void submit(ReadJob job) override;
    void submit(WriteJob job) override;
    [[nodiscard]] ReplyAddress::Ticket ticketFor(core::UniqueFunction<void(Result<void>)> deliver);

    PostgresQueue &m_queue;
    Completions m_completions;
};

} // namespace basalt::db
