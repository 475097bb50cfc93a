// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/schemadiff.h"

#include "collections/searchtable.h"

#include "schema/fieldcodec.h"

#include <algorithm>

namespace basalt::collections {

namespace {

using Storage = FieldChange::Storage;

Storage storageOf(const schema::Field &before, const schema::Field &after)
{
    if (after.isComputed())
        return Storage::Same;
    if (before.multiple != after.multiple)
        return Storage::New;
    const auto kind = [](const schema::Field &field) {
        const db::ColumnType type = schema::columnType(field.type);
        return type == db::ColumnType::Id ? db::ColumnType::Text : type; // both are text, and the same text
    };
    if (kind(before) != kind(after))
        return Storage::New;
    if (before.targetId != after.targetId || before.onDelete != after.onDelete)
        return Storage::ForeignKey;
    return Storage::Same;
}

} // namespace

bool FieldChange::needsCheck() const
{
    if (!isKept() || isComputed())
        return false;
    return before->type != after->type || before->multiple != after->multiple || before->targetId != after->targetId
        || (after->required && !before->required) || (after->unique && !before->unique)
        || before->options.json != after->options.json;
}

bool FieldChange::isPlainCast() const
{
    using Type = schema::FieldType;
    if (!isKept() || before->multiple || after->multiple || storage != Storage::New)
        return false;
    if (!after->options.json.isEmpty() || (after->required && !before->required) || (after->unique && !before->unique))
        return false; // somebody has to look at the values
    const bool toText = after->type == Type::Text;
    const bool fromPlain = before->type == Type::Integer || before->type == Type::Decimal || before->type == Type::Date;
    return (toText && fromPlain) || (after->type == Type::Decimal && before->type == Type::Integer);
}

SchemaDiff::SchemaDiff(const schema::Collection &before, const schema::Collection &after) : m_before(before), m_after(after)
{
    for (const schema::Field &field : after.fields()) {
        const schema::Field *old = before.fieldById(field.id);
        m_fields.push_back({old, &field, old ? storageOf(*old, field) : Storage::Same});
    }
    for (const schema::Field &field : before.fields()) {
        if (!after.fieldById(field.id))
            m_fields.push_back({&field, nullptr, Storage::Same});
    }
}

const FieldChange *SchemaDiff::field(const QByteArray &id) const
{
    const auto found = std::ranges::find_if(m_fields, [&id](const FieldChange &change) {
        return (change.before && change.before->id == id) || (change.after && change.after->id == id);
    });
    return found == m_fields.end() ? nullptr : &*found;
}

bool SchemaDiff::touchesTables() const
{
    if (m_after.isView())
        return false;
    if (m_before.tableName != m_after.tableName || m_before.indexes != m_after.indexes || searchesDiffer(m_before, m_after))
        return true;
    return std::ranges::any_of(m_fields, [](const FieldChange &change) {
        if (change.isComputed())
            return false;
        return !change.isKept() || change.isRenamed() || change.storage != Storage::Same || change.needsCheck()
            || change.before->unique != change.after->unique;
    });
}

} // namespace basalt::collections
