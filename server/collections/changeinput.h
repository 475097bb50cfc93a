// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "collections/ruleuses.h"
#include "core/result.h"
#include "schema/schemasnapshot.h"

#include <QHash>
#include <QJsonObject>

#include <optional>

namespace basalt::collections {

/** What becomes of a value that does not fit the changed field. */
struct Remedy
{
    enum class Kind {
        Cast,  ///< the nearest value that fits
        Null,  ///< none
        Value, ///< `value`
    };
    Kind kind = Kind::Cast;
    schema::FieldValue value;
    QByteArray name; ///< as it was sent: `cast`, `null`, `default`, `value`
};

/**
 * What a client wants of a collection that exists, without anything left to guess: fields are known by their id (or, where
 * none is sent, by their exact name), so a known id with a new name is a renamed field; a field goes only if `drop` names it;
 * values that do not fit go only as `convert` says.
 */
struct ChangeInput
{
    schema::Collection target;                 ///< as it shall be, names in rules, field lists and indexes rewritten
    std::optional<qint64> version;             ///< of the collection that the client has seen
    QHash<QByteArray, QList<Remedy>> remedies; ///< by field id, in the order they are tried
    QList<RuleUse> uses;                       ///< where names of changed fields stand
    std::vector<schema::Collection> views;     ///< in which these names are rewritten
};

/**
 * Reads the body of PUT /collections/{id}: `{name?, schema | fields, indexes?, drop?, convert?, version?}`, rules and field
 * lists. Rules that name a renamed field are rewritten, because a rule is about the field and not about its name; whatever
 * else would stop being understood is a use that blocks the change. Faults of form are Code::ValidationFailed, a field left
 * out or known by name only is Code::SchemaChangeRefused.
 */
[[nodiscard]] Result<ChangeInput> readChange(const QJsonObject &body, const schema::SchemaSnapshot &schema,
                                             const schema::Collection &current);

} // namespace basalt::collections
