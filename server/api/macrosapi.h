// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "collections/macroservice.h"
#include "console/sqlconsole.h"
#include "http/route.h"

namespace basalt::api {

/** Macros of rules and of SQL, for superadmins: what they say is part of rules, which others do not see either. */
class MacrosApi final : public http::Api
{
public:
    /** Both outlive the API. */
    MacrosApi(collections::MacroService &service, console::SqlConsole &console) : m_service(service), m_console(console) { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void list(const http::RequestPtr &request, http::Reply reply);
    void get(const http::RequestPtr &request, http::Reply reply);
    void create(const http::RequestPtr &request, http::Reply reply);
    void update(const http::RequestPtr &request, http::Reply reply);
    void remove(const http::RequestPtr &request, http::Reply reply);
    void test(const http::RequestPtr &request, http::Reply reply);

    collections::MacroService &m_service;
    console::SqlConsole &m_console;
};

} // namespace basalt::api
