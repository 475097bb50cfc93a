// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "records/recordaccess.h"
#include "schema/collection.h"

#include <QJsonObject>

#include <optional>
#include <vector>

namespace basalt::records {

/** A body that was sent for a record, as values by position in Collection::columns; nothing where a field was not sent. */
struct RecordInput
{
    std::vector<std::optional<schema::FieldValue>> values;
    QByteArray accountSelector; ///< `account_id` of a superadmin's new record: id, code or slug; null: not sent
};

enum class WriteMode {
    Create,  ///< required fields must be there, or have a default
    Replace, ///< PUT: required fields must be there, others keep their value when omitted
    Patch,   ///< only what is sent changes
};

/**
 * Reads and checks the body of a write, with a fault for every field that has one. Fields that the caller may not write are
 * Code::FieldNotAllowed, before anything else is looked at; each is named with `system_field` or `restricted_field`.
 */
[[nodiscard]] Result<RecordInput> readInput(const QJsonObject &body, const schema::Collection &collection, const Grant &grant,
                                            WriteMode mode);

/** The default of a field for a new record; null if it has none or it has no value for this caller. */
[[nodiscard]] schema::FieldValue defaultValue(const schema::Field &field, const rules::Variables &variables);

/** What is refused of a managed field; with at least one the write is Code::Forbidden. */
[[nodiscard]] FieldError managedField(const schema::Field &field);
[[nodiscard]] Result<void> refuseManaged(QList<FieldError> refused);

/** The fault of a required field that has no value. */
[[nodiscard]] FieldError requiredMissing(const schema::Field &field);

} // namespace basalt::records
