// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/route.h"

#include <QByteArray>

namespace basalt::api {

/** `/health`, `/ready` and `/live`: for load balancers and people who watch. */
class HealthApi final : public http::Api
{
public:
    explicit HealthApi(QByteArray service);

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void health(http::Reply reply) const;
    void ready(const http::Request &request, http::Reply reply) const;
    void live(http::Reply reply) const;

    QByteArray m_service;
};

} // namespace basalt::api
