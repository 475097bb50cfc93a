// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/recordaccess.h"

#include "records/viewrows.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::records {

namespace {

/** Whose records a caller who is no superadmin works with. */
Result<QByteArray> ownAccount(const auth::Principal &caller)
{
    const QByteArray &own = caller.accountId;
    const QByteArray &chosen = caller.chosenAccountId;
    if (!caller.isAnonymous()) {
        if (!chosen.isNull() && chosen != own)
            return Error::of(Code::AccountNotFound);
        return own;
    }
    if (chosen.isNull())
        return Error::of(Code::Unauthenticated, u"Sign in, or name an account in the header X-Account-ID."_s);
    return chosen;
}

} // namespace

Result<Grant> decide(const auth::Principal &caller, const rules::CollectionRules &rules, schema::Operation operation)
{
    Grant grant;
    if (caller.superadmin) {
        grant.accountId = caller.chosenAccountId;
        grant.allowedBy = "superadmin";
        grant.seesEverything = true;
        return grant;
    }
    const rules::Rule &rule = rules[static_cast<size_t>(operation)];
    if (rule.kind == rules::Rule::Kind::Locked)
        return Error::of(Code::CollectionLocked);
    if (rule.kind == rules::Rule::Kind::Expression) {
        if (caller.isAnonymous())
            return Error::of(Code::Unauthenticated);
        grant.rule = &rule;
    }
    BASALT_TRY(grant.accountId, ownAccount(caller));
    grant.allowedBy = rule.basis;
    return grant;
}

rules::Variables variablesOf(const auth::Principal &caller, const QByteArray &now)
{
    rules::Variables variables;
    variables.now = now;
    variables.request = caller.request;
    if (caller.isAnonymous())
        return variables;
    variables.authId = caller.userId;
    variables.authEmail = caller.email;
    variables.authRole = caller.role;
    variables.authAccountId = caller.accountId;
    variables.authGroups = caller.groups;
    variables.authContext = caller.context;
    return variables;
}

bool maySee(const Grant &grant, const schema::Collection &collection, schema::Operation operation, const schema::Field &field)
{
    if (field.absent || (grant.view && !grant.view->shows(collection.columnIndex(field.name))))
        return false;
    if (field.system || grant.seesEverything)
        return true;
    // What comes back from a write must not show more than reading does.
    const bool isListed = collection.fieldList(operation).allows(field.name)
        && (operation == schema::Operation::List || collection.viewFields.allows(field.name));
    if (!isListed || !field.isComputed())
        return isListed;
    return field.computation && std::ranges::all_of(field.computation->inputs, [&](int column) {
               const schema::Field &input = collection.columns[size_t(column)];
               return !isMasked(grant, input) && maySee(grant, collection, operation, input);
           });
}

} // namespace basalt::records
