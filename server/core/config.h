// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "core/settings.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <utility>
#include <vector>

namespace basalt::core {

/** Where a value came from, weakest first: a later one overrides an earlier one. */
enum class SettingSource { Default, Generated, Stored, ConfigFile, DotEnv, Environment, CommandLine };

/** What to read settings from. */
struct ConfigSources
{
    QList<std::pair<QString, QString>> commandLine; ///< setting name and value, as given
    QHash<QString, QString> environment;            ///< all variables; those without the prefix are passed over
    QString dotEnvPath;                             ///< read if it exists; empty: none
    bool readConfigFile = true;
};

/**
 * The settings of one run, complete and checked: every setting has a value of its type, and says where it is from. A plain
 * value; read from any thread.
 */
class Config
{
public:
    /** Every setting at its default. */
    Config();

    /**
     * Reads all sources. An unknown name, a value of the wrong type or an unreadable file is Code::ConfigurationInvalid; the
     * message names every mistake with its place, one a line.
     */
    [[nodiscard]] static Result<Config> load(const ConfigSources &sources);

    [[nodiscard]] QString text(Setting setting) const { return value(setting).items.join(u','); }
    [[nodiscard]] qint64 number(Setting setting) const { return text(setting).toLongLong(); }
    [[nodiscard]] bool flag(Setting setting) const { return text(setting) == QLatin1StringView("true"); }
    [[nodiscard]] QStringList list(Setting setting) const { return value(setting).items; }

    [[nodiscard]] SettingSource source(Setting setting) const { return value(setting).source; }
    /** For people: `default`, `BASALT_PORT`, `.env line 3`, `--port` … */
    [[nodiscard]] QString origin(Setting setting) const { return value(setting).origin; }
    /** The value as it may be shown: a secret is `********`, a password in an address too. */
    [[nodiscard]] QString shown(Setting setting) const;

    /**
     * With what the installation's own database keeps, where nobody has said otherwise; a value that is wrong is
     * Code::ConfigurationInvalid, as of load().
     */
    [[nodiscard]] Result<Config> withStored(const QList<std::pair<Setting, QString>> &values) const;
    /** As it is without that. */
    [[nodiscard]] Config withoutStored() const;
    /** Takes the value of one setting over. */
    void take(Setting setting, const Config &other);

    /** Sets what the installation made for itself; only where nothing else did. */
    void setGenerated(Setting setting, const QString &value, const QString &origin);

private:
    struct Value
    {
        QStringList items; ///< one, but for lists
        SettingSource source = SettingSource::Default;
        QString origin;
    };

    [[nodiscard]] const Value &value(Setting setting) const { return m_values[static_cast<size_t>(setting)]; }

    std::vector<Value> m_values;

    friend class ConfigReader;
};

} // namespace basalt::core
