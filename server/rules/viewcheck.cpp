// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rules/viewcheck.h"

#include "rules/aggregatetypes.h"
#include "rules/operandtypes.h"
#include "rules/parser.h"
#include "rules/pathresolver.h"
#include "rules/rule.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::rules {

namespace {

schema::FieldType fieldTypeOf(ValueType type)
{
    switch (type) {
    case ValueType::Number: return schema::FieldType::Number;
    case ValueType::Integer: return schema::FieldType::Integer;
    case ValueType::Decimal: return schema::FieldType::Decimal;
    case ValueType::Boolean: return schema::FieldType::Boolean;
    case ValueType::DateTime: return schema::FieldType::DateTime;
    case ValueType::Date: return schema::FieldType::Date;
    case ValueType::Json: return schema::FieldType::Json;
    default: return schema::FieldType::Text;
    }
}

/** A view is the same for everybody who sees the same records; who asks is a matter of filters and rules. */
Checked<void> refuseVariables(const Node &node)
{
    if (node.kind == NodeKind::Variable) {
        return faultAt(
            node.position,
            u"found \"%1\", expected a field, a value or a function; the time is now()"_s.arg(QString::fromUtf8(node.text)),
            u"unknown_variable"_s);
    }
    for (const NodePtr &child : node.children)
        RULES_TRY_VOID(refuseVariables(*child));
    return {};
}

/** What a field alone tells of its values. Options are about writing, and a mask about what is not shown at all here. */
void takeOver(const schema::Field &from, schema::Field &to)
{
    to.type = from.type;
    to.targetId = from.targetId;
    to.targetName = from.targetName;
}

Error atPath(Error error, const QString &path)
{
    for (FieldError &fault : error.fields)
        fault.field = path;
    return Error::invalid(std::move(error.fields));
}

const schema::Collection *tableIn(const schema::SchemaSnapshot &schema, const QByteArray &id)
{
    const schema::CollectionPtr found = schema.byId(id);
    return found && !found->isView() ? found.get() : nullptr;
}

} // namespace

Result<ViewColumn> ViewCheck::column(size_t index) const
{
    const schema::ViewField &field = m_select.fields[index];
    ViewColumn made;
    made.field.id = field.id;
    made.field.name = field.name;
    const QString path = u"select.fields.%1."_s.arg(index) + (field.isAggregate() ? u"field"_s : u"value"_s);
    const QByteArray &text = field.isAggregate() ? field.operand : field.value;
    if (const auto fault = field.isAggregate() ? aggregate(field, made) : read(text, made); !fault)
        return atPath(toError(fault.error(), text, m_source.purpose, path), path);
    if (m_select.isGrouped && !field.isAggregate() && made.field.type == schema::FieldType::Json)
        return Error::invalid(path, u"Records cannot be grouped by JSON."_s, u"not_groupable"_s);
    return made;
}

Checked<void> ViewCheck::read(QByteArrayView text, ViewColumn &made) const
{
    RULES_TRY(NodePtr root, Parser::parseExpression(text));
    RULES_TRY_VOID(refuseVariables(*root));
    const schema::Field *own = root->kind == NodeKind::Column ? m_source.collection.field(root->text) : nullptr;
    if (own && own->multiple && root->modifier.isEmpty() && m_source.mayName(*own)) {
        if (m_select.isGrouped)
            return faultAt(root->position, u"found a field of many values, expected one value of each record"_s,
                           u"not_groupable"_s);
        takeOver(*own, made.field);
        made.field.multiple = true;
        made.field.options.json = {{u"multiple"_s, true}};
        made.field.junction = own->junction; // rows have the ids of the source's records
        made.type = ValueType::List;
        made.list = m_source.collection.columnIndex(own->name);
        return {};
    }
    RULES_TRY(made.type, TypeCheck(m_source).settleValue(root));
    made.field.type = fieldTypeOf(made.type);
    if (root->kind == NodeKind::Column && root->field)
        takeOver(*root->field, made.field);
    made.value = std::move(root);
    return {};
}

