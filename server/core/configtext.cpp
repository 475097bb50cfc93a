// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/configreader.h"

#include <CLI/CLI.hpp>

#include <sstream>

using namespace Qt::Literals::StringLiterals;

namespace basalt::core {

namespace {

/** Takes comments off: CLI11 would also cut a value at a `#` inside quotes, without a word. */
std::string withoutComments(const QByteArray &text)
{
    std::string plain;
    plain.reserve(static_cast<size_t>(text.size()));
    char quote = 0;
    bool inComment = false;
    for (const char c : text) {
        if (c == '\n') {
            quote = 0;
            inComment = false;
        } else if (quote == 0 && c == '#') {
            inComment = true;
        } else if (!inComment && (c == '"' || c == '\'') && (quote == 0 || quote == c)) {
            quote = quote == 0 ? c : 0;
        }
        if (!inComment)
            plain += c;
    }
    return plain;
}

/** Refuses what CLI11's parser would read as something else than it says. */
Result<void> checkLines(const std::string &text)
{
    int number = 0;
    for (const QByteArray &raw : QByteArray::fromStdString(text).split('\n')) {
        ++number;
        const QByteArray line = raw.trimmed();
        const bool isSection = line.startsWith('[') && line.endsWith(']');
        const bool isContinuation = line.endsWith(']') || line.endsWith(',') || line.startsWith('"');
        if (line.isEmpty() || line.startsWith(';') || isSection || line.contains('=') || isContinuation)
            continue;
        return Error::of(Code::ConfigurationInvalid, u"line %1 is no \"name = value\""_s.arg(number));
    }
    return {};
}

} // namespace

Result<QList<ConfigFileEntry>> parseConfigText(const QByteArray &text)
{
    const std::string plain = withoutComments(text);
    BASALT_TRY_VOID(checkLines(plain));
    CLI::ConfigTOML parser;
    parser.comment('\0');
    QList<ConfigFileEntry> entries;
    try {
        std::istringstream stream(plain);
        for (const CLI::ConfigItem &item : parser.from_config(stream)) {
            if (item.name == "++" || item.name == "--")
                continue; // begin and end of a section
            ConfigFileEntry entry;
            QStringList sections;
            for (const std::string &parent : item.parents)
                sections.append(QString::fromStdString(parent));
            entry.section = sections.join(u'.');
            entry.name = QString::fromStdString(item.name);
            for (const std::string &input : item.inputs)
                entry.items.append(QString::fromStdString(input));
            entries.append(std::move(entry));
        }
    } catch (const CLI::Error &error) { // the parser's way to say that it cannot read the text
        return Error::of(Code::ConfigurationInvalid, QString::fromUtf8(error.what()));
    }
    return entries;
}

} // namespace basalt::core
