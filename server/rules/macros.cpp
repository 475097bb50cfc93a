// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rules/macros.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace basalt::rules {

namespace {

using Arguments = std::vector<NodePtr>;

Checked<NodePtr> named(NodeKind kind, const char *text, const MakeNode &make)
{
    RULES_TRY(NodePtr node, make(kind));
    node->text = text;
    return node;
}

Checked<NodePtr> compared(NodePtr left, CompareOp op, bool any, NodePtr right, const MakeNode &make)
{
    RULES_TRY(NodePtr node, make(NodeKind::Compare));
    node->op = op;
    node->any = any;
    node->children.push_back(std::move(left));
    node->children.push_back(std::move(right));
    return node;
}

tl::unexpected<Fault> wrongArguments(const Token &name, const QString &wanted)
{
    return faultAt(name.position, u"found other arguments, expected %1(%2)"_s.arg(QString::fromUtf8(name.text), wanted),
                   u"syntax"_s);
}

bool isText(const Node &node)
{
    return node.isPlaceholder || (node.kind == NodeKind::Literal && node.literalKind == LiteralKind::Text);
}

Checked<NodePtr> ownsRecord(const Token &name, Arguments arguments, const MakeNode &make)
{
    if (arguments.size() > 1 || (arguments.size() == 1 && arguments[0]->kind != NodeKind::Column))
        return wrongArguments(name, u"field"_s);
    RULES_TRY(NodePtr field, arguments.empty() ? named(NodeKind::Column, "created_by", make) : std::move(arguments[0]));
    RULES_TRY(NodePtr caller, named(NodeKind::Variable, "@request.auth.id", make));
    return compared(std::move(field), CompareOp::Equal, false, std::move(caller), make);
}

/** The caller's `variable`, or one of its values, is the argument. */
Checked<NodePtr> has(const Token &name, Arguments arguments, const char *variable, bool any, const MakeNode &make)
{
    if (arguments.size() != 1 || !isText(*arguments[0]))
        return wrongArguments(name, u"'name'"_s);
    RULES_TRY(NodePtr held, named(NodeKind::Variable, variable, make));
    return compared(std::move(held), CompareOp::Equal, any, std::move(arguments[0]), make);
}

bool isTimeOfDay(const QByteArray &text)
{
    const auto digit = [&](int i) { return text[i] >= '0' && text[i] <= '9'; };
    return text.size() == 5 && digit(0) && digit(1) && text[2] == ':' && digit(3) && digit(4) && text.first(2) <= "23"
        && text[3] <= '5';
}

Checked<NodePtr> inTimeRange(const Token &name, Arguments arguments, const MakeNode &make)
{
    const auto isTime = [](const NodePtr &argument) {
        return argument->isPlaceholder || (isText(*argument) && isTimeOfDay(argument->text));
    };
    if (arguments.size() != 2 || !std::ranges::all_of(arguments, isTime))
        return wrongArguments(name, u"'09:00', '17:00'"_s);
    const bool overMidnight = arguments[0]->text > arguments[1]->text;
    RULES_TRY(NodePtr node, make(overMidnight ? NodeKind::Or : NodeKind::And));
    for (const size_t i : {size_t{0}, size_t{1}}) {
        RULES_TRY(NodePtr now, named(NodeKind::Variable, "@timeOfDay", make));
        RULES_TRY(
            NodePtr limit,
            compared(std::move(now), i == 0 ? CompareOp::GreaterEqual : CompareOp::Less, false, std::move(arguments[i]), make));
        node->children.push_back(std::move(limit));
    }
    return node;
}

Checked<NodePtr> isPublic(const Token &name, const Arguments &arguments, const MakeNode &make)
{
    if (!arguments.empty())
        return wrongArguments(name, {});
    RULES_TRY(NodePtr node, named(NodeKind::Literal, "true", make));
    node->literalKind = LiteralKind::Boolean;
    node->value = true;
    return node;
}

} // namespace

bool isBuiltInMacro(const QByteArray &name)
{
    static constexpr std::array<QByteArrayView, 7> kNames{
        "@owns_record", "@is_creator", "@has_role", "@has_group", "@has_permission", "@in_time_range", "@is_public",
    };
    return std::ranges::find(kNames, name) != kNames.end();
}

Checked<NodePtr> expandMacro(const Token &name, std::vector<NodePtr> arguments, const MakeNode &make)
{
    if (name.text == "@owns_record")
        return ownsRecord(name, std::move(arguments), make);
    if (name.text == "@is_creator" && arguments.empty())
        return ownsRecord(name, {}, make);
    if (name.text == "@has_role")
        return has(name, std::move(arguments), "@request.auth.role", false, make);
    if (name.text == "@has_group")
        return has(name, std::move(arguments), "@request.auth.groups", true, make);
    if (name.text == "@has_permission")
        return has(name, std::move(arguments), "@request.auth.permissions", true, make);
    if (name.text == "@in_time_range")
        return inTimeRange(name, std::move(arguments), make);
    if (name.text == "@is_public")
        return isPublic(name, arguments, make);
    return faultAt(
        name.position,
        u"found \"%1(\", expected @owns_record, @is_creator, @has_role, @has_group, @has_permission, @in_time_range, "
        "@is_public or a macro of one's own"_s.arg(QString::fromUtf8(name.text)),
        u"unknown_macro"_s);
}

} // namespace basalt::rules
