// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/policies.h"

#include "rules/rule.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::collections {

namespace {

using schema::Operation;

constexpr qsizetype kMaxPolicies = 50;
constexpr qsizetype kMaxInherited = 50;
constexpr qsizetype kMaxRoleName = 64;

/** Text that can stand between quotes of a rule as it is. */
bool isRoleName(const QString &name)
{
    return !name.isEmpty() && name.size() <= kMaxRoleName && std::ranges::all_of(name, [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'.');
    });
}

QList<Operation> operationsOf(const QString &action)
{
    if (action == u"read"_s)
        return {Operation::List, Operation::View};
    for (const Operation operation : schema::kOperations) {
        if (QLatin1StringView(schema::operationName(operation)) == action)
            return {operation};
    }
    return {};
}

/** Reads the policies of one body; the first fault ends it. */
class PolicyReader
{
public:
    PolicyReader(const schema::Collection &collection, const schema::SchemaSnapshot &schema)
        : m_collection(collection)
        , m_schema(schema)
    { }

    Result<std::array<QByteArray, 5>> read(const QJsonValue &json)
    {
        QJsonValue listed = json;
        if (json.isObject()) {
            const QJsonObject object = json.toObject();
            for (const QString &key : object.keys()) {
                if (key != u"inherits"_s && key != u"policies"_s)
                    return fault(key, u"Expected \"inherits\" and \"policies\"."_s, u"unknown_field"_s);
            }
            BASALT_TRY_VOID(readInheritance(object.value(u"inherits"_s)));
            listed = object.value(u"policies"_s);
        }
        const QJsonArray policies = listed.toArray();
        if (!listed.isArray() || policies.size() > kMaxPolicies)
            return fault({}, u"Expected an array of at most %1 policies."_s.arg(kMaxPolicies), u"invalid_type"_s);
        for (qsizetype i = 0; i < policies.size(); ++i)
            BASALT_TRY_VOID(readPolicy(policies[i], QString::number(i)));
        return rules();
    }

private:
    static Error fault(const QString &path, const QString &message, const QString &code)
    {
        return Error::invalid(path.isEmpty() ? u"policies"_s : u"policies."_s + path, message, code);
    }

    Result<void> readInheritance(const QJsonValue &json)
    {
        if (json.isUndefined() || json.isNull())
            return {};
        const QJsonObject roles = json.toObject();
        if (!json.isObject() || roles.size() > kMaxInherited)
            return fault(u"inherits"_s, u"Expected an object of roles, each with the roles whose rights it has as well."_s,
                         u"invalid_type"_s);
        for (auto role = roles.begin(); role != roles.end(); ++role) {
            const QString path = u"inherits."_s + role.key();
            const QJsonArray parents = role.value().toArray();
            if (!isRoleName(role.key()) || !role.value().isArray())
                return fault(path, u"Expected the codes of roles."_s, u"invalid_type"_s);
            for (const QJsonValue &parent : parents) {
                if (!isRoleName(parent.toString()))
                    return fault(path, u"Expected the codes of roles."_s, u"invalid_type"_s);
                m_heirs[parent.toString()].append(role.key());
            }
        }
        return {};
    }

    /** The role and all that have what it has; roles that inherit from each other have the same. */
    [[nodiscard]] QStringList withHeirs(const QString &role) const
    {
        QStringList all{role};
        for (qsizetype i = 0; i < all.size(); ++i) {
            const QStringList heirs = m_heirs.value(all[i]);
            for (const QString &heir : heirs) {
                if (!all.contains(heir))
                    all.append(heir);
            }
        }
        all.sort();
        return all;
    }

    Result<void> readPolicy(const QJsonValue &json, const QString &path)
    {
        if (!json.isObject())
            return fault(path, u"Expected an object with actions, and who may do them."_s, u"invalid_type"_s);
        const QJsonObject policy = json.toObject();
        static const QStringList kMembers{u"role"_s, u"actions"_s, u"owner_field"_s, u"context_fields"_s, u"condition"_s};
        for (const QString &key : policy.keys()) {
            if (!kMembers.contains(key))
                return fault(path + u'.' + key, u"A policy has no property of this name."_s, u"unknown_field"_s);
        }
        BASALT_TRY(const auto operations, readActions(policy.value(u"actions"_s), path + u".actions"_s));
        QStringList terms;
        BASALT_TRY_VOID(readRole(policy.value(u"role"_s), path + u".role"_s, terms));
        BASALT_TRY_VOID(readOwner(policy.value(u"owner_field"_s), path + u".owner_field"_s, terms));
        BASALT_TRY_VOID(readContext(policy.value(u"context_fields"_s), path + u".context_fields"_s, terms));
        BASALT_TRY_VOID(readCondition(policy.value(u"condition"_s), path + u".condition"_s, operations, terms));
        // Empty for a policy that asks nothing of anybody.
        for (const Operation operation : operations)
            m_terms[size_t(operation)].append(terms.join(u" && "_s));
        return {};
    }

