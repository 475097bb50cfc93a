// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "records/recordaccess.h"
#include "rules/rulebook.h"
#include "schema/schemasnapshot.h"

#include <optional>

namespace basalt::records {

/**
 * What callers may do with collections and views, and know of others: decide() with everything that a view or a path leads to,
 * for requests as for trials of rules. Thread-safe.
 */
class GrantBook
{
public:
    /** The book outlives it. */
    explicit GrantBook(rules::RuleBook &rules) : m_rules(rules) { }

    /**
     * By these rules of the collection, which outlive the grant; faults as of decide(). Of a view with its rows, which are made
     * of what the caller may list in the source: Code::CollectionLocked if that is nothing, or the view is about what is hidden.
     */
    [[nodiscard]] Result<Grant> grantOf(const auth::Principal &caller, const schema::SnapshotPtr &schema,
                                        const schema::CollectionPtr &collection, const rules::CollectionRules &rules,
                                        schema::Operation operation) const;
    /** What the caller may view of a collection that a path leads to, if anything. */
    [[nodiscard]] std::optional<ViewGrant> viewGrant(const auth::Principal &caller, const schema::SnapshotPtr &schema,
                                                     const schema::Collection &target) const;
    /** What a filter may know of other collections: what the caller, who outlives this, may view there. */
    [[nodiscard]] rules::Reach reachOf(const auth::Principal &caller, const schema::SnapshotPtr &schema) const;

private:
    rules::RuleBook &m_rules;
};

} // namespace basalt::records
