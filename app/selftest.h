// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QStringList>

class QQmlApplicationEngine;

namespace basalt::app {

/**
 * Loads every QML file that is embedded, shows every page once, and fails on any warning: a missing type, a binding to
 * nothing, an icon that is not there. Runs in CTest and needs no server.
 */
class SelfTest : public QObject
{
    Q_OBJECT

public:
    explicit SelfTest(QQmlApplicationEngine &engine, QObject *parent = nullptr);
    ~SelfTest() override;
    Q_DISABLE_COPY_MOVE(SelfTest)

    /** Starts; ends the program with 0 or 1. */
    void start();

private:
    void compileAll();
    void next();
    void finish();

    QQmlApplicationEngine &m_engine;
    QStringList m_pages;
    int m_files = 0;
};

} // namespace basalt::app
