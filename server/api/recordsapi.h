// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api/bodyreader.h"
#include "core/workpool.h"
#include "http/idempotency.h"
#include "http/route.h"
#include "records/recordservice.h"

#include <initializer_list>
#include <optional>

namespace basalt::api {

/** The records of every collection (contract 1.8, 1.11, 1.13). */
class RecordsApi final : public http::Api
{
public:
    /** All outlive the API. */
    RecordsApi(records::RecordService &service, const http::IdempotencyKeys &keys, core::WorkPool &pool)
        : m_service(service)
        , m_keys(keys)
        , m_pool(pool)
    { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    [[nodiscard]] std::optional<Error> checkParameters(const http::Request &request, schema::Operation operation,
                                                       std::initializer_list<QByteArrayView> known) const;
    void list(const http::RequestPtr &request, http::Reply reply);
    void aggregate(const http::RequestPtr &request, http::Reply reply);
    void get(const http::RequestPtr &request, http::Reply reply);
    void create(const http::RequestPtr &request, http::Reply reply);
    void update(const http::RequestPtr &request, http::Reply reply, records::WriteMode mode);
    void remove(const http::RequestPtr &request, http::Reply reply);

    /** Reads the body of a batch, a big one on the work pool: parsing megabytes would hold up the worker. */
    void readBatch(const http::RequestPtr &request, http::Reply reply,
                   core::UniqueFunction<void(BodyReader, http::Reply)> then);
    void createMany(const http::RequestPtr &request, http::Reply reply);
    void updateMany(const http::RequestPtr &request, http::Reply reply);
    void removeMany(const http::RequestPtr &request, http::Reply reply);
    void upsertMany(const http::RequestPtr &request, http::Reply reply);

    records::RecordService &m_service;
    const http::IdempotencyKeys &m_keys;
    core::WorkPool &m_pool;
};

} // namespace basalt::api
