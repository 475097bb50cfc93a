// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/route.h"
#include "mail/mailservice.h"
#include "mail/mailsettingsservice.h"

namespace basalt::api {

/** `/admin/email`: the mail server, templates, test mails and the log of mails, for superadmins. */
class MailApi final : public http::Api
{
public:
    /** Both outlive the API. */
    MailApi(mail::MailService &mails, const mail::MailSettingsService &server);

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void settings(const http::RequestPtr &request, http::Reply reply);
    void putSettings(const http::RequestPtr &request, http::Reply reply);
    void removeSettings(const http::RequestPtr &request, http::Reply reply);
    void templates(const http::RequestPtr &request, http::Reply reply);
    void getTemplate(const http::RequestPtr &request, http::Reply reply);
    void putTemplate(const http::RequestPtr &request, http::Reply reply);
    void restoreTemplate(const http::RequestPtr &request, http::Reply reply);
    void render(const http::RequestPtr &request, http::Reply reply);
    void sendTest(const http::RequestPtr &request, http::Reply reply);
    void list(const http::RequestPtr &request, http::Reply reply);
    void get(const http::RequestPtr &request, http::Reply reply);

    mail::MailService &m_mails;
    const mail::MailSettingsService &m_server;
};

} // namespace basalt::api
