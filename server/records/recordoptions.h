// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rules/textlimits.h"

#include <QByteArray>
#include <QtGlobal>

namespace basalt::records {

/** What the settings decide about records. */
struct RecordOptions
{
    qint64 defaultListLimit = 30;
    qint64 maxListLimit = 100;
    qint64 estimateBound = 10'000; ///< to which an estimated total counts at most
    qint64 defaultGroupLimit = 100;
    qint64 maxGroupLimit = 1000;
    qint64 maxBatch = 1000;           ///< records in one request
    qint64 maxAnswerBytes = 32 << 20; ///< of a list, or of a record with related ones
    rules::TextLimits filterLimits;
    int maxExpandDepth = 3;         ///< relations one after the other
    qint64 maxExpandRecords = 1000; ///< related ones of one relation in one answer
    QByteArray cursorSecret;
    QByteArray previousCursorSecret; ///< empty: none
};

} // namespace basalt::records
