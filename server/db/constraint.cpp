// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/constraint.h"

#include "core/jsonwriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace basalt::db {

namespace {

using Kind = ConstraintViolation::Kind;

constexpr std::array<std::pair<Kind, QByteArrayView>, 4> kKinds{
    {{Kind::Unique, "unique"}, {Kind::ForeignKey, "foreign_key"}, {Kind::NotNull, "not_null"}, {Kind::Check, "check"}}};

Code codeOf(Kind kind)
{
    switch (kind) {
    case Kind::Unique: return Code::UniqueViolation;
    case Kind::ForeignKey: return Code::ReferencedRecord;
    case Kind::NotNull:
    case Kind::Check: break;
    }
    return Code::DatabaseError;
}

} // namespace

Error constraintError(const ConstraintViolation &violation)
{
    const auto kind = std::ranges::find(kKinds, violation.kind, &std::pair<Kind, QByteArrayView>::first);
    core::JsonWriter json(128);
    json.beginObject().member("kind", kind->second).member("table", QByteArrayView(violation.table));
    json.key("columns").beginArray();
    for (const QByteArray &column : violation.columns)
        json.string(QByteArrayView(column));
    json.endArray().member("constraint", QByteArrayView(violation.constraint)).endObject();
    return Error::logged(codeOf(violation.kind), QString::fromUtf8(json.bytes()));
}

std::optional<ConstraintViolation> constraintOf(const Error &error)
{
    if (!error.detail.startsWith(u"{\"kind\""_s))
        return std::nullopt;
    const QJsonObject json = QJsonDocument::fromJson(error.detail.toUtf8()).object();
    const QByteArray kindName = json["kind"_L1].toString().toUtf8();
    const auto kind = std::ranges::find(kKinds, QByteArrayView(kindName), &std::pair<Kind, QByteArrayView>::second);
    if (kind == kKinds.end())
        return std::nullopt;
    ConstraintViolation violation{
        kind->first, json["table"_L1].toString().toUtf8(), {}, json["constraint"_L1].toString().toUtf8()};
    const QJsonArray columns = json["columns"_L1].toArray();
    for (const QJsonValue &column : columns)
        violation.columns.append(column.toString().toUtf8());
    return violation;
}

} // namespace basalt::db
