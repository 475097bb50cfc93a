// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/route.h"
#include "records/ruletrial.h"

namespace basalt::api {

/** Rules before they are saved, for superadmins. */
class RulesApi final : public http::Api
{
public:
    /** `trial` outlives the API. */
    explicit RulesApi(const records::RuleTrial &trial) : m_trial(trial) { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void validate(const http::RequestPtr &request, http::Reply reply);
    void test(const http::RequestPtr &request, http::Reply reply);
    void table(const http::RequestPtr &request, http::Reply reply);
    void plan(const http::RequestPtr &request, http::Reply reply);

    const records::RuleTrial &m_trial;
};

} // namespace basalt::api
