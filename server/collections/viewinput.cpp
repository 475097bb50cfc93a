// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/viewinput.h"

#include "collections/collectioninput.h"
#include "core/ids.h"
#include "rules/viewcheck.h"
#include "schema/viewcodec.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::collections {

namespace {

schema::TargetResolver sourcesOf(const schema::SchemaSnapshot &schema)
{
    return [&schema](const QByteArray &name) {
        const auto found = schema.find(name);
        return found ? found->id : QByteArray();
    };
}

/** Ids of fields that are there already; a new one for each of the others. */
Result<void> identify(schema::ViewSelect &select, const schema::Collection &current)
{
    for (size_t i = 0; i < select.fields.size(); ++i) {
        schema::ViewField &field = select.fields[i];
        if (!field.id.isNull() && !current.fieldById(field.id)) {
            return Error::invalid(u"select.fields.%1.id"_s.arg(i), u"No field of this view has this id."_s, u"unknown_id"_s);
        }
        const schema::Field *same = current.field(field.name);
        const auto isSent = [&](const schema::ViewField &other) { return same && other.id == same->id; };
        if (field.id.isNull())
            field.id = same && std::ranges::none_of(select.fields, isSent) ? same->id : core::newId();
    }
    return {};
}

} // namespace

Result<bool> readsView(const QJsonObject &body)
{
    const QJsonValue type = body.value(u"type"_s);
    if (type.isUndefined() || type.isNull() || type == u"base"_s)
        return false;
    if (type == u"view"_s)
        return true;
    return Error::invalid(u"type"_s, u"A collection is of the type base or view."_s, u"invalid_choice"_s);
}

Result<void> refuseForView(const QJsonObject &body, std::initializer_list<QByteArrayView> extra)
{
    QList<FieldError> faults;
    for (const QString &name : {u"schema"_s, u"fields"_s, u"drop"_s, u"convert"_s}) {
        if (body.contains(name))
            faults.append({name, u"The fields of a view are those of its \"select\"."_s, u"view_read_only"_s});
    }
    if (body.contains(u"indexes"_s))
        faults.append({u"indexes"_s, u"A view has no indexes; those of its source serve it."_s, u"view_read_only"_s});
    for (const auto operation : {schema::Operation::Create, schema::Operation::Update, schema::Operation::Delete}) {
        const QString name = QString::fromUtf8(ruleName(operation));
        if (!body.value(name).isUndefined() && !body.value(name).isNull())
            faults.append({name, u"Nobody writes to a view."_s, u"view_read_only"_s});
    }
    for (const QString &name : {u"create_fields"_s, u"update_fields"_s}) {
        const QJsonValue list = body.value(name);
        if (!list.isUndefined() && !list.isNull() && list != u"*"_s)
            faults.append({name, u"Nobody writes to a view."_s, u"view_read_only"_s});
    }
    if (!faults.isEmpty())
        return Error::invalid(std::move(faults));
    return refuseUnknown(body, extra);
}

Result<schema::Collection> readNewView(const QJsonObject &body, const schema::SchemaSnapshot &schema, const QByteArray &id,
                                       const QByteArray &name)
{
    BASALT_TRY(schema::ViewSelect select, schema::parseViewSelect(body.value(u"select"_s), sourcesOf(schema)));
    for (schema::ViewField &field : select.fields)
        field.id = core::newId();
    schema::Collection named = schema::Collection::named(name);
    named.id = id;
    named.select = std::make_shared<const schema::ViewSelect>(std::move(select));
    BASALT_TRY(schema::Collection view, rules::deriveView(named, schema));
    BASALT_TRY_VOID(applyRules(view, schema, body));
    BASALT_TRY_VOID(applyFieldLists(view, body));
    BASALT_TRY_VOID(applyRoutes(view, body));
    return view;
}

Result<schema::Collection> readChangedView(const QJsonObject &body, const schema::SchemaSnapshot &schema,
                                           const schema::Collection &current, const QByteArray &name)
{
    auto select = std::make_shared<schema::ViewSelect>(*current.select);
    if (const QJsonValue sent = body.value(u"select"_s); !sent.isUndefined()) {
        BASALT_TRY(*select, schema::parseViewSelect(sent, sourcesOf(schema)));
        BASALT_TRY_VOID(identify(*select, current));
    }
    return rules::deriveView(current.asView(name, std::move(select), {}), schema);
}

} // namespace basalt::collections
