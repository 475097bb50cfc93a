// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QFile>
#include <QList>

#include <mutex>

namespace basalt::test {

/** One request of a test and how it was answered, as far as it matters to which scenarios there are. */
struct Exchange
{
    QByteArray engine;
    QByteArray method;
    QByteArray target;
    int status = 0;
    QByteArray account; ///< of the caller, by the token that was sent; empty: no credentials were sent

    [[nodiscard]] bool isAnonymous() const { return account.isEmpty(); }
    [[nodiscard]] bool isSuperadmin() const;
};

/**
 * Writes down what the tests of one program ask a server, into the file that BASALT_TEST_TRAFFIC names, so that another
 * program can tell which route has no scenario. Made anew by each run of a program; does nothing where the variable is not
 * set. Any thread.
 */
class TrafficLog
{
public:
    [[nodiscard]] static TrafficLog &instance();
    Q_DISABLE_COPY_MOVE(TrafficLog)

    void write(const Exchange &exchange);

    /** All of one file; ends the program if there is no such file or it cannot be understood. */
    [[nodiscard]] static QList<Exchange> read(const QString &path);
    /** Whom a header field `Authorization` or a token in the query speaks for: the account inside the token. */
    [[nodiscard]] static QByteArray accountOf(const QByteArray &token);

private:
    TrafficLog();
    ~TrafficLog() = default;

    std::mutex m_mutex;
    QFile m_file;
};

} // namespace basalt::test
