// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/reply.h"

#include "http/problem.h"

namespace basalt::http {

Reply::Reply(std::unique_ptr<ReplyTarget> target) : m_target(std::move(target)) { }

Reply::Reply(Reply &&) noexcept = default;
Reply &Reply::operator=(Reply &&) noexcept = default;

Reply::~Reply()
{
    if (m_target)
        fail(Error::internal(QStringLiteral("a request was dropped unanswered")));
}

void Reply::send(Response response)
{
    Q_ASSERT(m_target);
    applyDecorators(response);
    const auto target = std::move(m_target);
    target->send(std::move(response));
}

void Reply::fail(const Error &error)
{
    send(problemResponse(error));
}

std::unique_ptr<Stream> Reply::stream(Response head)
{
    Q_ASSERT(m_target);
    applyDecorators(head);
    const auto target = std::move(m_target);
    return target->stream(std::move(head));
}

bool Reply::isConnected() const
{
    return m_target && m_target->isConnected();
}

void Reply::applyDecorators(Response &response)
{
    for (auto decorator = m_decorators.rbegin(); decorator != m_decorators.rend(); ++decorator)
        (*decorator)(response);
    m_decorators.clear();
}

} // namespace basalt::http
