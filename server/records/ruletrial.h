// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/principal.h"
#include "core/clock.h"
#include "db/database.h"
#include "records/grantbook.h"
#include "rules/rule.h"
#include "schema/schemaregistry.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

#include <memory>
#include <optional>

namespace basalt::records {

struct RecordRequest;

/** A rule or filter that somebody is writing. */
struct RuleDraft
{
    QByteArray collection;                      ///< its name
    std::optional<schema::Operation> operation; ///< which of the rules; nothing: a filter
    QByteArray text;                            ///< null: a rule that locks
};

/** Whom and what a rule is tried with. */
struct RuleTrialInput
{
    RuleDraft draft;
    QByteArray userId;                  ///< null: somebody who is not signed in
    QByteArray recordId;                ///< null: the record is yet to be made from `data`
    std::optional<QJsonObject> data;    ///< what is sent, of rules for creating and updating
    std::optional<QJsonObject> request; ///< `{method?, headers?, query?}`; without a method the operation's own
    std::optional<QJsonObject> context; ///< claims of the user's token, each a text or several
};

/** Whom and what a rule is tried with at once. */
struct RuleTableInput
{
    RuleDraft draft;
    QList<QByteArray> userIds;   ///< a null one is somebody who is not signed in
    QList<QByteArray> recordIds; ///< for creating: records like these are
};

/**
 * Tells of rules before they are saved: whether they are right, and what they would decide. For superadmins only; every function
 * refuses others with Code::SuperadminRequired. Thread-safe; completions run on the session's thread. Answers are finished JSON.
 */
class RuleTrial
{
public:
    /** All but the limits outlive it. */
    RuleTrial(schema::SchemaRegistry &registry, rules::RuleBook &rules, const core::Clock &clock,
              const rules::TextLimits &filterLimits)
        : m_registry(registry)
        , m_grants(rules)
        , m_clock(clock)
        , m_filterLimits(filterLimits)
    { }
    Q_DISABLE_COPY_MOVE(RuleTrial)

    /** `{"valid": true}`, or `{"valid": false, "errors": [{field, message, code}]}`; what saving would refuse is not valid. */
    void validate(db::Session &session, const auth::Principal &caller, const RuleDraft &draft,
                  db::Completion<QByteArray> done) const;

    /**
     * `{"result", "reason"}`: whether the user may do this, and by which step that is decided; of a row of a view, whether the
     * user's own request would find it. A wrong rule is Code::RuleInvalid,
     * an unknown user or record Code::ValidationFailed naming it. Nothing is written.
     */
    void test(db::Session &session, const auth::Principal &caller, RuleTrialInput input, db::Completion<QByteArray> done) const;

    /**
     * `{"rows": [[{"result", "reason"}, …], …]}`, a row for each user with a cell for each record, in their order, all as of one
     * moment. Where the rule cannot be tried, `result` is null and a `message` says why. Faults as of test().
     */
    void table(db::Session &session, const auth::Principal &caller, RuleTableInput input,
               db::Completion<QByteArray> done) const;

    /**
     * `{"statements": [{"purpose", "sql", "steps", "rows", "milliseconds"}]}`: how the database goes about
     * what that user's requests cause under the rule, and how long it takes with the records of today. None where none is
     * needed. A rule that is too expensive ends as such a request would.
     */
    void plan(db::Session &session, const auth::Principal &caller, RuleDraft draft, QByteArray userId,
              db::Completion<QByteArray> done) const;

private:
    struct Prepared
    {
        std::shared_ptr<RecordRequest> request;
        std::shared_ptr<const rules::Rule> rule;
    };
    [[nodiscard]] Result<Prepared> prepare(const auth::Principal &caller, const RuleDraft &draft) const;

    schema::SchemaRegistry &m_registry;
    const GrantBook m_grants;
    const core::Clock &m_clock;
    const rules::TextLimits m_filterLimits;
};

} // namespace basalt::records
