// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "console/sqlconsole.h"

#include "core/ids.h"
#include "core/jsonwriter.h"

#include <QVariant>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace basalt::console {

/** One statement from the request to its answer. */
struct SqlConsole::Job
{
    db::DatabaseOptions database;
    db::PersonalQuery query;
    QByteArray text;       ///< as it was written, for the trail
    QJsonArray parameters; ///< likewise
    QString field;         ///< what faults are said of: `sql`, `sql_query`
    db::AuditActor actor;
    Code event = Code::SqlConsoleUsed;
    QByteArray macro; ///< its number; null in the console
    std::optional<db::SqlFault> fault;
    db::PersonalAnswer answer;
    qint64 milliseconds = 0;
};

namespace {

constexpr qsizetype kMaxParameters = 100;

Result<std::vector<db::Value>> readParameters(const QJsonArray &parameters)
{
    if (parameters.size() > kMaxParameters)
        return Error::invalid(u"parameters"_s, u"At most %1."_s.arg(kMaxParameters), u"too_many_values"_s);
    std::vector<db::Value> values;
    for (const QJsonValue &parameter : parameters) {
        const QVariant value = parameter.toVariant();
        const double number = parameter.toDouble();
        const bool isWhole = parameter.isDouble() && std::trunc(number) == number && std::abs(number) < 9e15;
        if (parameter.isNull())
            values.emplace_back(db::kNull);
        else if (parameter.isBool())
            values.emplace_back(parameter.toBool());
        else if (value.typeId() == QMetaType::LongLong)
            values.emplace_back(value.toLongLong());
        else if (isWhole)
            values.emplace_back(static_cast<qint64>(number));
        else if (parameter.isDouble())
            values.emplace_back(number);
        else if (parameter.isString() && !parameter.toString().contains(QChar(u'\0')))
            values.emplace_back(parameter.toString().toUtf8());
        else
            return Error::invalid(u"parameters"_s, u"A parameter is a text, a number, true, false or null."_s,
                                  u"invalid_type"_s);
    }
    return values;
}

/** With the place in characters from 1, as faults of rules have it. */
Error errorOf(const db::SqlFault &fault, const QByteArray &sql, const QString &field)
{
    if (fault.kind == db::SqlFault::Kind::Broken)
        return Error::logged(Code::Unavailable, fault.reason);
    const Code code = fault.kind == db::SqlFault::Kind::Refused ? Code::StatementRefused
        : fault.kind == db::SqlFault::Kind::TimedOut            ? Code::StatementTimedOut
                                                                : Code::StatementFailed;
    Error error = Error::of(code);
    QString reason = fault.reason.isEmpty() ? error.message : fault.reason;
    if (fault.position >= 0)
        reason =
            u"position %1: %2"_s.arg(QString::fromUtf8(sql.first(std::min(fault.position, sql.size()))).size() + 1).arg(reason);
    static constexpr std::array kNames{"refused", "failed", "timed_out"};
    error.fields.append({field, reason, QString::fromLatin1(kNames[static_cast<size_t>(fault.kind)])});
    return error;
}

QString outcomeOf(const std::optional<db::SqlFault> &fault)
{
    static constexpr std::array kNames{"refused", "failed", "timed_out", "unavailable"};
    return fault ? QString::fromLatin1(kNames[static_cast<size_t>(fault->kind)]) : u"answered"_s;
}

void writeAnswer(core::JsonWriter &out, const db::PersonalAnswer &answer, qint64 milliseconds)
{
    out.key("columns").beginArray();
    for (const QByteArray &column : answer.columns)
        out.string(QByteArrayView(column));
    out.endArray().key("rows").raw(answer.rows).member("row_count", answer.rowCount).flag("truncated", answer.truncated);
    out.member("execution_time", milliseconds);
}

} // namespace

void SqlConsole::run(db::Session &session, const auth::Principal &caller, db::AuditActor actor, const ConsoleInput &input,
                     Done done)
{
    if (!caller.superadmin)
        return done(Error::of(Code::SuperadminRequired));
    const auto options = m_options.load();
    if (!options->enabled)
        return done(Error::of(Code::Forbidden, u"The SQL console is switched off (sql_console_enabled)."_s));
    auto binds = readParameters(input.parameters);
    if (!binds)
        return done(std::move(binds).error());
    auto job = std::make_shared<Job>();
    job->query = {input.sql, std::move(*binds), input.explain};
    job->query.maxRows = std::min(input.maxRows.value_or(options->maxRows), options->maxRows);
    job->text = input.sql;
    job->parameters = input.parameters;
    job->field = u"sql"_s;
    job->actor = std::move(actor);
    start(session, job, [job, done = std::move(done)](Result<QByteArray> settled) mutable {
        if (!settled)
            return done(std::move(settled));
        core::JsonWriter out(job->answer.rows.size() + 256);
        out.beginObject();
        writeAnswer(out, job->answer, job->milliseconds);
        done(out.endObject().take());
    });
}

