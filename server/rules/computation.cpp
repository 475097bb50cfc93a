// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rules/computation.h"

#include "rules/evaluator.h"
#include "rules/parser.h"
#include "rules/pathresolver.h"
#include "rules/typecheck.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::rules {

namespace {

struct CheckedComputation final : schema::Computation
{
    Condition root;
};

tl::unexpected<Fault> refused(const Node &node, const QString &expected, const QString &code = u"type_mismatch"_s)
{
    return faultAt(node.position, u"found \"%1\", expected %2"_s.arg(QString::fromUtf8(node.text), expected), code);
}

/** What can be computed of a record by itself, the same for everybody: its own stored fields of one value. */
Checked<void> checkNames(const Node &node, const schema::Collection &collection)
{
    if (node.kind == NodeKind::Variable)
        return refused(node, u"a field, a value or a function; the time is now()"_s, u"unknown_variable"_s);
    if (node.kind == NodeKind::Column) {
        const schema::Field *field = collection.field(node.text);
        if (!field)
            return refused(node, u"a field of this collection"_s, u"unknown_field"_s);
        if (field->isComputed())
            return refused(node, u"a field that is not computed itself"_s);
        if (field->multiple || field->type == schema::FieldType::Json)
            return refused(node, u"a field of one value that is not JSON"_s);
    }
    for (const NodePtr &child : node.children)
        RULES_TRY_VOID(checkNames(*child, collection));
    return {};
}

void collectColumns(const Node &node, std::vector<int> &columns)
{
    if (node.kind == NodeKind::Column && std::ranges::find(columns, node.column) == columns.end())
        columns.push_back(node.column);
    for (const NodePtr &child : node.children)
        collectColumns(*child, columns);
}

Checked<std::shared_ptr<const schema::Computation>> read(const schema::Field &field, const schema::Collection &collection)
{
    // Without other collections: an expression knows only its own record.
    static const schema::SchemaSnapshot kNoOthers;
    const Subject subject{collection, kNoOthers};
    RULES_TRY(NodePtr root, Parser::parseExpression(field.expression));
    RULES_TRY_VOID(checkNames(*root, collection));
    RULES_TRY_VOID(TypeCheck(subject).checkValue(root, valueTypeOf(field)));
    auto made = std::make_shared<CheckedComputation>();
    collectColumns(*root, made->inputs);
    made->usesClock = usesVariables(*root);
    made->root = std::move(root);
    return std::shared_ptr<const schema::Computation>(std::move(made));
}

} // namespace

std::vector<ComputedFault> resolveComputed(schema::Collection &collection)
{
    std::vector<ComputedFault> faults;
    for (size_t i = schema::kSystemColumnCount; i < collection.columns.size(); ++i) {
        schema::Field &field = collection.columns[i];
        if (!field.isComputed())
            continue;
        auto computation = read(field, collection);
        field.computation = computation ? *computation : nullptr;
        if (!computation) {
            const Error error = toError(computation.error(), field.expression, Purpose::Rule, u"expression"_s);
            faults.push_back({int(i), error.fields.first()});
        }
    }
    return faults;
}

Condition expressionOf(const schema::Field &field)
{
    return field.computation ? static_cast<const CheckedComputation &>(*field.computation).root : nullptr;
}

bool hasComputed(const schema::Collection &collection)
{
    return std::ranges::any_of(collection.fields(), &schema::Field::isComputed);
}

bool usesClock(const schema::Collection &collection)
{
    return std::ranges::any_of(collection.fields(),
                               [](const schema::Field &field) { return field.computation && field.computation->usesClock; });
}

void compute(const schema::Collection &collection, schema::RecordValues &record, const Variables &variables)
{
    for (size_t i = schema::kSystemColumnCount; i < record.size(); ++i) {
        const schema::Field &field = collection.columns[i];
        if (!field.isComputed())
            continue;
        const Condition expression = expressionOf(field);
        record[i] = expression ? Evaluator(record, variables).valueAs(*expression, valueTypeOf(field)) : schema::FieldValue();
    }
}

} // namespace basalt::rules
