// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "schema/fieldlist.h"
#include "schema/operation.h"

#include <QByteArray>
#include <QList>

namespace basalt::core {
class JsonWriter;
}

namespace basalt::schema {

/**
 * Fields that an operation shows to, or takes from, who holds a permission set, besides those of the collection's own list. Sets
 * belong to accounts, collections to all of them: the code means the set of that name in whichever account the caller is of.
 */
struct FieldAccess
{
    QByteArray set; ///< code of a permission set; each role has one that is called like it
    Operation operation = Operation::View;
    FieldList fields;

    friend bool operator==(const FieldAccess &, const FieldAccess &) = default;
};

/** Reads `[{"permission_set", "operation", "fields"}]`; null is none. Whether the fields exist is the collection's to say. */
[[nodiscard]] Result<QList<FieldAccess>> parseFieldAccess(const QJsonValue &json);

/** The same array, with field lists as `"*"` or as arrays. */
void writeFieldAccess(core::JsonWriter &out, const QList<FieldAccess> &access);

// As it stands in the database.
[[nodiscard]] QByteArray storeFieldAccess(const QList<FieldAccess> &access);
[[nodiscard]] Result<QList<FieldAccess>> loadFieldAccess(const QByteArray &stored);

} // namespace basalt::schema
