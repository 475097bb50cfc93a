// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLocale>
#include <QObject>
#include <QString>
#include <QUrl>

namespace basalt::app {

/** The few things of the desktop that pages need: the clipboard, files, words for times and sizes. GUI thread. */
class Desktop : public QObject
{
    Q_OBJECT
    /** What numbers are written by: a binding that names it is written anew when the language is another. */
    Q_PROPERTY(QString locale READ locale NOTIFY localeChanged FINAL)

public:
    using QObject::QObject;

    [[nodiscard]] QString locale() const { return QLocale().name(); }
    Q_INVOKABLE [[nodiscard]] QString clipboardText() const;
    Q_INVOKABLE void copy(const QString &text) const;
    Q_INVOKABLE void openFile(const QString &path) const;
    /** The path of a file that was chosen or dropped; empty for what lies elsewhere. */
    Q_INVOKABLE [[nodiscard]] QString localPath(const QUrl &url) const;
    Q_INVOKABLE [[nodiscard]] QUrl localUrl(const QString &path) const;
    Q_INVOKABLE [[nodiscard]] bool fileExists(const QString &path) const;
    /** A free file name in the user's download folder. */
    Q_INVOKABLE [[nodiscard]] QString downloadPath(const QString &fileName) const;
    /** `14:02:11.208` today, else `2026-11-20 14:02:11`; in UTC, as the server keeps it. */
    Q_INVOKABLE [[nodiscard]] QString timeText(const QString &isoInstant) const;
    /** `2026-11-20 14:02`; in UTC. */
    Q_INVOKABLE [[nodiscard]] QString minuteText(const QString &isoInstant) const;
    /** Full instant with milliseconds and `UTC`. */
    Q_INVOKABLE [[nodiscard]] QString instantText(const QString &isoInstant) const;
    /** `2 minutes ago`. */
    Q_INVOKABLE [[nodiscard]] QString agoText(const QString &isoInstant) const;
    /** 15607 as `15,607` in the user's language. */
    Q_INVOKABLE [[nodiscard]] QString numberText(double number) const;
    /** `1.0 M`, for places with little room. */
    Q_INVOKABLE [[nodiscard]] QString shortNumberText(double number) const;
    /** 0 to 4: how hard a password is to guess, from its length and variety. A hint to the user, not a rule. */
    Q_INVOKABLE [[nodiscard]] int passwordStrength(const QString &password) const;
    Q_INVOKABLE [[nodiscard]] bool isMailAddress(const QString &text) const;

Q_SIGNALS:
    void localeChanged();
};

} // namespace basalt::app
