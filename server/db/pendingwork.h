// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/database.h"
#include "db/outcome.h"

namespace basalt::db {

/** A read on its way to a database thread. */
struct PendingRead
{
    core::UniqueFunction<Result<void>(Connection &)> run;
    ReplyAddress replyTo;
};

/** A write on its way to a database thread. */
struct PendingWrite
{
    core::UniqueFunction<Result<void>(WriteContext &)> run;
    QByteArray accountId;
    bool alone = false;
    ForeignKeys foreignKeys = ForeignKeys::Enforced;
    ReplyAddress replyTo;
};

} // namespace basalt::db
