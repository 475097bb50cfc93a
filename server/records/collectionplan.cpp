// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/collectionplan.h"

#include "records/recordaccess.h"
#include "records/recordstore.h"

#include <algorithm>

namespace basalt::records {

namespace {

Projection projectionFor(const schema::Collection &collection, const db::Dialect &dialect, schema::Operation operation,
                         bool seesEverything, bool readsPersonal)
{
    Grant grant;
    grant.seesEverything = seesEverything;
    grant.readsPersonal = readsPersonal;
    return {collection, dialect, [&](const schema::Field &field) { return maySee(grant, collection, operation, field); },
            [&](const schema::Field &field) { return isMasked(grant, field); }};
}

std::array<Projection, schema::kOperations.size()> projectionsFor(const schema::Collection &collection,
                                                                  const db::Dialect &dialect, bool readsPersonal)
{
    using enum schema::Operation;
    static_assert(schema::kOperations == std::array{List, View, Create, Update, Delete});
    const auto made = [&](schema::Operation operation) {
        return projectionFor(collection, dialect, operation, false, readsPersonal);
    };
    return {made(List), made(View), made(Create), made(Update), made(Delete)};
}

bool hasPersonal(const schema::Collection &collection)
{
    return std::ranges::any_of(collection.columns, [](const schema::Field &field) { return field.pii; });
}

} // namespace

CollectionPlan::CollectionPlan(schema::CollectionPtr collection, const db::Dialect &dialect)
    : m_collection(std::move(collection))
    , m_everything(projectionFor(*m_collection, dialect, schema::Operation::View, true, true))
    , m_stored(
          *m_collection, dialect, [](const schema::Field &field) { return !field.isComputed(); },
          [](const schema::Field &) { return false; })
    , m_visible(projectionsFor(*m_collection, dialect, false))
    , m_unmasked(hasPersonal(*m_collection) ? projectionsFor(*m_collection, dialect, true) : m_visible)
    , m_insertStatement(RecordStore::insertStatement(*m_collection))
{ }

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
