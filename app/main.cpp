// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "appcontext.h"
#include "commandline.h"
#include "fonts.h"
#include "screenshotdriver.h"
#include "selftest.h"

#include <QGuiApplication>
#include <QIcon>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using namespace basalt::app;

namespace {

/** Tests and screenshots must not see, or leave, anything of the user's. */
AppOptions optionsFor(const CommandLine &line, const QTemporaryDir &scratch)
{
    AppOptions options;
    options.dataFolder = line.dataFolder;
    if (line.task != CommandLine::Task::Run) {
        options.dataFolder = scratch.filePath(u"data"_s);
        options.settingsFile = scratch.filePath(u"settings.ini"_s);
        options.tokens = TokenStore::Mode::MemoryOnly;
    }
    return options;
}

} // namespace

int main(int argc, char *argv[])
{
    QQuickStyle::setStyle(u"Basic"_s);
    QGuiApplication application(argc, argv);
    QGuiApplication::setApplicationName(u"basalt-admin"_s);
    QGuiApplication::setApplicationDisplayName(u"Basalt"_s);
    QGuiApplication::setApplicationVersion(QStringLiteral(BASALT_VERSION));
    QGuiApplication::setDesktopFileName(u"org.basalt.admin"_s);
    QGuiApplication::setWindowIcon(QIcon(u":/drawings/basalt.svg"_s));
    const CommandLine line = CommandLine::parse(application);
    const QTemporaryDir scratch;
    loadFonts();

    AppContext context(optionsFor(line, scratch));
    QQmlApplicationEngine engine;
    context.prepare(engine);
    QObject::connect(
        &engine, &QQmlApplicationEngine::objectCreated, &application,
        [](const QObject *object) {
            if (!object)
                QCoreApplication::exit(EXIT_FAILURE);
        },
        Qt::QueuedConnection);
    SelfTest *selfTest = line.task == CommandLine::Task::SelfTest ? new SelfTest(engine, &application) : nullptr;
    engine.load(QUrl(u"qrc:/qt/qml/Basalt/Admin/Main.qml"_s));
    if (selfTest)
        selfTest->start();
    if (line.task == CommandLine::Task::Run)
        context.openAtStart(line.server);
    auto *window = qobject_cast<QQuickWindow *>(engine.rootObjects().value(0));
    if (window && line.task == CommandLine::Task::Screenshots)
        (new ScreenshotDriver(*window, line.screenshotFolder, line.server, &application))->start();
    return QGuiApplication::exec();
}
