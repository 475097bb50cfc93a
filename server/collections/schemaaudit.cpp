// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/schemaaudit.h"

#include "collections/collectioninput.h"
#include "collections/nametext.h"
#include "core/jsonwriter.h"
#include "schema/fieldcodec.h"
#include "schema/indexcodec.h"
#include "schema/viewcodec.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace basalt::collections {

namespace {

QJsonValue fieldJson(const schema::Field &field)
{
    core::JsonWriter out;
    schema::writeField(out, field);
    return QJsonDocument::fromJson(out.bytes()).object();
}

QJsonValue indexJson(const schema::Collection &collection)
{
    return QJsonDocument::fromJson(schema::storeIndexes(collection.indexes)).array();
}

QJsonValue selectJson(const schema::Collection &collection)
{
    if (!collection.isView())
        return QJsonValue::Undefined;
    core::JsonWriter out;
    schema::writeViewSelect(out, *collection.select, schema::FieldIds::Written);
    return QJsonDocument::fromJson(out.bytes()).object();
}

void appendFields(const schema::Collection &before, const schema::Collection &after, QList<db::AuditChange> &changes)
{
    const bool isNew = before.id.isNull(); // then it has not even system columns
    for (const schema::Field &field : after.fields()) {
        const schema::Field *was = isNew ? nullptr : before.fieldById(field.id);
        if (!was)
            changes.append({"schema." + field.name, QJsonValue::Undefined, fieldJson(field)});
        else if (!schema::sameDefinition(*was, field))
            changes.append({"schema." + was->name, fieldJson(*was), fieldJson(field)});
    }
    if (isNew)
        return;
    for (const schema::Field &field : before.fields()) {
        if (!after.fieldById(field.id))
            changes.append({"schema." + field.name, fieldJson(field), QJsonValue::Undefined});
    }
    const auto idsOf = [](const schema::Collection &collection) {
        QJsonArray names;
        for (const schema::Field &field : collection.fields())
            names.append(text(field.id));
        return names;
    };
    if (changes.isEmpty() && idsOf(before) != idsOf(after))
        changes.append({"schema", u"order"_s, u"another order"_s});
}

QJsonValue ruleJson(const QByteArray &rule)
{
    return rule.isNull() ? QJsonValue(QJsonValue::Null) : QJsonValue(text(rule));
}

QJsonValue routesJson(const schema::Collection &collection)
{
    return text(collection.routes.text());
}

QJsonValue accessJson(const schema::Collection &collection)
{
    return QJsonDocument::fromJson(schema::storeFieldAccess(collection.fieldAccess)).array();
}

} // namespace

QList<db::AuditChange> schemaDifferences(const schema::Collection &before, const schema::Collection &after)
{
    QList<db::AuditChange> changes;
    const bool isNew = before.id.isNull();
    if (isNew)
        changes.append({"name", QJsonValue::Undefined, text(after.name)});
    else if (before.name != after.name)
        changes.append({"name", text(before.name), text(after.name)});
    appendFields(before, after, changes);
    if (const QJsonValue was = selectJson(before), is = selectJson(after); was != is)
        changes.append({"select", was, is});
    if (before.indexes != after.indexes)
        changes.append({"indexes", isNew ? QJsonValue(QJsonValue::Undefined) : indexJson(before), indexJson(after)});
    for (const schema::Operation operation : schema::kOperations) {
        const QByteArray &was = before.rule(operation);
        const QByteArray &is = after.rule(operation);
        if (was != is || was.isNull() != is.isNull())
            changes.append({ruleName(operation), isNew ? QJsonValue(QJsonValue::Undefined) : ruleJson(was), ruleJson(is)});
    }
    for (const NamedFieldList &named : kFieldLists) {
        if (before.*named.list != after.*named.list) {
            changes.append({named.name.toByteArray(),
                            isNew ? QJsonValue(QJsonValue::Undefined) : QJsonValue(text((before.*named.list).text())),
                            text((after.*named.list).text())});
        }
    }
    if (before.fieldAccess != after.fieldAccess) {
        changes.append({"field_access", isNew ? QJsonValue(QJsonValue::Undefined) : accessJson(before), accessJson(after)});
    }
    if (before.routes != after.routes) {
        changes.append({"routes", isNew ? QJsonValue(QJsonValue::Undefined) : routesJson(before), routesJson(after)});
    }
    return changes;
}

} // namespace basalt::collections
