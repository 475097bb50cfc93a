// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/route.h"
#include "settings/settingsservice.h"

namespace basalt::api {

/**
 * `/admin/configuration`: the settings that superadmins change while the server runs. Each group of them is one configuration
 * of the category `system_settings`, whose id is `system_settings.<group>`.
 */
class ConfigurationApi final : public http::Api
{
public:
    /** The service outlives the API. */
    explicit ConfigurationApi(settings::SettingsService &settings) : m_settings(settings) { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void stats(const http::RequestPtr &request, http::Reply reply);
    void recent(const http::RequestPtr &request, http::Reply reply);
    void system(const http::RequestPtr &request, http::Reply reply);
    void providers(const http::RequestPtr &request, http::Reply reply);
    void schema(const http::RequestPtr &request, http::Reply reply);
    void get(const http::RequestPtr &request, http::Reply reply);
    void values(const http::RequestPtr &request, http::Reply reply);
    void change(const http::RequestPtr &request, http::Reply reply);

    settings::SettingsService &m_settings;
};

} // namespace basalt::api
