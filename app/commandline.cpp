// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commandline.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

CommandLine CommandLine::parse(const QCoreApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("CommandLine", "Basalt Admin: manages Basalt servers, and has one built in."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption data(u"data"_s, QCoreApplication::translate("CommandLine", "Data folder of the built-in server."),
                                  u"folder"_s);
    const QCommandLineOption server(u"server"_s, QCoreApplication::translate("CommandLine", "Server to open at once."),
                                    u"url"_s);
    const QCommandLineOption selfTest(u"self-test"_s,
                                      QCoreApplication::translate("CommandLine", "Loads every page; fails on any warning."));
    const QCommandLineOption screenshots(
        u"screenshots"_s,
        QCoreApplication::translate(
            "CommandLine", "Writes a picture of every page and ends. Signs in as BASALT_TEST_EMAIL with BASALT_TEST_PASSWORD."),
        u"folder"_s);
    parser.addOptions({data, server, selfTest, screenshots});
    parser.process(application);

    CommandLine result;
    result.dataFolder = parser.isSet(data) ? QDir::cleanPath(QDir::current().absoluteFilePath(parser.value(data)))
                                           : QDir::home().filePath(u"Basalt"_s);
    if (parser.isSet(server))
        result.server = QUrl::fromUserInput(parser.value(server));
    if (parser.isSet(selfTest))
        result.task = Task::SelfTest;
    if (parser.isSet(screenshots)) {
        result.task = Task::Screenshots;
        result.screenshotFolder = parser.value(screenshots);
    }
    return result;
}

} // namespace basalt::app
