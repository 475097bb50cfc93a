// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/route.h"
#include "records/recordservice.h"

namespace basalt::api {

/** `GET /records/{collection}/export`: what a list shows, all of it, as a file. */
class RecordExportApi final : public http::Api
{
public:
    /** The service outlives the API. `pageRecords` are read at a time. */
    RecordExportApi(const records::RecordService &service, qint64 pageRecords) : m_service(service), m_pageRecords(pageRecords)
    { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void exportAll(const http::RequestPtr &request, http::Reply reply);

    const records::RecordService &m_service;
    const qint64 m_pageRecords;
};

} // namespace basalt::api
