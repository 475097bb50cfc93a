// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/ruleuses.h"

#include "collections/collectioninput.h"
#include "collections/indexcondition.h"
#include "collections/nametext.h"
#include "collections/viewuses.h"
#include "rules/computation.h"
#include "rules/lexer.h"
#include "rules/parser.h"
#include "rules/rule.h"
#include "schema/fieldcodec.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace basalt::collections {

namespace {

using Outcome = RuleUse::Outcome;

/** What becomes of each name: a new one, or a null text for a field that is dropped. Only touched names are in it. */
struct Names
{
    QHash<QByteArray, QByteArray> renamed;
    QList<QByteArray> dropped;
    QList<QByteArray> redefined;
    schema::MacroTable macros;

    [[nodiscard]] bool touches(const QByteArray &name) const
    {
        return renamed.contains(name) || dropped.contains(name) || redefined.contains(name);
    }
};

Names namesOf(const schema::Collection &current, const schema::Collection &target, const schema::MacroTable &macros)
{
    Names names;
    names.macros = macros;
    for (const schema::Field &field : current.fields()) {
        const schema::Field *after = target.fieldById(field.id);
        if (!after) {
            names.dropped.append(field.name);
            continue;
        }
        if (after->name != field.name)
            names.renamed.insert(field.name, after->name);
        if (after->type != field.type || after->multiple != field.multiple)
            names.redefined.append(field.name);
    }
    return names;
}

/** Columns that a condition names, by position, last first so that texts can be replaced. */
void collectColumns(const rules::Node &node, QList<const rules::Node *> &found)
{
    if (node.kind == rules::NodeKind::Column)
        found.append(&node);
    for (const rules::NodePtr &child : node.children)
        collectColumns(*child, found);
}

/** The field of this collection that a path begins with; nothing for other beginnings. */
QByteArray beginning(const QByteArray &path)
{
    const qsizetype point = path.indexOf('.');
    return point < 0 ? path : path.first(point);
}

/**
 * A touched name further along a path, in a variable or in a back relation: `author.name`, `@old.name`, `posts_via_name`.
 * Those are not rewritten, because it takes the whole schema to know what they mean.
 */
QByteArray nameInPath(const QByteArray &source, const Names &names)
{
    rules::Lexer lexer(source);
    for (;;) {
        const auto token = lexer.next();
        if (!token || token->kind == rules::TokenKind::End)
            return {};
        if (token->kind != rules::TokenKind::Name && token->kind != rules::TokenKind::Variable)
            continue;
        const QList<QByteArray> parts = token->text.split('.');
        for (qsizetype i = 0; i < parts.size(); ++i) {
            const qsizetype via = parts[i].indexOf("_via_");
            const QByteArray back = via < 0 ? QByteArray() : parts[i].mid(via + 5);
            for (const QByteArray &part : {i > 0 ? parts[i] : QByteArray(), back}) {
                if (!part.isNull() && (names.renamed.contains(part) || names.dropped.contains(part)))
                    return part;
            }
        }
    }
}

/** One condition carried over: its new text, and the first touched field that it names. */
struct Carried
{
    QByteArray text;
    QByteArray field;
    bool blocked = false;
    QString reason;
};

/** With the names of fields of this collection rewritten. */
Carried carryNames(const QByteArray &source, const rules::Node &root, const Names &names)
{
    Carried carried{source, {}, false, {}};
    QList<const rules::Node *> columns;
    collectColumns(root, columns);
    std::ranges::sort(columns, std::ranges::greater{}, [](const rules::Node *node) { return node->position; });
    qsizetype last = -1;
    for (const rules::Node *column : columns) {
        // BETWEEN makes two comparisons of one operand.
        if (column->position == std::exchange(last, column->position))
            continue;
        const QByteArray name = beginning(column->text);
        if (!names.touches(name) || source.mid(column->position, name.size()) != name)
            continue;
        carried.field = name;
        if (names.dropped.contains(name)) {
            carried.blocked = true;
            carried.reason = u"It names the field \"%1\", which would be dropped."_s.arg(text(name));
        } else if (names.renamed.contains(name)) {
            carried.text.replace(column->position, name.size(), names.renamed.value(name));
        }
    }
    return carried;
}

Carried carryCondition(const QByteArray &source, const Names &names)
{
    const auto root = rules::Parser::parse(source, names.macros);
    if (!root)
        return {source, {}, false, {}}; // counts as locked already; nothing can be lost
    Carried carried = carryNames(source, **root, names);
    if (const QByteArray part = nameInPath(source, names); !part.isNull() && !carried.blocked) {
        carried.field = part;
        carried.blocked = true;
        carried.reason = u"It names \"%1\" in a way that is not rewritten."_s.arg(text(part));
    }
    return carried;
}

RuleUse useOf(const QByteArray &place, const QByteArray &before, const Carried &carried)
{
    const Outcome outcome = carried.blocked ? Outcome::Blocked : carried.text != before ? Outcome::Rewritten : Outcome::Kept;
    return {place, carried.field, before, carried.text, outcome, carried.reason};
}

void carryRules(const schema::Collection &current, schema::Collection &target, const QJsonObject &body, const Names &names,
                QList<RuleUse> &uses)
{
    for (const schema::Operation operation : schema::kOperations) {
        const QByteArray place = ruleName(operation);
        const QByteArray &before = current.rule(operation);
        if (before.isEmpty() || body.contains(text(place)))
            continue;
        Carried carried = carryCondition(before, names);
        if (carried.field.isNull())
            continue;
        uses.append(useOf(place, before, carried));
        target.rules[static_cast<size_t>(operation)] = carried.text;
    }
}

/** The list with new names and without fields that go; each name of which something became is told with `place`. */
schema::FieldList carriedList(const schema::FieldList &list, const QByteArray &place, const Names &names, QList<RuleUse> &uses)
{
    QJsonArray kept;
    for (const QByteArray &name : list.names()) {
        if (names.renamed.contains(name) || names.dropped.contains(name)) {
            const bool dropped = names.dropped.contains(name);
            uses.append({place, name, name, names.renamed.value(name), dropped ? Outcome::Removed : Outcome::Rewritten, {}});
            if (dropped)
                continue;
        }
        kept.append(text(names.renamed.value(name, name)));
    }
    // An array is never taken for "all", however few names are left.
    auto carried = schema::FieldList::parse(place, kept);
    return carried ? std::move(*carried) : list;
}

void carryFieldLists(const schema::Collection &current, schema::Collection &target, const QJsonObject &body, const Names &names,
                     QList<RuleUse> &uses)
{
    for (const NamedFieldList &named : kFieldLists) {
        const schema::FieldList &list = current.*named.list;
        if (!list.allowsAll() && !body.contains(text(named.name.toByteArray())))
            target.*named.list = carriedList(list, named.name.toByteArray(), names, uses);
    }
    if (body.contains(u"field_access"_s))
        return;
    for (qsizetype i = 0; i < target.fieldAccess.size(); ++i) {
        schema::FieldAccess &entry = target.fieldAccess[i];
        const QByteArray place = "field_access." + QByteArray::number(i) + ".fields";
        if (!entry.fields.allowsAll())
            entry.fields = carriedList(entry.fields, place, names, uses);
    }
}

void carryIndexes(const schema::Collection &current, schema::Collection &target, const QJsonObject &body, const Names &names,
                  QList<RuleUse> &uses)
{
    const QJsonValue given = body.value(u"indexes"_s);
    if (!given.isUndefined() && !given.isNull())
        return;
    target.indexes.clear();
    for (schema::Index index : current.indexes) {
        const QByteArray place = "indexes." + index.name;
        for (QByteArray &name : index.fields) {
            if (names.dropped.contains(name)) {
                uses.append(
                    {place,
                     name,
                     name,
                     {},
                     Outcome::Blocked,
                     u"The index \"%1\" is over the field \"%2\", which would be dropped; send \"indexes\" without it."_s.arg(
                         text(index.name), text(name))});
            } else if (names.renamed.contains(name)) {
                uses.append({place, name, name, names.renamed.value(name), Outcome::Rewritten, {}});
                name = names.renamed.value(name);
            }
            const schema::Field *field = target.field(name);
            if (field && (field->multiple || field->type == schema::FieldType::Json)) {
                uses.append({place, name, name, name, Outcome::Blocked,
                             u"\"%1\" could not stand in the index \"%2\" any more."_s.arg(text(name), text(index.name))});
            }
        }
        if (!index.where.isNull()) {
            Carried carried = carryCondition(index.where, names);
            if (!carried.field.isNull()) {
                if (const auto checked = checkIndexCondition(target, carried.text, text(place)); !checked && !carried.blocked) {
                    carried.blocked = true;
                    carried.reason = reasonOf(checked.error());
                }
                uses.append(useOf(QByteArray(place + ".where"), index.where, carried));
                index.where = carried.text;
            }
        }
        target.indexes.push_back(std::move(index));
    }
}

/** Paths in rules of other collections that lead to a touched field by name: they could come to mean another one. */
void findForeignUses(const schema::Collection &current, const Names &names, const schema::SchemaSnapshot &schema,
                     QList<RuleUse> &uses)
{
    const QList<QByteArray> touched = names.renamed.keys() + names.dropped;
    if (touched.isEmpty())
        return;
    for (const auto &other : schema.collections()) {
        if (other->id == current.id)
            continue;
        for (const schema::Operation operation : schema::kOperations) {
            const QByteArray &rule = other->rule(operation);
            const QByteArray found = rule.isEmpty() ? QByteArray() : nameInPath(rule, names);
            if (found.isNull())
                continue;
            const QByteArray place = other->name + '.' + ruleName(operation);
            uses.append({place, found, rule, rule, Outcome::Blocked,
                         u"The rule %1 may mean \"%2\"; change it first."_s.arg(text(place), text(found))});
        }
    }
}

/** A rule that was understood before and would not be afterwards; of this collection, those that the request leaves as they are. */
void findBroken(const schema::Collection &current, const QJsonObject &body, const schema::SchemaSnapshot &schema,
                const schema::SchemaSnapshot &after, QList<RuleUse> &uses)
{
    for (const auto &collection : after.collections()) {
        if (collection->isView() && collection->fields().empty())
            continue; // the view itself is broken
        const bool own = collection->id == current.id;
        for (const schema::Operation operation : schema::kOperations) {
            const QByteArray &rule = collection->rule(operation);
            const QByteArray name = ruleName(operation);
            if (rule.isEmpty() || (own && body.contains(text(name))))
                continue;
            const auto parsed = rules::Rule::parse(rule, *collection, after, operation);
            if (parsed)
                continue;
            const auto before = schema.byId(collection->id);
            if (!before || !rules::Rule::parse(before->rule(operation), *before, schema, operation))
                continue; // counts as locked already; nothing can be lost
            const QByteArray place = own ? name : QByteArray(collection->name + '.' + name);
            const auto known = std::ranges::find(uses, place, &RuleUse::place);
            if (known != uses.end()) {
                known->reason = known->outcome == Outcome::Blocked ? known->reason : reasonOf(parsed.error());
                known->outcome = Outcome::Blocked;
            } else {
                uses.append({place, {}, before->rule(operation), rule, Outcome::Blocked, reasonOf(parsed.error())});
            }
        }
    }
}

bool isTouched(const Names &names)
{
    return !names.renamed.isEmpty() || !names.dropped.isEmpty() || !names.redefined.isEmpty();
}

std::vector<schema::Collection> others(const schema::SchemaSnapshot &schema, const QByteArray &id)
{
    std::vector<schema::Collection> all;
    for (const auto &collection : schema.collections()) {
        if (collection->id != id)
            all.push_back(*collection);
    }
    return all;
}

} // namespace

