// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/jsonwriter.h"
#include "core/result.h"
#include "schema/collection.h"

#include <QJsonValue>

namespace basalt::schema {

/** Indexes of one's own that a collection may have. */
inline constexpr qsizetype kMaxIndexes = 32;

/**
 * Reads `indexes`: `[{name?, fields, unique?, where?}]`, checked against the fields of `collection`. One without a name is
 * called after its fields. Whether `where` can be understood is the rules' to say.
 */
[[nodiscard]] Result<std::vector<Index>> parseIndexes(const QJsonValue &json, const Collection &collection);

/** Writes the array as clients read it and as it is stored. */
void writeIndexes(core::JsonWriter &out, const std::vector<Index> &indexes);
[[nodiscard]] QByteArray storeIndexes(const std::vector<Index> &indexes);

/** Reads what storeIndexes() wrote; the fields of `collection` are there already. */
[[nodiscard]] Result<void> loadIndexes(Collection &collection, const QByteArray &stored);

} // namespace basalt::schema
