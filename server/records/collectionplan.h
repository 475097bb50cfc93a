// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "records/projection.h"
#include "schema/schemasnapshot.h"

#include <QHash>

#include <array>
#include <memory>
#include <mutex>

namespace basalt::records {

/**
 * What is the same for every request to a collection: how whole records are selected and written, and the statement that makes
 * one. Building these texts would cost a request more than reading its row does. Immutable.
 */
class CollectionPlan
{
public:
    CollectionPlan(schema::CollectionPtr collection, const db::Dialect &dialect);
    Q_DISABLE_COPY_MOVE(CollectionPlan)

    /** Every field that answers of the operation show a caller; the last two as in Grant. Copies are cheap. */
    [[nodiscard]] const Projection &projection(schema::Operation operation, bool seesEverything, bool readsPersonal) const
    {
        const auto &visible = readsPersonal ? m_unmasked : m_visible;
        return seesEverything ? m_everything : visible[static_cast<size_t>(operation)];
    }
    /** All fields in clear. */
    [[nodiscard]] const Projection &everything() const { return m_everything; }
    /** All that stands in the database: what a write reads. */
    [[nodiscard]] const Projection &stored() const { return m_stored; }
    /** RecordStore::insertStatement(). */
    [[nodiscard]] const QByteArray &insertStatement() const { return m_insertStatement; }
    [[nodiscard]] const schema::CollectionPtr &collection() const { return m_collection; }

private:
    schema::CollectionPtr m_collection; ///< the projections refer to it
    Projection m_everything;
    Projection m_stored;
    using ByOperation = std::array<Projection, schema::kOperations.size()>;
    ByOperation m_visible;
    ByOperation m_unmasked; ///< for who reads personal fields
    QByteArray m_insertStatement;
};

using CollectionPlanPtr = std::shared_ptr<const CollectionPlan>;

/** The plans of all collections, each made when it is first asked for. Thread-safe. */
class PlanBook
{
public:
    /** The dialect outlives the book and its plans. */
    explicit PlanBook(const db::Dialect &dialect) : m_dialect(dialect) { }
    Q_DISABLE_COPY_MOVE(PlanBook)

    [[nodiscard]] CollectionPlanPtr planOf(const schema::CollectionPtr &collection);

private:
    const db::Dialect &m_dialect;
    std::mutex m_mutex;
    QHash<QByteArray, CollectionPlanPtr> m_plans; ///< by collection id
};

} // namespace basalt::records
