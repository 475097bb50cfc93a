// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace basalt::bench {

/** A server under measurement: started, asked for its memory, stopped. Its log goes to a file in the data folder. */
class ServerProcess
{
public:
    ServerProcess(QString program, QString dataFolder, int workers);
    ~ServerProcess();
    Q_DISABLE_COPY_MOVE(ServerProcess)

    /** Milliseconds from exec to the first 200 of /health. Ends the bench with a message if that takes 30 s. */
    double start(const QStringList &environment = {});
    /** SIGTERM, and waits for the end. */
    void stop();

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString dataFolder() const { return m_dataFolder; }
    /** Resident memory in KiB. */
    [[nodiscard]] qint64 residentKiB() const;

private:
    QString m_program;
    QString m_dataFolder;
    int m_workers;
    quint16 m_port = 0;
    QProcess m_process;
};

/** A folder below `parent` (empty: the temporary one) that goes when the object does. */
[[nodiscard]] QTemporaryDir workFolder(const QString &parent);

/** Ends the bench: the set-up did not work, so nothing measured would mean anything. */
[[noreturn]] void giveUp(const QString &why);

} // namespace basalt::bench
