// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/collectiontransfer.h"

#include "collections/changeinput.h"
#include "collections/collectioninput.h"
#include "collections/nametext.h"
#include "collections/schemachange.h"
#include "collections/schemahistory.h"
#include "collections/viewinput.h"
#include "core/ids.h"
#include "core/jsonwriter.h"
#include "schema/fieldcodec.h"
#include "schema/indexcodec.h"
#include "schema/names.h"
#include "schema/viewcodec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace basalt::collections {

namespace {

constexpr qsizetype kMaxCollections = 1000;

/** The fault's place in the document before its own. */
Error at(Error error, qsizetype position, const QByteArray &name)
{
    const QString path = u"collections.%1"_s.arg(position);
    if (error.fields.isEmpty())
        error.fields.append({path, error.message, u"refused"_s});
    else
        error = error.inside(path);
    error.message = u"Collection \"%1\": %2"_s.arg(text(name), error.message);
    return error;
}

QByteArray nameOf(const QJsonObject &collection)
{
    return collection.value(u"name"_s).toString().toUtf8();
}

/** The fields as they are sent to this installation: without the ids of another one. */
QJsonArray withoutIds(const QJsonArray &fields)
{
    QJsonArray bare;
    for (const QJsonValue &value : fields) {
        QJsonObject field = value.toObject();
        field.remove(u"id"_s);
        bare.append(field);
    }
    return bare;
}

bool isView(const QJsonObject &collection)
{
    return collection.value(u"type"_s) == u"view"_s;
}

/** The body of a change or a new collection: name, fields, indexes, rules and field lists side by side. */
QJsonObject bodyOf(const QJsonObject &collection)
{
    QJsonObject body{{u"name"_s, collection.value(u"name"_s)}};
    if (isView(collection)) {
        QJsonObject select = collection.value(u"select"_s).toObject();
        if (select.contains(u"fields"_s))
            select.insert(u"fields"_s, withoutIds(select.value(u"fields"_s).toArray()));
        body.insert(u"type"_s, u"view"_s);
        if (collection.contains(u"select"_s))
            body.insert(u"select"_s, select);
    } else {
        body.insert(u"schema"_s, withoutIds(collection.value(u"schema"_s).toArray()));
    }
    for (const QString &member : {u"indexes"_s, u"routes"_s}) {
        if (collection.contains(member))
            body.insert(member, collection.value(member));
    }
    const QJsonObject rules = collection.value(u"rules"_s).toObject();
    for (auto it = rules.begin(); it != rules.end(); ++it)
        body.insert(it.key(), it.value());
    return body;
}

/** Existing fields that the document does not have stay, and come first; ids tell fields of another spelling. */
QJsonObject mergedBody(const QJsonObject &collection, const schema::Collection &current)
{
    QJsonObject body = bodyOf(collection);
    if (current.isView()) {
        body.insert(u"name"_s, text(current.name));
        return body;
    }
    QJsonArray fields;
    const QJsonArray wanted = body.value(u"schema"_s).toArray();
    QSet<QByteArray> named;
    for (const QJsonValue &field : wanted)
        named.insert(schema::foldName(nameOf(field.toObject())));
    for (const schema::Field &field : current.fields()) {
        if (named.contains(schema::foldName(field.name)))
            continue;
        core::JsonWriter json;
        schema::writeField(json, field);
        fields.append(QJsonDocument::fromJson(json.bytes()).object());
    }
    for (const QJsonValue &field : wanted)
        fields.append(field);
    body.insert(u"schema"_s, fields);
    body.insert(u"name"_s, text(current.name));
    return body;
}

/** Fields and indexes, or what a view selects. */
void writeShape(core::JsonWriter &out, const schema::Collection &collection)
{
    if (collection.isView()) {
        out.member("type", QByteArrayView("view")).key("select");
        schema::writeViewSelect(out, *collection.select, schema::FieldIds::LeftOut);
        return;
    }
    out.key("schema").beginArray();
    for (schema::Field field : collection.fields()) {
        field.id = QByteArray();
        schema::writeField(out, field);
    }
    out.endArray().key("indexes");
    schema::writeIndexes(out, collection.indexes);
}

} // namespace

