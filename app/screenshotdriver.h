// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QString>
#include <QTimer>
#include <QUrl>

#include <functional>

class QQuickWindow;

namespace basalt::app {

class AppContext;

/** The program whose pictures are taken. */
[[nodiscard]] AppContext &app();

/**
 * Drives the real program through every page and writes a picture of each, dark and light: first with the embedded server in
 * an empty folder, then, if an address is given, with that server, as BASALT_TEST_ACCOUNT, BASALT_TEST_EMAIL and
 * BASALT_TEST_PASSWORD of the environment. A page that does not become ready fails the run.
 */
class ScreenshotDriver : public QObject
{
    Q_OBJECT

public:
    ScreenshotDriver(QQuickWindow &window, const QString &folder, const QUrl &server, QObject *parent = nullptr);

    /** Starts; ends the program with 0 or 1. */
    void start();

private:
    struct Step
    {
        QString name;                ///< of the picture; empty: none is taken
        std::function<void()> act;   ///< what brings the page up
        std::function<bool()> ready; ///< whether it is there
    };

    void planFirstStart();
    void planServer();
    void planRecords();
    void planCells();
    void planFiles();
    void planCollection();
    void planView();
    void planSettings();
    void planPermissionSets();
    void planPeople();
    void planProfile();
    void planAccess();
    void planAccounts();
    void planRest();
    void planGerman();
    void add(const QString &name, std::function<void()> act, std::function<bool()> ready);
    void next();
    void waitUntilReady();
    void takePictures();
    void grab(const QString &appearance, const std::function<void()> &then);
    void fail(const QString &reason);

    [[nodiscard]] QObject *find(const char *objectName) const;
    void press(const char *objectName) const;
    /** Scrolls down. */
    void toEnd(const char *objectName) const;
    void type(const char *objectName, const QString &text) const;
    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier, const QString &text = {}) const;
    [[nodiscard]] bool isOpen(const char *objectName) const;

    QQuickWindow &m_window;
    QString m_folder;
    QUrl m_server;
    QList<Step> m_steps;
    qsizetype m_position = -1;
    int m_pictures = 0;
    QElapsedTimer m_waiting;
    QTimer m_poll;
};

} // namespace basalt::app
