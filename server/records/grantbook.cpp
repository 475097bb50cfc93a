// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/grantbook.h"

#include "records/viewrows.h"

namespace basalt::records {

using schema::Operation;

Result<Grant> GrantBook::grantOf(const auth::Principal &caller, const schema::SnapshotPtr &schema,
                                 const schema::CollectionPtr &collection, const rules::CollectionRules &rules,
                                 Operation operation) const
{
    BASALT_TRY(Grant grant, decide(caller, *collection, rules, operation));
    grant.schemaVersion = schema->version();
    if (!collection->isView())
        return grant;
    const auto source = schema->byId(collection->select->sourceId);
    auto sourceRules = m_rules.rulesOf(*source, schema);
    BASALT_TRY(Grant list, decide(caller, *source, *sourceRules, Operation::List));
    list.schemaVersion = schema->version();
    BASALT_TRY(grant.view,
               ViewRows::create(collection, {schema, source, {std::move(list), std::move(sourceRules)}},
                                reachOf(caller, schema), grant));
    return grant;
}

std::optional<ViewGrant> GrantBook::viewGrant(const auth::Principal &caller, const schema::SnapshotPtr &schema,
                                              const schema::Collection &target) const
{
    auto targetRules = m_rules.rulesOf(target, schema);
    auto grant = decide(caller, target, *targetRules, Operation::View);
    if (!grant)
        return std::nullopt;
    grant->schemaVersion = schema->version();
    return ViewGrant{std::move(*grant), std::move(targetRules)};
}

rules::Reach GrantBook::reachOf(const auth::Principal &caller, const schema::SnapshotPtr &schema) const
{
    return [this, &caller, schema](const schema::Collection &target) -> std::optional<rules::Reachable> {
        const auto view = viewGrant(caller, schema, target);
        if (!view)
            return std::nullopt;
        const auto mayName = [grant = view->grant, &target](const schema::Field &field) {
            return maySee(grant, target, Operation::View, field) && !isMasked(grant, field);
        };
        return rules::Reachable{mayName, view->grant.rule ? view->grant.rule->condition : rules::Condition()};
    };
}

} // namespace basalt::records
