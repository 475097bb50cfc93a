// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apierror.h"
#include "apirequest.h"

#include <QAbstractListModel>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace basalt::app {

/** The backups of a server: those that are there, that are being made, that failed. Looks again while one is being made. GUI thread; made by QML. */
class BackupListModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)
    Q_PROPERTY(bool loaded READ isLoaded NOTIFY changed FINAL)
    Q_PROPERTY(bool running READ isRunning NOTIFY changed FINAL)
    Q_PROPERTY(double progress READ progress NOTIFY changed FINAL)
    Q_PROPERTY(QString progressText READ progressText NOTIFY changed FINAL)
    Q_PROPERTY(QString runningName READ runningName NOTIFY changed FINAL)
    Q_PROPERTY(QString triedName READ triedName NOTIFY changed FINAL)
    Q_PROPERTY(double triedProgress READ triedProgress NOTIFY changed FINAL)
    Q_PROPERTY(QString folder READ folder NOTIFY changed FINAL)
    Q_PROPERTY(basalt::app::ApiError error READ error NOTIFY changed FINAL)

public:
    enum Role {
        NameRole = Qt::UserRole + 1,
        StateRole,
        OriginRole,
        CreatedRole,
        SizeRole,
        EngineRole,
        VersionRole,
        ProblemRole
    };

    explicit BackupListModel(QObject *parent = nullptr);

    [[nodiscard]] int count() const { return int(m_items.size()); }
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] bool isRunning() const { return !runningName().isEmpty(); }
    /** Between 0 and 1; below 0: not known. */
    [[nodiscard]] double progress() const;
    /** How much, how fast, how long still. */
    [[nodiscard]] QString progressText() const;
    [[nodiscard]] QString runningName() const;
    /** The backup that is being verified or restored; empty: none. */
    [[nodiscard]] QString triedName() const { return m_triedName; }
    /** Between 0 and 1; below 0: not known. */
    [[nodiscard]] double triedProgress() const { return m_triedProgress; }
    /** On the server. */
    [[nodiscard]] QString folder() const { return m_folder; }
    [[nodiscard]] const ApiError &error() const { return m_error; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    Q_INVOKABLE void reload();
    /** Begins a backup. */
    Q_INVOKABLE void create();
    /** Removes a backup, or stops the one that is being made. */
    Q_INVOKABLE void remove(const QString &name);
    /** Has the server hold every part of a backup against its checksum. */
    Q_INVOKABLE void verify(const QString &name) { attempt(name, QStringLiteral("verify")); }
    /** Has the server restore a backup to a fresh folder in its data folder. */
    Q_INVOKABLE void restore(const QString &name) { attempt(name, QStringLiteral("restore")); }
    /** What starts a server on a restored folder. */
    Q_INVOKABLE [[nodiscard]] QString serveCommand(const QString &folder) const;
    /** What one types on the server to restore a backup elsewhere. */
    Q_INVOKABLE [[nodiscard]] QString restoreCommand(const QString &name) const;

Q_SIGNALS:
    void changed();
    void finished(const QString &name);
    void failed(const QString &name, const QString &reason);
    void verified(const QString &name);
    /** `fault` tells what is wrong with the trail there; empty: it holds. */
    void restored(const QString &name, const QString &folder, const QString &fault);
    void attemptFailed(const QString &name, const QString &reason);

private:
    void arrived(const QJsonObject &answer);
    void attempt(const QString &name, const QString &what);
    void lookAtAttempt();
    void attemptTold(const ApiResult &result);
    void attemptEnded(const QJsonObject &answer);
    [[nodiscard]] QJsonObject item(const QString &name) const;

    QJsonArray m_items;
    QString m_folder;
    ApiError m_error;
    QTimer m_timer;
    QElapsedTimer m_since;
    bool m_loaded = false;

    QString m_triedName;
    QString m_triedWhat;
    double m_triedProgress = -1;
    QTimer m_triedTimer;
};

} // namespace basalt::app
