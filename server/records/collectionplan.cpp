// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/collectionplan.h"

#include "records/recordaccess.h"
#include "records/recordstore.h"

namespace basalt::records {

namespace {

Projection projectionFor(const schema::Collection &collection, const db::Dialect &dialect, schema::Operation operation,
                         bool seesEverything)
{
    Grant grant;
    grant.seesEverything = seesEverything;
    return {collection, dialect, [&](const schema::Field &field) { return maySee(grant, collection, operation, field); },
            [&](const schema::Field &field) { return isMasked(grant, field); }};
}

} // namespace

CollectionPlan::CollectionPlan(schema::CollectionPtr collection, const db::Dialect &dialect)
    : m_collection(std::move(collection))
    , m_everything(projectionFor(*m_collection, dialect, schema::Operation::View, true))
    , m_stored(
          *m_collection, dialect, [](const schema::Field &field) { return !field.isComputed(); },
          [](const schema::Field &) { return false; })
    , m_visible{projectionFor(*m_collection, dialect, schema::Operation::List, false),
                projectionFor(*m_collection, dialect, schema::Operation::View, false),
                projectionFor(*m_collection, dialect, schema::Operation::Create, false),
                projectionFor(*m_collection, dialect, schema::Operation::Update, false),
                projectionFor(*m_collection, dialect, schema::Operation::Delete, false)}
    , m_insertStatement(RecordStore::insertStatement(*m_collection))
{
    static_assert(schema::kOperations
                  == std::array{schema::Operation::List, schema::Operation::View, schema::Operation::Create,
                                schema::Operation::Update, schema::Operation::Delete});
}

CollectionPlanPtr PlanBook::planOf(const schema::CollectionPtr &collection)
{
    constexpr qsizetype kMaxPlans = 10'000; // far above any schema; only deleted collections gather
    {
        const std::scoped_lock lock(m_mutex);
        const auto found = m_plans.constFind(collection->id);
        // The very same object: it is kept by its plan, so no other one can have its address.
        if (found != m_plans.constEnd() && (*found)->collection() == collection)
            return *found;
    }
    auto plan = std::make_shared<const CollectionPlan>(collection, m_dialect);
    const std::scoped_lock lock(m_mutex);
    if (m_plans.size() >= kMaxPlans)
        m_plans.clear();
    m_plans.insert(collection->id, plan);
    return plan;
}

} // namespace basalt::records
