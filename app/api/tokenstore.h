// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QObject>
#include <QString>

#include <functional>

namespace basalt::app {

/**
 * Keeps refresh tokens in the keychain of the desktop, by server. Where there is no keychain they live in memory until the
 * program ends and are asked for again; they are never written to a plain file. GUI thread.
 */
class TokenStore : public QObject
{
    Q_OBJECT

public:
    /** Memory only: for tests, screenshots and the embedded server, whose sessions need no keeping. */
    enum class Mode { Keychain, MemoryOnly };

    explicit TokenStore(Mode mode, QObject *parent = nullptr);

    void save(const QString &serverId, const QString &token);
    void remove(const QString &serverId);
    /** Calls back with the token, empty if there is none. At once where it is known already. */
    void load(const QString &serverId, QObject *context, std::function<void(const QString &)> done);
    /** False once the keychain turned out to be absent. */
    [[nodiscard]] bool usesKeychain() const { return m_mode == Mode::Keychain; }

Q_SIGNALS:
    void modeChanged();

private:
    void keychainFailed();

    Mode m_mode;
    QHash<QString, QString> m_tokens;
};

} // namespace basalt::app
