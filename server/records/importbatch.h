// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "db/auditevent.h"
#include "db/connection.h"

#include <QList>

#include <functional>
#include <memory>
#include <vector>

namespace basalt::records {

/** Rows of a file as they were understood: bodies read, values and what rules can say without the database checked. */
class ImportRows;
using ImportRowsPtr = std::shared_ptr<const ImportRows>;

/** A row that cannot be written, and why. */
struct ImportFault
{
    size_t index = 0; ///< among the rows of its batch
    Error error;
};

/** What became of a batch. */
struct ImportOutcome
{
    qint64 created = 0;
    qint64 updated = 0; ///< among them those in which nothing was different
    std::vector<ImportFault> faults;
};

/** How a batch of rows is written. */
struct ImportWrite
{
    enum class Faults {
        EndTheBatch, ///< nothing of it is written then, and the fault is the only one in the outcome
        PassOver,    ///< the others are written
    };

    Faults faults = Faults::EndTheBatch;
    bool isTrial = false; ///< nothing is written; the outcome tells what would have been
    /** Asked in the batch's own transaction, before its first row; an error ends the batch. May be empty. */
    std::function<Result<void>(db::Connection &)> confirm;
    QList<db::AuditChange> source; ///< which rows of which file: for the entry about the batch
};

} // namespace basalt::records
