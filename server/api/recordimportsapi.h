// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/workpool.h"
#include "http/route.h"
#include "records/recordservice.h"
#include "schema/schemaregistry.h"
#include "transfer/recordimportjobs.h"

namespace basalt::api {

/**
 * `/records/{collection}/import`: a file comes whole or part by part, then it is read; ask how far it is. Every call needs
 * what the import itself needs, so that a locked collection tells nothing.
 */
class RecordImportsApi final : public http::Api
{
public:
    /** All outlive this. */
    RecordImportsApi(transfer::RecordImportJobs &jobs, const records::RecordService &records,
                     const schema::SchemaRegistry &registry, core::WorkPool &pool)
        : m_jobs(jobs)
        , m_records(records)
        , m_registry(registry)
        , m_pool(pool)
    { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    using Handler = void (RecordImportsApi::*)(const http::RequestPtr &, http::Reply);

    [[nodiscard]] std::function<void(http::RequestPtr, http::Reply)> checked(Handler handler);
    void begin(const http::RequestPtr &request, http::Reply reply);
    void append(const http::RequestPtr &request, http::Reply reply);
    void start(const http::RequestPtr &request, http::Reply reply);
    void status(const http::RequestPtr &request, http::Reply reply);
    void cancel(const http::RequestPtr &request, http::Reply reply);

    [[nodiscard]] Result<void> run(const http::RequestPtr &request, const QByteArray &id);
    void answer(const http::RequestPtr &request, http::Reply reply, int status, const QByteArray &id) const;

    transfer::RecordImportJobs &m_jobs;
    const records::RecordService &m_records;
    const schema::SchemaRegistry &m_registry;
    core::WorkPool &m_pool;
};

} // namespace basalt::api
