// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QQmlParserStatus>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace basalt::app {

/**
 * One action of the program. Pages declare their commands in QML; while one exists it is in the registry, and buttons,
 * menus, the palette, the shortcut sheet and the tests all work through it.
 */
class Command : public QObject, public QQmlParserStatus
{
    Q_OBJECT
    Q_INTERFACES(QQmlParserStatus)
    QML_ELEMENT
    Q_PROPERTY(QString commandId READ commandId WRITE setCommandId NOTIFY changed FINAL)
    Q_PROPERTY(QString title READ title WRITE setTitle NOTIFY changed FINAL)
    Q_PROPERTY(QString category READ category WRITE setCategory NOTIFY changed FINAL)
    Q_PROPERTY(QString iconName READ iconName WRITE setIconName NOTIFY changed FINAL)
    Q_PROPERTY(QString shortcut READ shortcut WRITE setShortcut NOTIFY changed FINAL)
    Q_PROPERTY(QString shortcutText READ shortcutText NOTIFY changed FINAL)
    Q_PROPERTY(QString keywords READ keywords WRITE setKeywords NOTIFY changed FINAL)
    /** It changes something on the server: off while everything is only looked at. */
    Q_PROPERTY(bool writes MEMBER m_writes NOTIFY changed FINAL)
    /** Why it is off although the page has it on; empty: it is not, or the page knows. */
    Q_PROPERTY(QString reason READ reason NOTIFY changed FINAL)
    Q_PROPERTY(bool enabled READ isEnabled WRITE setEnabled NOTIFY changed FINAL)
    Q_PROPERTY(bool listed READ isListed WRITE setListed NOTIFY changed FINAL)

public:
    explicit Command(QObject *parent = nullptr);
    ~Command() override;
    Q_DISABLE_COPY_MOVE(Command)

    [[nodiscard]] QString commandId() const { return m_commandId; }
    void setCommandId(const QString &id) { assign(m_commandId, id); }
    [[nodiscard]] QString title() const { return m_title; }
    void setTitle(const QString &title) { assign(m_title, title); }
    /** Heading in the shortcut sheet. */
    [[nodiscard]] QString category() const { return m_category; }
    void setCategory(const QString &category) { assign(m_category, category); }
    [[nodiscard]] QString iconName() const { return m_iconName; }
    void setIconName(const QString &name) { assign(m_iconName, name); }
    /** Portable key sequence, for instance `Ctrl+K`. */
    [[nodiscard]] QString shortcut() const { return m_shortcut; }
    void setShortcut(const QString &shortcut) { assign(m_shortcut, shortcut); }
    /** The sequence as this platform writes it. */
    [[nodiscard]] QString shortcutText() const;
    /** Further words the palette finds it by. */
    [[nodiscard]] QString keywords() const { return m_keywords; }
    void setKeywords(const QString &keywords) { assign(m_keywords, keywords); }
    [[nodiscard]] bool isEnabled() const { return m_enabled && reason().isEmpty(); }
    [[nodiscard]] QString reason() const;
    void setEnabled(bool enabled) { assign(m_enabled, enabled); }
    /** False: reachable by its shortcut and button, but not shown in the palette. */
    [[nodiscard]] bool isListed() const { return m_listed; }
    void setListed(bool listed) { assign(m_listed, listed); }

    void classBegin() override { }
    void componentComplete() override;

    /** Runs the command, unless it is disabled. */
    Q_INVOKABLE void trigger();

Q_SIGNALS:
    void triggered();
    void changed();

private:
    template <class T>
    void assign(T &member, const T &value)
    {
        if (member == value)
            return;
        member = value;
        Q_EMIT changed();
    }

    QString m_commandId;
    QString m_title;
    QString m_category;
    QString m_iconName;
    QString m_shortcut;
    QString m_keywords;
    bool m_enabled = true;
    bool m_writes = false;
    bool m_listed = true;
};

} // namespace basalt::app
