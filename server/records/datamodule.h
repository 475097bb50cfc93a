// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/accountusage.h"
#include "collections/collectionservice.h"
#include "collections/macroservice.h"
#include "records/recordservice.h"
#include "records/ruletrial.h"
#include "rules/rulebook.h"
#include "schema/schemaregistry.h"

namespace basalt::records {

/** Which collections an account has records in. Thread-safe. */
class RecordUsage final : public auth::AccountUsage
{
public:
    explicit RecordUsage(const schema::SchemaRegistry &registry) : m_registry(registry) { }
    [[nodiscard]] Result<QList<QByteArray>> collectionsOf(db::Connection &connection, const QByteArray &accountId) override;

private:
    const schema::SchemaRegistry &m_registry;
};

/**
 * Collections and records with what they share, built in the right order: what the composition makes one of. Thread-safe, like
 * every part of it. Clock and sink outlive it; it outlives the database, whose threads call it.
 */
class DataModule
{
public:
    DataModule(const core::Clock &clock, db::Engine engine, core::EventSink &events, const RecordOptions &options)
        : ruleBook(db::dialectOf(engine))
        , usage(registry)
        , collections(registry, clock)
        , macros(registry, clock)
        , records(registry, ruleBook, clock, db::dialectOf(engine), events, options)
        , ruleTrial(registry, ruleBook, clock, options.filterLimits)
    { }
    Q_DISABLE_COPY_MOVE(DataModule)

    schema::SchemaRegistry registry;
    rules::RuleBook ruleBook;
    RecordUsage usage;
    collections::CollectionService collections;
    collections::MacroService macros;
    RecordService records;
    RuleTrial ruleTrial;
};

} // namespace basalt::records
