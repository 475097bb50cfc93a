// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/userbatch.h"
#include "http/idempotency.h"
#include "http/route.h"

namespace basalt::api {

/** `/users/batch`: many changes of users in one request. */
class UserBatchApi final : public http::Api
{
public:
    /** Both outlive the API. */
    UserBatchApi(access::UserBatch &users, const http::IdempotencyKeys &keys) : m_users(users), m_keys(keys) { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void perform(const http::RequestPtr &request, http::Reply reply);

    access::UserBatch &m_users;
    const http::IdempotencyKeys &m_keys;
};

} // namespace basalt::api
