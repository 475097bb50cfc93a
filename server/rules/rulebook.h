// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rules/rule.h"
#include "schema/schemasnapshot.h"

#include <QHash>

#include <array>
#include <memory>
#include <mutex>

namespace basalt::rules {

/** The five rules of a collection, by schema::Operation. */
using CollectionRules = std::array<Rule, 5>;

/**
 * The rules of all collections, each parsed and written as SQL once per schema: a rule may speak of other collections.
 * Thread-safe. A stored rule that does not parse (which the service that stores them prevents) is logged and counts as locked.
 */
class RuleBook
{
public:
    /** The dialect outlives the book. */
    explicit RuleBook(const db::Dialect &dialect) : m_dialect(dialect) { }
    Q_DISABLE_COPY_MOVE(RuleBook)

    [[nodiscard]] std::shared_ptr<const CollectionRules> rulesOf(const schema::Collection &collection,
                                                                 const schema::SnapshotPtr &schema);

private:
    struct Entry
    {
        schema::SnapshotPtr schema; ///< kept, so that its address is not used again
        std::shared_ptr<const CollectionRules> rules;
    };

    const db::Dialect &m_dialect;
    std::mutex m_mutex;
    QHash<QByteArray, Entry> m_entries; ///< by collection id
};

} // namespace basalt::rules
