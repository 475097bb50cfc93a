// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rules/rulebook.h"

#include "core/logging.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::rules {

namespace {

std::shared_ptr<const CollectionRules> parseAll(const schema::Collection &collection, const schema::SchemaSnapshot &schema,
                                                const db::Dialect &dialect)
{
    auto rules = std::make_shared<CollectionRules>();
    for (const schema::Operation operation : schema::kOperations) {
        auto rule = Rule::parse(collection.rule(operation), collection, schema, operation);
        if (!rule) {
            core::logWarning("a stored rule does not parse; it counts as locked",
                             {{"collection", collection.name}, {"fault", rule.error().message.toUtf8()}});
            continue;
        }
        if (rule->condition)
            rule->prepared = PreparedCondition::prepare(rule->condition, collection, dialect);
        (*rules)[static_cast<size_t>(operation)] = std::move(*rule);
    }
    return rules;
}

} // namespace

std::shared_ptr<const CollectionRules> RuleBook::rulesOf(const schema::Collection &collection,
                                                         const schema::SnapshotPtr &schema)
{
    constexpr qsizetype kMaxEntries = 10'000; // far above any schema; only deleted collections gather
    {
        const std::scoped_lock lock(m_mutex);
        const auto found = m_entries.constFind(collection.id);
        if (found != m_entries.constEnd() && found->schema == schema)
            return found->rules;
    }
    auto rules = parseAll(collection, *schema, m_dialect);
    const std::scoped_lock lock(m_mutex);
    if (m_entries.size() >= kMaxEntries)
        m_entries.clear();
    m_entries.insert(collection.id, {schema, rules});
    return rules;
}

} // namespace basalt::rules
