// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "collections/collectionservice.h"
#include "http/idempotency.h"
#include "http/route.h"

namespace basalt::api {

/** Collections and their rules, for superadmins. */
class CollectionsApi final : public http::Api
{
public:
    /** Both outlive the API. */
    CollectionsApi(collections::CollectionService &service, const http::IdempotencyKeys &keys)
        : m_service(service)
        , m_keys(keys)
    { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void list(const http::RequestPtr &request, http::Reply reply);
    void names(const http::RequestPtr &request, http::Reply reply);
    void exportAll(const http::RequestPtr &request, http::Reply reply);
    void import(const http::RequestPtr &request, http::Reply reply);
    void create(const http::RequestPtr &request, http::Reply reply);
    void get(const http::RequestPtr &request, http::Reply reply);
    void update(const http::RequestPtr &request, http::Reply reply);
    void plan(const http::RequestPtr &request, http::Reply reply);
    void remove(const http::RequestPtr &request, http::Reply reply);
    void rules(const http::RequestPtr &request, http::Reply reply);
    void setRules(const http::RequestPtr &request, http::Reply reply);

    collections::CollectionService &m_service;
    const http::IdempotencyKeys &m_keys;
};

} // namespace basalt::api
