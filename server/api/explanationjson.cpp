// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/explanationjson.h"

#include "api/accessjson.h"
#include "api/accountjson.h"

namespace basalt::api {

namespace {

using core::JsonWriter;
using explain::BoundedCount;
using explain::ClauseFinding;
using explain::Remedy;
using explain::Step;

QByteArrayView outcomeName(Step::Outcome outcome)
{
    switch (outcome) {
    case Step::Outcome::Passes: return "passes";
    case Step::Outcome::Allows: return "allows";
    case Step::Outcome::Refuses: return "refuses";
    case Step::Outcome::Depends: break;
    }
    return "depends";
}

QByteArrayView clauseName(rules::Clause::Kind kind)
{
    switch (kind) {
    case rules::Clause::Kind::All: return "all";
    case rules::Clause::Kind::Any: return "any";
    case rules::Clause::Kind::Not: return "not";
    case rules::Clause::Kind::Single: break;
    }
    return "single";
}

QByteArrayView ruleName(rules::Rule::Kind kind)
{
    switch (kind) {
    case rules::Rule::Kind::Locked: return "locked";
    case rules::Rule::Kind::Open: return "open";
    case rules::Rule::Kind::Expression: break;
    }
    return "expression";
}

QByteArrayView remedyName(Remedy::Kind kind)
{
    switch (kind) {
    case Remedy::Kind::EnableUser: return "enable_user";
    case Remedy::Kind::UnlockUser: return "unlock_user";
    case Remedy::Kind::EnableAccount: return "enable_account";
    case Remedy::Kind::AssignPermission: return "assign_permission";
    case Remedy::Kind::AssignSet: return "assign_set";
    case Remedy::Kind::GiveRole: return "give_role";
    case Remedy::Kind::AddToGroup: return "add_to_group";
    case Remedy::Kind::RemoveDenial: return "remove_denial";
    case Remedy::Kind::ChangeField: break;
    }
    return "change_field";
}

/** A text, or null for a null one. */
void writeText(JsonWriter &out, const QByteArray &text)
{
    if (text.isNull())
        out.null();
    else
        out.string(QByteArrayView(text));
}

/** `exact` is false where counting stopped. */
void writeCount(JsonWriter &out, QByteArrayView name, const std::optional<BoundedCount> &count)
{
    out.key(name);
    if (!count) {
        out.null();
        return;
    }
    out.beginObject().member("count", std::min(count->count, BoundedCount::kBound));
    out.flag("exact", count->count <= BoundedCount::kBound).endObject();
}

void writeClause(JsonWriter &out, const ClauseFinding &clause)
{
    out.beginObject().member("kind", clauseName(clause.kind)).member("text", clause.text).key("result");
    if (clause.truth == rules::Truth::Unknown)
        out.null();
    else
        out.boolean(clause.truth == rules::Truth::True);
    out.key("values").beginArray();
    for (const explain::OperandValue &value : clause.values) {
        out.beginObject().member("name", value.name).key("value");
        if (value.isList)
            out.beginArray();
        for (const QByteArray &text : value.texts)
            writeText(out, text);
        if (value.isList)
            out.endArray();
        out.endObject();
    }
    out.endArray().key("parts").beginArray();
    for (const ClauseFinding &part : clause.parts)
        writeClause(out, part);
    out.endArray().endObject();
}

void writeSources(JsonWriter &out, QByteArrayView name, const QList<access::GrantSource> &sources)
{
    out.key(name).beginArray();
    for (const access::GrantSource &source : sources) {
        out.beginObject().member("via", source.via);
        writeTextOrNull(out, "permission", source.permission);
        writeTextOrNull(out, "group", source.groupCode);
        writeTextOrNull(out, "permission_set", source.setCode);
        writeTextOrNull(out, "permission_set_name", source.setName);
        writeTextOrNull(out, "ends_at", source.endsAt);
        out.endObject();
    }
    out.endArray();
}

void writeListLine(JsonWriter &out, const explain::ListFinding &line)
{
    out.beginObject().member("id", line.grantId).flag("is_deny", line.isDeny).member("flag", line.flag);
    writeTextOrNull(out, "group", line.groupCode);
    writeTextOrNull(out, "role", line.roleCode);
    out.endObject();
}

void writeRemedy(JsonWriter &out, const Remedy &remedy)
{
    out.beginObject().member("kind", remedyName(remedy.kind));
    writeTextOrNull(out, "id", remedy.id);
    writeTextOrNull(out, "code", remedy.code);
    writeTextOrNull(out, "name", remedy.name);
    writeTextOrNull(out, "value", remedy.value);
    writeCount(out, "other_records", remedy.otherRecords);
    out.endObject();
}

void writeRule(JsonWriter &out, const explain::RuleFinding &rule)
{
    out.beginObject().member("kind", ruleName(rule.kind)).key("text");
    writeText(out, rule.text);
    out.flag("is_draft", rule.isDraft).key("clauses");
    if (rule.clauses)
        writeClause(out, *rule.clauses);
    else
        out.null();
    out.endObject();
}

void writeWhom(JsonWriter &out, const auth::Principal &user)
{
    out.key("user");
    if (user.isAnonymous()) {
        out.null();
        return;
    }
    out.beginObject().member("id", user.userId).member("email", user.email).member("account_id", user.accountId);
    out.member("account_code", user.accountCode).member("role", user.role);
    writeCodes(out, "groups", user.groups);
    out.endObject();
}

void writeFields(JsonWriter &out, const std::optional<explain::FieldsFinding> &fields)
{
    out.key("fields");
    if (!fields) {
        out.null();
        return;
    }
    out.beginObject();
    writeCodes(out, "visible", fields->visible);
    writeCodes(out, "masked", fields->masked);
    writeCodes(out, "hidden", fields->hidden);
    out.key("shown_by_sets").beginObject();
    for (const auto &[field, sets] : fields->shownBySets)
        writeCodes(out, field, sets);
    out.endObject().endObject();
}

void writeAffected(JsonWriter &out, QByteArrayView name, const std::vector<explain::AffectedUser> &users)
{
    out.key(name).beginArray();
    for (const explain::AffectedUser &user : users) {
        out.beginObject().member("id", user.id).member("email", user.email).member("account_id", user.accountId);
        writeCount(out, "records", user.records);
        writeCodes(out, "examples", user.examples);
        out.endObject();
    }
    out.endArray();
}

void writeHolders(JsonWriter &out, QByteArrayView name, const std::vector<explain::AffectedHolder> &holders)
{
    out.key(name).beginArray();
    for (const explain::AffectedHolder &holder : holders) {
        out.beginObject().member("id", holder.id).member("email", holder.email).member("count", holder.count);
        writeCodes(out, "permissions", holder.codes);
        out.endObject();
    }
    out.endArray();
}

} // namespace

void writeSetDifference(JsonWriter &out, const explain::SetDifference &difference)
{
    out.beginObject().member("users_looked_at", difference.usersLookedAt).flag("is_complete", difference.isComplete);
    out.member("gaining", difference.gaining).member("losing", difference.losing);
    writeHolders(out, "gains", difference.gains);
    writeHolders(out, "losses", difference.losses);
    out.key("permissions").beginArray();
    for (const explain::AffectedPermission &permission : difference.permissions) {
        out.beginObject().member("code", permission.code).member("gaining", permission.gaining);
        out.member("losing", permission.losing).endObject();
    }
    out.endArray().endObject();
}

void writeDifference(JsonWriter &out, const explain::Difference &difference)
{
    out.beginObject().member("users_looked_at", difference.usersLookedAt).flag("is_complete", difference.isComplete);
    out.member("gaining", difference.gaining).member("losing", difference.losing);
    writeAffected(out, "gains", difference.gains);
    writeAffected(out, "losses", difference.losses);
    writeCount(out, "records", difference.records);
    out.key("anonymous");
    if (difference.anonymous)
        out.string(*difference.anonymous ? QByteArrayView("gains") : QByteArrayView("loses"));
    else
        out.null();
    out.endObject();
}

void writeExplanation(JsonWriter &out, const explain::Explanation &explanation)
{
    out.beginObject().key("allowed");
    if (explanation.allowed)
        out.boolean(*explanation.allowed);
    else
        out.null();
    out.member("decided_by", explanation.decidedBy);
    writeWhom(out, explanation.user);
    out.member("permission", explanation.permission).key("steps").beginArray();
    for (const Step &step : explanation.steps) {
        out.beginObject().member("step", step.name).member("outcome", outcomeName(step.outcome));
        writeTextOrNull(out, "reason", step.reason);
        out.endObject();
    }
    out.endArray();
    writeSources(out, "sources", explanation.sources);
    writeSources(out, "looked_at", explanation.looked);
    out.key("access_list");
    if (explanation.list)
        writeListLine(out, *explanation.list);
    else
        out.null();
    out.key("rule");
    if (explanation.rule)
        writeRule(out, *explanation.rule);
    else
        out.null();
    out.key("sql");
    if (explanation.sql) {
        out.beginObject().member("statement", explanation.sql->sql);
        writeCodes(out, "plan", explanation.sql->plan);
        out.endObject();
    } else {
        out.null();
    }
    writeFields(out, explanation.fields);
    writeCount(out, "records", explanation.reached);
    writeCount(out, "records_in_account", explanation.inAccount);
    out.key("remedies").beginArray();
    for (const Remedy &remedy : explanation.remedies)
        writeRemedy(out, remedy);
    out.endArray().key("milliseconds").real(explanation.milliseconds).endObject();
}

} // namespace basalt::api
