// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/principal.h"
#include "core/result.h"
#include "rules/rulebook.h"
#include "rules/variables.h"
#include "schema/collection.h"

#include <QByteArray>
#include <QList>

#include <memory>

namespace basalt::records {

class ViewRows;

/** What a caller may do with the records of a collection in one operation, before a record is looked at. */
struct Grant
{
    QByteArray accountId;                           ///< whose records; null: all accounts (superadmins who have chosen none)
    const rules::Rule *rule = nullptr;              ///< condition that a record has to satisfy; null: none
    QByteArray allowedBy;                           ///< for the audit trail
    qint64 schemaVersion = 0;                       ///< of the schema that all of this was decided by
    bool seesEverything = false;                    ///< superadmins: field lists and masks do not apply
    bool readsPersonal = false;                     ///< holders of `pii.read`: masks do not apply
    QList<schema::FieldAccess> fieldAccess;         ///< what the caller's sets add to the collection's field lists
    bool viewsAll = false;                          ///< holders of the permission to view: every record is visible
    std::shared_ptr<const rules::Rule> listed = {}; ///< keeps `rule` where access lists have a say
    std::shared_ptr<const rules::Rule> listedView = {}; ///< instead of the rule for viewing where they have a say; else null
    std::shared_ptr<const ViewRows> view = {};          ///< of a view: where its rows are; null for other collections
};

/** What a caller may do with a collection that is looked into; keeps the rules that the grant points into. */
struct ViewGrant
{
    Grant grant;
    std::shared_ptr<const rules::CollectionRules> rules;
};

/**
 * Decides by permission, rule, access lists and account. Who holds `records.<collection>.<operation>` needs no rule to pass, not even an
 * unlocked one; field lists and masks hold for him as for others. For the rest a locked rule is Code::CollectionLocked, an
 * expression for somebody who is not signed in Code::Unauthenticated, a chosen account that is not the caller's
 * Code::AccountNotFound. `rules` are the collection's and outlive the grant. Where access lists name records to the caller, those
 * that are denied to him are left out whatever he holds, and those that are given to him are there whatever the rule says.
 */
[[nodiscard]] Result<Grant> decide(const auth::Principal &caller, const schema::Collection &collection,
                                   const rules::CollectionRules &rules, schema::Operation operation);

/** What access lists call the operation; null for creating: nobody can name a record before it is there. */
[[nodiscard]] QByteArray listFlag(schema::Operation operation);

/** What rules can know of the caller. `now` is the instant of the request. */
[[nodiscard]] rules::Variables variablesOf(const auth::Principal &caller, const QByteArray &now);

/**
 * True if the collection's list for the operation, or what is added to it for a set that the caller holds, has the field; the one
 * place that knows. For writing that is all there is to it, for reading see maySee().
 */
[[nodiscard]] bool mayUse(const Grant &grant, const schema::Collection &collection, schema::Operation operation,
                          const QByteArray &field);
/** Codes of the caller's sets without which maySee() would not show him the field. */
[[nodiscard]] QList<QByteArray> setsShowing(const Grant &grant, const schema::Collection &collection,
                                            schema::Operation operation, const schema::Field &field);
/**
 * True if the caller may see the field in answers of the operation, in clear or masked. What is computed of a field that is
 * hidden or masked is hidden with it: it could tell what that holds.
 */
[[nodiscard]] bool maySee(const Grant &grant, const schema::Collection &collection, schema::Operation operation,
                          const schema::Field &field);
/** True if what the caller sees of the field is masked; then it can be neither filtered nor sorted by. */
[[nodiscard]] inline bool isMasked(const Grant &grant, const schema::Field &field)
{
    return field.pii && !grant.seesEverything && !grant.readsPersonal;
}

} // namespace basalt::records
