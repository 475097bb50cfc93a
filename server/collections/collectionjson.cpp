// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/collectionjson.h"

#include "collections/collectioninput.h"
#include "core/jsonwriter.h"
#include "schema/fieldcodec.h"
#include "schema/indexcodec.h"
#include "schema/viewcodec.h"

#include <algorithm>

namespace basalt::collections {

namespace {

QByteArrayView kindOf(const schema::Collection &collection)
{
    return collection.isView() ? "view" : "base";
}

void writeTable(core::JsonWriter &out, const schema::Collection &collection)
{
    out.key("table_name");
    collection.isView() ? out.null() : out.string(QByteArrayView(collection.tableName));
}

} // namespace

QByteArray collectionJson(const schema::Collection &collection)
{
    core::JsonWriter out(1024);
    out.beginObject().member("id", QByteArrayView(collection.id)).member("name", QByteArrayView(collection.name));
    out.member("type", kindOf(collection));
    writeTable(out, collection);
    if (collection.isView()) {
        out.key("select");
        schema::writeViewSelect(out, *collection.select, schema::FieldIds::Written);
    }
    out.key("schema").beginArray();
    for (const schema::Field &field : collection.fields())
        schema::writeField(out, field);
    out.endArray().key("indexes");
    schema::writeIndexes(out, collection.indexes);
    out.key("routes");
    collection.routes.write(out);
    out.member("created_at", QByteArrayView(collection.createdAt));
    out.member("updated_at", QByteArrayView(collection.updatedAt)).member("version", collection.version).endObject();
    return out.take();
}

QByteArray rulesJson(const schema::Collection &collection)
{
    core::JsonWriter out;
    out.beginObject().member("id", QByteArrayView(collection.id)).member("collection_id", QByteArrayView(collection.id));
    for (const schema::Operation operation : schema::kOperations) {
        const QByteArray &rule = collection.rule(operation);
        out.key(ruleName(operation));
        rule.isNull() ? out.null() : out.string(QByteArrayView(rule));
    }
    for (const NamedFieldList &named : kFieldLists)
        out.member(named.name, QByteArrayView((collection.*named.list).text()));
    out.key("field_access");
    schema::writeFieldAccess(out, collection.fieldAccess);
    out.member("created_at", QByteArrayView(collection.createdAt));
    out.member("updated_at", QByteArrayView(collection.updatedAt)).endObject();
    return out.take();
}

bool hasPublicAccess(const schema::Collection &collection)
{
    return std::ranges::any_of(collection.rules, [](const QByteArray &rule) { return !rule.isNull() && rule.isEmpty(); });
}

void writeListItem(core::JsonWriter &out, const schema::Collection &collection, qint64 records)
{
    out.beginObject().member("id", QByteArrayView(collection.id)).member("name", QByteArrayView(collection.name));
    out.member("type", kindOf(collection));
    writeTable(out, collection);
    out.member("fields_count", qint64(collection.fields().size())).key("records_count");
    collection.isView() ? out.null() : out.integer(records);
    out.flag("has_public_access", hasPublicAccess(collection))
        .member("created_at", QByteArrayView(collection.createdAt))
        .endObject();
}

} // namespace basalt::collections
