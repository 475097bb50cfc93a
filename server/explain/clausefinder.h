// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "explain/explanation.h"
#include "records/recordchange.h"
#include "records/sqlstatement.h"

namespace basalt::explain {

/**
 * Tells of each part of a rule whether it is true of one record, and what it compared. Lives inside a job that reads; the
 * arguments outlive it.
 */
class ClauseFinder
{
public:
    /** `request` is a superadmin's, who sees all records; `variables` are those of the user's request. */
    ClauseFinder(db::Connection &connection, const records::RecordRequest &request, schema::Operation operation,
                 const rules::Variables &variables)
        : m_connection(connection)
        , m_request(request)
        , m_operation(operation)
        , m_variables(variables)
    { }

    /** Of a stored record or row of a view; the database itself says what is true. */
    void about(QByteArray recordId) { m_recordId = std::move(recordId); }
    /** Of a record that is yet to be made, which outlives the finder; parts that read other records stay Unknown. */
    void about(const schema::RecordValues &record) { m_record = &record; }

    /** `rule` is the text of a rule that parses. */
    [[nodiscard]] Result<ClauseFinding> find(const QByteArray &rule) const;

private:
    [[nodiscard]] Result<ClauseFinding> find(const rules::Clause &clause) const;
    [[nodiscard]] Result<void> ask(const rules::Condition &condition, ClauseFinding &finding) const;
    void evaluate(const rules::Condition &condition, ClauseFinding &finding) const;
    void addLists(const rules::Node &node, ClauseFinding &finding) const;

    db::Connection &m_connection;
    const records::RecordRequest &m_request;
    const schema::Operation m_operation;
    const rules::Variables &m_variables;
    QByteArray m_recordId;
    const schema::RecordValues *m_record = nullptr;
};

} // namespace basalt::explain
