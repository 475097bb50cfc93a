// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api/bodyreader.h"
#include "explain/accessdiff.h"
#include "explain/accessexplainer.h"
#include "explain/setdiff.h"
#include "http/route.h"

namespace basalt::api {

/** Why somebody may or may not do something (`/access/explain`), and for whom a change makes a difference (`/access/diff`). */
class ExplainApi final : public http::Api
{
public:
    /** All outlive the API. */
    ExplainApi(const explain::AccessExplainer &explainer, const explain::AccessDiff &diff, const explain::SetDiff &setDiff)
        : m_explainer(explainer)
        , m_diff(diff)
        , m_setDiff(setDiff)
    { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void explain(const http::RequestPtr &request, http::Reply reply);
    void diff(const http::RequestPtr &request, http::Reply reply);
    void diffOfSet(const http::RequestPtr &request, BodyReader &body, http::Reply reply);

    const explain::AccessExplainer &m_explainer;
    const explain::AccessDiff &m_diff;
    const explain::SetDiff &m_setDiff;
};

} // namespace basalt::api