schema::SnapshotPtr schemaWith(const schema::SchemaSnapshot &schema, const schema::Collection &target)
{
    auto all = others(schema, target.id);
    all.push_back(target);
    return rules::schemaOf(std::move(all), schema.version(), schema.macros());
}

Result<QList<RuleUse>> carryExpressions(const schema::Collection &current, schema::Collection &target)
{
    const Names names = namesOf(current, target, {});
    QList<RuleUse> uses;
    QHash<int, qsizetype> carriedUses; // by column
    for (size_t i = schema::kSystemColumnCount; i < target.columns.size(); ++i) {
        schema::Field &field = target.columns[i];
        const schema::Field *before = current.fieldById(field.id);
        if (!field.isComputed() || !before || before->expression != field.expression)
            continue;
        const auto root = rules::Parser::parseExpression(field.expression);
        const Carried carried = root ? carryNames(field.expression, **root, names) : Carried{field.expression, {}, false, {}};
        carriedUses.insert(int(i), uses.size());
        uses.append(useOf("schema." + field.name + ".expression", field.expression, carried));
        field.expression = carried.text;
    }
    QList<FieldError> faults;
    for (const rules::ComputedFault &fault : rules::resolveComputed(target)) {
        if (!carriedUses.contains(fault.column)) {
            faults.append(expressionFault(fault));
            continue;
        }
        RuleUse &use = uses[carriedUses.value(fault.column)];
        use.reason = use.outcome == Outcome::Blocked ? use.reason : fault.error.message;
        use.outcome = Outcome::Blocked;
    }
    if (!faults.isEmpty())
        return Error::invalid(std::move(faults));
    uses.removeIf([](const RuleUse &use) { return use.outcome != Outcome::Blocked && use.field.isNull(); });
    return uses;
}

