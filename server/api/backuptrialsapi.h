// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "backup/backupstore.h"
#include "backup/backuptrials.h"
#include "core/workpool.h"
#include "http/route.h"

namespace basalt::api {

/**
 * `/admin/backups/{name}/verify` and `…/restore`, for superadmins: begins one with POST, tells how far it is and what came of
 * it with GET. Where to a backup is restored is not the caller's to say.
 */
class BackupTrialsApi final : public http::Api
{
public:
    /** All outlive this. */
    BackupTrialsApi(const backup::BackupStore &store, backup::BackupTrials &trials, core::WorkPool &pool)
        : m_store(store)
        , m_trials(trials)
        , m_pool(pool)
    { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void begin(backup::BackupTrial::Kind kind, const http::RequestPtr &request, http::Reply reply);
    void tell(backup::BackupTrial::Kind kind, const http::RequestPtr &request, http::Reply reply) const;

    const backup::BackupStore &m_store;
    backup::BackupTrials &m_trials;
    core::WorkPool &m_pool;
};

} // namespace basalt::api
