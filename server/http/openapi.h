// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/route.h"

#include <QByteArray>

#include <span>

namespace basalt::http {

/** Head of the OpenAPI document. */
struct OpenApiInfo
{
    QByteArray title;
    QByteArray version;
};

/** A JSON Schema that others refer to as `#/components/schemas/<name>`. */
struct OpenApiSchema
{
    QByteArray name;
    QByteArray schema;
};

/** The OpenAPI 3.1 document of a route table: every row is an operation, with its parameters, schemas and access. */
[[nodiscard]] QByteArray openApiDocument(const OpenApiInfo &info, std::span<const Route> routes,
                                         std::span<const OpenApiSchema> schemas = {});

} // namespace basalt::http
