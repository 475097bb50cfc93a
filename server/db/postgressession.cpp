// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/postgressession.h"

namespace basalt::db {

ReplyAddress::Ticket PostgresSession::ticketFor(core::UniqueFunction<void(Result<void>)> deliver)
{
    const quint64 number = m_completions.add(std::move(deliver));
    return {m_completions.link(), number};
}

void PostgresSession::submit(ReadJob job)
{
    const auto ticket = ticketFor(std::move(job.deliver));
    if (auto taken = m_queue.submit(PendingRead{std::move(job.run), ReplyAddress{ticket}}); !taken)
        SessionLink::post(ticket.link, {{ticket.number, std::move(taken)}});
}

void PostgresSession::submit(WriteJob job)
{
    const auto ticket = ticketFor(std::move(job.deliver));
    PendingWrite write{std::move(job.run), std::move(job.accountId), job.alone, job.foreignKeys, ReplyAddress{ticket}};
    if (auto taken = m_queue.submit(std::move(write)); !taken)
        SessionLink::post(ticket.link, {{ticket.number, std::move(taken)}});
}

} // namespace basalt::db
