// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/recordaccess.h"

#include "access/collectionpermissions.h"
#include "records/viewrows.h"

#include <algorithm>
#include <iterator>

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

QByteArrayView operationCode(schema::Operation operation)
{
    switch (operation) {
    case schema::Operation::List: return "list";
    case schema::Operation::View: return "view";
    case schema::Operation::Create: return "create";
    case schema::Operation::Update: return "update";
    case schema::Operation::Delete: break;
    }
    return "delete";
}

/** A rule as access lists change it, which is not asked of those who hold the permission. */
std::shared_ptr<const rules::Rule> listedRule(const schema::Collection &collection, const rules::Rule &rule, bool isPermitted,
                                              schema::Operation operation)
{
    using enum rules::Rule::Kind;
    const auto unlisted = isPermitted || rule.kind == Open ? rules::Unlisted::Allowed
        : rule.kind == Locked                              ? rules::Unlisted::Refused
                                                           : rules::Unlisted::ByCondition;
    auto made = std::make_shared<rules::Rule>();
    made->kind = Expression;
    made->condition = rules::listed(collection.id, listFlag(operation), unlisted,
                                    unlisted == rules::Unlisted::ByCondition ? rule.condition : rules::Condition());
    return made;
}

/** What permissions say, if the caller holds any at all: most do not, and for them nothing is looked up. */
bool isPermitted(const auth::Principal &caller, const schema::Collection &collection, schema::Operation operation, Grant &grant)
{
    if (!caller.permissions)
        return false;
    grant.readsPersonal = caller.permissions->readsPersonal();
    if (!caller.permissions->reachesRecords())
        return false;
    const auto holds = [&](schema::Operation which) {
        return caller.permissions->contains(access::recordPermission(collection.name, operationCode(which)));
    };
    grant.viewsAll = holds(schema::Operation::View);
    return operation == schema::Operation::View ? grant.viewsAll : holds(operation);
}

/** What the sets that the caller holds add to the collection's field lists. */
QList<schema::FieldAccess> heldFieldAccess(const auth::Principal &caller, const schema::Collection &collection)
{
    QList<schema::FieldAccess> held;
    if (caller.permissions) {
        std::ranges::copy_if(collection.fieldAccess, std::back_inserter(held),
                             [&](const schema::FieldAccess &entry) { return caller.permissions->holdsSet(entry.set); });
    }
    return held;
}

/** The entry's fields count for the operation; deleting uses what viewing does. */
bool isAbout(const schema::FieldAccess &entry, schema::Operation operation)
{
    return entry.operation == (operation == schema::Operation::Delete ? schema::Operation::View : operation);
}

} // namespace

QByteArray listFlag(schema::Operation operation)
{
    switch (operation) {
    case schema::Operation::List:
    case schema::Operation::View: return "read";
    case schema::Operation::Update: return "write";
    case schema::Operation::Delete: return "delete";
    case schema::Operation::Create: break;
    }
    return {};
}

Result<Grant> decide(const auth::Principal &caller, const schema::Collection &collection, const rules::CollectionRules &rules,
                     schema::Operation operation)
{
    Grant grant;
    if (caller.superadmin) {
        grant.accountId = caller.chosenAccountId;
        grant.allowedBy = "superadmin";
        grant.seesEverything = true;
        return grant;
    }
    grant.fieldAccess = heldFieldAccess(caller, collection);
    const bool isHeld = isPermitted(caller, collection, operation, grant);
    const rules::Rule &rule = rules[static_cast<size_t>(operation)];
    const auto basis = [&]() -> QByteArray {
        return "permission " + access::recordPermission(collection.name, operationCode(operation));
    };
    if (operation != schema::Operation::Create && caller.permissions && caller.permissions->isListed(collection.id)) {
        constexpr auto view = schema::Operation::View;
        grant.listed = listedRule(collection, rule, isHeld, operation);
        grant.listedView = listedRule(collection, rules[static_cast<size_t>(view)], grant.viewsAll, view);
        grant.viewsAll = false;
        grant.rule = grant.listed.get();
        BASALT_TRY(grant.accountId, ownAccount(caller));
        if (isHeld)
            grant.allowedBy = basis();
        else if (rule.kind == rules::Rule::Kind::Locked)
            grant.allowedBy = "access list";
        else
            grant.allowedBy = "access list or " + rule.basis;
        return grant;
    }
    if (isHeld) {
        BASALT_TRY(grant.accountId, ownAccount(caller));
        grant.allowedBy = basis();
        return grant;
    }
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
    if (caller.permissions)
        variables.authPermissions = caller.permissions->codes();
    variables.authContext = caller.context;
    return variables;
}

bool mayUse(const Grant &grant, const schema::Collection &collection, schema::Operation operation, const QByteArray &field)
{
    return grant.seesEverything || collection.fieldList(operation).allows(field)
        || std::ranges::any_of(grant.fieldAccess, [&](const schema::FieldAccess &entry) {
               return isAbout(entry, operation) && entry.fields.allows(field);
           });
}

QList<QByteArray> setsShowing(const Grant &grant, const schema::Collection &collection, schema::Operation operation,
                              const schema::Field &field)
{
    QList<QByteArray> sets;
    if (field.system)
        return sets;
    for (const auto asked : {operation, schema::Operation::View}) {
        if (collection.fieldList(asked).allows(field.name))
            continue;
        for (const schema::FieldAccess &entry : grant.fieldAccess) {
            if (isAbout(entry, asked) && entry.fields.allows(field.name) && !sets.contains(entry.set))
                sets.append(entry.set);
        }
        if (operation == schema::Operation::List)
            break; // lists show what is listed, whatever viewing shows
    }
    return sets;
}

bool maySee(const Grant &grant, const schema::Collection &collection, schema::Operation operation, const schema::Field &field)
{
    if (field.absent || (grant.view && !grant.view->shows(collection.columnIndex(field.name))))
        return false;
    if (field.system || grant.seesEverything)
        return true;
    // What comes back from a write must not show more than reading does.
    const bool isListed = mayUse(grant, collection, operation, field.name)
        && (operation == schema::Operation::List || mayUse(grant, collection, schema::Operation::View, field.name));
    if (!isListed || !field.isComputed())
        return isListed;
    return field.computation && std::ranges::all_of(field.computation->inputs, [&](int column) {
               const schema::Field &input = collection.columns[size_t(column)];
               return !isMasked(grant, input) && maySee(grant, collection, operation, input);
           });
}

} // namespace basalt::records
