// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/openapi.h"
#include "schema/collection.h"

#include <vector>

namespace basalt::api {

/**
 * What records of a collection look like, as JSON Schemas: `Record` and `ListedRecord` as they are read one by one and in
 * lists; `RecordInput`, `RecordReplacement` and `RecordChange` as POST, PUT and PATCH take them, which a view does not have.
 * They tell of every field that somebody may see or write: what a caller has of them is for field lists and permission sets to
 * say.
 */
[[nodiscard]] std::vector<http::OpenApiSchema> recordSchemas(const schema::Collection &collection);

} // namespace basalt::api
