// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logging.h"

#include "core/clock.h"
#include "core/jsonwriter.h"
#include "core/timestamp.h"

#include <QtGlobal>

#include <atomic>

#include <unistd.h>

namespace basalt::core {

namespace {

std::atomic<LogLevel> s_level = LogLevel::Info;
std::atomic<LogFormat> s_format = LogFormat::Console;

QByteArrayView levelName(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug: return "debug";
    case LogLevel::Info: return "info";
    case LogLevel::Warning: return "warning";
    case LogLevel::Error: break;
    }
    return "error";
}

QByteArray jsonLine(LogLevel level, QByteArrayView message, std::initializer_list<LogField> fields)
{
    JsonWriter line(256);
    line.beginObject().member("time", QByteArrayView(formatTimestamp(SystemClock().nowMs())));
    line.member("level", levelName(level)).member("message", message);
    for (const auto &[name, value] : fields)
        line.member(name, QByteArrayView(value));
    return line.endObject().take() + '\n';
}

QByteArray consoleLine(LogLevel level, QByteArrayView message, std::initializer_list<LogField> fields)
{
    QByteArray line = formatTimestamp(SystemClock().nowMs()).mid(11, 12);
    line += ' ';
    line += levelName(level).toByteArray().leftJustified(7);
    line += ' ';
    line += message;
    for (const auto &[name, value] : fields) {
        line += ' ';
        line += name;
        line += '=';
        const bool plain = !value.isEmpty() && std::none_of(value.cbegin(), value.cend(), [](char c) {
            return static_cast<unsigned char>(c) <= 0x20 || c == '"' || c == '=' || c == 0x7f;
        });
        if (plain)
            line += value;
        else
            appendJsonString(line, value);
    }
    // The message itself may quote what a client sent: no control character reaches the terminal.
    std::replace_if(
        line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
    return line + '\n';
}

void handleQtMessage(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    const LogLevel level = type == QtDebugMsg ? LogLevel::Debug
        : type == QtInfoMsg                   ? LogLevel::Info
        : type == QtWarningMsg                ? LogLevel::Warning
                                              : LogLevel::Error;
    log(level, text.toUtf8(), {{"category", context.category ? QByteArray(context.category) : QByteArray("default")}});
    if (type == QtFatalMsg)
        std::abort();
}

} // namespace

void configureLogging(LogLevel level, LogFormat format)
{
    s_level = level;
    s_format = format;
}

void installQtMessageHandler()
{
    qInstallMessageHandler(handleQtMessage);
}

bool isLogged(LogLevel level)
{
    return level >= s_level.load(std::memory_order_relaxed);
}

void log(LogLevel level, QByteArrayView message, std::initializer_list<LogField> fields)
{
    if (!isLogged(level))
        return;
    const QByteArray line = s_format.load(std::memory_order_relaxed) == LogFormat::Json ? jsonLine(level, message, fields)
                                                                                        : consoleLine(level, message, fields);
    // A log that cannot be written has nowhere to say so.
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line.constData(), static_cast<size_t>(line.size()));
}

} // namespace basalt::core
