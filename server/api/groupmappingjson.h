// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/groupmapping.h"
#include "core/jsonwriter.h"
#include "core/result.h"

#include <QJsonValue>

namespace basalt::api {

/** JSON Schema of one mapping as it is sent. */
inline constexpr QByteArrayView
    kNewMappingSchema(R"({"type":"object","required":["provider"],"properties":{"provider":{"type":"string"},)"
                      R"("object_id":{"type":"string","maxLength":255},"object_name":{"type":"string","maxLength":255},)"
                      R"("role":{"type":"string","maxLength":255}}})");

/** One mapping; Code::ValidationFailed with what is wrong. */
[[nodiscard]] Result<access::NewGroupMapping> readMapping(const QJsonObject &object);
/** An array of them, at most access::kMaxMappings; absent: none. `index` in the error says which one is wrong. */
[[nodiscard]] Result<QList<access::NewGroupMapping>> readMappings(const QJsonValue &listed);

void writeMapping(core::JsonWriter &out, const auth::GroupMapping &mapping);

} // namespace basalt::api
