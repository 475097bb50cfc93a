// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rules/pathresolver.h"

#include "rules/computation.h"
#include "schema/names.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::rules {

namespace {

constexpr QByteArrayView kCollectionPrefix = "@collection.";
constexpr QByteArrayView kBack = "_via_";

} // namespace

Checked<void> PathResolver::resolve(Node &node) const
{
    const Place subject{&m_subject.collection, {}, m_subject.mayName};
    if (!node.text.startsWith(kCollectionPrefix))
        return follow(node, subject, node.text.split('.'));
    QList<QByteArray> names = node.text.sliced(kCollectionPrefix.size()).split('.');
    const QByteArray name = names.takeFirst();
    node.kind = NodeKind::Column;
    Step step;
    step.kind = Step::Kind::Collection;
    step.target = collectionByName(name);
    if (step.target && step.target->isView() && m_subject.purpose == Purpose::Rule) {
        return faultAt(node.position,
                       u"found the view \"%1\", expected a collection: nothing leads into views"_s.arg(QString::fromUtf8(name)),
                       u"unknown_field"_s);
    }
    const auto place = step.target ? enter(node, std::move(step)) : std::nullopt;
    if (!place)
        return unknown(node, name);
    return follow(node, *place, names.isEmpty() ? QList<QByteArray>{"id"} : std::move(names));
}

Checked<void> PathResolver::follow(Node &node, Place place, QList<QByteArray> names) const
{
    if (names.size() > kMaxSteps)
        return faultAt(node.position, u"found more than %1 steps"_s.arg(kMaxSteps), u"too_complex"_s);
    const QByteArray last = names.takeLast();
    for (const QByteArray &name : names) {
        auto next = stepForward(node, place, name);
        if (!next)
            next = stepBack(node, place, name);
        if (!next)
            return unknown(node, name);
        place = std::move(*next);
    }
    if (finish(node, place, last))
        return {};
    if (const auto back = stepBack(node, place, last); back && finish(node, *back, "id"))
        return {};
    return unknown(node, last);
}

/** The field that a path ends with. The values of a field of many values are rows of one column. */
bool PathResolver::finish(Node &node, const Place &place, const QByteArray &name) const
{
    const int column = place.collection->columnIndex(name);
    if (column < 0 || !place.mayName(place.collection->columns[size_t(column)]))
        return false;
    node.field = &place.collection->columns[size_t(column)];
    if (node.field->isComputed()) {
        node.computed = expressionOf(*node.field);
        if (!node.computed)
            return false;
    }
    node.type = valueTypeOf(*node.field);
    node.column = column;
    if (node.field->multiple) {
        Step items;
        items.kind = Step::Kind::Items;
        items.column = column;
        node.steps.push_back(std::move(items));
        node.column = 0;
        node.type = ValueType::Text;
    }
    return true;
}

std::optional<PathResolver::Place> PathResolver::stepForward(Node &node, const Place &place, const QByteArray &name) const
{
    const int column = place.collection->columnIndex(name);
    if (column < 0)
        return std::nullopt;
    const schema::Field &field = place.collection->columns[size_t(column)];
    if (!field.isReference() || !place.mayName(field))
        return std::nullopt;
    Step step;
    step.kind = field.multiple ? Step::Kind::References : Step::Kind::Reference;
    step.column = column;
    step.target = collectionById(field.targetId);
    if (!step.target)
        return std::nullopt;
    return enter(node, std::move(step));
}

/** `comments_via_post`. Either name may hold the word itself, so each place where it stands is tried. */
std::optional<PathResolver::Place> PathResolver::stepBack(Node &node, const Place &place, const QByteArray &name) const
{
    for (qsizetype at = name.indexOf(kBack); at >= 0; at = name.indexOf(kBack, at + 1)) {
        Step step;
        step.kind = Step::Kind::Back;
        step.target = collectionByName(name.first(at));
        if (!step.target || step.target->isView())
            continue;
        step.column = step.target->columnIndex(name.sliced(at + kBack.size()));
        if (step.column < 0)
            continue;
        const schema::Field &field = step.target->columns[size_t(step.column)];
        if (!field.isReference() || field.targetId != place.collection->id)
            continue;
        const auto reachable = m_subject.reach(*step.target);
        if (reachable && reachable->mayName(field))
            return enter(node, std::move(step));
    }
    return std::nullopt;
}

std::optional<PathResolver::Place> PathResolver::enter(Node &node, Step step) const
{
    const auto reachable = step.target->isView() ? std::nullopt : m_subject.reach(*step.target);
    if (!reachable)
        return std::nullopt;
    Place place{step.target.get(), step.target, reachable->mayName};
    step.only = reachable->only;
    node.steps.push_back(std::move(step));
    return place;
}

/** The subject itself may be new or changed, and is then not the one in the snapshot. */
schema::CollectionPtr PathResolver::collectionById(const QByteArray &id) const
{
    if (id == m_subject.collection.id && m_subject.schema.byId(id).get() != &m_subject.collection)
        return std::make_shared<const schema::Collection>(m_subject.collection);
    return m_subject.schema.byId(id);
}

schema::CollectionPtr PathResolver::collectionByName(const QByteArray &name) const
{
    if (schema::foldName(name) == schema::foldName(m_subject.collection.name))
        return collectionById(m_subject.collection.id);
    return m_subject.schema.byName(name);
}

tl::unexpected<Fault> PathResolver::unknown(const Node &node, const QByteArray &name) const
{
    const bool isPath = node.text.contains('.');
    return faultAt(
        node.position,
        u"found \"%1\", expected a field of %2"_s.arg(
            QString::fromUtf8(name), isPath ? u"what \"%1\" leads to"_s.arg(QString::fromUtf8(node.text)) : m_subject.owner),
        u"unknown_field"_s);
}

ValueType valueTypeOf(const schema::Field &field)
{
    if (field.multiple)
        return ValueType::List;
    switch (field.type) {
    case schema::FieldType::Number: return ValueType::Number;
    case schema::FieldType::Integer: return ValueType::Integer;
    case schema::FieldType::Decimal: return ValueType::Decimal;
    case schema::FieldType::Boolean: return ValueType::Boolean;
    case schema::FieldType::DateTime: return ValueType::DateTime;
    case schema::FieldType::Date: return ValueType::Date;
    case schema::FieldType::Json: return ValueType::Json;
    default: return ValueType::Text;
    }
}

} // namespace basalt::rules
