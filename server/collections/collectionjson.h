// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "schema/collection.h"

#include <QByteArray>

namespace basalt::core {
class JsonWriter;
}

namespace basalt::collections {

/** `{id, name, table_name, schema[], indexes[], created_at, updated_at, version}`. */
[[nodiscard]] QByteArray collectionJson(const schema::Collection &collection);

/** The five rules and four field lists with their collection's id and times. */
[[nodiscard]] QByteArray rulesJson(const schema::Collection &collection);

/** Whether some operation is open to everybody: a null rule is locked, an empty one lets all in. */
[[nodiscard]] bool hasPublicAccess(const schema::Collection &collection);

/** An element of the list of collections. */
void writeListItem(core::JsonWriter &out, const schema::Collection &collection, qint64 records);

} // namespace basalt::collections