QByteArray exportCollections(const QList<schema::CollectionPtr> &collections, const QByteArray &at, const QByteArray &by)
{
    core::JsonWriter out(4096);
    out.beginObject().member("version", QByteArrayView("1.0")).member("exported_at", QByteArrayView(at));
    out.member("exported_by", QByteArrayView(by)).key("collections").beginArray();
    for (const auto &collection : collections) {
        out.beginObject().member("name", QByteArrayView(collection->name));
        writeShape(out, *collection);
        out.key("routes");
        collection->routes.write(out);
        out.key("rules").beginObject();
        for (const schema::Operation operation : schema::kOperations) {
            const QByteArray &rule = collection->rule(operation);
            out.key(ruleName(operation));
            rule.isNull() ? out.null() : out.string(QByteArrayView(rule));
        }
        for (const NamedFieldList &named : kFieldLists)
            out.member(named.name, QByteArrayView(((*collection).*named.list).text()));
        out.key("field_access");
        schema::writeFieldAccess(out, collection->fieldAccess);
        out.endObject().endObject();
    }
    out.endArray().endObject();
    return out.take();
}

Result<CollectionImport> CollectionImport::read(const QJsonObject &body)
{
    CollectionImport import;
    for (auto it = body.begin(); it != body.end(); ++it) {
        if (it.key() != u"data"_s && it.key() != u"strategy"_s)
            return Error::invalid(it.key(), u"There is no such property."_s, u"unknown_field"_s);
    }
    const QString strategy = body.value(u"strategy"_s).toString(u"error"_s);
    static const QStringList kStrategies{u"error"_s, u"skip"_s, u"update"_s};
    if (!kStrategies.contains(strategy))
        return Error::invalid(u"strategy"_s, u"Expected error, skip or update."_s, u"invalid_choice"_s);
    import.strategy = static_cast<ImportStrategy>(kStrategies.indexOf(strategy));
    const QJsonValue data = body.value(u"data"_s);
    const QJsonValue collections = data.toObject().value(u"collections"_s);
    if (!data.isObject() || !collections.isArray())
        return Error::invalid(u"data"_s, u"Expected an exported document with \"collections\"."_s, u"invalid_type"_s);
    const QString version = data.toObject().value(u"version"_s).toString();
    if (!version.startsWith(u"1."_s) && version != u"1"_s)
        return Error::invalid(u"data.version"_s, u"Documents of version 1 are understood."_s, u"invalid_choice"_s);
    import.collections = collections.toArray();
    if (import.collections.size() > kMaxCollections)
        return Error::invalid(u"data"_s, u"A document has at most %1 collections."_s.arg(kMaxCollections), u"too_many"_s);
    return import;
}

Result<QByteArray> CollectionImporter::run(const CollectionImport &import)
{
    BASALT_TRY_VOID(prepare(import));
    for (qsizetype i = 0; i < m_documents.size(); ++i) {
        if (m_lines[i].status == Status::Imported && !isView(m_documents[i]))
            BASALT_TRY_VOID(create(i));
    }
    for (qsizetype i = 0; i < m_documents.size(); ++i) {
        if (m_lines[i].status != Status::Skipped && !isView(m_documents[i]))
            BASALT_TRY_VOID(complete(i));
    }
    // Then there is all that views can be made of.
    for (qsizetype i = 0; i < m_documents.size(); ++i) {
        if (m_lines[i].status != Status::Skipped && isView(m_documents[i]))
            BASALT_TRY_VOID(m_lines[i].status == Status::Imported ? createView(i) : complete(i));
    }
    m_context.allowUnaudited("each change has its entry; if all is skipped, only the lock counts as a statement");
    return answer();
}

