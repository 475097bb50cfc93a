// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/route.h"
#include "tokens/tokentypeservice.h"

namespace basalt::api {

/** `/token-types`: what tokens of applications are for, and how long they are good. */
class TokenTypesApi final : public http::Api
{
public:
    /** The service outlives the API. */
    explicit TokenTypesApi(tokens::TokenTypeService &types) : m_types(types) { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void list(const http::RequestPtr &request, http::Reply reply);
    void create(const http::RequestPtr &request, http::Reply reply);
    void update(const http::RequestPtr &request, http::Reply reply);
    void remove(const http::RequestPtr &request, http::Reply reply);

    tokens::TokenTypeService &m_types;
};

} // namespace basalt::api
