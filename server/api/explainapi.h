// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "explain/accessexplainer.h"
#include "http/route.h"

namespace basalt::api {

/** Why somebody may or may not do something (`/access/explain`). */
class ExplainApi final : public http::Api
{
public:
    /** The explainer outlives the API. */
    explicit ExplainApi(const explain::AccessExplainer &explainer) : m_explainer(explainer) { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void explain(const http::RequestPtr &request, http::Reply reply);

    const explain::AccessExplainer &m_explainer;
};

} // namespace basalt::api
