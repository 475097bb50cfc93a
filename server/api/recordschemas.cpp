// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/recordschemas.h"

#include "core/jsonwriter.h"

#include <algorithm>

namespace basalt::api {

namespace {

using core::JsonWriter;
using schema::Field;
using schema::FieldType;
using schema::Operation;

enum class Shape { Read, Input, Replacement, Change };

/** Whether the operation may show or take the field: by the collection's list, or by what it gives to some permission set. */
bool isWithin(const schema::Collection &collection, Operation operation, const Field &field)
{
    return collection.fieldList(operation).allows(field.name)
        || std::ranges::any_of(collection.fieldAccess, [&](const schema::FieldAccess &entry) {
               return entry.operation == operation && entry.fields.allows(field.name);
           });
}

QByteArrayView jsonType(FieldType type)
{
    switch (type) {
    case FieldType::Number: return "number";
    case FieldType::Integer: return "integer";
    case FieldType::Boolean: return "boolean";
    default: return "string";
    }
}

QByteArrayView formatOf(FieldType type)
{
    switch (type) {
    case FieldType::DateTime: return "date-time";
    case FieldType::Date: return "date";
    case FieldType::Email: return "email";
    case FieldType::Url: return "uri";
    case FieldType::Decimal: return "decimal";
    default: return {};
    }
}

void writeChoices(JsonWriter &out, const Field &field, bool withNull)
{
    if (field.options.values.isEmpty())
        return;
    out.key("enum").beginArray();
    for (const QByteArray &value : field.options.values)
        out.string(value);
    if (withNull)
        out.null();
    out.endArray();
}

/** Limits of one value, as the field's options say them. */
void writeLimits(JsonWriter &out, const Field &field)
{
    const QJsonObject &options = field.options.json;
    if (field.type == FieldType::Number || field.type == FieldType::Integer) {
        if (field.options.minimum)
            out.key("minimum").value(options.value(QLatin1StringView("min")));
        if (field.options.maximum)
            out.key("maximum").value(options.value(QLatin1StringView("max")));
    }
    if (field.options.minLength)
        out.member("minLength", qint64(*field.options.minLength));
    if (field.options.maxLength)
        out.member("maxLength", qint64(*field.options.maxLength));
    if (field.options.pattern)
        out.key("pattern").value(options.value(QLatin1StringView("pattern")));
}

void writeType(JsonWriter &out, const Field &field, bool withNull)
{
    const QByteArrayView type = jsonType(field.type);
    // A mask makes text of everything.
    const bool withMask = field.pii && type != "string";
    if (!withNull && !withMask) {
        out.member("type", type);
        return;
    }
    out.key("type").beginArray().string(type);
    if (withMask)
        out.string(QByteArrayView("string"));
    if (withNull)
        out.string(QByteArrayView("null"));
    out.endArray();
}

/** One value, be it the field's or one of many. */
void writeValue(JsonWriter &out, const Field &field, bool withNull)
{
    if (field.type == FieldType::Json)
        return; // anything
    writeType(out, field, withNull);
    if (const QByteArrayView format = formatOf(field.type); !format.isEmpty())
        out.member("format", format);
    writeChoices(out, field, withNull);
    writeLimits(out, field);
}

void writeValues(JsonWriter &out, const Field &field)
{
    out.member("type", QByteArrayView("array"));
    if (field.options.maxSelect > 0)
        out.member("maxItems", qint64(field.options.maxSelect));
    if (field.required)
        out.member("minItems", qint64(1));
    out.key("items").beginObject();
    writeValue(out, field, false);
    out.endObject();
}

/** What the server itself says of the field, and no client. */
void writeOrigin(JsonWriter &out, const Field &field)
{
    if (field.system || field.isComputed() || field.options.managed)
        out.flag("readOnly", true);
    if (field.isComputed())
        out.member("description", QByteArrayView("computed of other fields"));
    else if (field.options.managed)
        out.member("description", QByteArrayView("filled from who makes the record"));
}

void writeField(JsonWriter &out, const Field &field, Shape shape)
{
    out.key(field.name).beginObject();
    const bool withNull = !field.required && !(field.system && field.name != "created_by" && field.name != "updated_by");
    if (field.multiple)
        writeValues(out, field);
    else
        writeValue(out, field, withNull);
    if (shape == Shape::Read)
        writeOrigin(out, field);
    if (shape == Shape::Input && field.fallback.kind != schema::FieldDefault::Kind::None)
        out.key("default").value(field.fallback.json);
    if (field.unique)
        out.flag("x-unique", true);
    if (field.isReference())
        out.member("x-collection", field.targetName);
    out.endObject();
}

bool isRequired(const Field &field, Shape shape)
{
    if (shape == Shape::Change || !field.required)
        return false;
    return shape != Shape::Input || field.fallback.kind == schema::FieldDefault::Kind::None;
}

QByteArray objectSchema(const schema::Collection &collection, Operation operation, Shape shape)
{
    const bool reads = shape == Shape::Read;
    JsonWriter out(2048);
    std::vector<QByteArray> required;
    out.beginObject().member("type", QByteArrayView("object")).flag("additionalProperties", false);
    out.key("properties").beginObject();
    for (const Field &field : collection.columns) {
        const bool isThere = field.system
            ? reads && !field.absent
            : isWithin(collection, operation, field) && (reads || (!field.isComputed() && !field.options.managed));
        if (!isThere)
            continue;
        writeField(out, field, shape);
        // What is read may be left out by `fields`, by permissions and by masks; that there is an id stays.
        if (reads ? field.name == "id" : isRequired(field, shape))
            required.push_back(field.name);
    }
    if (reads)
        out.key("account_name").raw(R"({"type":"string","readOnly":true})");
    if (shape == Shape::Input)
        out.key("account_id")
            .raw(R"({"type":"string","description":"superadmins: the account of the record, by id, code or slug"})");
    out.endObject();
    if (!required.empty()) {
        out.key("required").beginArray();
        for (const QByteArray &name : required)
            out.string(name);
        out.endArray();
    }
    return out.endObject().take();
}

} // namespace

std::vector<http::OpenApiSchema> recordSchemas(const schema::Collection &collection)
{
    std::vector<http::OpenApiSchema> schemas{
        {"Record", objectSchema(collection, Operation::View, Shape::Read)},
        {"ListedRecord", objectSchema(collection, Operation::List, Shape::Read)},
    };
    if (!collection.isView()) {
        schemas.push_back({"RecordInput", objectSchema(collection, Operation::Create, Shape::Input)});
        schemas.push_back({"RecordReplacement", objectSchema(collection, Operation::Update, Shape::Replacement)});
        schemas.push_back({"RecordChange", objectSchema(collection, Operation::Update, Shape::Change)});
    }
    return schemas;
}

} // namespace basalt::api
