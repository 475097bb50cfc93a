// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "schema/schemasnapshot.h"

#include <QJsonObject>

#include <vector>

namespace basalt::collections {

/** A place outside of the fields themselves that names a field which a change touches. */
struct RuleUse
{
    enum class Outcome {
        Rewritten, ///< names the field by its new name
        Kept,      ///< names a field whose definition changes, and is understood as before
        Removed,   ///< a field list loses a field that is dropped
        Blocked,   ///< could not be understood any more: the change has to bring another text for it
    };

    /** `list_rule`, `view_fields`, `indexes.by_name`, `schema.full_name.expression`; of another collection `posts.list_rule`. */
    QByteArray place;
    QByteArray field;
    QByteArray before;
    QByteArray after;
    Outcome outcome = Outcome::Kept;
    QString reason; ///< of one that is blocked
};

/** The schema with `target` in place of the collection of its id. */
[[nodiscard]] schema::SnapshotPtr schemaWith(const schema::SchemaSnapshot &schema, const schema::Collection &target);

/**
 * Makes the expressions of computed fields those of `target`, the first thing to be done with its fields: one that is the same
 * text as before is rewritten to new names. Returns those that name a touched field; an expression that is new and none is an
 * error.
 */
[[nodiscard]] Result<QList<RuleUse>> carryExpressions(const schema::Collection &current, schema::Collection &target);

/**
 * Carries rules, field lists and indexes of `current` over to `target`, whose fields are changed already: what `body` does not
 * give anew is rewritten to the new names. `views` become those that name something by a new name. Returns everything that
 * names a touched field, blocked ones among them.
 */
[[nodiscard]] QList<RuleUse> carryOver(const schema::Collection &current, schema::Collection &target, const QJsonObject &body,
                                       const schema::SchemaSnapshot &schema, std::vector<schema::Collection> &views);

/** Rules of other collections, and views, that would not be understood any more without this one. */
[[nodiscard]] QList<RuleUse> usesOf(const schema::Collection &collection, const schema::SchemaSnapshot &schema);

} // namespace basalt::collections
