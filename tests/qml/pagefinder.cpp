// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pagefinder.h"

#include <QCoreApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QSet>
#include <QUrl>

namespace basalt::test {

namespace {

bool isVisible(const QObject *object)
{
    if (const auto *item = qobject_cast<const QQuickItem *>(object))
        return item->isVisible() && item->window();
    const QVariant visible = object->property("visible"); // a popup
    return !visible.isValid() || visible.toBool();
}

/** What an item knows of its window; the contents of that window are not the item's. */
bool isWindowAttached(const QObject *object)
{
    return object->inherits("QQuickWindowAttached");
}

/** An item's children on the screen and its other objects, among which its popups are. */
void collect(QObject *object, QSet<const QObject *> &seen, QList<QObject *> &found)
{
    if (seen.contains(object) || !isVisible(object) || isWindowAttached(object))
        return;
    seen.insert(object);
    found += object;
    if (const auto *item = qobject_cast<const QQuickItem *>(object)) {
        const auto items = item->childItems();
        for (QQuickItem *child : items)
            collect(child, seen, found);
    }
    if (auto *content = object->property("contentItem").value<QQuickItem *>())
        collect(content, seen, found);
    for (QObject *child : object->children())
        collect(child, seen, found);
}

} // namespace

void PageFinder::setWindow(QQuickWindow *window)
{
    m_window = window;
    Q_EMIT windowChanged();
}

QList<QObject *> PageFinder::visibleObjects(QObject *within) const
{
    QList<QObject *> found;
    QSet<const QObject *> seen;
    if (within) {
        collect(within, seen, found);
    } else if (m_window) {
        collect(m_window->QQuickWindow::contentItem(), seen, found);
        collect(m_window, seen, found);
    }
    return found;
}

QList<QObject *> PageFinder::findAll(const QString &name, QObject *within) const
{
    QList<QObject *> found = visibleObjects(within);
    found.removeIf([&name](const QObject *object) { return object->objectName() != name; });
    return found;
}

QObject *PageFinder::find(const QString &name, QObject *within) const
{
    const QList<QObject *> found = findAll(name, within);
    return found.isEmpty() ? nullptr : found.constLast();
}

QObject *PageFinder::saying(const QString &text, QObject *within) const
{
    const QList<QObject *> objects = visibleObjects(within);
    for (QObject *object : objects) {
        if (qobject_cast<QQuickItem *>(object) && object->property("text").toString() == text)
            return object;
    }
    return nullptr;
}

QStringList PageFinder::texts(QObject *within) const
{
    QStringList all;
    const QList<QObject *> objects = visibleObjects(within);
    for (const QObject *object : objects) {
        const QString text = qobject_cast<const QQuickItem *>(object) ? object->property("text").toString() : QString();
        if (!text.isEmpty())
            all += text;
    }
    return all;
}

void PageFinder::dropFile(QQuickItem *item, const QString &path) const
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    const QPointF place = item->mapToScene(QPointF(item->width() / 2, item->height() / 2));
    QDragEnterEvent enter(place.toPoint(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window, &enter);
    QDragMoveEvent move(place.toPoint(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window, &move);
    QDropEvent drop(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window, &drop);
}

void PageFinder::closePopups() const
{
    const QList<QObject *> objects = visibleObjects(nullptr);
    for (QObject *object : objects) {
        if (!qobject_cast<QQuickItem *>(object) && object->property("opened").toBool())
            QMetaObject::invokeMethod(object, "close");
    }
}

} // namespace basalt::test
