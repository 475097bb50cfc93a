// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "importer/importplan.h"
#include "importer/sourcedocument.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace basalt::importer {

/** `--relation Employee.ReportsTo=Employee`: a field that names rows of another array (or its own) by their key. */
struct RelationOption
{
    QString table;
    QString column;
    QString target;

    /** Reads `Array.Field=Array`. */
    [[nodiscard]] static Result<RelationOption> parse(const QString &text);
};

/**
 * Decides what collections a document becomes; pure, touches no database.
 *
 * - Names become snake_case. Names of system columns get `source_` in front.
 * - A field has the narrowest type that holds all values of its column.
 * - The key of an array is its column `<Array>Id`, else `id`, if no value is missing or occurs twice. It stays a
 * required and unique field, `<array>_id`, beside the record's own id.
 * - A field named like another array's key becomes a relation, without the suffix, if all of its values exist there.
 * Other relations are made only by `relations`; values alone never make one.
 *
 * Errors are Code::ValidationFailed with the place in the document or the option as field.
 */
[[nodiscard]] Result<ImportPlan> inferPlan(const SourceDocument &document, const std::vector<RelationOption> &relations);

/** The text by which a key and the fields that refer to it are matched: a number and its text are different keys. */
[[nodiscard]] QByteArray keyText(const QJsonValue &value);

} // namespace basalt::importer
