// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "console/sqlconsole.h"
#include "http/route.h"

namespace basalt::api {

/** Questions to the database in SQL, for superadmins. */
class SqlApi final : public http::Api
{
public:
    /** The console outlives the API. */
    explicit SqlApi(console::SqlConsole &console) : m_console(console) { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void run(const http::RequestPtr &request, http::Reply reply);

    console::SqlConsole &m_console;
};

} // namespace basalt::api
