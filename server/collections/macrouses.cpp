// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/macrouses.h"

#include "collections/collectioninput.h"
#include "collections/viewuses.h"
#include "rules/ownmacro.h"
#include "rules/parser.h"
#include "rules/rule.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::collections {

namespace {

/** Calls `visit(collection, operation, place)` for every rule that is a condition. */
template <class Visit>
void forEachRule(const schema::SchemaSnapshot &schema, Visit visit)
{
    for (const auto &collection : schema.collections()) {
        if (collection->isView() && collection->fields().empty())
            continue; // the view itself is not understood
        for (const schema::Operation operation : schema::kOperations) {
            if (!collection->rule(operation).isEmpty())
                visit(*collection, operation, QByteArray(collection->name + '.' + ruleName(operation)));
        }
    }
}

} // namespace

QHash<QByteArray, QList<QByteArray>> macroUses(const schema::SchemaSnapshot &schema)
{
    QHash<QByteArray, QList<QByteArray>> uses;
    if (schema.macros().isEmpty())
        return uses;
    const auto note = [&](const QByteArray &condition, const QByteArray &place) {
        std::vector<rules::Expansion> expansions;
        if (!rules::Parser::parse(condition, schema.macros(), &expansions))
            return;
        for (const rules::Expansion &expansion : expansions) {
            QList<QByteArray> &places = uses[expansion.macro];
            if (!places.contains(place))
                places.append(place);
        }
    };
    forEachRule(schema, [&](const schema::Collection &collection, schema::Operation operation, const QByteArray &place) {
        note(collection.rule(operation), place);
    });
    for (const auto &collection : schema.collections()) {
        for (const auto &[place, condition] : conditionsOf(*collection))
            note(condition, place);
    }
    return uses;
}

schema::SnapshotPtr schemaWithMacros(const schema::SchemaSnapshot &schema, schema::MacroTable macros)
{
    std::vector<schema::Collection> collections;
    for (const auto &collection : schema.collections())
        collections.push_back(*collection);
    return rules::schemaOf(std::move(collections), schema.version(), std::move(macros));
}

std::optional<Error> brokenByMacros(const schema::SchemaSnapshot &before, const schema::SchemaSnapshot &after)
{
    QList<FieldError> faults;
    forEachRule(after, [&](const schema::Collection &collection, schema::Operation operation, const QByteArray &place) {
        const QByteArray &rule = collection.rule(operation);
        const auto now = rules::Rule::parse(rule, collection, after, operation);
        if (!now && rules::Rule::parse(rule, *before.byId(collection.id), before, operation))
            faults.append({QString::fromUtf8(place), reasonOf(now.error()), u"in_use"_s});
    });
    for (const auto &view : after.collections()) {
        if (!view->isView() || before.byId(view->id)->fields().empty())
            continue;
        if (const auto now = rules::deriveView(*view, after); !now) {
            for (const FieldError &fault : now.error().fields)
                faults.append({QString::fromUtf8(view->name) + u'.' + fault.field, fault.message, u"in_use"_s});
        }
    }
    for (const schema::Macro &macro : after.macros()) {
        const auto was = before.macros().constFind(macro.name);
        const bool untouched = was != before.macros().constEnd() && was->id == macro.id && !macro.isSql();
        if (!untouched || was->expression != macro.expression || was->parameters != macro.parameters)
            continue;
        if (const auto now = rules::checkMacro(macro, after.macros()); !now && rules::checkMacro(*was, before.macros()))
            faults.append({u"macros."_s + QString::fromUtf8(macro.name), now.error().message, u"in_use"_s});
    }
    if (faults.isEmpty())
        return std::nullopt;
    std::ranges::sort(faults, {}, &FieldError::field);
    Error error = Error::of(Code::SchemaChangeRefused,
                            u"%1 would not be understood any more: %2"_s.arg(faults.first().field, faults.first().message));
    error.fields = std::move(faults);
    return error;
}

} // namespace basalt::collections
