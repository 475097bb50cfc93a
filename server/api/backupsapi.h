// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "backup/backupservice.h"
#include "core/workpool.h"
#include "http/route.h"

namespace basalt::api {

/**
 * `/admin/backups`, for superadmins: list, make, look at, download, remove. Whatever touches the folder of backups runs on the
 * work pool.
 */
class BackupsApi final : public http::Api
{
public:
    /** Both outlive this. */
    BackupsApi(backup::BackupService &service, core::WorkPool &pool) : m_service(service), m_pool(pool) { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void list(const http::RequestPtr &request, http::Reply reply);
    void create(const http::RequestPtr &request, http::Reply reply);
    void get(const http::RequestPtr &request, http::Reply reply);
    void download(const http::RequestPtr &request, http::Reply reply);
    void remove(const http::RequestPtr &request, http::Reply reply);

    backup::BackupService &m_service;
    core::WorkPool &m_pool;
};

} // namespace basalt::api
