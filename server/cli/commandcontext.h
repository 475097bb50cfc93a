// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/config.h"
#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <iosfwd>
#include <string>
#include <vector>

namespace basalt::cli {

enum class ExitCode;

/** Options that every command takes; the registry declares and fills them. */
struct CommonOptions
{
    std::string dataDir;
    std::string databaseUrl;
    std::string host;
    std::string port;
    std::string configFile;
    std::vector<std::string> settings; ///< `name=value`
};

/** What a command runs with: streams in place of the process's own, and the settings of this run. */
class CommandContext
{
public:
    CommandContext(std::istream &in, std::ostream &out, std::ostream &err);
    Q_DISABLE_COPY_MOVE(CommandContext)

    CommonOptions common;

    [[nodiscard]] std::istream &in() { return m_in; }
    [[nodiscard]] std::ostream &out() { return m_out; }

    /**
     * The settings from the command line (`extra` of the command itself, then the common options), the environment, `.env`
     * and the config file. Code::ConfigurationInvalid names every mistake.
     */
    [[nodiscard]] Result<core::Config> loadConfig(const QList<std::pair<core::Setting, std::string>> &extra = {}) const;

    /** Prints a line for people. */
    void print(const QString &line);
    /** Says on standard error what went wrong, and returns the exit code that fits. */
    [[nodiscard]] ExitCode fail(const Error &error);

private:
    std::istream &m_in;
    std::ostream &m_out;
    std::ostream &m_err;
};

} // namespace basalt::cli
