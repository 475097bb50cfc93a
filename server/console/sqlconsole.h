// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/principal.h"
#include "core/clock.h"
#include "core/workpool.h"
#include "db/database.h"
#include "db/personalquery.h"
#include "schema/macro.h"

#include <QByteArray>
#include <QJsonArray>

#include <atomic>
#include <memory>
#include <optional>

namespace basalt::console {

/** From the settings. */
struct ConsoleOptions
{
    db::DatabaseOptions database;
    bool enabled = true;
    qint64 maxRows = 1000;
    qint64 maxBytes = 4 << 20;
    int timeoutMs = 10'000;
};

/** What somebody asks. */
struct ConsoleInput
{
    QByteArray sql;
    QJsonArray parameters; ///< texts, numbers, booleans, null
    bool explain = false;
    std::optional<qint64> maxRows; ///< fewer than the options allow
};

/**
 * SQL that superadmins write, reading only; see db::answerQuery(). One statement runs at a time, on a thread and a connection of its
 * own, so it holds up no worker, no writer and no sign-in. Every statement, refused and failed ones too, stands in the system
 * account's trail, text and parameters, before anybody sees its answer.
 *
 * For superadmins only; every function refuses others with Code::SuperadminRequired. Thread-safe, one for the installation;
 * completions run on the session's thread. Answers are finished JSON.
 */
class SqlConsole
{
public:
    using Done = db::Completion<QByteArray>;

    /** Characters of a statement; all of them go into the trail. */
    static constexpr qsizetype kMaxStatement = 20'000;

    /** The clock outlives the console. */
    SqlConsole(ConsoleOptions options, const core::Clock &clock)
        : m_options(std::make_shared<const ConsoleOptions>(std::move(options)))
        , m_clock(clock)
    { }
    Q_DISABLE_COPY_MOVE(SqlConsole)

    /** From the next statement on. */
    void setOptions(ConsoleOptions options) { m_options = std::make_shared<const ConsoleOptions>(std::move(options)); }

    /**
     * `{columns, rows, row_count, truncated, execution_time}`, the time in milliseconds. Code::StatementRefused,
     * StatementFailed or StatementTimedOut with place and reason under `sql`.
     */
    void run(db::Session &session, const auth::Principal &caller, db::AuditActor actor, const ConsoleInput &input, Done done);

    /**
     * The contract's trial of a macro of SQL with values for its parameters, in order: `{result, columns, rows, execution_time,
     * rows_affected}`, the result being the first value of the first row.
     */
    void tryMacro(db::Session &session, const auth::Principal &caller, db::AuditActor actor, const schema::Macro &macro,
                  const QJsonArray &values, Done done);

private:
    struct Job;

    void start(db::Session &session, std::shared_ptr<Job> job, Done done);

    std::atomic<std::shared_ptr<const ConsoleOptions>> m_options;
    const core::Clock &m_clock;
    core::WorkPool m_pool{1, 8};
};

} // namespace basalt::console