/** What each collection of the document will be. */
Result<void> CollectionImporter::prepare(const CollectionImport &import)
{
    db::Connection &connection = m_context.connection();
    BASALT_TRY_VOID(CollectionStore::lockSchema(connection));
    BASALT_TRY(m_firstHistory, CollectionStore::lastHistory(connection));
    BASALT_TRY(const auto schema, CollectionStore::loadAll(connection));
    QSet<QByteArray> names;
    for (qsizetype i = 0; i < import.collections.size(); ++i) {
        const QJsonObject document = import.collections.at(i).toObject();
        const QByteArray name = nameOf(document);
        if (auto type = readsView(document); !type)
            return at(std::move(type).error(), i, name);
        if (!isView(document) && !document.value(u"schema"_s).isArray())
            return at(Error::invalid(u"schema"_s, u"Expected an array of fields."_s, u"invalid_type"_s), i, name);
        if (names.contains(schema::foldName(name)))
            return at(Error::invalid(u"name"_s, u"The document has two collections of this name."_s, u"duplicate_name"_s), i,
                      name);
        names.insert(schema::foldName(name));
        Line line{name, Status::Imported, {}};
        if (const auto existing = schema->byName(name)) {
            if (import.strategy == ImportStrategy::Error)
                return at(Error::of(Code::CollectionExists), i, name);
            if (existing->isView() != isView(document)) {
                return at(Error::invalid(u"type"_s, u"A collection cannot become a view, nor a view a collection."_s,
                                         u"invalid_choice"_s),
                          i, name);
            }
            line = {existing->name, import.strategy == ImportStrategy::Skip ? Status::Skipped : Status::Updated, existing->id};
        }
        m_documents.append(document);
        m_lines.append(line);
    }
    return {};
}

/** First every new collection is made with what refers to nothing: then all of them can refer to each other. */
Result<void> CollectionImporter::create(qsizetype position)
{
    QJsonArray plain;
    for (const QJsonValue &field : withoutIds(m_documents[position].value(u"schema"_s).toArray())) {
        if (field.toObject().value(u"type"_s).toString().compare(u"reference"_s, Qt::CaseInsensitive) != 0)
            plain.append(field);
    }
    return make(position, {{u"name"_s, m_documents[position].value(u"name"_s)}, {u"schema"_s, plain}});
}

/** A view is whole at once: nothing refers to it. */
Result<void> CollectionImporter::createView(qsizetype position)
{
    return make(position, bodyOf(m_documents[position]));
}

Result<void> CollectionImporter::make(qsizetype position, const QJsonObject &body)
{
    auto made = SchemaChangeJob(m_context, m_registry, m_actor, m_now).create([&body](const schema::SchemaSnapshot &schema) {
        return readNewCollection(body, schema, core::newId());
    });
    if (!made)
        return at(std::move(made).error(), position, m_lines[position].name);
    m_lines[position].id = made->id;
    return {};
}

/** References, indexes and rules; of a collection that existed, everything. */
Result<void> CollectionImporter::complete(qsizetype position)
{
    const Line &line = m_lines[position];
    BASALT_TRY(const auto schema, CollectionStore::loadAll(m_context.connection()));
    const auto current = schema->byId(line.id);
    if (!current)
        return Error::internal(u"an imported collection is gone"_s);
    const QJsonObject body =
        line.status == Status::Updated ? mergedBody(m_documents[position], *current) : bodyOf(m_documents[position]);
    const auto read = [&body](const schema::SchemaSnapshot &all, const schema::Collection &collection) {
        return readChange(body, all, collection);
    };
    auto changed = SchemaChangeJob(m_context, m_registry, m_actor, m_now).change(*current, read);
    if (!changed)
        return at(std::move(changed).error(), position, line.name);
    return {};
}

Result<QByteArray> CollectionImporter::answer() const
{
    static constexpr std::array<QByteArrayView, 3> kStatuses{"imported", "updated", "skipped"};
    static constexpr std::array<QByteArrayView, 3> kMessages{"The collection was made.", "The collection was changed.",
                                                             "The collection exists and stays as it is."};
    std::array<qint64, 3> counts{};
    for (const Line &line : m_lines)
        ++counts[static_cast<size_t>(line.status)];
    core::JsonWriter out;
    out.beginObject().flag("success", true).member("imported_count", counts[0]).member("skipped_count", counts[2]);
    out.member("updated_count", counts[1]).member("failed_count", qint64(0)).key("collections").beginArray();
    for (const Line &line : m_lines) {
        const auto status = static_cast<size_t>(line.status);
        out.beginObject().member("name", QByteArrayView(line.name)).member("status", kStatuses[status]);
        out.member("message", kMessages[status]).endObject();
    }
    out.endArray().key("migrations_created").beginArray();
    BASALT_TRY(const auto made, CollectionStore::historySince(m_context.connection(), m_firstHistory));
    for (const qint64 id : made)
        out.string(QByteArrayView(revisionOf(id)));
    out.endArray().endObject();
    return out.take();
}

} // namespace basalt::collections
