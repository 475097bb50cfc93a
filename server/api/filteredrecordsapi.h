// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/route.h"
#include "records/recordservice.h"

namespace basalt::api {

/** Changing and deleting what a filter finds. */
class FilteredRecordsApi final : public http::Api
{
public:
    /** The service outlives the API. */
    explicit FilteredRecordsApi(const records::RecordService &service) : m_service(service) { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void update(const http::RequestPtr &request, http::Reply reply);
    void remove(const http::RequestPtr &request, http::Reply reply);
    /** The filter, without which nothing is changed. */
    [[nodiscard]] Result<QByteArray> filterOf(const http::Request &request) const;

    const records::RecordService &m_service;
};

} // namespace basalt::api
