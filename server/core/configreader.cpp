// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/configreader.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace basalt::core {

namespace {

constexpr auto kPrefix = "BASALT_"_L1;

/** Variables with the prefix that belong to the desktop program, the build and the tests, not to the server. */
bool isToolVariable(const QString &name)
{
    return name == "BASALT_JOBS"_L1 || name.startsWith("BASALT_ADMIN_"_L1) || name.startsWith("BASALT_TEST_"_L1)
        || name.startsWith("BASALT_BENCH_"_L1);
}

/** A list is a JSON array of texts or parts between commas. */
QStringList splitList(const QString &text)
{
    QStringList items;
    const QJsonDocument json = QJsonDocument::fromJson(text.toUtf8());
    if (json.isArray()) {
        for (const QJsonValue &item : json.array())
            items.append(item.toString().trimmed());
    } else {
        for (const QString &item : text.split(u','))
            items.append(item.trimmed());
    }
    items.removeAll(QString());
    return items;
}

std::optional<bool> parseFlag(const QString &text)
{
    const QString lower = text.toLower();
    if (lower == "true"_L1 || lower == "1"_L1 || lower == "yes"_L1 || lower == "on"_L1)
        return true;
    if (lower == "false"_L1 || lower == "0"_L1 || lower == "no"_L1 || lower == "off"_L1)
        return false;
    return std::nullopt;
}

/** The one text in its normal form, or what it should have been. */
tl::expected<QString, QString> normalised(const SettingInfo &row, const QString &text)
{
    switch (row.type) {
    case SettingType::Number: {
        bool isNumber = false;
        const qint64 number = text.toLongLong(&isNumber);
        if (!isNumber || number < row.smallest || number > row.largest)
            return tl::unexpected(u"must be a whole number from %1 to %2"_s.arg(row.smallest).arg(row.largest));
        return QString::number(number);
    }
    case SettingType::Boolean:
        if (const auto flag = parseFlag(text))
            return *flag ? u"true"_s : u"false"_s;
        return tl::unexpected(u"must be true or false"_s);
    case SettingType::Choice: {
        const QStringList choices = QString::fromLatin1(row.choices).split(u'|');
        if (choices.contains(text.toLower()))
            return text.toLower();
        return tl::unexpected(u"must be one of "_s + choices.join(u", "_s));
    }
    case SettingType::Text:
    case SettingType::List:
    case SettingType::Secret: break;
    }
    const bool hasControl = std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c < u' ' || c == QChar(0x7f); });
    if (hasControl)
        return tl::unexpected(u"must be one line without control characters"_s);
    return text;
}

/** The value after `=` of a `.env` line: quotes are taken off, an unquoted value ends at ` #`. */
QString dotEnvValue(const QString &text)
{
    const QString value = text.trimmed();
    if (value.size() >= 2 && (value.front() == u'"' || value.front() == u'\'') && value.indexOf(value.front(), 1) > 0)
        return value.sliced(1, value.indexOf(value.front(), 1) - 1);
    const qsizetype comment = value.indexOf(" #"_L1);
    return (comment < 0 ? value : value.first(comment)).trimmed();
}

} // namespace

Result<Config> ConfigReader::read(const ConfigSources &sources)
{
    // Strongest last, but for the config file: the others may name it. set() keeps the stronger value.
    readDotEnv(sources.dotEnvPath);
    readEnvironment(sources.environment);
    readCommandLine(sources.commandLine);
    if (sources.readConfigFile)
        readConfigFile();
    if (!m_mistakes.isEmpty())
        return Error::of(Code::ConfigurationInvalid, m_mistakes.join(u'\n'));
    return m_config;
}

Result<Config> ConfigReader::readStored(const QList<std::pair<Setting, QString>> &values)
{
    for (const auto &[setting, value] : values)
        set(setting, {value}, SettingSource::Stored, u"stored"_s);
    if (!m_mistakes.isEmpty())
        return Error::of(Code::ConfigurationInvalid, m_mistakes.join(u'\n'));
    return m_config;
}

void ConfigReader::readEnvironment(const QHash<QString, QString> &variables)
{
    for (auto variable = variables.cbegin(); variable != variables.cend(); ++variable) {
        if (variable.key().startsWith(kPrefix) && !isToolVariable(variable.key()))
            setVariable(variable.key(), variable.value(), SettingSource::Environment, variable.key());
    }
}

