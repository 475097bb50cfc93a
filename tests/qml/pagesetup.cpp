// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pagesetup.h"

#include "fonts.h"

#include <QGuiApplication>
#include <QQmlContext>
#include <QQmlEngine>
#include <QQuickStyle>

namespace basalt::test {

void PageSetup::applicationAvailable()
{
    QQuickStyle::setStyle("Basic");
    // The app's main window is not the only one here: closing it must not end the test.
    QGuiApplication::setQuitOnLastWindowClosed(false);
    app::loadFonts();
    m_world = std::make_unique<PageWorld>(m_scratch.path());
}

void PageSetup::qmlEngineAvailable(QQmlEngine *engine)
{
    // One engine for each file of tests: the services of the file before must not be seen in it.
    m_context.reset();
    app::AppOptions options;
    options.dataFolder = m_scratch.filePath("data");
    options.settingsFile = m_scratch.filePath("settings.ini");
    options.tokens = app::TokenStore::Mode::MemoryOnly;
    m_context = std::make_unique<app::AppContext>(options);
    m_context->settings().setLanguage("en");
    m_context->settings().setValue("reducedMotion", true);
    m_context->prepare(*engine);
    engine->rootContext()->setContextProperty("world", m_world.get());
    engine->rootContext()->setContextProperty("ui", &m_finder);
}

void PageSetup::cleanupTestCase()
{
    m_context.reset();
    m_world.reset();
}

} // namespace basalt::test
