// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api/dataworld.h"

#include <QObject>
#include <QVariantMap>

#include <memory>

namespace basalt::test {

/**
 * The server behind the pages, seen past them: what a test makes before it opens a page, and asks afterwards. People and
 * accounts are those of DataWorld, and `chief`, a second superadmin, who is the one that uses the pages.
 */
class PageWorld : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString serverUrl READ serverUrl CONSTANT)
    Q_PROPERTY(QString password READ password CONSTANT)
    Q_PROPERTY(QString folder READ folder CONSTANT)

public:
    /** `folder` takes the files that tests write. */
    explicit PageWorld(QString folder);

    [[nodiscard]] QString serverUrl() const;
    /** Everybody's. */
    [[nodiscard]] QString password() const;
    [[nodiscard]] QString folder() const { return m_folder; }

    /** One request past the pages; `path` without /api/v1, `body` is JSON text. Answers `status` and `body`. */
    Q_INVOKABLE QVariantMap send(const QString &person, const QString &method, const QString &path, const QString &body,
                                 const QString &account);
    /** One request without credentials to any server; answers `status` and `body`. */
    Q_INVOKABLE [[nodiscard]] QVariantMap ask(const QString &server, const QString &method, const QString &path,
                                              const QString &body) const;
    /** Starts another server, that has nobody in it yet; answers its `url` and `token`, which makes the first administrator. */
    Q_INVOKABLE QVariantMap startEmptyServer();
    Q_INVOKABLE [[nodiscard]] QString accountId(const QString &slug) const;
    /** Makes a collection; ends the test program if that fails. */
    Q_INVOKABLE void makeCollection(const QString &json);
    /** Makes a record and returns its id; ends the test program if that fails. */
    Q_INVOKABLE QString makeRecord(const QString &person, const QString &collection, const QString &json);
    /** The pages' user is signed out everywhere, by another superadmin. The password stays. */
    Q_INVOKABLE void endSessionsOfChief();
    /** Whether requests of the program get anywhere; the server goes on. */
    Q_INVOKABLE void setConnected(bool connected);
    /** What an authenticator app shows `steps` times thirty seconds from now, for a key as the server or a page writes it. */
    Q_INVOKABLE [[nodiscard]] QString appCode(const QString &secret, int steps = 0) const;
    /**
     * Sets up a second factor past the pages, with the code of the step before this one. Answers `secret` and `recoveryCodes`;
     * ends the test program if that fails.
     */
    Q_INVOKABLE [[nodiscard]] QVariantMap enroll(const QString &account, const QString &email) const;
    /** Whoever was asked for a code has waited too long with it. */
    Q_INVOKABLE void endChallenges();
    [[nodiscard]] Q_INVOKABLE QString userId(const QString &person) const;
    /** What the program does with `--server`. */
    Q_INVOKABLE void startProgramWith(const QString &server);
    /** Runs a script of a shell with a person's token in BASALT_TOKEN; answers `status`, `output` and `errors`. */
    Q_INVOKABLE [[nodiscard]] QVariantMap runInShell(const QString &person, const QString &script) const;
    /** The text of a file; empty if it cannot be read. */
    Q_INVOKABLE [[nodiscard]] QString fileText(const QString &path) const;
    /** Writes a file of tests and returns its path. `encoding`: `latin1`, else UTF-8. */
    [[nodiscard]] Q_INVOKABLE QString writeFile(const QString &name, const QString &text, const QString &encoding = {}) const;

private:
    QString m_folder;
    DataWorld m_world;
    QByteArray m_chief; ///< id of that user
    std::unique_ptr<TestServer> m_empty;
};

} // namespace basalt::test
