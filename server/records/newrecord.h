// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "records/recordchange.h"
#include "records/recordinput.h"

namespace basalt::records {

/** A new record with everything but the account: system columns, what was sent, defaults. */
[[nodiscard]] Result<schema::RecordValues> newRecord(const RecordRequest &request, const RecordInput &input);

/**
 * Code::RuleNotSatisfied if the rule for creating, which `request` was granted under, does not hold for the record. `variables`
 * are the request's with what was sent for this record.
 */
[[nodiscard]] Result<void> checkCreateRule(const RecordRequest &request, const rules::Variables &variables,
                                           const schema::RecordValues &record);

/** Appends a record of `collection` as Projection::write() does, with what is computed of it at the time of the request. */
void writeComplete(QByteArray &out, const Projection &projection, const schema::Collection &collection,
                   const schema::RecordValues &record, const QByteArray &accountName, const rules::Variables &variables);

} // namespace basalt::records
