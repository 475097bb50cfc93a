// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/backupcommand.h"

#include "backup/backupfile.h"
#include "backup/backupmaker.h"
#include "backup/backuprestorer.h"
#include "backup/backupstore.h"

#include <CLI/CLI.hpp>

#include <QDir>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace basalt::cli {

namespace {

QString text(const QByteArray &utf8)
{
    return QString::fromUtf8(utf8);
}

QString path(const std::string &given)
{
    return QDir::cleanPath(QDir().absoluteFilePath(QString::fromStdString(given)));
}

QString engineText(const backup::BackupManifest &manifest)
{
    return text(backup::engineName(manifest.engine)) + u' ' + text(manifest.engineVersion);
}

/** Damage is what a check looks for, not a command that failed. */
ExitCode failChecked(CommandContext &context, const Error &error)
{
    const ExitCode code = context.fail(error);
    return error.code == Code::BackupDamaged ? ExitCode::Broken : code;
}

} // namespace

void BackupCommand::declare(CLI::App &parser)
{
    parser.require_subcommand(1);
    parser.fallthrough();
    m_create = parser.add_subcommand("create", "Make a backup; a server may run meanwhile");
    m_create->add_option("--output", m_output, "File, or folder to make one in (default: the folder of the setting backup_dir)")
        ->type_name("FILE|DIR");
    m_list = parser.add_subcommand("list", "Show the backups in the folder of the setting backup_dir, newest first");
    m_verify = parser.add_subcommand("verify", "Hold a backup against its checksums; exit status 3 if it is damaged");
    CLI::App *restorer = parser.add_subcommand("restore", "Bring a backup to a fresh folder or an empty database");
    for (CLI::App *command : {m_verify, restorer})
        command->add_option("file", m_file, "The backup")->required()->type_name("FILE");
    restorer->add_option("--data-dir", m_newFolder, "The new data folder: does not exist yet, or is empty")
        ->required()
        ->type_name("NEW");
}

ExitCode BackupCommand::run(CommandContext &context)
{
    if (m_verify->parsed())
        return verify(context);
    if (!m_newFolder.empty())
        context.common.dataDir = m_newFolder;
    auto settings = context.loadConfig();
    if (!settings)
        return context.fail(settings.error());
    const auto config = composition::makeServerConfig(std::move(*settings));
    if (!config)
        return context.fail(config.error());
    if (m_create->parsed())
        return create(context, *config);
    return m_list->parsed() ? list(context, *config) : restore(context, *config);
}

QString BackupCommand::outputPath(const composition::ServerConfig &config) const
{
    const QString name = backup::newBackupName(core::SystemClock());
    if (m_output.empty())
        return config.backupFolder + u'/' + name;
    const QString output = path(m_output);
    return QFileInfo(output).isDir() || QString::fromStdString(m_output).endsWith(u'/') ? QString(output + u'/' + name)
                                                                                        : output;
}

ExitCode BackupCommand::create(CommandContext &context, const composition::ServerConfig &config) const
{
    const core::SystemClock clock;
    const backup::BackupMaker maker({config.dataFolder, config.database}, clock);
    const QString file = outputPath(config);
    backup::BackupProgress progress;
    const auto manifest = maker.make(file, backup::BackupOrigin::Command, progress);
    if (!manifest)
        return context.fail(manifest.error());
    context.print(u"%1"_s.arg(file));
    for (const backup::BackupPart &part : manifest->parts)
        context.print(u"  %1  %2 bytes  sha256 %3"_s.arg(text(part.name)).arg(part.size).arg(text(part.sha256)));
    return ExitCode::Ok;
}

ExitCode BackupCommand::list(CommandContext &context, const composition::ServerConfig &config)
{
    const backup::BackupStore store(config.backupFolder);
    const auto entries = store.list();
    for (const backup::BackupEntry &entry : entries) {
        if (!entry.manifest) {
            context.print(u"%1  damaged: %2"_s.arg(entry.name, entry.fault));
            continue;
        }
        context.print(u"%1  %2  %3 bytes  %4  Basalt %5  by %6"_s.arg(entry.name, text(entry.manifest->createdAt))
                          .arg(entry.size)
                          .arg(engineText(*entry.manifest), text(entry.manifest->basaltVersion),
                               text(backup::originName(entry.manifest->origin))));
    }
    context.print(u"Backups in %1: %2"_s.arg(store.folder()).arg(entries.size()));
    return ExitCode::Ok;
}

ExitCode BackupCommand::verify(CommandContext &context) const
{
    const auto file = backup::BackupFile::open(path(m_file));
    if (!file)
        return failChecked(context, file.error());
    const auto outcome = (*file)->verify([](qint64, qint64) { return true; });
    if (!outcome)
        return failChecked(context, outcome.error());
    const backup::BackupManifest &manifest = (*file)->manifest();
    context.print(u"Made %1 by Basalt %2 from %3, schema version %4, audit chains: %5"_s
                      .arg(text(manifest.createdAt), text(manifest.basaltVersion), engineText(manifest))
                      .arg(manifest.schemaVersion)
                      .arg(manifest.chains.size()));
    for (const backup::BackupPart &part : manifest.parts)
        context.print(u"  %1  %2 bytes"_s.arg(text(part.name)).arg(part.size));
    context.print(u"The backup is whole."_s);
    return ExitCode::Ok;
}

ExitCode BackupCommand::restore(CommandContext &context, const composition::ServerConfig &config) const
{
    const core::SystemClock clock;
    const backup::BackupRestorer restorer({config.dataFolder, config.database}, clock);
    backup::BackupProgress progress;
    const auto report = restorer.restore(path(m_file), progress);
    if (!report)
        return failChecked(context, report.error());
    context.print(u"Restored the backup of %1 to %2"_s.arg(text(report->manifest.createdAt), config.dataFolder));
    context.print(u"%1 audit entries, chains: %2, %3 values checked, %4 erased."_s.arg(report->audit.entries)
                      .arg(report->audit.chains)
                      .arg(report->audit.values)
                      .arg(report->audit.erased));
    if (report->holds()) {
        context.print(u"The audit trail holds."_s);
        return ExitCode::Ok;
    }
    const auto &broken = report->audit.firstBreak;
    const QString fault = broken ? u"The audit trail of account %1 does not hold at entry %2: %3"_s.arg(text(broken->accountId))
                                       .arg(broken->sequence)
                                       .arg(broken->explanation)
                                 : report->chainFault;
    std::ignore = context.fail(Error::of(Code::AuditBroken, u"The data is restored, but: "_s + fault));
    return ExitCode::Broken;
}

} // namespace basalt::cli
