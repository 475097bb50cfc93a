// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <initializer_list>
#include <utility>

namespace basalt::core {

enum class LogLevel { Debug, Info, Warning, Error };
enum class LogFormat { Console, Json };

/** One named value of a log line. Values are escaped by the writer; secrets are never passed here. */
using LogField = std::pair<QByteArrayView, QByteArray>;

/** Sets level and form of all later lines; called once at start, before other threads exist. */
void configureLogging(LogLevel level, LogFormat format);

/** Routes Qt's own messages (qWarning and the like) into this log. */
void installQtMessageHandler();

[[nodiscard]] bool isLogged(LogLevel level);

/** Writes one line to standard error in one system call, so lines of several threads never mix. */
void log(LogLevel level, QByteArrayView message, std::initializer_list<LogField> fields = {});

inline void logInfo(QByteArrayView message, std::initializer_list<LogField> fields = {})
{
    log(LogLevel::Info, message, fields);
}
inline void logWarning(QByteArrayView message, std::initializer_list<LogField> fields = {})
{
    log(LogLevel::Warning, message, fields);
}
inline void logError(QByteArrayView message, std::initializer_list<LogField> fields = {})
{
    log(LogLevel::Error, message, fields);
}

} // namespace basalt::core
