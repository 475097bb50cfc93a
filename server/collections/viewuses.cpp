// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/viewuses.h"

#include "collections/collectioninput.h"
#include "collections/nametext.h"
#include "rules/parser.h"
#include "rules/pathresolver.h"

#include <algorithm>
#include <map>

using namespace Qt::Literals::StringLiterals;

namespace basalt::collections {

namespace {

using Outcome = RuleUse::Outcome;

/** Carries the texts of one view over a change of one collection. */
class ViewCarrier
{
public:
    ViewCarrier(const schema::Collection &current, const schema::Collection &target, const schema::SchemaSnapshot &schema,
                const schema::Collection &source)
        : m_current(current)
        , m_target(target)
        , m_schema(schema)
        , m_source(source)
    { }

    /** An expression over the source. */
    void carryValue(QByteArray &text, const QByteArray &place, QList<RuleUse> &uses)
    {
        if (const auto root = rules::Parser::parseExpression(text); !text.isNull() && root)
            carry(text, **root, place, uses);
    }

    void carryFilter(QByteArray &text, const QByteArray &place, QList<RuleUse> &uses)
    {
        if (text.isNull())
            return;
        if (const auto root = rules::Parser::parse(text, m_schema.macros()))
            carry(text, **root, place, uses);
    }

private:
    void carry(QByteArray &source, const rules::Node &root, const QByteArray &place, QList<RuleUse> &uses)
    {
        m_edits.clear();
        m_use = RuleUse{place, {}, source, {}, Outcome::Kept, {}};
        visit(root, source);
        // The last first, so that places before it stay where they are.
        for (auto edit = m_edits.rbegin(); edit != m_edits.rend(); ++edit)
            source.replace(edit->first, edit->second.first, edit->second.second);
        m_use.after = source;
        if (m_use.outcome != Outcome::Blocked && m_use.after != m_use.before)
            m_use.outcome = Outcome::Rewritten;
        if (!m_use.field.isNull())
            uses.append(m_use);
    }

    void visit(const rules::Node &node, const QByteArray &source)
    {
        const bool isPath = node.kind == rules::NodeKind::Column || node.text.startsWith("@collection.");
        // What comes from a macro does not stand here.
        if (isPath && source.mid(node.position, node.text.size()) == node.text)
            follow(node);
        for (const rules::NodePtr &child : node.children)
            visit(*child, source);
    }

    /** What each name of a path means. */
    void follow(const rules::Node &node)
    {
        rules::Node path;
        path.kind = node.kind;
        path.text = node.text;
        const rules::Subject subject{m_source, m_schema};
        if (!rules::PathResolver(subject).resolve(path))
            return;
        const schema::Collection *place = &m_source;
        qsizetype at = node.position;
        size_t next = 0;
        for (const QByteArray &name : path.text.split('.')) {
            if (name == "@collection") {
                at += name.size() + 1;
                continue;
            }
            const rules::Step *step = next < path.steps.size() ? &path.steps[next++] : nullptr;
            if (!step) {
                noteField(*place, path.column, at, name.size());
            } else if (step->kind == rules::Step::Kind::Collection) {
                noteCollection(*step->target, at, name.size());
            } else if (step->kind == rules::Step::Kind::Back) {
                const qsizetype field = step->target->columns[size_t(step->column)].name.size();
                noteCollection(*step->target, at, name.size() - field - 5); // "_via_"
                noteField(*step->target, step->column, at + name.size() - field, field);
            } else {
                noteField(*place, step->column, at, name.size());
            }
            if (step && step->target)
                place = step->target.get();
            at += name.size() + 1;
        }
    }

    void noteCollection(const schema::Collection &collection, qsizetype at, qsizetype length)
    {
        if (collection.id != m_current.id || m_current.name == m_target.name)
            return;
        m_use.field = m_current.name;
        m_edits[at] = {length, m_target.name};
    }

    void noteField(const schema::Collection &collection, int column, qsizetype at, qsizetype length)
    {
        const schema::Field &field = collection.columns[size_t(column)];
        if (collection.id != m_current.id || field.system)
            return;
        const schema::Field *after = m_target.fieldById(field.id);
        const bool isSame =
            after && after->name == field.name && after->type == field.type && after->multiple == field.multiple;
        if (isSame)
            return;
        m_use.field = field.name;
        if (!after) {
            m_use.outcome = Outcome::Blocked;
            m_use.reason = u"It names the field \"%1\", which would be dropped."_s.arg(text(field.name));
        } else if (after->name != field.name) {
            m_edits[at] = {length, after->name};
        }
    }

    const schema::Collection &m_current;
    const schema::Collection &m_target;
    const schema::SchemaSnapshot &m_schema;
    const schema::Collection &m_source;
    RuleUse m_use;
    std::map<qsizetype, std::pair<qsizetype, QByteArray>> m_edits; ///< by place: how many bytes become what
};

} // namespace

std::vector<schema::Collection> carryViews(const schema::Collection &current, const schema::Collection &target,
                                           const schema::SchemaSnapshot &schema, QList<RuleUse> &uses)
{
    std::vector<schema::Collection> changed;
    for (const auto &view : schema.collections()) {
        const auto source = view->isView() ? schema.byId(view->select->sourceId) : nullptr;
        if (!source)
            continue;
        auto select = std::make_shared<schema::ViewSelect>(*view->select);
        ViewCarrier carrier(current, target, schema, *source);
        const QByteArray place = view->name + ".select.";
        carrier.carryFilter(select->filter, place + "filter", uses);
        for (size_t i = 0; i < select->fields.size(); ++i) {
            schema::ViewField &field = select->fields[i];
            const QByteArray at = place + "fields." + QByteArray::number(i);
            carrier.carryValue(field.value, at + ".value", uses);
            carrier.carryValue(field.operand, at + ".field", uses);
        }
        if (*select == *view->select)
            continue;
        changed.push_back(*view);
        changed.back().select = std::move(select);
    }
    return changed;
}

void addBrokenViews(const QList<rules::ViewFault> &faults, const schema::SchemaSnapshot &before, QList<RuleUse> &uses)
{
    for (const rules::ViewFault &fault : faults) {
        const auto view = before.byId(fault.viewId);
        if (!view || view->fields().empty())
            continue; // nobody could read it before either
        for (const FieldError &error : fault.error.fields) {
            const QByteArray place = view->name + '.' + error.field.toUtf8();
            const auto known = std::ranges::find(uses, place, &RuleUse::place);
            if (known == uses.end()) {
                uses.append({place, {}, {}, {}, Outcome::Blocked, error.message});
            } else if (known->outcome != Outcome::Blocked) {
                known->outcome = Outcome::Blocked;
                known->reason = error.message;
            }
        }
    }
}

QList<std::pair<QByteArray, QByteArray>> conditionsOf(const schema::Collection &view)
{
    QList<std::pair<QByteArray, QByteArray>> conditions;
    if (!view.select)
        return conditions;
    if (!view.select->filter.isNull())
        conditions.append({view.name + ".select.filter", view.select->filter});
    if (!view.select->having.isNull())
        conditions.append({view.name + ".select.having", view.select->having});
    return conditions;
}

} // namespace basalt::collections
