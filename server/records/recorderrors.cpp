// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/recorderrors.h"

#include "db/constraint.h"
#include "schema/names.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::records {

namespace {

/** SQLite names the columns of the index, PostgreSQL the index. */
bool isAbout(const db::ConstraintViolation &violation, const schema::Collection &collection, const schema::Field &field)
{
    return violation.columns.contains(field.column)
        || violation.constraint == schema::indexName(collection.tableName, QByteArray(field.column + "_unique"));
}

} // namespace

Error nameField(Error error, const schema::Collection &collection)
{
    const auto violation = db::constraintOf(error);
    if (!violation)
        return error;
    if (violation->kind == db::ConstraintViolation::Kind::Unique) {
        for (const schema::Field &field : collection.fields()) {
            if (!field.unique || !isAbout(*violation, collection, field))
                continue;
            Error named = Error::of(Code::UniqueViolation);
            named.fields.append({QString::fromUtf8(field.name), named.message, u"unique"_s});
            return named;
        }
    }
    if (violation->kind == db::ConstraintViolation::Kind::ForeignKey) {
        // The record that was referred to went away between the check and the write.
        return Error::invalid({}, u"A record that is referred to does not exist."_s, u"invalid_reference"_s);
    }
    return error;
}

} // namespace basalt::records
