// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api/bodyreader.h"
#include "core/jsonwriter.h"
#include "resources/accesslist.h"
#include "resources/resourceaccessservice.h"

namespace basalt::api {

/** The most flags, roles or key fields in one body. */
inline constexpr qsizetype kMaxResourceCodes = 64;

/** `resource_type` and `key` or `path`. */
[[nodiscard]] resources::ResourceTarget readTarget(BodyReader &body);
/** `key` or `path` of an object in a list of things of one type. */
[[nodiscard]] resources::ResourceTarget readPlace(BodyReader &body, const QByteArray &typeCode);
/** A list of codes; absent is an empty one. */
[[nodiscard]] QList<QByteArray> readResourceCodes(BodyReader &body, QLatin1StringView name);

/** `resource_type` and `key` or `path`. */
void writeResource(core::JsonWriter &out, QByteArrayView typeCode, const QByteArray &resource);
void writeGrant(core::JsonWriter &out, const resources::ResourceGrant &grant);
/** `flag`, `allowed`, `decided_by`, and the line that decided, if one did. */
void writeDecision(core::JsonWriter &out, const resources::FlagDecision &decision);
/** A line as it holds for somebody. */
void writeLine(core::JsonWriter &out, const resources::HeldAccess &line);

} // namespace basalt::api
