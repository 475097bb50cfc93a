// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/collectioninput.h"

#include "collections/refused.h"
#include "rules/rule.h"
#include "schema/fieldcodec.h"
#include "schema/names.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace basalt::collections {

namespace {

Result<void> refuseUnknown(const QJsonObject &body, std::initializer_list<QByteArrayView> extra)
{
    QList<FieldError> faults;
    for (auto member = body.begin(); member != body.end(); ++member) {
        const QByteArray name = member.key().toUtf8();
        const bool isRule = std::ranges::any_of(schema::kOperations, [&](auto o) { return ruleName(o) == name; });
        const bool isList = std::ranges::any_of(kFieldLists, [&](const auto &list) { return list.name == name; });
        if (!isRule && !isList && std::ranges::find(extra, QByteArrayView(name)) == extra.end())
            faults.append({member.key(), u"There is no such property."_s, u"unknown_field"_s});
    }
    if (!faults.isEmpty())
        return Error::invalid(std::move(faults));
    return {};
}

Result<void> applyRules(schema::Collection &collection, const schema::SchemaSnapshot &schema, const QJsonObject &body)
{
    for (const schema::Operation operation : schema::kOperations) {
        const QString name = QString::fromUtf8(ruleName(operation));
        const QJsonValue value = body.value(name);
        if (value.isUndefined())
            continue;
        if (!value.isString() && !value.isNull())
            return Error::invalid(name, u"A rule is a text, or null to lock the operation."_s, u"invalid_type"_s);
        QByteArray text;
        if (value.isString())
            text = value.toString().isEmpty() ? QByteArray("") : value.toString().toUtf8();
        BASALT_TRY_VOID(rules::Rule::parse(text, collection, schema, operation));
        collection.rules[static_cast<size_t>(operation)] = text;
    }
    return {};
}

Result<void> applyFieldLists(schema::Collection &collection, const QJsonObject &body)
{
    for (const NamedFieldList &named : kFieldLists) {
        const QJsonValue value = body.value(QString::fromUtf8(named.name));
        if (value.isUndefined())
            continue;
        BASALT_TRY(auto list, schema::FieldList::parse(named.name.toByteArray(), value));
        for (const QByteArray &field : list.names()) {
            if (collection.columnIndex(field) < 0) {
                return Error::invalid(QString::fromUtf8(named.name),
                                      u"There is no field \"%1\"."_s.arg(QString::fromUtf8(field)), u"unknown_field"_s);
            }
        }
        collection.*named.list = std::move(list);
    }
    return {};
}

Result<QJsonArray> fieldArray(const QJsonObject &body)
{
    const QJsonValue schema = body.value(u"schema"_s);
    const QJsonValue fields = body.value(u"fields"_s);
    if (!schema.isUndefined() && !fields.isUndefined() && schema != fields)
        return Error::invalid(u"fields"_s, u"Send either \"schema\" or \"fields\"."_s, u"ambiguous"_s);
    const QJsonValue given = schema.isUndefined() ? fields : schema;
    if (given.isUndefined())
        return Error::invalid(u"schema"_s, u"The list of fields is missing."_s, u"required_missing"_s);
    if (!given.isArray())
        return Error::invalid(u"schema"_s, u"Expected an array of fields."_s, u"invalid_type"_s);
    return given.toArray();
}

/** Checks that `fields` begins with what exists, in any order, and returns what is new. */
Result<std::vector<schema::Field>> addedFields(const schema::Collection &current, std::vector<schema::Field> fields)
{
    std::vector<schema::Field> added;
    QList<QByteArray> kept;
    for (schema::Field &field : fields) {
        const auto old = std::ranges::find_if(current.fields(), [&](const schema::Field &candidate) {
            return schema::foldName(candidate.name) == schema::foldName(field.name);
        });
        if (old == current.fields().end()) {
            added.push_back(std::move(field));
            continue;
        }
        if (!schema::sameDefinition(*old, field)) {
            return refused(old->name, u"The field \"%1\" exists and cannot be changed."_s.arg(QString::fromUtf8(old->name)),
                           u"field_changed"_s);
        }
        kept.append(old->name);
    }
    for (const schema::Field &field : current.fields()) {
        if (!kept.contains(field.name)) {
            return refused(field.name, u"The field \"%1\" exists and cannot be removed."_s.arg(QString::fromUtf8(field.name)),
                           u"field_removed"_s);
        }
    }
    return added;
}

} // namespace

QByteArray ruleName(schema::Operation operation)
{
    return schema::operationName(operation).toByteArray() + "_rule";
}

Result<schema::Collection> readNewCollection(const QJsonObject &body, const schema::SchemaSnapshot &schema,
                                             const QByteArray &id)
{
    BASALT_TRY_VOID(refuseUnknown(body, {"name", "schema", "fields"}));
    const QByteArray name = body.value(u"name"_s).toString().toUtf8();
    if (!schema::isCollectionName(name)) {
        return Error::invalid(u"name"_s,
                              u"A collection name has 3 to 64 letters, digits and underscores and begins with a letter."_s,
                              u"invalid_name"_s);
    }
    if (schema.byName(name))
        return Error::of(Code::CollectionExists);
    BASALT_TRY(const QJsonArray array, fieldArray(body));
    const schema::TargetResolver resolve = [&](const QByteArray &target) {
        if (schema::foldName(target) == schema::foldName(name))
            return id;
        const auto found = schema.find(target);
        return found ? found->id : QByteArray();
    };
    BASALT_TRY(auto fields, schema::parseFields(array, resolve));
    auto collection = schema::Collection::named(name);
    collection.id = id;
    for (schema::Field &field : fields)
        collection.append(std::move(field));
    BASALT_TRY_VOID(applyRules(collection, schema, body));
    BASALT_TRY_VOID(applyFieldLists(collection, body));
    return collection;
}

Result<schema::Collection> readChangedCollection(const QJsonObject &body, const schema::SchemaSnapshot &schema,
                                                 const schema::Collection &current)
{
    BASALT_TRY_VOID(refuseUnknown(body, {"name", "schema", "fields"}));
    const QJsonValue name = body.value(u"name"_s);
    if (!name.isUndefined() && name.toString().toUtf8() != current.name)
        return refused("name", u"A collection cannot be renamed."_s, u"renamed"_s);
    BASALT_TRY(const QJsonArray array, fieldArray(body));
    const schema::TargetResolver resolve = [&schema](const QByteArray &target) {
        const auto found = schema.find(target);
        return found ? found->id : QByteArray();
    };
    BASALT_TRY(auto fields, schema::parseFields(array, resolve));
    BASALT_TRY(auto added, addedFields(current, std::move(fields)));
    schema::Collection changed = current;
    for (schema::Field &field : added)
        changed.append(std::move(field));
    BASALT_TRY_VOID(applyRules(changed, schema, body));
    BASALT_TRY_VOID(applyFieldLists(changed, body));
    return changed;
}

Result<schema::Collection> readChangedRules(const QJsonObject &body, const schema::SchemaSnapshot &schema,
                                            const schema::Collection &current)
{
    BASALT_TRY_VOID(refuseUnknown(body, {}));
    schema::Collection changed = current;
    BASALT_TRY_VOID(applyRules(changed, schema, body));
    BASALT_TRY_VOID(applyFieldLists(changed, body));
    return changed;
}

} // namespace basalt::collections
