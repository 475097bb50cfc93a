// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of RecordService that tells which parameters of a request a collection's rules ask for.

#include "records/recordservice.h"
#include "rules/requestpart.h"
#include "rules/viewcheck.h"

namespace basalt::records {

QSet<QByteArray> RecordService::parametersOfRule(const QByteArray &collection, schema::Operation operation) const
{
    const schema::SnapshotPtr snapshot = m_registry.current();
    const schema::CollectionPtr found = snapshot->byName(collection);
    if (!found)
        return {};
    const auto rules = m_rules.rulesOf(*found, snapshot);
    const rules::Condition &condition = (*rules)[static_cast<size_t>(operation)].condition;
    auto parameters = condition ? rules::queryParametersOf(*condition) : QSet<QByteArray>();
    const auto source = found->isView() ? snapshot->byId(found->select->sourceId) : nullptr;
    if (!source)
        return parameters;
    // Whoever reads a view lists its source.
    parameters += parametersOfRule(source->name, schema::Operation::List);
    const rules::Subject subject{*source, *snapshot};
    if (const auto filter = rules::ViewCheck(*found->select, subject).filter(); filter && *filter)
        parameters += rules::queryParametersOf(**filter);
    return parameters;
}

} // namespace basalt::records
