// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "collections/collectionservice.h"
#include "http/route.h"

#include <QByteArray>

#include <vector>

namespace basalt::api {

/** `/collections/{id}/openapi.json`: the API of one collection's records, with its own fields and the routes that it has. */
class CollectionDocumentApi final : public http::Api
{
public:
    /** The service outlives the API; `others` are the rows of all other APIs, of which those of records are told. */
    CollectionDocumentApi(const collections::CollectionService &collections, const std::vector<http::Route> &others);

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void document(const http::RequestPtr &request, http::Reply reply) const;

    const collections::CollectionService &m_collections;
    std::vector<http::Route> m_records;
};

} // namespace basalt::api