void ConfigReader::readDotEnv(const QString &path)
{
    QFile file(path);
    if (path.isEmpty() || !file.exists())
        return;
    if (!file.open(QIODevice::ReadOnly)) {
        m_mistakes.append(u"%1: cannot be read (%2)"_s.arg(path, file.errorString()));
        return;
    }
    int number = 0;
    for (const QString &raw : QString::fromUtf8(file.readAll()).split(u'\n')) {
        ++number;
        QString line = raw.trimmed();
        if (line.startsWith("export "_L1))
            line = line.sliced(7).trimmed();
        const qsizetype equals = line.indexOf(u'=');
        const QString name = line.first(std::max<qsizetype>(equals, 0)).trimmed();
        // The file may serve other programs too: what has not the prefix is theirs.
        if (name.startsWith(kPrefix) && !isToolVariable(name))
            setVariable(name, dotEnvValue(line.sliced(equals + 1)), SettingSource::DotEnv,
                        u"%1 line %2"_s.arg(path).arg(number));
    }
}

void ConfigReader::readConfigFile()
{
    const QString named = m_config.text(Setting::ConfigFile);
    const QString path = named.isEmpty() ? m_config.text(Setting::DataDir) + "/basalt.toml"_L1 : named;
    QFile file(path);
    if (named.isEmpty() && !file.exists())
        return;
    if (!file.open(QIODevice::ReadOnly)) {
        m_mistakes.append(u"config file %1: %2"_s.arg(path, file.errorString()));
        return;
    }
    const auto entries = parseConfigText(file.readAll());
    if (!entries) {
        m_mistakes.append(u"config file %1: %2"_s.arg(path, entries.error().message));
        return;
    }
    for (const ConfigFileEntry &entry : *entries) {
        const QString key = entry.section.isEmpty() ? entry.name : entry.section + u'.' + entry.name;
        const auto setting = settingNamed(entry.name);
        if (!setting || (!entry.section.isEmpty() && entry.section != QLatin1StringView(settingInfo(*setting).group)))
            m_mistakes.append(u"config file %1: unknown setting \"%2\""_s.arg(path, key));
        else if (*setting == Setting::ConfigFile || (*setting == Setting::DataDir && named.isEmpty()))
            m_mistakes.append(
                u"config file %1: \"%2\" cannot be set in this file, because it decides which file is read"_s.arg(path, key));
        else
            set(*setting, entry.items, SettingSource::ConfigFile, path);
    }
}

void ConfigReader::readCommandLine(const QList<std::pair<QString, QString>> &values)
{
    for (const auto &[name, value] : values) {
        if (const auto setting = settingNamed(name))
            set(*setting, {value}, SettingSource::CommandLine, u"command line"_s);
        else
            m_mistakes.append(u"command line: unknown setting \"%1\""_s.arg(name));
    }
}

void ConfigReader::setVariable(const QString &variable, const QString &value, SettingSource source, const QString &origin)
{
    const auto setting = settingNamed(variable.sliced(kPrefix.size()).toLower());
    if (setting && variable == variableName(*setting))
        set(*setting, {value}, source, origin);
    else
        m_mistakes.append(
            u"%1: unknown setting %2"_s.arg(source == SettingSource::DotEnv ? origin : u"environment"_s, variable));
}

void ConfigReader::set(Setting setting, const QStringList &items, SettingSource source, const QString &origin)
{
    const SettingInfo &row = settingInfo(setting);
    Config::Value value{{}, source, origin};
    const QString name = u"%1 (%2)"_s.arg(QLatin1StringView(row.name), origin);
    if (row.type != SettingType::List && items.size() != 1) {
        m_mistakes.append(u"%1: takes one value; put a value with spaces or commas in quotes"_s.arg(name));
        return;
    }
    for (const QString &item : row.type == SettingType::List && items.size() == 1 ? splitList(items.first()) : items) {
        const auto text = normalised(row, item);
        if (!text) {
            m_mistakes.append(u"%1: %2"_s.arg(name, text.error()));
            return;
        }
        value.items.append(*text);
    }
    Config::Value &current = m_config.m_values[static_cast<size_t>(setting)];
    if (source >= current.source)
        current = std::move(value);
}

} // namespace basalt::core
