// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/principal.h"
#include "records/recordchange.h"
#include "rules/rule.h"

#include <QByteArrayView>
#include <QJsonObject>

#include <optional>

namespace basalt::records {

/** What a rule decides, and by which step that is decided. */
struct Decision
{
    bool result = false;
    /** `locked`, `open`, `not_signed_in`, `other_account`, `condition`, `condition_after_change`; of views `source` */
    QByteArrayView reason;
};

/**
 * A rule that is tried with one user: the steps of a real request, without writing anything. Lives inside a job that reads; the
 * arguments outlive it.
 */
class RuleDecision
{
public:
    /** `variables` are those of the user's request, see callerOf(). */
    RuleDecision(db::Connection &connection, const RecordRequest &request, const rules::Rule &rule, rules::Variables variables)
        : m_connection(connection)
        , m_request(request)
        , m_rule(rule)
        , m_variables(std::move(variables))
    { }

    /**
     * The user as the sender of a request in these surroundings, never as a superadmin; of a null id somebody who is not signed
     * in. An unknown one is Code::ValidationFailed naming `user_id`.
     */
    [[nodiscard]] static Result<auth::Principal> callerOf(db::Connection &connection, const QByteArray &userId,
                                                          const rules::Variables &surroundings);

    /** What is decided whoever the user and whatever the record is, if anything. */
    [[nodiscard]] static std::optional<Decision> beforeRecord(const rules::Rule &rule, bool isSignedIn);
    /** Of a new record that is made of `data`. Code::ValidationFailed if such a record cannot be, or the rule not be tried. */
    [[nodiscard]] Result<Decision> ofNew(const QJsonObject &data);
    /** The record that would be made of `data`; faults as of ofNew(). */
    [[nodiscard]] Result<schema::RecordValues> recordOf(const QJsonObject &data);
    /** Of a stored record, to which `change` is sent if there is one. */
    [[nodiscard]] Result<Decision> ofStored(const schema::RecordValues &record, const std::optional<QJsonObject> &change);
    /** The record as the change would leave it, if it came to that. */
    [[nodiscard]] const std::optional<schema::RecordValues> &afterChange() const { return m_afterChange; }
    /** As the rule saw them: with what was sent and what is stored. */
    [[nodiscard]] const rules::Variables &variables() const { return m_variables; }

private:
    [[nodiscard]] Result<RecordInput> readData(const QJsonObject &data, WriteMode mode);
    [[nodiscard]] Result<bool> holdsInMemory(const schema::RecordValues &record) const;

    db::Connection &m_connection;
    const RecordRequest &m_request;
    const rules::Rule &m_rule;
    rules::Variables m_variables;
    std::optional<schema::RecordValues> m_afterChange;
};

} // namespace basalt::records
