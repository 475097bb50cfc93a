// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importcolumns.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace basalt::app;

/** Which column of a file goes into which field. */
class TestImportColumns final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void guessedByName();
    void theSameNameBeforeASimilarOne();
    void onlyFieldsThatCanBeWritten();
    void theKeyOpensTheId();
    void accountsAreNeverGuessedBySimilarity();
    void whatWasChosenStays();
    void twoColumnsForOneField();
    void twoColumnsOfOneName();
    void columnsWithoutName();
    void unfilledFields();
    void samples();
    void theSameFieldsAgain();
    void refusals();
};

namespace {

FieldInfo field(const QString &name, const QString &type = "text", bool required = false)
{
    FieldInfo made;
    made.name = name;
    made.type = type;
    made.required = required;
    return made;
}

TableHead head(const QStringList &columns, const QList<QStringList> &rows = {})
{
    return {columns, rows, {}};
}

QStringList targets(const ImportColumns &columns)
{
    QStringList all;
    for (int row = 0; row < columns.count(); ++row)
        all += columns.data(columns.index(row), ImportColumns::TargetRole).toString();
    return all;
}

QString problem(const ImportColumns &columns, int row)
{
    return columns.data(columns.index(row), ImportColumns::ProblemRole).toString();
}

} // namespace

void TestImportColumns::guessedByName()
{
    ImportColumns columns;
    const QAbstractItemModelTester tester(&columns);
    columns.setFields({field("full_name"), field("birth_date"), field("größe")}, false);
    columns.setHead(head({"Birth Date", "remark", "fullName", "GRÖSSE", "Größe"}));
    QCOMPARE(targets(columns), (QStringList{"birth_date", "", "full_name", "", "größe"}));
    QCOMPARE(columns.mappedCount(), 3);
    const QJsonObject wanted{{"Birth Date", "birth_date"},
                             {"remark", QJsonValue()},
                             {"fullName", "full_name"},
                             {"GRÖSSE", QJsonValue()},
                             {"Größe", "größe"}};
    QCOMPARE(columns.mapping(), wanted);
}

void TestImportColumns::theSameNameBeforeASimilarOne()
{
    ImportColumns columns;
    columns.setFields({field("title")}, false);
    columns.setHead(head({"Title", "title"}));
    QCOMPARE(targets(columns), (QStringList{"", "title"}));
}

void TestImportColumns::onlyFieldsThatCanBeWritten()
{
    ImportColumns columns;
    FieldInfo system = field("created_by");
    system.system = true;
    FieldInfo computed = field("total", "number");
    computed.computed = true;
    columns.setFields({field("title"), computed, system}, false);
    columns.setHead(head({"id", "title", "total", "created_by", "account_id"}));
    QCOMPARE(columns.targets(), (QStringList{"", "title"}));
    QCOMPARE(targets(columns), (QStringList{"", "title", "", "", ""}));
}

void TestImportColumns::theKeyOpensTheId()
{
    ImportColumns columns;
    columns.setFields({field("title")}, false);
    columns.setHead(head({"id", "title"}));
    columns.setKey("id");
    QCOMPARE(targets(columns), (QStringList{"id", "title"}));
    columns.setKey("title");
    QCOMPARE(targets(columns), (QStringList{"", "title"}));
}

void TestImportColumns::accountsAreNeverGuessedBySimilarity()
{
    ImportColumns columns;
    columns.setFields({field("title")}, true);
    columns.setHead(head({"AccountId", "title"}));
    QCOMPARE(targets(columns), (QStringList{"", "title"}));
    columns.setHead(head({"account_id", "title"}));
    QCOMPARE(targets(columns), (QStringList{"account_id", "title"}));
}

/** The file is read anew with other options: the columns that are still there go where the user said. */
void TestImportColumns::whatWasChosenStays()
{
    ImportColumns columns;
    columns.setFields({field("title"), field("note")}, false);
    columns.setHead(head({"title", "note"}));
    columns.setTarget(0, "note");
    columns.setTarget(1, "");
    columns.setTarget(1, "no such field");
    QCOMPARE(targets(columns), (QStringList{"note", ""}));
    columns.setHead(head({"other", "title", "note"}));
    QCOMPARE(targets(columns), (QStringList{"", "note", ""}));
}

