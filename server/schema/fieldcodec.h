// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/jsonwriter.h"
#include "core/result.h"
#include "schema/collection.h"

#include <QJsonArray>
#include <QJsonObject>

#include <functional>

namespace basalt::schema {

/** Id of the collection that a reference names by id or name; null if there is none. */
using TargetResolver = std::function<QByteArray(const QByteArray &idOrName)>;

/**
 * Reads a field description as clients send it: `{id, name, type, required, default, unique, options, collection, on_delete, pii,
 * mask_type}`, checked completely. `expression` and `return_type` may be there if they are null. Faults are
 * named `<path>.<member>`.
 */
[[nodiscard]] Result<Field> parseField(const QJsonValue &json, const QString &path, const TargetResolver &resolve);

/**
 * Reads the whole list `schema[]` and checks names against each other, with all faults of all fields. Takes nothing from
 * existing fields: comparing with them is the caller's.
 */
[[nodiscard]] Result<std::vector<Field>> parseFields(const QJsonArray &json, const TargetResolver &resolve);

/** Writes a field as clients read it, every member of the contract present. */
void writeField(core::JsonWriter &out, const Field &field);

/** The fields as they are kept in the table `collections`; references by id, so that names may change. */
[[nodiscard]] QByteArray storeFields(const Collection &collection);
/** Reads what storeFields() wrote and appends it to `collection`. */
[[nodiscard]] Result<void> loadFields(Collection &collection, const QByteArray &stored);

/** True if both describe the same field, whatever their ids. */
[[nodiscard]] bool sameDefinition(const Field &a, const Field &b);

} // namespace basalt::schema
