// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Deleting a record with everything that on_delete says of those that refer to it. The database could do it alone, but then
// no audit entry and no realtime event would tell of it.

#include "records/recordchange.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::records {

namespace {

/** Records that one deletion may take along or change. */
constexpr size_t kMaxAffected = 10'000;

Error tooMany()
{
    return Error::of(Code::ReferencedRecord,
                     u"More than %1 records refer to this one, directly or through others."_s.arg(kMaxAffected));
}

Error restricted(const schema::Collection &collection, const schema::Field &field)
{
    // The field is named, never the record: the caller may not be allowed to see it.
    const QString name = QString::fromUtf8(collection.name) + u'.' + QString::fromUtf8(field.name);
    Error error = Error::of(Code::ReferencedRecord, u"Records in \"%1\" refer to this one."_s.arg(name));
    error.fields.append({name, error.message, u"restrict"_s});
    return error;
}

} // namespace

Result<RecordChange::DeletionPlan> RecordChange::planDeletion(schema::RecordValues record)
{
    DeletionPlan plan;
    plan.removedIds.insert(textOf(record, schema::kId));
    plan.removed.push_back({m_request.collection, std::move(record), {}, {}, m_request.grant.allowedBy});
    for (size_t next = 0; next < plan.removed.size(); ++next) {
        for (const auto &reference : m_request.schema->referencesTo(plan.removed[next].collection->id)) {
            const QByteArray id = textOf(plan.removed[next].before, schema::kId); // the list grows meanwhile
            BASALT_TRY_VOID(planReferring(plan, id, reference));
        }
    }
    return plan;
}

Result<void> RecordChange::planReferring(DeletionPlan &plan, const QByteArray &targetId,
                                         const schema::IncomingReference &reference)
{
    const schema::Field &field = reference.from->columns[size_t(reference.column)];
    BASALT_TRY(auto referring, m_store.findReferring(*reference.from, reference.column, targetId, qint64(kMaxAffected) + 1));
    const QByteArray because =
        "on_delete " + schema::onDeleteName(*field.onDelete).toByteArray() + ": " + reference.from->name + '.' + field.name;
    for (schema::RecordValues &record : referring) {
        const QByteArray id = textOf(record, schema::kId);
        if (id == targetId)
            continue;
        if (field.onDelete == schema::OnDelete::Restrict)
            return restricted(*reference.from, field);
        if (plan.removed.size() + plan.detached.size() > kMaxAffected)
            return tooMany();
        if (field.onDelete == schema::OnDelete::SetNull) {
            planDetaching(plan, reference, std::move(record), targetId, because);
        } else if (!plan.removedIds.contains(id)) {
            plan.removedIds.insert(id);
            plan.removed.push_back({reference.from, std::move(record), {}, {}, because});
        }
    }
    return {};
}

/** A record may refer to several that go, in one field or in many: all of it becomes one change. */
void RecordChange::planDetaching(DeletionPlan &plan, const schema::IncomingReference &reference, schema::RecordValues record,
                                 const QByteArray &targetId, const QByteArray &because)
{
    const auto column = size_t(reference.column);
    const QByteArray id = textOf(record, schema::kId);
    if (!plan.detachedById.contains(id)) {
        plan.detachedById.insert(id, plan.detached.size());
        schema::RecordValues after = record;
        plan.detached.push_back({reference.from, std::move(record), std::move(after), {}, because});
    }
    Affected &detached = plan.detached[plan.detachedById.value(id)];
    if (auto *list = std::get_if<QList<QByteArray>>(&detached.after[column]))
        list->removeAll(targetId);
    else
        detached.after[column] = schema::FieldValue();
    if (std::ranges::find(detached.changed, column) == detached.changed.end())
        detached.changed.push_back(column);
}

Result<void> RecordChange::execute(DeletionPlan plan)
{
    for (Affected &detached : plan.detached) {
        // A record may lose a reference in one place and go because of another.
        if (plan.removedIds.contains(textOf(detached.before, schema::kId)))
            continue;
        detached.after[schema::kUpdatedAt] = m_request.variables.now;
        detached.after[schema::kUpdatedBy] = m_request.author;
        detached.after[schema::kVersion] = std::get<qint64>(detached.before[schema::kVersion]) + 1;
        BASALT_TRY_VOID(m_store.update(*detached.collection, detached.after, detached.changed));
        recordUpdated(*detached.collection, detached.before, detached.after, detached.changed, detached.because, m_accountName);
    }
    // What depends on a record goes before it.
    for (auto removed = plan.removed.rbegin(); removed != plan.removed.rend(); ++removed) {
        m_removedIds.insert(textOf(removed->before, schema::kId));
        BASALT_TRY_VOID(m_store.remove(*removed->collection, textOf(removed->before, schema::kId)));
        recordDeleted(*removed->collection, removed->before, removed->because);
    }
    return {};
}

} // namespace basalt::records
