// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of RecordService that tells which parameters of a request a collection's rules ask for.

#include "records/recordservice.h"
#include "rules/requestpart.h"

namespace basalt::records {

QSet<QByteArray> RecordService::parametersOfRule(const QByteArray &collection, schema::Operation operation) const
{
    const schema::SnapshotPtr snapshot = m_registry.current();
    const schema::CollectionPtr found = snapshot->byName(collection);
    if (!found)
        return {};
    const auto rules = m_rules.rulesOf(*found, snapshot);
    const rules::Condition &condition = (*rules)[static_cast<size_t>(operation)].condition;
    return condition ? rules::queryParametersOf(*condition) : QSet<QByteArray>();
}

} // namespace basalt::records
