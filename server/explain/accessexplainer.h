// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/accesschange.h"
#include "core/clock.h"
#include "db/database.h"
#include "explain/explanation.h"
#include "records/grantbook.h"
#include "schema/schemaregistry.h"

#include <QJsonObject>

#include <memory>
#include <optional>

namespace basalt::explain {

/** May somebody use a permission? */
struct PermissionQuestion
{
    QByteArray userId;
    QByteArray permission; ///< its code
};

/** May somebody do this with the records of a collection? */
struct RecordQuestion
{
    QByteArray userId; ///< null: somebody who is not signed in, and names the record's account, else the asker's chosen one
    QByteArray collection;
    schema::Operation operation = schema::Operation::List;
    QByteArray recordId;                 ///< null: any record
    std::optional<QJsonObject> data;     ///< what would be sent, for creating and updating
    std::optional<QByteArray> rule = {}; ///< instead of the one that is in force; a null text locks
};

/**
 * Tells why somebody may, or may not, do something, and what would change it: by the functions that decide real requests, step
 * for step. Nothing is written. Thread-safe; completions run on the session's thread.
 */
class AccessExplainer
{
public:
    /** All outlive it. */
    AccessExplainer(schema::SchemaRegistry &registry, rules::RuleBook &rules, const core::Clock &clock)
        : m_registry(registry)
        , m_rules(rules)
        , m_grants(rules)
        , m_clock(clock)
    { }
    Q_DISABLE_COPY_MOVE(AccessExplainer)

    /** Others than oneself with `users.read`; Code::UserNotFound outside of the asker's sight. */
    void explain(db::Session &session, const auth::Principal &asker, PermissionQuestion question,
                 db::Completion<Explanation> done) const;
    /**
     * For superadmins, whose the rules are (Code::SuperadminRequired). An unknown user or record, and data that no record can
     * have, are Code::ValidationFailed naming them; a wrong rule Code::RuleInvalid.
     */
    void explain(db::Session &session, const auth::Principal &asker, RecordQuestion question,
                 db::Completion<Explanation> done) const;

private:
    schema::SchemaRegistry &m_registry;
    rules::RuleBook &m_rules;
    const records::GrantBook m_grants;
    const core::Clock &m_clock;
};

} // namespace basalt::explain
