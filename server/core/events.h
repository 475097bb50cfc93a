// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QtGlobal>

namespace basalt::core {

/** A record changed, and the change is committed. Plain value; crosses threads. */
struct RecordEvent
{
    QByteArray accountId;  ///< whose record it is
    QByteArray collection; ///< name of the collection
    QByteArray operation;  ///< `create`, `update` or `delete`
    QByteArray recordId;
    qint64 sequence = 0;   ///< of the audit entry in that account's trail: rises with every event of the account
    QByteArray recordJson; ///< the record as the API shows it, every field; `{"id":…}` after a deletion
};

/**
 * Takes committed changes, to pass them on to whoever listens. Thread-safe; returns at once and never fails: who cannot
 * follow is told so by the sink, the writer is not held up. Called after the commit, in the order of the commits.
 */
class EventSink
{
public:
    EventSink() = default;
    virtual ~EventSink() = default;
    Q_DISABLE_COPY_MOVE(EventSink)

    virtual void publish(RecordEvent event) = 0;
    /** False if publish() would reach nobody at this moment: then the event need not be made. */
    [[nodiscard]] virtual bool hasListeners() const { return true; }
};

} // namespace basalt::core
