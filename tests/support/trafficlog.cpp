// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/trafficlog.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace basalt::test {

namespace {
constexpr char kSystemAccount[] = "00000000-0000-0000-0000-000000000000";
constexpr qsizetype kColumns = 5;
} // namespace

bool Exchange::isSuperadmin() const
{
    return account == kSystemAccount;
}

TrafficLog &TrafficLog::instance()
{
    static TrafficLog log;
    return log;
}

TrafficLog::TrafficLog() : m_file(qEnvironmentVariable("BASALT_TEST_TRAFFIC"))
{
    if (m_file.fileName().isEmpty())
        return;
    QDir().mkpath(QFileInfo(m_file).path());
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        qFatal("write %s: %s", qPrintable(m_file.fileName()), qPrintable(m_file.errorString()));
}

void TrafficLog::write(const Exchange &exchange)
{
    const std::lock_guard lock(m_mutex);
    if (!m_file.isOpen())
        return;
    // Percent-encoded, because a test may send any bytes.
    m_file.write(exchange.engine + '\t' + exchange.method.toPercentEncoding() + '\t'
                 + exchange.target.toPercentEncoding("/?&=%") + '\t' + QByteArray::number(exchange.status) + '\t'
                 + exchange.account.toPercentEncoding() + '\n');
    m_file.flush();
}

QList<Exchange> TrafficLog::read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is not there: run this test by ctest, which runs the tests that write it", qPrintable(path));
    QList<Exchange> exchanges;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.isEmpty())
            continue;
        const QByteArrayList columns = line.split('\t');
        if (columns.size() != kColumns)
            qFatal("%s: %s", qPrintable(path), line.constData());
        // The target keeps its own percent signs: only what was added is taken away again.
        exchanges.append({columns[0], QByteArray::fromPercentEncoding(columns[1]), columns[2], columns[3].toInt(),
                          QByteArray::fromPercentEncoding(columns[4])});
    }
    return exchanges;
}

QByteArray TrafficLog::accountOf(const QByteArray &token)
{
    if (token.isEmpty())
        return {};
    const QByteArrayList parts = token.split('.');
    const QByteArray payload =
        parts.size() == 3 ? QByteArray::fromBase64(parts[1], QByteArray::Base64UrlEncoding) : QByteArray();
    const QByteArray account = QJsonDocument::fromJson(payload).object().value("account_id").toString().toUtf8();
    return account.isEmpty() ? QByteArray("?") : account;
}

} // namespace basalt::test
