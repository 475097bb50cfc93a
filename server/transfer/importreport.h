// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <atomic>
#include <mutex>
#include <optional>
#include <vector>

namespace basalt::transfer {

/** A row that was not written, and why. */
struct RowFault
{
    qint64 row = 0;  ///< from 1, without the header
    qint64 line = 0; ///< of the file
    QString column;  ///< as the file calls it; empty: the row as a whole
    QString code;
    QString message;
};

/**
 * How far an import is and what it met. Of faulty rows the first ones are named and all are counted, so the report is bounded.
 * Written by the import, read by whoever shows it; thread-safe.
 */
class ImportReport
{
public:
    enum class State { Receiving, Running, Done, Failed, Cancelled };

    explicit ImportReport(size_t namedFaults) : m_namedFaults(namedFaults) { }
    Q_DISABLE_COPY_MOVE(ImportReport)

    /** Asks the import to stop before its next batch. */
    void cancel() { m_isCancelled = true; }
    [[nodiscard]] bool isCancelled() const { return m_isCancelled; }

    void setState(State state);
    [[nodiscard]] State state() const;
    void setSize(qint64 bytes);
    /** A batch has been decided; rows behind `lastRow` have not been looked at. */
    void addBatch(qint64 lastRow, qint64 created, qint64 updated, qint64 refused, qint64 bytesRead);
    void addFault(const RowFault &fault);
    void finish(State state, std::optional<Error> error);

    /** `state`, `received_bytes`, `bytes_done`, `rows_done`, `created`, `updated`, `refused`, `next_row`, `errors`, `error`. */
    [[nodiscard]] QJsonObject toJson() const;
    /** Bytes read of the file and in all: for people who wait. */
    [[nodiscard]] std::pair<qint64, qint64> progress() const;
    [[nodiscard]] std::optional<Error> error() const;

private:
    const size_t m_namedFaults;
    std::atomic<bool> m_isCancelled{false};

    mutable std::mutex m_mutex;
    // All of these guarded by m_mutex.
    State m_state = State::Receiving;
    qint64 m_size = 0;
    qint64 m_bytesRead = 0;
    qint64 m_lastRow = 0;
    qint64 m_created = 0;
    qint64 m_updated = 0;
    qint64 m_refused = 0;
    std::vector<RowFault> m_faults;
    std::optional<Error> m_error;
};

} // namespace basalt::transfer
