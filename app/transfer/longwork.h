// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "progressmeter.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace basalt::app {

/** Work that takes its time: what it is, how far it is, and a way to stop it. GUI thread. */
class LongWork : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("work is begun by what it works on")
    Q_PROPERTY(QString collection READ collection CONSTANT FINAL)
    Q_PROPERTY(QString title READ title NOTIFY progressChanged)
    Q_PROPERTY(bool running READ isRunning NOTIFY runningChanged FINAL)
    Q_PROPERTY(double progress READ progress NOTIFY progressChanged FINAL)
    Q_PROPERTY(QString progressText READ progressText NOTIFY progressChanged FINAL)
    Q_PROPERTY(bool attended READ isAttended WRITE setAttended NOTIFY attendedChanged FINAL)

public:
    LongWork(const QString &collection, QObject *parent) : QObject(parent), m_collection(collection) { }

    [[nodiscard]] QString collection() const { return m_collection; }
    /** What is being done, for people. */
    [[nodiscard]] virtual QString title() const = 0;
    [[nodiscard]] bool isRunning() const { return m_running; }
    /** 0 to 1, or -1 while nobody knows. */
    [[nodiscard]] double progress() const { return m_meter.fraction(); }
    [[nodiscard]] QString progressText() const { return m_trouble.isEmpty() ? m_meter.text() : m_trouble; }

    /** A page or dialog shows it: nobody else needs to. */
    [[nodiscard]] bool isAttended() const { return m_attended; }
    void setAttended(bool attended);

    Q_INVOKABLE virtual void cancel() = 0;
    /** The server is left: nothing will be heard of it. */
    virtual void abandon() = 0;

Q_SIGNALS:
    void runningChanged();
    void progressChanged();
    void attendedChanged();

protected:
    void setRunning(bool running);
    /** What comes now is counted anew. */
    void beginPart(ProgressMeter::Unit unit, qint64 total);
    void setTotal(qint64 total);
    void setShare(double share) { m_meter.setShare(share); }
    void setDone(qint64 done);
    /** What holds it up, shown in the place of the rate; empty: nothing. */
    void setTrouble(const QString &trouble);
    [[nodiscard]] const ProgressMeter &meter() const { return m_meter; }

private:
    const QString m_collection;
    ProgressMeter m_meter;
    QElapsedTimer m_since;
    QString m_trouble;
    bool m_running = false;
    bool m_attended = false;
};

} // namespace basalt::app
