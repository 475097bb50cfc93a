// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "collections/changeinput.h"
#include "collections/datascan.h"
#include "collections/schemadiff.h"
#include "db/connection.h"

namespace basalt::collections {

/** What a change would do, and what stands in its way; nothing is changed by finding out. */
struct ChangePlan
{
    qint64 records = 0;
    QHash<QByteArray, qint64> lost;      ///< values of fields that are dropped, by name
    QHash<QByteArray, qint64> converted; ///< values that are made anew, by field
    QList<Finding> findings;
    QList<QByteArray> statements;

    [[nodiscard]] static Result<ChangePlan> make(db::Connection &connection, const schema::Collection &current,
                                                 const ChangeInput &input, const schema::SchemaSnapshot &schema);
};

/** The statements of an alteration with the server's own work between them as comments, as reports and the history show them. */
[[nodiscard]] QList<QByteArray> withConversions(const TableAlteration &alteration, const QHash<QByteArray, qint64> &converted,
                                                const QList<QByteArray> &handMade);

/** What a new field gives the records that exist; null: nothing, which required fields cannot do. */
[[nodiscard]] schema::FieldValue valueForExisting(const schema::Field &field, const ChangeInput &input, const QByteArray &now);

/** New required fields that have nothing to give the records that exist. */
[[nodiscard]] QList<Finding> missingDefaults(const SchemaDiff &diff, const ChangeInput &input, qint64 records);

/** Code::SchemaChangeRefused naming everything that blocks; nothing if nothing does. */
[[nodiscard]] std::optional<Error> refusal(const QList<RuleUse> &uses, const QList<Finding> &findings);

/** The answer of POST /collections/{id}/changes. */
[[nodiscard]] QByteArray changeReport(const schema::Collection &current, const ChangeInput &input, const ChangePlan &plan,
                                      const db::Dialect &dialect);

} // namespace basalt::collections
