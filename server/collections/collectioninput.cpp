// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/collectioninput.h"

#include "collections/indexcondition.h"
#include "collections/policies.h"
#include "collections/viewinput.h"
#include "core/ids.h"
#include "rules/rule.h"
#include "schema/fieldcodec.h"
#include "schema/indexcodec.h"
#include "schema/names.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::collections {

Result<void> refuseUnknown(const QJsonObject &body, std::initializer_list<QByteArrayView> extra)
{
    QList<FieldError> faults;
    for (auto member = body.begin(); member != body.end(); ++member) {
        const QByteArray name = member.key().toUtf8();
        const bool isRule = std::ranges::any_of(schema::kOperations, [&](auto o) { return ruleName(o) == name; });
        const bool isList = std::ranges::any_of(kFieldLists, [&](const auto &list) { return list.name == name; });
        const bool isOwn = isRule || isList || name == "policies" || name == "field_access";
        if (!isOwn && std::ranges::find(extra, QByteArrayView(name)) == extra.end())
            faults.append({member.key(), u"There is no such property."_s, u"unknown_field"_s});
    }
    if (!faults.isEmpty())
        return Error::invalid(std::move(faults));
    return {};
}

namespace {

Result<void> applyPolicies(schema::Collection &collection, const schema::SchemaSnapshot &schema, const QJsonObject &body)
{
    for (const schema::Operation operation : schema::kOperations) {
        const QString name = QString::fromUtf8(ruleName(operation));
        if (body.contains(name))
            return Error::invalid(name, u"Send either policies or rules: policies are written as rules."_s, u"ambiguous"_s);
    }
    BASALT_TRY(const auto compiled, compilePolicies(body.value(u"policies"_s), collection, schema));
    for (const schema::Operation operation : schema::kOperations) {
        const QByteArray &text = compiled[static_cast<size_t>(operation)];
        auto parsed = rules::Rule::parse(text, collection, schema, operation);
        if (!parsed) {
            Error error = std::move(parsed).error();
            for (FieldError &field : error.fields)
                field.message = QString::fromUtf8(ruleName(operation)) + u": "_s + field.message;
            for (FieldError &field : error.fields)
                field.field = u"policies"_s;
            return error;
        }
        collection.rules[static_cast<size_t>(operation)] = text;
    }
    return {};
}

} // namespace

