// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "collections/schemaguard.h"
#include "core/events.h"
#include "db/writecontext.h"
#include "records/collectionplan.h"
#include "records/precondition.h"
#include "records/recordaccess.h"
#include "records/recordinput.h"
#include "records/recordstore.h"
#include "schema/schemaregistry.h"

#include <QHash>
#include <QSet>

#include <memory>

namespace basalt::records {

/** One request as it was understood on the worker: whom, what, by what right. Immutable; shared with the job that writes. */
struct RecordRequest
{
    explicit RecordRequest(schema::SchemaRegistry &registry) : guard(registry), schema(guard.schema()) { }

    collections::SchemaGuard guard;
    schema::SnapshotPtr schema;
    schema::CollectionPtr collection;
    CollectionPlanPtr plan; ///< of the collection
    std::shared_ptr<const rules::CollectionRules> rules;
    Grant grant;
    rules::Variables variables;
    db::AuditActor actor;   ///< writes only
    QByteArray author;      ///< what `updated_by` becomes
    QByteArray accountName; ///< of the account that is written to, where it is known beforehand
};

/** What was sent for a record, for rules that speak of it. */
using RequestData = decltype(rules::Variables::data);

using RecordRequestPtr = std::shared_ptr<const RecordRequest>;

/**
 * A write to records inside its job: the statements, one audit event for every record that changes, and one realtime event
 * each, published after the commit with the place in the account's trail. Used on the writing thread, made anew when a job
 * is run again.
 */
class RecordChange
{
public:
    RecordChange(db::WriteContext &context, const RecordRequest &request, core::EventSink &events)
        : m_context(context)
        , m_request(request)
        , m_events(events)
        , m_store(context.connection())
        , m_variables(request.variables)
    { }
    Q_DISABLE_COPY_MOVE(RecordChange)

    /** `record` is complete; its references are checked here. `accountName` is that of its account, `data` what was sent. */
    [[nodiscard]] Result<void> insert(const schema::RecordValues &record, const QByteArray &accountName,
                                      const RequestData &data);
    /** What becomes of a record that the caller may change and not view. */
    enum class Unseen { Changed, NotFound };
    /** Returns the record after the change. Without a difference nothing is written and the version stays. */
    [[nodiscard]] Result<StoredRecord> update(const QByteArray &id, const RecordInput &input, const Precondition &precondition,
                                              Unseen unseen = Unseen::Changed);
    /** With everything that `on_delete` says of records that refer to it. */
    [[nodiscard]] Result<void> remove(const QByteArray &id, const Precondition &precondition);

    /** Code::SchemaMoved if the schema has changed since the request was understood; later calls do not ask again. */
    [[nodiscard]] Result<void> checkSchema();
    /**
     * The record if the caller may do this to it, by what is sent for it. Who may see it hears that it is forbidden, everybody
     * else that it is not there.
     */
    [[nodiscard]] Result<void> refuseManaged(const StoredRecord &stored, const RecordInput &input) const;
    [[nodiscard]] Result<StoredRecord> load(const QByteArray &id, const RecordInput *input);
    /** True for a record that an earlier remove() took along. */
    [[nodiscard]] bool hasRemoved(const QByteArray &id) const { return m_removedIds.contains(id); }

private:
    /** A record that goes, or loses a reference, because another one goes. */
    struct Affected
    {
        schema::CollectionPtr collection;
        schema::RecordValues before;
        schema::RecordValues after;  ///< of one that stays
        std::vector<size_t> changed; ///< columns of one that stays
        QByteArray because;          ///< `on_delete set_null: posts.author`
    };
    struct DeletionPlan
    {
        std::vector<Affected> removed; ///< the record itself first, what depends on it later
        std::vector<Affected> detached;
        QSet<QByteArray> removedIds;
        QHash<QByteArray, size_t> detachedById; ///< positions in `detached`
    };

    [[nodiscard]] Result<bool> mayView(const schema::RecordValues &record);
    [[nodiscard]] bool isMaskOf(size_t column, const schema::RecordValues &record, const schema::FieldValue &given) const;
    [[nodiscard]] Result<RequestData> dataFor(const StoredRecord &stored, const RecordInput &input);
    [[nodiscard]] Result<bool> satisfies(const rules::Rule &rule, const schema::RecordValues &record);
    [[nodiscard]] Result<void> checkRule(const schema::RecordValues &record);
    [[nodiscard]] bool hasLocalRule() const;
    [[nodiscard]] Result<void> checkReferences(const schema::RecordValues &record, const std::vector<size_t> &columns);
    [[nodiscard]] Result<DeletionPlan> planDeletion(schema::RecordValues record);
    [[nodiscard]] Result<void> planReferring(DeletionPlan &plan, const QByteArray &targetId,
                                             const schema::IncomingReference &reference);
    static void planDetaching(DeletionPlan &plan, const schema::IncomingReference &reference, schema::RecordValues record,
                              const QByteArray &targetId, const QByteArray &because);
    [[nodiscard]] Result<void> execute(DeletionPlan plan);

    void recordCreated(const schema::RecordValues &record, const QByteArray &accountName);
    void recordUpdated(const schema::Collection &collection, const schema::RecordValues &before,
                       const schema::RecordValues &after, const std::vector<size_t> &changed, const QByteArray &allowedBy,
                       const QByteArray &accountName);
    void recordDeleted(const schema::Collection &collection, const schema::RecordValues &before, const QByteArray &allowedBy);
    void note(Code event, const QByteArray &operation, const schema::Collection &collection, const schema::RecordValues &record,
              QList<db::AuditChange> changes, QByteArray allowedBy, QByteArray json);
    void publishAfterCommit();
    [[nodiscard]] QByteArray json(const schema::Collection &collection, const schema::RecordValues &record,
                                  const QByteArray &accountName) const;

    db::WriteContext &m_context;
    const RecordRequest &m_request;
    core::EventSink &m_events;
    RecordStore m_store;
    rules::Variables m_variables; ///< the request's, with what is stored and what was sent
    QByteArray m_accountName;     ///< of the record that is deleted
    bool m_isSchemaHeld = false;
    QSet<QByteArray> m_removedIds;
    std::vector<std::pair<size_t, core::RecordEvent>> m_published; ///< each with the index of its audit event in the job
};

} // namespace basalt::records
