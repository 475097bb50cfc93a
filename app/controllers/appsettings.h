// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QSettings>
#include <QString>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

namespace basalt::app {

/** What the program remembers between runs, except secrets. GUI thread; owned by AppContext. */
class AppSettings : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString appearance READ appearance WRITE setAppearance NOTIFY appearanceChanged FINAL)
    Q_PROPERTY(bool dark READ dark NOTIFY appearanceChanged FINAL)
    Q_PROPERTY(bool reducedMotion READ reducedMotion CONSTANT FINAL)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged FINAL)
    Q_PROPERTY(bool sidebarCollapsed READ sidebarCollapsed WRITE setSidebarCollapsed NOTIFY sidebarCollapsedChanged FINAL)
    Q_PROPERTY(bool inspectorVisible READ inspectorVisible WRITE setInspectorVisible NOTIFY inspectorVisibleChanged FINAL)
    Q_PROPERTY(bool immediateCommit READ immediateCommit WRITE setImmediateCommit NOTIFY immediateCommitChanged FINAL)

public:
    /** `fileName` empty: the platform's own place. */
    explicit AppSettings(const QString &fileName = {}, QObject *parent = nullptr);

    /** `system`, `dark` or `light`. */
    [[nodiscard]] QString appearance() const;
    void setAppearance(const QString &appearance);
    [[nodiscard]] bool dark() const;
    [[nodiscard]] bool reducedMotion() const;
    /** `system` or a language code that translations/ has. */
    [[nodiscard]] QString language() const;
    void setLanguage(const QString &language);
    [[nodiscard]] bool sidebarCollapsed() const;
    void setSidebarCollapsed(bool collapsed);
    [[nodiscard]] bool inspectorVisible() const;
    void setInspectorVisible(bool visible);
    /** Each edit of a record goes to the server at once, instead of being staged. */
    [[nodiscard]] bool immediateCommit() const;
    void setImmediateCommit(bool immediate);

    [[nodiscard]] QVariant value(const QString &key, const QVariant &fallback = {}) const;
    void setValue(const QString &key, const QVariant &value);
    void removeGroup(const QString &group);
    /** Moves a value to another key; nothing happens if there is none. */
    void rename(const QString &from, const QString &to);

Q_SIGNALS:
    void appearanceChanged();
    void languageChanged();
    void sidebarCollapsedChanged();
    void inspectorVisibleChanged();
    void immediateCommitChanged();

private:
    QSettings m_settings;
};

} // namespace basalt::app
