// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "importer/valuetypes.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace basalt::importer {

/** One field of a collection to be made, and the column that fills it. */
struct PlannedField
{
    QString source;  ///< key in the rows of the document
    QByteArray name; ///< of the field
    ValueType type = ValueType::Text;
    bool isKey = false;                ///< required and unique
    std::optional<std::size_t> target; ///< relation: index in ImportPlan::collections
    QJsonObject refinement;            ///< members of the field's definition that inference cannot know, or overrules
};

/** One collection to be made from one array. */
struct PlannedCollection
{
    std::size_t table = 0; ///< index in SourceDocument::tables
    QByteArray name;
    std::vector<PlannedField> fields; ///< in the order of the file
    std::optional<std::size_t> key;   ///< index in `fields`
};

/** A table of the document from which nothing is made, and why. */
struct SkippedTable
{
    QString name;
    QString reason;
};

/** What an import will create. Collections stand in the order in which they can be created and loaded. */
struct ImportPlan
{
    std::vector<PlannedCollection> collections;
    std::vector<SkippedTable> skipped;

    [[nodiscard]] std::size_t relationCount() const
    {
        std::size_t count = 0;
        for (const PlannedCollection &collection : collections) {
            for (const PlannedField &field : collection.fields)
                count += field.target ? 1 : 0;
        }
        return count;
    }
};

} // namespace basalt::importer
