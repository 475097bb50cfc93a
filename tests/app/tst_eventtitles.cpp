// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auditentry.h"
#include "eventtitles.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace basalt::app;

/** What the trail's events are called: each of the server's own has a title that can be translated. */
class TestEventTitles final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEventOfTheServer();
    void eventsOfApplications();
};

namespace {

/** `UserLoggedIn` is `user_logged_in` in the API. */
QString apiName(QString name)
{
    static const QRegularExpression capital("(?<!^)(?=[A-Z])");
    return name.replace(capital, "_").toLower();
}

} // namespace

/** The server's own table is read here: an event that is added there is missed here. */
void TestEventTitles::everyEventOfTheServer()
{
    QFile table(QFINDTESTDATA("../../server/core/codes.def"));
    QVERIFY2(table.open(QIODevice::ReadOnly), qPrintable(table.errorString()));
    static const QRegularExpression row("^BASALT_EVENT\\(\\d+, (\\w+), \"([^\"]*)\"", QRegularExpression::MultilineOption);
    int count = 0;
    auto events = row.globalMatch(QString::fromUtf8(table.readAll()));
    while (events.hasNext()) {
        const QRegularExpressionMatch event = events.next();
        QCOMPARE(eventTitle(apiName(event.captured(1))), event.captured(2));
        ++count;
    }
    QVERIFY2(count > 100, "the table is read");
}

/** They say themselves what happened; where they say nothing, the name does. */
void TestEventTitles::eventsOfApplications()
{
    QCOMPARE(eventTitle("ward_opened"), QString());
    QJsonObject entry{{"event_name", "ward_opened"}, {"operation", "CREATE"}, {"message", "Ward 3 was opened"}};
    QCOMPARE(AuditEntryInfo::fromJson(entry).title(), QString("Ward 3 was opened"));
    entry.insert("message", QJsonValue());
    QCOMPARE(AuditEntryInfo::fromJson(entry).title(), QString("ward opened"));
    entry.insert("event_name", "user_logged_in");
    entry.insert("message", "told otherwise");
    QCOMPARE(AuditEntryInfo::fromJson(entry).title(), QString("signed in"));
}

QTEST_GUILESS_MAIN(TestEventTitles)
#include "tst_eventtitles.moc"
