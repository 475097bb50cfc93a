// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "collections/collectionservice.h"
#include "http/route.h"

namespace basalt::api {

/** How the schema of this database came about, for superadmins; answers are for their eyes only. */
class MigrationsApi final : public http::Api
{
public:
    /** The service outlives the API. */
    explicit MigrationsApi(collections::CollectionService &service) : m_service(service) { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void send(const http::RequestPtr &request, http::Reply reply, collections::CollectionService::MigrationView view);

    collections::CollectionService &m_service;
};

} // namespace basalt::api
