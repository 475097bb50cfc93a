// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/principal.h"
#include "collections/schemachange.h"
#include "core/clock.h"
#include "db/database.h"
#include "db/writecompanion.h"
#include "schema/schemaregistry.h"

#include <QByteArray>
#include <QJsonObject>

namespace basalt::collections {

/** What GET /collections asks for. */
struct CollectionListInput
{
    enum class Order { Name, CreatedAt, UpdatedAt, FieldCount };

    qint64 page = 1;
    qint64 pageSize = 25; ///< at most kMaxPageSize
    Order order = Order::CreatedAt;
    bool descending = true;
    QString search; ///< part of a name, without regard to case

    static constexpr qint64 kMaxPageSize = 100;
};

/**
 * Makes, changes and deletes collections, their tables with them: each change is one transaction with its history row and
 * audit event, after which the registry has the new schema before anybody is answered. A change that fails leaves nothing.
 *
 * For superadmins only; every function refuses others with Code::SuperadminRequired. Thread-safe, one for the installation;
 * completions run on the session's thread. Answers are finished JSON.
 */
class CollectionService
{
public:
    using Done = db::Completion<QByteArray>;

    /** Both outlive the service. */
    CollectionService(schema::SchemaRegistry &registry, const core::Clock &clock) : m_registry(registry), m_clock(clock) { }
    Q_DISABLE_COPY_MOVE(CollectionService)

    /** Reads the schema at start-up, after the migrations and before the first request. */
    [[nodiscard]] Result<void> load(db::Connection &connection);

    void list(db::Session &session, const auth::Principal &caller, CollectionListInput input, Done done) const;
    [[nodiscard]] Result<QByteArray> names(const auth::Principal &caller) const;
    /** Collections are named by id or name. */
    [[nodiscard]] Result<QByteArray> get(const auth::Principal &caller, const QByteArray &idOrName) const;
    [[nodiscard]] Result<QByteArray> rules(const auth::Principal &caller, const QByteArray &idOrName) const;
    /** The collection itself. */
    [[nodiscard]] Result<schema::CollectionPtr> find(const auth::Principal &caller, const QByteArray &idOrName) const;

    enum class MigrationView { Revisions, Current, History };
    /** The steps of the system schema and of all collections; see SchemaHistory. */
    void migrations(db::Session &session, const auth::Principal &caller, MigrationView view, Done done) const;

    /** The document of exportCollections(): those named by id or name, or all if none is. */
    [[nodiscard]] Result<QByteArray> exported(const auth::Principal &caller, const QList<QByteArray> &idsOrNames) const;
    /** Body `{data, strategy}`; see CollectionImporter. */
    void import(db::Session &session, const auth::Principal &caller, db::AuditActor actor, const QJsonObject &body, Done done);

    void create(db::Session &session, const auth::Principal &caller, db::AuditActor actor, const QJsonObject &body,
                db::WriteCompanion<QByteArray> companion, Done done);
    /** Changes fields, indexes, name, rules; see readChange(). Refused, naming what is in the way, unless told what to do. */
    void update(db::Session &session, const auth::Principal &caller, db::AuditActor actor, const QByteArray &idOrName,
                const QJsonObject &body, Done done);
    /** What update() would do with this body and what stands in its way; changes nothing. */
    void plan(db::Session &session, const auth::Principal &caller, const QByteArray &idOrName, const QJsonObject &body,
              Done done) const;
    void setRules(db::Session &session, const auth::Principal &caller, db::AuditActor actor, const QByteArray &idOrName,
                  const QJsonObject &body, Done done);
    /** Deletes the collection with all records of all accounts. Refused while another collection refers to it. */
    void remove(db::Session &session, const auth::Principal &caller, db::AuditActor actor, const QByteArray &idOrName,
                Done done);

private:
    enum class Answer { Collection, Rules };

    [[nodiscard]] Result<schema::CollectionPtr> find(const schema::SchemaSnapshot &schema, const auth::Principal &caller,
                                                     const QByteArray &idOrName) const;
    void change(db::Session &session, db::AuditActor actor, const schema::SchemaSnapshot &schema, schema::CollectionPtr base,
                SchemaChangeJob::ReadChange read, Answer answer, Done done);

    schema::SchemaRegistry &m_registry;
    const core::Clock &m_clock;
};

} // namespace basalt::collections
