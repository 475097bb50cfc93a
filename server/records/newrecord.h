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

} // namespace basalt::records