QList<RuleUse> carryOver(const schema::Collection &current, schema::Collection &target, const QJsonObject &body,
                         const schema::SchemaSnapshot &schema, std::vector<schema::Collection> &views)
{
    const Names names = namesOf(current, target, schema.macros());
    QList<RuleUse> uses;
    carryRules(current, target, body, names, uses);
    carryFieldLists(current, target, body, names, uses);
    carryIndexes(current, target, body, names, uses);
    findForeignUses(current, names, schema, uses);
    if (!isTouched(names) && current.name == target.name)
        return uses;
    std::vector<schema::Collection> all = others(schema, target.id);
    views = carryViews(current, target, schema, uses);
    for (const schema::Collection &view : views)
        *std::ranges::find(all, view.id, &schema::Collection::id) = view;
    all.push_back(target);
    QList<rules::ViewFault> faults;
    const auto after = rules::schemaOf(std::move(all), schema.version(), schema.macros(), &faults);
    addBrokenViews(faults, schema, uses);
    for (schema::Collection &view : views)
        view = *after->byId(view.id);
    findBroken(current, body, schema, *after, uses);
    return uses;
}

QList<RuleUse> usesOf(const schema::Collection &collection, const schema::SchemaSnapshot &schema)
{
    QList<RuleUse> uses;
    QList<rules::ViewFault> faults;
    const auto after = rules::schemaOf(others(schema, collection.id), schema.version(), schema.macros(), &faults);
    addBrokenViews(faults, schema, uses);
    findBroken(collection, {}, schema, *after, uses);
    return uses;
}

} // namespace basalt::collections
