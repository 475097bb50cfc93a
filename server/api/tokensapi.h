// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api/bodyreader.h"
#include "http/route.h"
#include "tokens/issuedtokenservice.h"

namespace basalt::api {

/** A number of seconds that a token may be good: 1 to a year; nothing if it is not there. */
[[nodiscard]] std::optional<qint64> readTokenLifetime(BodyReader &body, QLatin1StringView name);

/** `/tokens`: tokens that applications make for users and take back. */
class TokensApi final : public http::Api
{
public:
    /** The service outlives the API. */
    explicit TokensApi(tokens::IssuedTokenService &tokens) : m_tokens(tokens) { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void list(const http::RequestPtr &request, http::Reply reply);
    void get(const http::RequestPtr &request, http::Reply reply);
    void create(const http::RequestPtr &request, http::Reply reply);
    void validate(const http::RequestPtr &request, http::Reply reply);
    void fail(const http::RequestPtr &request, http::Reply reply);
    void revoke(const http::RequestPtr &request, http::Reply reply);

    tokens::IssuedTokenService &m_tokens;
};

} // namespace basalt::api
