// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rulehighlighter.h"

#include <QGuiApplication>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

using namespace basalt::app;

/** Each part of a rule has the colour of what it is. */
class TestRuleHighlighter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("coloured"); // what is coloured, in order, each behind its colour
        QTest::newRow("comparison") << "title = 'one'" << QStringList{"sign =", "literal 'one'"};
        QTest::newRow("words") << "a IN (1, 2) AND not b is null"
                               << QStringList{"keyword IN", "sign (",      "literal 1",   "sign ,",     "literal 2",
                                              "sign )",     "keyword AND", "keyword not", "keyword is", "keyword null"};
        QTest::newRow("signs") << "a ?= 1.5 || !b" << QStringList{"sign ?=", "literal 1.5", "keyword ||", "keyword !"};
        QTest::newRow("variable") << "created_by = @request.auth.id" << QStringList{"sign =", "variable @request.auth.id"};
        QTest::newRow("macro") << "@has_role('admin')"
                               << QStringList{"variable @has_role", "sign (", "literal 'admin'", "sign )"};
        QTest::newRow("function") << "upper(title) = true"
                                  << QStringList{"keyword upper", "sign (", "sign )", "sign =", "keyword true"};
        QTest::newRow("unfinished") << "title = 'on" << QStringList{"sign =", "literal 'on"};
        QTest::newRow("field only") << "is_open" << QStringList{};
        QTest::newRow("empty") << "" << QStringList{};
    }
    void parts()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, coloured);
        QTextDocument document(text);
        RuleHighlighter highlighter;
        highlighter.setDocument(&document);
        for (const auto &[name, colour] : kColours)
            QVERIFY(highlighter.setProperty(name, QColor(colour)));
        QStringList seen;
        for (const QTextLayout::FormatRange &range : document.firstBlock().layout()->formats()) {
            const QColor used = range.format.foreground().color();
            for (const auto &[name, colour] : kColours) {
                if (used == QColor(colour))
                    seen += QString::fromLatin1(name) + ' ' + text.mid(range.start, range.length);
            }
        }
        QCOMPARE(seen, coloured);
    }

private:
    static constexpr std::pair<const char *, QRgb> kColours[] = {
        {"keyword", 0xff000001}, {"variable", 0xff000002}, {"literal", 0xff000003}, {"sign", 0xff000004}};
};

QTEST_MAIN(TestRuleHighlighter)
#include "tst_rulehighlighter.moc"
