// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "schema/fieldtype.h"
#include "schema/fieldvalue.h"

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>

#include <memory>
#include <optional>
#include <vector>

namespace re2 {
class RE2;
}

namespace basalt::schema {

/** What an omitted field of a new record becomes. */
struct FieldDefault
{
    enum class Kind { None, Literal, Now, AuthId, AuthEmail, AuthRole, AuthAccountId };

    Kind kind = Kind::None;
    FieldValue literal;
    QJsonValue json = QJsonValue::Null; ///< as it was sent
};

/** Constraints of a field, checked when the schema was accepted. */
struct FieldOptions
{
    QJsonObject json;                  ///< as they were sent
    QList<QByteArray> values;          ///< select: what may be chosen
    qsizetype maxSelect = 0;           ///< many-valued: how many at most; 0 is no limit of its own
    std::optional<FieldValue> minimum; ///< numbers, dates
    std::optional<FieldValue> maximum;
    std::optional<qsizetype> minLength; ///< characters
    std::optional<qsizetype> maxLength;
    bool managed = false; ///< filled from who makes the record, by the field's default, and nobody else's to set or change
    std::shared_ptr<const re2::RE2> pattern; ///< found anywhere in the text, as in JSON Schema
};

/** The checked expression of a computed field. What it means is known to the language of rules alone (rules/computation.h). */
struct Computation
{
    Computation() = default;
    virtual ~Computation() = default;
    Q_DISABLE_COPY_MOVE(Computation)

    std::vector<int> inputs; ///< the columns that it names, by position in Collection::columns
    bool usesClock = false;  ///< whether its value changes while the record stays as it is
};

/** One column of a collection. A plain value, immutable once it stands in a Collection. */
struct Field
{
    QByteArray id; ///< what stays the same when the field is renamed; null for system columns
    QByteArray name;
    QByteArray column;   ///< physical name; the same as the name but for very long ones
    QByteArray junction; ///< many-valued: the table that keeps the values; null otherwise
    FieldType type = FieldType::Text;
    bool system = false;
    bool absent = false; ///< a system column that rows of a grouped view do not have
    bool required = false;
    bool unique = false; ///< within an account
    bool multiple = false;
    bool pii = false;
    QByteArray maskType; ///< null: none given
    FieldDefault fallback;
    FieldOptions options;
    QByteArray targetId; ///< reference: the other collection
    QByteArray targetName;
    std::optional<OnDelete> onDelete;
    QByteArray expression; ///< computed: how, `type` being what comes out; null for fields that are stored
    std::shared_ptr<const Computation> computation; ///< the same, for the collection that the field stands in; else null

    /** Made of other fields whenever it is read, and stored nowhere. */
    [[nodiscard]] bool isComputed() const { return !expression.isNull(); }
    [[nodiscard]] bool hasColumn() const { return junction.isNull() && !isComputed(); }
    /** Whether the values stand in a table of their own. */
    [[nodiscard]] bool hasJunction() const { return !junction.isNull(); }
    [[nodiscard]] bool isReference() const { return type == FieldType::Reference; }
};

} // namespace basalt::schema