Result<void> applyRules(schema::Collection &collection, const schema::SchemaSnapshot &schema, const QJsonObject &body)
{
    if (body.contains(u"policies"_s))
        return applyPolicies(collection, schema, body);
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

namespace {

Result<void> checkNames(const schema::Collection &collection, const schema::FieldList &list, const QString &place)
{
    for (const QByteArray &field : list.names()) {
        if (collection.columnIndex(field) < 0) {
            return Error::invalid(place, u"There is no field \"%1\"."_s.arg(QString::fromUtf8(field)), u"unknown_field"_s);
        }
    }
    return {};
}

Result<void> applyFieldAccess(schema::Collection &collection, const QJsonValue &sent)
{
    if (sent.isUndefined())
        return {};
    BASALT_TRY(auto access, schema::parseFieldAccess(sent));
    for (qsizetype i = 0; i < access.size(); ++i) {
        const QString place = u"field_access.%1"_s.arg(i);
        const bool isWrite =
            access[i].operation == schema::Operation::Create || access[i].operation == schema::Operation::Update;
        if (collection.isView() && isWrite)
            return Error::invalid(place + u".operation"_s, u"Nobody writes to a view."_s, u"view_read_only"_s);
        BASALT_TRY_VOID(checkNames(collection, access[i].fields, place + u".fields"_s));
    }
    collection.fieldAccess = std::move(access);
    return {};
}

} // namespace

Result<void> applyFieldLists(schema::Collection &collection, const QJsonObject &body)
{
    for (const NamedFieldList &named : kFieldLists) {
        const QString name = QString::fromUtf8(named.name);
        const QJsonValue value = body.value(name);
        if (value.isUndefined())
            continue;
        BASALT_TRY(auto list, schema::FieldList::parse(named.name.toByteArray(), value));
        BASALT_TRY_VOID(checkNames(collection, list, name));
        collection.*named.list = std::move(list);
    }
    return applyFieldAccess(collection, body.value(u"field_access"_s));
}

Result<void> applyRoutes(schema::Collection &collection, const QJsonObject &body)
{
    const QJsonValue sent = body.value(u"routes"_s);
    if (!sent.isUndefined()) {
        BASALT_TRY(collection.routes, schema::RouteChoice::parse(sent));
    }
    return {};
}

Result<void> applyIndexes(schema::Collection &collection, const QJsonObject &body)
{
    const QJsonValue json = body.value(u"indexes"_s);
    if (json.isUndefined() || json.isNull())
        return {};
    BASALT_TRY(auto indexes, schema::parseIndexes(json, collection));
    for (size_t i = 0; i < indexes.size(); ++i) {
        if (!indexes[i].where.isNull())
            BASALT_TRY_VOID(checkIndexCondition(collection, indexes[i].where, u"indexes.%1.where"_s.arg(i)));
    }
    collection.indexes = std::move(indexes);
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

FieldError expressionFault(const rules::ComputedFault &fault)
{
    return {u"schema.%1.expression"_s.arg(fault.column - schema::kSystemColumnCount), fault.error.message, fault.error.code};
}

QByteArray ruleName(schema::Operation operation)
{
    return schema::operationName(operation).toByteArray() + "_rule";
}

Result<schema::Collection> readNewCollection(const QJsonObject &body, const schema::SchemaSnapshot &schema,
                                             const QByteArray &id)
{
    BASALT_TRY(const bool isView, readsView(body));
    BASALT_TRY_VOID(isView ? refuseForView(body, {"name", "type", "select", "routes"})
                           : refuseUnknown(body, {"name", "type", "schema", "fields", "indexes", "routes"}));
    const QByteArray name = body.value(u"name"_s).toString().toUtf8();
    if (!schema::isCollectionName(name)) {
        return Error::invalid(u"name"_s,
                              u"A collection name has 3 to 64 letters, digits and underscores and begins with a letter."_s,
                              u"invalid_name"_s);
    }
    if (schema.byName(name))
        return Error::of(Code::CollectionExists);
    if (isView)
        return readNewView(body, schema, id, name);
    BASALT_TRY(const QJsonArray array, fieldArray(body));
    const schema::TargetResolver resolve = [&](const QByteArray &target) {
        if (schema::foldName(target) == schema::foldName(name))
            return id;
        const auto found = schema.find(target);
        return found && !found->isView() ? found->id : QByteArray();
    };
    BASALT_TRY(auto fields, schema::parseFields(array, resolve));
    auto collection = schema::Collection::named(name);
    collection.id = id;
    for (schema::Field &field : fields) {
        field.id = core::newId(); // one that was sent belongs to a field of another collection
        collection.append(std::move(field));
    }
    QList<FieldError> faults;
    for (const rules::ComputedFault &fault : rules::resolveComputed(collection))
        faults.append(expressionFault(fault));
    if (!faults.isEmpty())
        return Error::invalid(std::move(faults));
    BASALT_TRY_VOID(applyRules(collection, schema, body));
    BASALT_TRY_VOID(applyFieldLists(collection, body));
    BASALT_TRY_VOID(applyIndexes(collection, body));
    BASALT_TRY_VOID(applyRoutes(collection, body));
    return collection;
}

Result<schema::Collection> readChangedRules(const QJsonObject &body, const schema::SchemaSnapshot &schema,
                                            const schema::Collection &current)
{
    BASALT_TRY_VOID(current.isView() ? refuseForView(body, {}) : refuseUnknown(body, {}));
    schema::Collection changed = current;
    BASALT_TRY_VOID(applyRules(changed, schema, body));
    BASALT_TRY_VOID(applyFieldLists(changed, body));
    return changed;
}

} // namespace basalt::collections
