// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace basalt::core {

/** Where time comes from, so that tests can set it. Implementations are safe to call from any thread. */
class Clock
{
public:
    Clock() = default;
    virtual ~Clock() = default;
    Q_DISABLE_COPY_MOVE(Clock)

    /** Milliseconds since 1970-01-01T00:00:00Z. */
    [[nodiscard]] virtual qint64 nowMs() const = 0;
    /** Nanoseconds on a clock that never goes back; only differences mean anything. */
    [[nodiscard]] virtual qint64 monotonicNs() const = 0;
};

/** The machine's clocks. */
class SystemClock final : public Clock
{
public:
    [[nodiscard]] qint64 nowMs() const override;
    [[nodiscard]] qint64 monotonicNs() const override;
};

} // namespace basalt::core
