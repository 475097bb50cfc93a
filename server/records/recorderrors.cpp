// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/recorderrors.h"

#include "db/constraint.h"
#include "schema/names.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::records {

namespace {

/** SQLite names the columns of the index, or of a partial one the index; PostgreSQL both. The account always comes first. */
bool isAbout(const db::ConstraintViolation &violation, const QByteArray &index, const QList<QByteArray> &columns)
{
    return violation.constraint == index || violation.columns == QList<QByteArray>{"account_id"} + columns;
}

/** One fault for each field of the index whose values are taken. */
Error taken(const QList<QByteArray> &fields)
{
    Error named = Error::of(Code::UniqueViolation);
    for (const QByteArray &field : fields)
        named.fields.append({QString::fromUtf8(field), named.message, u"unique"_s});
    return named;
}

/** The fields of the unique index that was broken; none if it is not one of the collection's. */
QList<QByteArray> brokenFields(const db::ConstraintViolation &violation, const schema::Collection &collection)
{
    for (const schema::Field &field : collection.fields()) {
        const QByteArray index = schema::indexName(collection.tableName, QByteArray(field.column + "_unique"));
        if (field.unique && isAbout(violation, index, {field.column}))
            return {field.name};
    }
    for (const schema::Index &index : collection.indexes) {
        QList<QByteArray> columns;
        for (const QByteArray &name : index.fields)
            columns.append(collection.field(name)->column);
        if (index.unique && isAbout(violation, schema::ownIndexName(collection.tableName, index.name), columns))
            return index.fields;
    }
    return {};
}

} // namespace

Error nameField(Error error, const schema::Collection &collection)
{
    const auto violation = db::constraintOf(error);
    if (!violation)
        return error;
    if (violation->kind == db::ConstraintViolation::Kind::Unique) {
        if (const auto fields = brokenFields(*violation, collection); !fields.isEmpty())
            return taken(fields);
    }
    if (violation->kind == db::ConstraintViolation::Kind::ForeignKey) {
        // The record that was referred to went away between the check and the write.
        return Error::invalid({}, u"A record that is referred to does not exist."_s, u"invalid_reference"_s);
    }
    return error;
}

} // namespace basalt::records
