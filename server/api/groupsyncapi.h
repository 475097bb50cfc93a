// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/groupsyncservice.h"
#include "http/route.h"

namespace basalt::api {

/** `/groups/{id}/sync`: lists of members that are kept elsewhere. */
class GroupSyncApi final : public http::Api
{
public:
    /** Outlives the API. */
    explicit GroupSyncApi(access::GroupSyncService &groups) : m_groups(groups) { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void sync(const http::RequestPtr &request, http::Reply reply);

    access::GroupSyncService &m_groups;
};

} // namespace basalt::api
