// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/principal.h"
#include "core/clock.h"
#include "core/events.h"
#include "core/timestamp.h"
#include "db/database.h"
#include "db/writecompanion.h"
#include "records/aggregatequery.h"
#include "records/collectionplan.h"
#include "records/cursor.h"
#include "records/expansion.h"
#include "records/grantbook.h"
#include "records/importbatch.h"
#include "records/listquery.h"
#include "records/precondition.h"
#include "records/recordchange.h"
#include "records/recordexport.h"
#include "records/recordinput.h"
#include "records/recordoptions.h"
#include "records/recordwriter.h"
#include "rules/rulebook.h"
#include "schema/schemaregistry.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

namespace basalt::records {

/** One record as finished JSON. */
struct RecordAnswer
{
    QByteArray id;
    qint64 version = 0;
    QByteArray json;
    qint64 schemaVersion = 1;     ///< of the collection
    bool changesByItself = false; ///< with the time, or with other records inside
};

/**
 * Reads and writes records for a caller: rules, the account, field lists and masks are applied here and nowhere above. Reading
 * JSON, checking values and rules happens on the calling thread; a write job only runs statements. Every write stands in the
 * audit trail and reaches the event sink after its commit.
 *
 * Thread-safe, one for the installation; completions run on the session's thread, for reads on SQLite before the call
 * returns.
 */
class RecordService
{
public:
    /** All outlive the service. */
    RecordService(schema::SchemaRegistry &registry, rules::RuleBook &rules, const core::Clock &clock,
                  const db::Dialect &dialect, core::EventSink &events, RecordOptions options)
        : m_options(std::move(options))
        , m_cursors(m_options.cursorSecret, m_options.previousCursorSecret)
        , m_registry(registry)
        , m_rules(rules)
        , m_grants(rules)
        , m_clock(clock)
        , m_dialect(dialect)
        , m_plans(dialect)
        , m_events(events)
    { }
    Q_DISABLE_COPY_MOVE(RecordService)

    [[nodiscard]] const RecordOptions &options() const { return m_options; }
    /** The instant by this service's clock, RFC 3339. */
    [[nodiscard]] QByteArray now() const { return core::formatTimestamp(m_clock.nowMs()); }

    /**
     * The envelope `{items, total, skip, limit}`, or by cursor `{items, next_cursor, prev_cursor, has_more, total}`; `total` is
     * null if it was not asked for.
     */
    void list(db::Session &session, const auth::Principal &caller, const QByteArray &collection, const ListInput &input,
              db::Completion<QByteArray> done) const;

    /** `{results, total_groups}` over the records that list() would show (recordaggregate.cpp). */
    void aggregate(db::Session &session, const auth::Principal &caller, const QByteArray &collection,
                   const AggregateInput &input, db::Completion<QByteArray> done) const;

    /** `fields` as in ListInput; the related records that `expand` names stand inside of it. */
    void get(db::Session &session, const auth::Principal &caller, const QByteArray &collection, const QByteArray &id,
             const QByteArray &fields, const ExpandInput &expand, db::Completion<RecordAnswer> done) const;

    void create(db::Session &session, const auth::Principal &caller, db::AuditActor actor, const QByteArray &collection,
                const QJsonObject &body, db::WriteCompanion<RecordAnswer> companion, db::Completion<RecordAnswer> done) const;

    /** Replace or Patch. */
    void update(db::Session &session, const auth::Principal &caller, db::AuditActor actor, const QByteArray &collection,
                const QByteArray &id, const QJsonObject &body, WriteMode mode, Precondition precondition,
                db::Completion<RecordAnswer> done) const;

    void remove(db::Session &session, const auth::Principal &caller, db::AuditActor actor, const QByteArray &collection,
                const QByteArray &id, Precondition precondition, db::Completion<void> done) const;

    // Batches (recordbatch.cpp): all of it in one transaction or nothing, each record under its own rules and with its own
    // audit entry. An error says which element it is about. Answers are finished JSON.

    /** `[{…}]`: `{created: [record], count}`. */
    void createMany(db::Session &session, const auth::Principal &caller, db::AuditActor actor, const QByteArray &collection,
                    const QJsonArray &records, db::WriteCompanion<QByteArray> companion, db::Completion<QByteArray> done) const;
    /** `[{id, data, version?}]`: `{updated: [record], count}`. */
    void updateMany(db::Session &session, const auth::Principal &caller, db::AuditActor actor, const QByteArray &collection,
                    const QJsonArray &records, db::Completion<QByteArray> done) const;
    /** `[id]`: `{deleted: [id], count}`. */
    void removeMany(db::Session &session, const auth::Principal &caller, db::AuditActor actor, const QByteArray &collection,
                    const QJsonArray &ids, db::Completion<QByteArray> done) const;
    /**
     * Changes the records that are there and makes the others: `{records: [record], created, updated, count}`. `key` is `id` or a
     * unique field. The caller needs the rules of both operations.
     */
    void upsertMany(db::Session &session, const auth::Principal &caller, db::AuditActor actor, const QByteArray &collection,
                    const QByteArray &key, const QJsonArray &records, db::Completion<QByteArray> done) const;

