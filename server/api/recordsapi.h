// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/route.h"
#include "records/recordservice.h"

namespace basalt::api {

/** The records of every collection (contract 1.8, 1.11). */
class RecordsApi final : public http::Api
{
public:
    /** The service outlives the API. */
    explicit RecordsApi(records::RecordService &service) : m_service(service) { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void list(const http::RequestPtr &request, http::Reply reply, int tries);
    void get(const http::RequestPtr &request, http::Reply reply, int tries);
    void create(const http::RequestPtr &request, http::Reply reply, int tries);
    void update(const http::RequestPtr &request, http::Reply reply, records::WriteMode mode, int tries);
    void remove(const http::RequestPtr &request, http::Reply reply, int tries);

    records::RecordService &m_service;
};

} // namespace basalt::api