void SqlConsole::tryMacro(db::Session &session, const auth::Principal &caller, db::AuditActor actor, const schema::Macro &macro,
                          const QJsonArray &values, Done done)
{
    if (!caller.superadmin)
        return done(Error::of(Code::SuperadminRequired));
    if (!macro.isSql()) {
        return done(Error::invalid(u"id"_s, u"A macro in the language of rules is tried in a rule, under /rules/test."_s,
                                   u"not_testable"_s));
    }
    if (values.size() != macro.parameters.size()) {
        return done(Error::invalid(u"parameters"_s, u"This macro has %1 parameters."_s.arg(macro.parameters.size()),
                                   u"invalid_value"_s));
    }
    auto binds = readParameters(values);
    if (!binds)
        return done(std::move(binds).error());
    auto job = std::make_shared<Job>();
    job->text = macro.sql;
    job->parameters = values;
    job->field = u"sql_query"_s;
    job->actor = std::move(actor);
    job->event = Code::MacroTried;
    job->macro = QByteArray::number(macro.id);
    job->query = {macro.sql, std::move(*binds)};
    job->query.maxRows = m_options.load()->maxRows;
    if (auto numbered = db::numberParameters(macro.sql, macro.parameters))
        job->query.sql = std::move(*numbered);
    else
        job->fault = numbered.error();
    start(session, job, [job, done = std::move(done)](Result<QByteArray> settled) mutable {
        if (!settled)
            return done(std::move(settled));
        core::JsonWriter out(job->answer.rows.size() + 256);
        out.beginObject().key("result").raw(job->answer.first);
        writeAnswer(out, job->answer, job->milliseconds);
        done(out.member("rows_affected", qint64(0)).endObject().take());
    });
}

/** Runs the statement, then writes it into the trail, then lets its outcome be seen. */
void SqlConsole::start(db::Session &session, std::shared_ptr<Job> job, Done done)
{
    const auto options = m_options.load();
    job->database = options->database;
    job->query.maxBytes = options->maxBytes;
    job->query.timeoutMs = options->timeoutMs;
    const auto work = [job, &clock = m_clock]() -> Result<bool> {
        const qint64 begun = clock.monotonicNs();
        if (!job->fault) {
            if (auto answer = db::answerQuery(job->database, job->query))
                job->answer = std::move(*answer);
            else
                job->fault = answer.error();
        }
        job->milliseconds = (clock.monotonicNs() - begun) / 1'000'000;
        return true;
    };
    const auto record = [job](db::WriteContext &context) -> Result<void> {
        db::AuditEvent event;
        event.event = job->event;
        event.operation = "SQL";
        event.accountId = core::kSystemAccountId.toByteArray();
        event.actor = job->actor;
        event.table = job->macro.isNull() ? QByteArray() : QByteArray("macros");
        event.recordId = job->macro;
        event.allowedBy = "superadmin";
        event.changes = {{"sql", QJsonValue::Undefined, QString::fromUtf8(job->text)},
                         {"outcome", QJsonValue::Undefined, outcomeOf(job->fault)},
                         {"rows", QJsonValue::Undefined, job->answer.rowCount}};
        if (!job->parameters.isEmpty())
            event.changes.append({"parameters", QJsonValue::Undefined, job->parameters});
        if (job->query.explain)
            event.changes.append({"explain", QJsonValue::Undefined, true});
        context.audit(std::move(event));
        return {};
    };
    m_pool.run<bool>(session.mailbox(), work, [&session, job, record, done = std::move(done)](Result<bool> ran) mutable {
        if (!ran)
            return done(std::move(ran).error());
        session.write<void>(core::kSystemAccountId.toByteArray(), record,
                            [job, done = std::move(done)](Result<void> written) mutable {
                                if (!written)
                                    return done(std::move(written).error());
                                if (job->fault)
                                    return done(errorOf(*job->fault, job->query.sql, job->field));
                                done(QByteArray());
                            });
    });
}

} // namespace basalt::console