    // What a filter finds (recordfound.cpp): of the records that list() would show under it those that the caller may write,
    // in one transaction, each with its own audit entry. More than RecordOptions::maxBatch are Code::BatchTooLarge, and one
    // that may not become what it would refuses all. Tells how many they were.

    /** `body`: the fields to change. */
    void updateFound(db::Session &session, const auth::Principal &caller, db::AuditActor actor, const QByteArray &collection,
                     const QByteArray &filter, const QJsonObject &body, db::Completion<qint64> done) const;
    void removeFound(db::Session &session, const auth::Principal &caller, db::AuditActor actor, const QByteArray &collection,
                     const QByteArray &filter, db::Completion<qint64> done) const;

    /** Which routes the collection has chosen; all of them without such a collection. */
    [[nodiscard]] schema::RouteChoice routesOf(const QByteArray &collection) const;
    /** The query parameters that the rule asks for, whoever the caller is (ruleparameters.cpp); none without such a collection. */
    [[nodiscard]] QSet<QByteArray> parametersOfRule(const QByteArray &collection, schema::Operation operation) const;

    /** All that list() would show; of `input` sort, fields and filter count (recordexport.cpp). Needs no database. */
    [[nodiscard]] Result<std::shared_ptr<const RecordExport>>
    prepareExport(const auth::Principal &caller, const QByteArray &collection, ListInput input) const;

    // Rows of files (recordimport.cpp). With a `key`, `id` or a unique field, records that are there are changed and the others
    // made, else all are new. Each row is written under the caller's rules and with its own audit entry.

    /** Whether the caller may do this at all, and the key is one. */
    [[nodiscard]] Result<void> checkImport(const auth::Principal &caller, const QByteArray &collection,
                                           const QByteArray &key) const;
    /** Understands a batch, on any thread: what is wrong with a row comes out when it is written. */
    [[nodiscard]] Result<ImportRowsPtr> readImport(const auth::Principal &caller, const db::AuditActor &actor,
                                                   const QByteArray &collection, const QByteArray &key,
                                                   const std::vector<Result<QJsonObject>> &bodies) const;
    /** In one transaction, with an entry about it. An error is not that of a row; nothing of the batch is written then. */
    void writeImport(db::Session &session, ImportRowsPtr rows, ImportWrite write, db::Completion<ImportOutcome> done) const;

private:
    using RequestPtr = std::shared_ptr<RecordRequest>;
    struct FoundWrite;

    [[nodiscard]] Result<RequestPtr> prepare(const auth::Principal &caller, const QByteArray &collection,
                                             schema::Operation operation) const;
    void listByCursor(db::Session &session, RequestPtr request, const ListInput &input, const ListQuery &query, RecordView view,
                      db::Completion<QByteArray> done) const;
    void insert(db::Session &session, RequestPtr request, schema::RecordValues record,
                db::WriteCompanion<RecordAnswer> companion, db::Completion<RecordAnswer> done) const;
    [[nodiscard]] Result<RequestPtr> prepareBatch(const auth::Principal &caller, db::AuditActor actor,
                                                  const QByteArray &collection, schema::Operation operation,
                                                  const QJsonArray &elements) const;
    [[nodiscard]] Result<FoundWrite> prepareFound(const auth::Principal &caller, db::AuditActor actor,
                                                  const QByteArray &collection, const QByteArray &filter,
                                                  schema::Operation operation) const;
    [[nodiscard]] static Result<QList<QByteArray>> writableFound(db::Connection &connection, RecordChange &change,
                                                                 const FoundWrite &write, const RecordInput *input);
    [[nodiscard]] rules::FilterScope scopeOf(const auth::Principal &caller, const schema::SnapshotPtr &schema) const;
    [[nodiscard]] Result<RecordView> viewOf(const auth::Principal &caller, const RecordRequest &request,
                                            schema::Operation operation, const FieldPicks &picks,
                                            const ExpandInput &expand) const;
    [[nodiscard]] Projection projection(const RecordRequest &request, schema::Operation operation,
                                        const FieldPicks &picks) const;
    [[nodiscard]] RecordAnswer answer(const RecordRequest &request, schema::Operation operation,
                                      const schema::RecordValues &record, const QByteArray &accountName) const;

    const RecordOptions m_options;
    const CursorCodec m_cursors;
    schema::SchemaRegistry &m_registry;
    rules::RuleBook &m_rules;
    const GrantBook m_grants;
    const core::Clock &m_clock;
    const db::Dialect &m_dialect;
    mutable PlanBook m_plans; ///< thread-safe
    core::EventSink &m_events;
};

} // namespace basalt::records
