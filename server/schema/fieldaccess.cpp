// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schema/fieldaccess.h"

#include "core/jsonwriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::schema {

namespace {

constexpr qsizetype kMaxEntries = 200;
constexpr qsizetype kMaxCode = 64;

Result<FieldAccess> readEntry(const QJsonValue &json, const QString &path)
{
    if (!json.isObject())
        return Error::invalid(path, u"Expected an object."_s, u"invalid_type"_s);
    const QJsonObject entry = json.toObject();
    for (auto member = entry.begin(); member != entry.end(); ++member) {
        static const QStringList kMembers{u"permission_set"_s, u"operation"_s, u"fields"_s};
        if (!kMembers.contains(member.key()))
            return Error::invalid(path + u'.' + member.key(), u"There is no such property."_s, u"unknown_field"_s);
    }
    FieldAccess access;
    access.set = entry.value(u"permission_set"_s).toString().toUtf8();
    if (access.set.isEmpty() || access.set.size() > kMaxCode)
        return Error::invalid(path + u".permission_set"_s, u"Expected the code of a permission set."_s, u"invalid_value"_s);
    const QByteArray operation = entry.value(u"operation"_s).toString().toUtf8();
    const auto known = std::ranges::find(kOperations, operation, operationName);
    if (known == kOperations.end() || *known == Operation::Delete)
        return Error::invalid(path + u".operation"_s, u"Expected list, view, create or update."_s, u"invalid_choice"_s);
    access.operation = *known;
    // Elsewhere null is all fields; what opens something has to say so.
    const QJsonValue fields = entry.value(u"fields"_s);
    const QString place = path + u".fields"_s;
    if (fields.isUndefined() || fields.isNull())
        return Error::invalid(place, u"Expected \"*\" or an array of field names."_s, u"required_missing"_s);
    BASALT_TRY(access.fields, FieldList::parse(place.toUtf8(), fields));
    return access;
}

} // namespace

Result<QList<FieldAccess>> parseFieldAccess(const QJsonValue &json)
{
    QList<FieldAccess> access;
    if (json.isNull())
        return access;
    if (!json.isArray())
        return Error::invalid(u"field_access"_s, u"Expected an array."_s, u"invalid_type"_s);
    const QJsonArray entries = json.toArray();
    if (entries.size() > kMaxEntries)
        return Error::invalid(u"field_access"_s, u"A collection has at most %1 of these."_s.arg(kMaxEntries), u"too_many"_s);
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const QString path = u"field_access.%1"_s.arg(i);
        BASALT_TRY(FieldAccess entry, readEntry(entries[i], path));
        const bool isRepeated = std::ranges::any_of(access, [&entry](const FieldAccess &other) {
            return other.set == entry.set && other.operation == entry.operation;
        });
        if (isRepeated)
            return Error::invalid(path, u"There is an entry for this set and operation already."_s, u"repeated"_s);
        access.append(std::move(entry));
    }
    return access;
}

void writeFieldAccess(core::JsonWriter &out, const QList<FieldAccess> &access)
{
    out.beginArray();
    for (const FieldAccess &entry : access) {
        out.beginObject().member("permission_set", QByteArrayView(entry.set));
        out.member("operation", operationName(entry.operation)).key("fields");
        entry.fields.allowsAll() ? out.string(QByteArrayView("*")) : out.raw(entry.fields.text());
        out.endObject();
    }
    out.endArray();
}

QByteArray storeFieldAccess(const QList<FieldAccess> &access)
{
    core::JsonWriter out;
    writeFieldAccess(out, access);
    return out.take();
}

Result<QList<FieldAccess>> loadFieldAccess(const QByteArray &stored)
{
    const QJsonDocument document = QJsonDocument::fromJson(stored);
    if (!document.isArray())
        return Error::internal(u"stored field access is no array"_s);
    return parseFieldAccess(document.array());
}

} // namespace basalt::schema
