// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/effectivepermissions.h"
#include "access/grantways.h"
#include "auth/principal.h"
#include "rules/clause.h"
#include "rules/evaluator.h"
#include "rules/rule.h"

#include <QByteArray>
#include <QList>

#include <optional>
#include <utility>
#include <vector>

namespace basalt::explain {

/** What a part of a rule compared. */
struct OperandValue
{
    QByteArray name;         ///< of the field or variable, as the rule writes it
    bool isList = false;     ///< groups and permissions
    QList<QByteArray> texts; ///< one unless it is a list; null texts are null
};

/** What became of a part of a rule. */
struct ClauseFinding
{
    rules::Clause::Kind kind = rules::Clause::Kind::Single;
    QByteArray text;
    rules::Truth truth = rules::Truth::Unknown; ///< Unknown: it compared with null
    QList<OperandValue> values;                 ///< of a single one
    std::vector<ClauseFinding> parts;
};

/** One step of a decision, in the order in which they are taken. */
struct Step
{
    enum class Outcome {
        Passes,  ///< does not decide, the next one is asked
        Allows,  ///< decides: yes
        Refuses, ///< decides: no
        Depends, ///< decides for each record
    };

    /** `status`, `account`, `superadmin`, `access_list`, `owner`, `permissions`, `fields`, `rule`, of views `source` */
    QByteArray name;
    Outcome outcome = Outcome::Passes;
    QByteArray reason = {};
};

/** The rule that was asked. */
struct RuleFinding
{
    rules::Rule::Kind kind = rules::Rule::Kind::Locked;
    QByteArray text;
    bool isDraft = false; ///< the one that was asked about, not the one that is in force
    std::optional<ClauseFinding> clauses;
};

/** The line of an access list that decided about the record. */
struct ListFinding
{
    QByteArray grantId;
    bool isDeny = false;
    QByteArray flag;
    QByteArray groupId;   ///< null: it names the user himself
    QByteArray groupCode; ///< of the same
    QByteArray roleCode;  ///< null: it names the flag itself
};

/** How the database finds what the user may reach. */
struct SqlFinding
{
    QByteArray sql;
    QList<QByteArray> plan;
};

/** Which fields the user would be shown. Names. */
struct FieldsFinding
{
    QList<QByteArray> visible;
    QList<QByteArray> masked;
    QList<QByteArray> hidden;
    /** Of the first two those that the collection's own lists do not have, with the codes of the user's sets that show them. */
    std::vector<std::pair<QByteArray, QList<QByteArray>>> shownBySets;
};

/** A number of records that is counted so far only. */
struct BoundedCount
{
    static constexpr qint64 kBound = 10'000;

    qint64 count = 0; ///< at most kBound + 1: there are more than kBound
};

/** One change that would let the user do it; each was tried before it is told. */
struct Remedy
{
    enum class Kind {
        EnableUser,
        UnlockUser,
        EnableAccount,
        AssignPermission,
        AssignSet,
        GiveRole,
        AddToGroup,
        RemoveDenial, ///< from an access list
        ChangeField,  ///< of the record
    };

    Kind kind = Kind::EnableUser;
    QByteArray id = {};    ///< of the set, role, group or line of an access list
    QByteArray code = {};  ///< of the set, role, group or permission; name of the field
    QByteArray name = {};  ///< for people
    QByteArray value = {}; ///< what the field would have to be
    /** What else the user could do it with then, of the records of his account. */
    std::optional<BoundedCount> otherRecords = {};
};

/** Why somebody may or may not do something. */
struct Explanation
{
    auth::Principal user;        ///< as if he asked now; without an id: somebody who is not signed in
    std::optional<bool> allowed; ///< nothing: it depends on the record
    QByteArray decidedBy;        ///< the name of the step
    std::vector<Step> steps;
    QByteArray permission;              ///< the one that allows it by itself
    QList<access::GrantSource> sources; ///< of that permission, if it is held
    QList<access::GrantSource> looked;  ///< every set that the user holds, once for each way it came
    std::optional<ListFinding> list;
    std::optional<RuleFinding> rule;
    std::optional<SqlFinding> sql;
    std::optional<FieldsFinding> fields;
    std::optional<BoundedCount> reached; ///< records the user may do it with, where none was named
    std::optional<BoundedCount> inAccount;
    std::vector<Remedy> remedies;
    double milliseconds = 0; ///< that the decision took, without what was found out around it
};

} // namespace basalt::explain
