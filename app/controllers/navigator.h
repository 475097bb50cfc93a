// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QObject>
#include <QString>

namespace basalt::app {

/** Which page is shown, with a history to go back and forth in. GUI thread; owned by AppContext. */
class Navigator : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString page READ page NOTIFY changed FINAL)
    Q_PROPERTY(QString subject READ subject NOTIFY changed FINAL)
    Q_PROPERTY(QString tab READ tab NOTIFY changed FINAL)
    Q_PROPERTY(bool canGoBack READ canGoBack NOTIFY changed FINAL)
    Q_PROPERTY(bool canGoForward READ canGoForward NOTIFY changed FINAL)

public:
    struct Place
    {
        QString page;
        QString subject;
        QString tab;

        friend bool operator==(const Place &, const Place &) = default;
    };

    explicit Navigator(QObject *parent = nullptr);

    /**
     * `overview`, `collections`, `collection`, `newCollection`, `accounts`, `invitations`, `providers`, `users`, `groups`,
     * `permissionSets`, `access`, `accessLists`, `profile`, `audit`, `settings`.
     */
    [[nodiscard]] QString page() const { return current().page; }
    /** What the page is about: the name of a collection, or empty. */
    [[nodiscard]] QString subject() const { return current().subject; }
    /** Part of the page, for instance `records` or `schema`. */
    [[nodiscard]] QString tab() const { return current().tab; }
    [[nodiscard]] bool canGoBack() const { return m_position > 0; }
    [[nodiscard]] bool canGoForward() const { return m_position + 1 < m_places.size(); }

    [[nodiscard]] const Place &current() const { return m_places.at(m_position); }
    Q_INVOKABLE void open(const QString &page, const QString &subject = {}, const QString &tab = {});
    Q_INVOKABLE void back();
    Q_INVOKABLE void forward();
    /** What pages are about has another name: those that were opened lead there all the same. */
    Q_INVOKABLE void renameSubject(const QString &page, const QString &from, const QString &to);
    /** Forgets everything and shows the overview: another server or account was opened. */
    Q_INVOKABLE void reset();

Q_SIGNALS:
    void changed();

private:
    QList<Place> m_places;
    qsizetype m_position = 0;
};

} // namespace basalt::app
