// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "appcontext.h"
#include "pagefinder.h"
#include "pageworld.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>

class QQmlEngine;

namespace basalt::test {

/** What Qt Quick Test needs before it loads a test: fonts, a server with data, the program's services, `world` and `ui`. */
class PageSetup : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void applicationAvailable();
    void qmlEngineAvailable(QQmlEngine *engine);
    void cleanupTestCase();

private:
    QTemporaryDir m_scratch;
    std::unique_ptr<PageWorld> m_world;
    std::unique_ptr<app::AppContext> m_context;
    PageFinder m_finder;
};

} // namespace basalt::test
