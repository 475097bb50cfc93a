// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QPointer>
#include <QQuickItem>
#include <QQuickWindow>
#include <QStringList>

namespace basalt::test {

/**
 * Finds what a person would see on the window: items and popups by their object name, texts by what they say. Whatever is
 * not visible is not found.
 */
class PageFinder : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QQuickWindow *window READ window WRITE setWindow NOTIFY windowChanged)

public:
    using QObject::QObject;

    /** Drags a file from another program over an item and lets go of it there. */
    Q_INVOKABLE void dropFile(QQuickItem *item, const QString &path) const;

    [[nodiscard]] QQuickWindow *window() const { return m_window; }
    void setWindow(QQuickWindow *window);

    /** All visible items and popups of that name, in the order of the page. `within`: an item or popup, else the window. */
    Q_INVOKABLE [[nodiscard]] QList<QObject *> findAll(const QString &name, QObject *within = nullptr) const;
    /** The last of them; null if there is none. */
    Q_INVOKABLE [[nodiscard]] QObject *find(const QString &name, QObject *within = nullptr) const;
    /** The first visible item that says exactly this; null if there is none. */
    Q_INVOKABLE [[nodiscard]] QObject *saying(const QString &text, QObject *within = nullptr) const;
    /** Everything that can be read, in the order of the page. */
    Q_INVOKABLE [[nodiscard]] QStringList texts(QObject *within = nullptr) const;

    /** Closes every dialog, menu and list that is open: what a failed test left behind. */
    Q_INVOKABLE void closePopups() const;

Q_SIGNALS:
    void windowChanged();

private:
    [[nodiscard]] QList<QObject *> visibleObjects(QObject *within) const;

    QPointer<QQuickWindow> m_window;
};

} // namespace basalt::test
