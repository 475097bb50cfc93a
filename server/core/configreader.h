// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/config.h"

#include <QStringList>

namespace basalt::core {

/** Fills a Config from its sources and collects every mistake instead of stopping at the first. Used by Config::load(). */
class ConfigReader
{
public:
    ConfigReader() = default;
    /** Begins with settings that were read before. */
    explicit ConfigReader(Config config) : m_config(std::move(config)) { }

    [[nodiscard]] Result<Config> read(const ConfigSources &sources);
    /** What the installation's database keeps. */
    [[nodiscard]] Result<Config> readStored(const QList<std::pair<Setting, QString>> &values);

private:
    void readEnvironment(const QHash<QString, QString> &variables);
    void readDotEnv(const QString &path);
    void readConfigFile();
    void readCommandLine(const QList<std::pair<QString, QString>> &values);

    void setVariable(const QString &variable, const QString &value, SettingSource source, const QString &origin);
    /** `items` are the parts as the source separates them; one text where it does not. */
    void set(Setting setting, const QStringList &items, SettingSource source, const QString &origin);

    Config m_config;
    QStringList m_mistakes;
};

/** One `key = value` of a config file. */
struct ConfigFileEntry
{
    QString section; ///< empty at the top
    QString name;
    QStringList items;
};

/** Reads TOML or INI text as CLI11 does. Values with spaces are quoted. */
[[nodiscard]] Result<QList<ConfigFileEntry>> parseConfigText(const QByteArray &text);

} // namespace basalt::core
