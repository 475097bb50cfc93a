// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "backup/backupschedule.h"
#include "core/config.h"
#include "core/logging.h"
#include "core/result.h"
#include "db/database.h"
#include "http/pipeline.h"
#include "http/transport/transport.h"

#include <QString>

#include <chrono>
#include <memory>

namespace basalt::composition {

/** The settings in the form that the parts of the server take, checked against each other. */
struct ServerConfig
{
    core::Config settings;
    QString dataFolder; ///< absolute
    http::TransportOptions transport;
    std::shared_ptr<const http::PipelineOptions> pipeline;
    db::DatabaseOptions database;
    QString backupFolder; ///< absolute
    backup::BackupSchedule backupSchedule;
    core::LogLevel logLevel = core::LogLevel::Info;
    core::LogFormat logFormat = core::LogFormat::Console;
    std::chrono::milliseconds shutdownGrace{10'000};
};

/**
 * Turns checked settings into options. Code::ConfigurationInvalid names every combination that does not go: half of a TLS
 * pair, an unknown database address, and in production weak secrets or plain HTTP that leaves the machine.
 */
[[nodiscard]] Result<ServerConfig> makeServerConfig(core::Config given);

/** Host and port as part of an address for people: `http://127.0.0.1:8000`. A wildcard host is shown as `localhost`. */
[[nodiscard]] QString baseUrl(const ServerConfig &config, quint16 port);

} // namespace basalt::composition