    Result<void> readRole(const QJsonValue &json, const QString &path, QStringList &terms) const
    {
        if (json.isUndefined() || json.isNull() || json == u"*"_s)
            return {};
        if (!isRoleName(json.toString()))
            return fault(path, u"Expected the code of a role, or * for everybody."_s, u"invalid_role"_s);
        QStringList alternatives;
        for (const QString &role : withHeirs(json.toString()))
            alternatives.append(u"@has_role('%1')"_s.arg(role));
        terms.append(alternatives.size() == 1 ? alternatives.first() : u'(' + alternatives.join(u" || "_s) + u')');
        return {};
    }

    Result<void> readOwner(const QJsonValue &json, const QString &path, QStringList &terms) const
    {
        if (json.isUndefined() || json.isNull())
            return {};
        const schema::Field *field = m_collection.field(json.toString().toUtf8());
        if (!field || field->type != schema::FieldType::Text || field->multiple)
            return fault(path, u"Expected the name of a text field of this collection."_s, u"unknown_field"_s);
        terms.append(json.toString() + u" = @request.auth.id"_s);
        return {};
    }

    Result<void> readContext(const QJsonValue &json, const QString &path, QStringList &terms) const
    {
        if (json.isUndefined() || json.isNull())
            return {};
        if (!json.isArray())
            return fault(path, u"Expected an array with names of fields."_s, u"invalid_type"_s);
        const QJsonArray names = json.toArray();
        for (const QJsonValue &name : names) {
            if (!m_collection.field(name.toString().toUtf8()))
                return fault(path, u"There is no field \"%1\"."_s.arg(name.toString()), u"unknown_field"_s);
            terms.append(name.toString() + u" ?= @request.auth.context."_s + name.toString());
        }
        return {};
    }

    /** By itself a rule for each of the operations, so that nothing of it reaches out of its parentheses. */
    Result<void> readCondition(const QJsonValue &json, const QString &path, const QList<Operation> &operations,
                               QStringList &terms) const
    {
        if (json.isUndefined() || json.isNull())
            return {};
        if (json.toString().trimmed().isEmpty())
            return fault(path, u"Expected a rule; leave it out if there is none."_s, u"invalid_type"_s);
        for (const Operation operation : operations) {
            auto parsed = rules::Rule::parse(json.toString().toUtf8(), m_collection, m_schema, operation);
            if (!parsed) {
                Error error = std::move(parsed).error();
                for (FieldError &field : error.fields)
                    field.field = u"policies."_s + path;
                return error;
            }
        }
        terms.append(u'(' + json.toString() + u')');
        return {};
    }

    static Result<QList<Operation>> readActions(const QJsonValue &json, const QString &path)
    {
        QList<Operation> all;
        const QJsonArray actions = json.toArray();
        const QString expected = u"Expected an array of read, list, view, create, update and delete."_s;
        if (actions.isEmpty())
            return fault(path, expected, u"invalid_type"_s);
        for (const QJsonValue &action : actions) {
            const QList<Operation> operations = operationsOf(action.toString());
            if (operations.isEmpty())
                return fault(path, expected, u"invalid_choice"_s);
            all += operations;
        }
        return all;
    }

    [[nodiscard]] std::array<QByteArray, 5> rules() const
    {
        std::array<QByteArray, 5> rules;
        for (size_t i = 0; i < rules.size(); ++i) {
            QStringList terms = m_terms[i];
            terms.removeDuplicates();
            if (terms.contains(QString())) // whoever comes
                rules[i] = "";
            else if (terms.size() == 1)
                rules[i] = terms.first().toUtf8();
            else if (!terms.isEmpty())
                rules[i] = (u'(' + terms.join(u") || ("_s) + u')').toUtf8();
        }
        return rules;
    }

    const schema::Collection &m_collection;
    const schema::SchemaSnapshot &m_schema;
    QHash<QString, QStringList> m_heirs; ///< by role, those that have what it has
    std::array<QStringList, 5> m_terms;  ///< by operation
};

} // namespace

Result<std::array<QByteArray, 5>> compilePolicies(const QJsonValue &json, const schema::Collection &collection,
                                                  const schema::SchemaSnapshot &schema)
{
    return PolicyReader(collection, schema).read(json);
}

} // namespace basalt::collections
