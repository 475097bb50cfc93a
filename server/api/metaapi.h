// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/route.h"

#include <QByteArray>

#include <vector>

namespace basalt::api {

/** What the API says of itself: `GET /api/v1`, `/openapi.json`, and the browser of it at `/docs`. */
class MetaApi final : public http::Api
{
public:
    /** `others` are the rows of all other APIs: the document is made from them and this one's own. */
    MetaApi(QByteArray service, std::vector<http::Route> others);

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void root(http::Reply reply) const;
    void document(http::Reply reply);
    static void docsPage(http::Reply reply);
    static void docsFile(const http::Request &request, http::Reply reply);

    QByteArray m_service;
    std::vector<http::Route> m_others;
    QByteArray m_document; ///< made at the first request
};

} // namespace basalt::api