Checked<void> ViewCheck::aggregate(const schema::ViewField &field, ViewColumn &made) const
{
    if (!field.operand.isNull())
        RULES_TRY_VOID(read(field.operand, made));
    schema::Field result;
    result.id = field.id;
    result.name = field.name;
    result.type = schema::FieldType::Integer;
    if (field.aggregate != "count") {
        const db::Aggregate function = aggregateOf(field.aggregate);
        if (!takes(function, made.field.type)) {
            return faultAt(made.value->position,
                           u"found a value of type %1, which %2 does not take"_s.arg(
                               QString::fromUtf8(schema::fieldTypeName(made.field.type)), QString::fromUtf8(field.aggregate)),
                           u"not_aggregatable"_s);
        }
        result.type = aggregateType(function, made.field.type);
    }
    made.field = std::move(result);
    return {};
}

Result<Condition> ViewCheck::filter() const
{
    if (m_select.filter.isNull())
        return Condition();
    auto parsed = parseCondition(m_select.filter, m_source, u"select.filter"_s);
    if (!parsed)
        return atPath(std::move(parsed).error(), u"select.filter"_s);
    return parsed;
}

Result<Condition> ViewCheck::having(const schema::Collection &view, const schema::SchemaSnapshot &schema,
                                    const MayName &mayName)
{
    if (view.select->having.isNull())
        return Condition();
    Subject subject{view, schema, Purpose::Rule};
    subject.mayName = [&mayName](const schema::Field &field) { return !field.system && mayName(field); };
    subject.reach = [](const schema::Collection &) { return std::nullopt; };
    subject.owner = u"the view"_s;
    auto parsed = parseCondition(view.select->having, subject, u"select.having"_s);
    if (!parsed)
        return atPath(std::move(parsed).error(), u"select.having"_s);
    return parsed;
}

Result<schema::Collection> deriveView(const schema::Collection &view, const schema::SchemaSnapshot &schema)
{
    const schema::Collection *source = tableIn(schema, view.select->sourceId);
    if (!source) {
        return Error::invalid(u"select.from"_s, u"A view is made from a collection, which has a table; this is none."_s,
                              u"invalid_collection"_s);
    }
    Subject subject{*source, schema, Purpose::Rule};
    subject.owner = u"\"%1\""_s.arg(QString::fromUtf8(source->name));
    const ViewCheck check(*view.select, subject);
    QList<FieldError> faults;
    std::vector<schema::Field> fields;
    for (size_t i = 0; i < view.select->fields.size(); ++i) {
        auto column = check.column(i);
        if (column)
            fields.push_back(std::move(column->field));
        else
            faults += column.error().fields;
    }
    if (const auto filter = check.filter(); !filter)
        faults += filter.error().fields;
    if (!faults.isEmpty())
        return Error::invalid(std::move(faults));
    schema::Collection made = view.asView(view.name, view.select, std::move(fields));
    BASALT_TRY_VOID(ViewCheck::having(made, schema, [](const schema::Field &) { return true; }));
    return made;
}

schema::SnapshotPtr schemaOf(std::vector<schema::Collection> collections, qint64 version, schema::MacroTable macros,
                             QList<ViewFault> *faults)
{
    if (std::ranges::any_of(collections, &schema::Collection::isView)) {
        // Views are made from the others alone.
        const schema::SchemaSnapshot others(collections, version, macros);
        for (schema::Collection &collection : collections) {
            if (!collection.isView())
                continue;
            auto derived = deriveView(collection, others);
            if (!derived && faults)
                faults->append({collection.id, derived.error()});
            collection = derived ? std::move(*derived) : collection.asView(collection.name, collection.select, {});
        }
    }
    return std::make_shared<const schema::SchemaSnapshot>(std::move(collections), version, std::move(macros));
}

} // namespace basalt::rules
