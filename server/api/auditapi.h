// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api/auditexport.h"
#include "api/queryreader.h"
#include "audit/auditreader.h"
#include "http/route.h"

namespace basalt::api {

/**
 * The audit trail for superadmins: lists with filters, one entry, and the export as CSV or JSON, which is
 * itself an entry of the trail.
 */
class AuditApi final : public http::Api
{
public:
    AuditApi() = default;

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    static void list(const http::RequestPtr &request, http::Reply reply);
    static void get(const http::RequestPtr &request, http::Reply reply);
    static void exportAll(const http::RequestPtr &request, http::Reply reply);
};

} // namespace basalt::api
