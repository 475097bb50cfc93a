// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logging.h"

#include "core/clock.h"
#include "core/jsonwriter.h"
#include "core/timestamp.h"

#include <QtGlobal>

#include <algorithm>
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

void writeJson(QByteArray &line, LogLevel level, QByteArrayView message, std::initializer_list<LogField> fields)
{
    const auto add = [&line](QByteArrayView name, QByteArrayView value) {
        line += line.isEmpty() ? '{' : ',';
        appendJsonString(line, name);
        line += ':';
        appendJsonString(line, value);
    };
    add("time", formatTimestamp(SystemClock().nowMs()));
    add("level", levelName(level));
    add("message", message);
    for (const auto &[name, value] : fields)
        add(name, value);
    line += '}';
}

bool needsNoQuotes(QByteArrayView value)
{
    return !value.isEmpty() && std::none_of(value.begin(), value.end(), [](char c) {
        return static_cast<unsigned char>(c) <= 0x20 || c == '"' || c == '=' || c == 0x7f;
    });
}

void writeConsole(QByteArray &line, LogLevel level, QByteArrayView message, std::initializer_list<LogField> fields)
{
    constexpr qsizetype kLevelWidth = 8;
    const QByteArray time = formatTimestamp(SystemClock().nowMs());
    line += QByteArrayView(time).sliced(11, 12);
    line += ' ';
    line += levelName(level);
    line.append(kLevelWidth - levelName(level).size(), ' ');
    line += message;
    for (const auto &[name, value] : fields) {
        line += ' ';
        line += name;
        line += '=';
        if (needsNoQuotes(value))
            line += value;
        else
            appendJsonString(line, value);
    }
    // The message itself may quote what a client sent: no control character reaches the terminal.
    std::replace_if(
        line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
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
    constexpr qsizetype kUsual = 512;
    QByteArray line;
    line.reserve(kUsual);
    if (s_format.load(std::memory_order_relaxed) == LogFormat::Json)
        writeJson(line, level, message, fields);
    else
        writeConsole(line, level, message, fields);
    line += '\n';
    // A log that cannot be written has nowhere to say so.
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line.constData(), static_cast<size_t>(line.size()));
}

} // namespace basalt::core
