// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/route.h"
#include "mail/mailservice.h"
#include "settings/configurationservice.h"

namespace basalt::api {

/** `/admin/configuration`: what superadmins configure while the server runs, by category and provider. */
class ConfigurationApi final : public http::Api
{
public:
    /** Both outlive the API. */
    ConfigurationApi(settings::ConfigurationService &configurations, mail::MailService &mails)
        : m_configurations(configurations)
        , m_mails(mails)
    { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void stats(const http::RequestPtr &request, http::Reply reply);
    void recent(const http::RequestPtr &request, http::Reply reply);
    void system(const http::RequestPtr &request, http::Reply reply);
    void ofAccount(const http::RequestPtr &request, http::Reply reply);
    void providers(const http::RequestPtr &request, http::Reply reply);
    void schema(const http::RequestPtr &request, http::Reply reply);
    void get(const http::RequestPtr &request, http::Reply reply);
    void values(const http::RequestPtr &request, http::Reply reply);
    void change(const http::RequestPtr &request, http::Reply reply);
    void enable(const http::RequestPtr &request, http::Reply reply);
    void create(const http::RequestPtr &request, http::Reply reply);
    void remove(const http::RequestPtr &request, http::Reply reply);
    void makeDefault(const http::RequestPtr &request, http::Reply reply);
    void takeDefault(const http::RequestPtr &request, http::Reply reply);
    void testConnection(const http::RequestPtr &request, http::Reply reply);

    settings::ConfigurationService &m_configurations;
    mail::MailService &m_mails;
};

} // namespace basalt::api
