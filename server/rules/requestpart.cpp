// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rules/requestpart.h"

#include "core/requestfacts.h"

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace basalt::rules {

namespace {

struct Prefix
{
    QByteArrayView text;
    VariableId id;
    const char *what;
};

constexpr std::array kPrefixes{
    Prefix{"@request.headers.", VariableId::Header, "a header"},
    Prefix{"@request.query.", VariableId::QueryParameter, "a parameter of the query"},
    Prefix{"@request.auth.context.", VariableId::AuthContext, "a claim of the caller's token"},
};

void collectParameters(const Node &node, QSet<QByteArray> &names)
{
    if (node.kind == NodeKind::Variable && node.variable == VariableId::QueryParameter)
        names.insert(node.name);
    for (const Step &step : node.steps) {
        if (step.only)
            collectParameters(*step.only, names);
    }
    for (const NodePtr &child : node.children)
        collectParameters(*child, names);
}

bool isSecret(const RequestPart &part)
{
    return (part.id == VariableId::Header && core::RequestFacts::isSecretHeader(part.name))
        || (part.id == VariableId::QueryParameter && core::RequestFacts::isSecretParameter(part.name));
}

} // namespace

Checked<std::optional<RequestPart>> parseRequestPart(const Node &variable)
{
    for (const Prefix &prefix : kPrefixes) {
        if (!variable.text.startsWith(prefix.text))
            continue;
        RequestPart part{prefix.id, variable.text.sliced(prefix.text.size())};
        if (part.id == VariableId::Header)
            part.name = core::RequestFacts::foldHeader(part.name);
        const QString found = QString::fromUtf8(variable.text);
        if (part.name.contains('.')) {
            return faultAt(variable.position,
                           u"found \"%1\", expected %2 of one name"_s.arg(found, QString::fromLatin1(prefix.what)),
                           u"unknown_variable"_s);
        }
        if (isSecret(part)) {
            return faultAt(variable.position,
                           u"found \"%1\", expected %2 that holds no credentials: rules and filters never see those"_s.arg(
                               found, QString::fromLatin1(prefix.what)),
                           u"forbidden_variable"_s);
        }
        return std::optional(part);
    }
    return std::optional<RequestPart>();
}

QSet<QByteArray> queryParametersOf(const Node &condition)
{
    QSet<QByteArray> names;
    collectParameters(condition, names);
    return names;
}

} // namespace basalt::rules