void TestImportColumns::twoColumnsForOneField()
{
    ImportColumns columns;
    columns.setFields({field("title"), field("note")}, false);
    columns.setHead(head({"title", "note", "more", "rest"}));
    QCOMPARE(problem(columns, 0) + problem(columns, 2) + problem(columns, 3), QString());
    columns.setTarget(2, "title");
    QCOMPARE(problem(columns, 0), "Another column goes into this field.");
    QCOMPARE(problem(columns, 2), "Another column goes into this field.");
    QCOMPARE(problem(columns, 1), QString());
    QCOMPARE(problem(columns, 3), QString());
}

void TestImportColumns::twoColumnsOfOneName()
{
    ImportColumns columns;
    columns.setFields({field("title")}, false);
    columns.setHead(head({"title", "title"}));
    QCOMPARE(targets(columns), (QStringList{"", ""}));
    columns.setTarget(0, "title");
    QCOMPARE(problem(columns, 0), "Two columns have this name.");
    // It is not passed over in silence: the server says so too.
    QCOMPARE(columns.mapping(), (QJsonObject{{"title", "title"}}));
}

/** Columns without a name are columns like others. */
void TestImportColumns::columnsWithoutName()
{
    ImportColumns columns;
    columns.setFields({field("title"), field("note")}, false);
    columns.setHead(head({"", "title"}, {{"x", "y"}}));
    QCOMPARE(targets(columns), (QStringList{"", "title"}));
    columns.setTarget(0, "note");
    QCOMPARE(problem(columns, 0), QString());
    QCOMPARE(columns.mapping(), (QJsonObject{{"", "note"}, {"title", "title"}}));
}

void TestImportColumns::unfilledFields()
{
    ImportColumns columns;
    FieldInfo withDefault = field("stage", "text", true);
    withDefault.defaultValue = "new";
    columns.setFields({field("title", "text", true), withDefault, field("note")}, false);
    columns.setHead(head({"note"}));
    QCOMPARE(columns.unfilled(), QStringList{"title"});
    columns.setTarget(0, "title");
    QCOMPARE(columns.unfilled(), QStringList());
}

void TestImportColumns::samples()
{
    ImportColumns columns;
    columns.setHead(head({"a", "b"}, {{"1", QString()}, {"2\n3"}, {"4", "x"}, {"5", "y"}}));
    const auto sample = [&](int row) { return columns.data(columns.index(row), ImportColumns::SampleRole).toString(); };
    QCOMPARE(sample(0), QString("1 · 2 3 · 4"));
    QCOMPARE(sample(1), QString("x · y"));
}

/** The page asks for the fields each time it is shown; nothing has changed by that. */
void TestImportColumns::theSameFieldsAgain()
{
    ImportColumns columns;
    columns.setHead(head({"title"}));
    const QSignalSpy changed(&columns, &ImportColumns::changed);
    columns.setFields({field("title")}, false);
    QCOMPARE(changed.count(), 1);
    columns.setFields({field("title")}, false);
    QCOMPARE(changed.count(), 1);
    columns.setFields({field("title"), field("note")}, false);
    QCOMPARE(changed.count(), 2);
}

/** What the server says stays at its column until that is changed. */
void TestImportColumns::refusals()
{
    ImportColumns columns;
    columns.setFields({field("title"), field("note")}, false);
    columns.setHead(head({"title", "remark"}));
    columns.setRefusals({{"remark", "There is no field of this name."}, {"key", "elsewhere"}});
    QCOMPARE(problem(columns, 1), "There is no field of this name.");
    QCOMPARE(problem(columns, 0), QString());
    columns.setTarget(1, "note");
    QCOMPARE(problem(columns, 1), QString());
}

QTEST_GUILESS_MAIN(TestImportColumns)
#include "tst_importcolumns.moc"
