// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commandcontext.h"

#include "cli/command.h"

#include <QProcessEnvironment>

#include <istream>
#include <ostream>

using namespace Qt::Literals::StringLiterals;

namespace basalt::cli {

namespace {

QHash<QString, QString> environmentVariables()
{
    QHash<QString, QString> variables;
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys())
        variables.insert(name, environment.value(name));
    return variables;
}

} // namespace

CommandContext::CommandContext(std::istream &in, std::ostream &out, std::ostream &err) : m_in(in), m_out(out), m_err(err) { }

Result<core::Config> CommandContext::loadConfig(const QList<std::pair<core::Setting, std::string>> &extra) const
{
    core::ConfigSources sources;
    sources.environment = environmentVariables();
    sources.dotEnvPath = u".env"_s;
    const auto add = [&sources](core::Setting setting, const std::string &value) {
        if (!value.empty())
            sources.commandLine.emplaceBack(QString::fromLatin1(core::settingInfo(setting).name),
                                            QString::fromStdString(value));
    };
    for (const std::string &assignment : common.settings) {
        const QString text = QString::fromStdString(assignment);
        const qsizetype equals = text.indexOf(u'=');
        if (equals <= 0)
            return Error::of(Code::ConfigurationInvalid, u"--set %1: write --set name=value"_s.arg(text));
        sources.commandLine.emplaceBack(text.first(equals), text.sliced(equals + 1));
    }
    add(core::Setting::DataDir, common.dataDir);
    add(core::Setting::DatabaseUrl, common.databaseUrl);
    add(core::Setting::Host, common.host);
    add(core::Setting::Port, common.port);
    add(core::Setting::ConfigFile, common.configFile);
    for (const auto &[setting, value] : extra)
        add(setting, value);
    return core::Config::load(sources);
}

void CommandContext::print(const QString &line)
{
    m_out << line.toStdString() << '\n' << std::flush;
}

ExitCode CommandContext::fail(const Error &error)
{
    m_err << "basalt: " << error.message.toStdString() << '\n';
    if (!error.detail.isEmpty())
        m_err << "        " << error.detail.toStdString() << '\n';
    for (const FieldError &field : error.fields)
        m_err << "        " << field.field.toStdString() << ": " << field.message.toStdString() << '\n';
    m_err << std::flush;
    return error.code == Code::ConfigurationInvalid || error.code == Code::ValidationFailed ? ExitCode::Usage
                                                                                            : ExitCode::Failed;
}

} // namespace basalt::cli
