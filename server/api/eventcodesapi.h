// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/route.h"
#include "texts/eventcodeservice.h"

namespace basalt::api {

/** `/event-categories`, `/event-codes` and `/events`: what entries of the trail can be of, and those that applications write. */
class EventCodesApi final : public http::Api
{
public:
    /** The service outlives the API. */
    explicit EventCodesApi(texts::EventCodeService &codes) : m_codes(codes) { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void categories(const http::RequestPtr &request, http::Reply reply);
    void createCategory(const http::RequestPtr &request, http::Reply reply);
    void removeCategory(const http::RequestPtr &request, http::Reply reply);
    void list(const http::RequestPtr &request, http::Reply reply);
    void create(const http::RequestPtr &request, http::Reply reply);
    void update(const http::RequestPtr &request, http::Reply reply);
    void remove(const http::RequestPtr &request, http::Reply reply);
    void putMessage(const http::RequestPtr &request, http::Reply reply);
    void removeMessage(const http::RequestPtr &request, http::Reply reply);
    void write(const http::RequestPtr &request, http::Reply reply);

    texts::EventCodeService &m_codes;
};

} // namespace basalt::api
