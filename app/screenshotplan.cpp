// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The pictures of what one does with many cells, with files, with a collection as a whole, and with the settings.

#include "screenshotdriver.h"

#include "accessdifference.h"
#include "appcontext.h"
#include "backuplistmodel.h"
#include "recordtablemodel.h"
#include "ruleseditor.h"
#include "ruletrialmodel.h"
#include "schemaeditor.h"
#include "vieweditor.h"

#include <QDir>
#include <QFile>
#include <QQuickItem>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

RecordTableModel &tableShown()
{
    return *app().records().table(app().navigator().subject());
}

int firstReference()
{
    RecordTableModel &table = tableShown();
    for (int column = 0; column < table.columnCount(); ++column) {
        if (!table.target(column).isEmpty())
            return column;
    }
    return 1;
}

/** The first records as a spreadsheet writes them: other names, other signs, and a few mistakes. */
QByteArray exampleFile()
{
    constexpr int kRows = 40;
    RecordTableModel &table = tableShown();
    QList<QStringList> rows{{}};
    for (int column = 0; column < table.columnCount(); ++column) {
        QString name = table.columns()->field(column).name;
        if (!table.columns()->field(column).system)
            rows[0] += name[0].toUpper() + name.replace(u'_', u' ').sliced(1);
    }
    rows[0] += u"Courier"_s;
    for (int row = 0; row < std::min(kRows, int(table.total())); ++row) {
        QStringList cells;
        for (int column = 0; column < table.columnCount(); ++column) {
            const FieldInfo &field = table.columns()->field(column);
            if (field.system)
                continue;
            const QString text = table.cellText(row, column, u"editText"_s);
            const bool isWrong = field.isNumeric() && row % 13 == 7;
            cells += isWrong        ? u"about %1"_s.arg(text)
                : field.isNumeric() ? QString(text).replace(u'.', u',')
                : field.unique      ? QString(text + u"-B"_s)
                                    : text;
        }
        rows += cells << u"by hand"_s;
    }
    QByteArray file;
    for (const QStringList &row : std::as_const(rows)) {
        QStringList quoted;
        for (const QString &cell : row)
            quoted +=
                cell.contains(u';') || cell.contains(u'"') ? u'"' + QString(cell).replace(u"\""_s, u"\"\""_s) + u'"' : cell;
        file += quoted.join(u';').toUtf8() + "\r\n";
    }
    return file;
}

bool isReady()
{
    return tableShown().isLoaded() && !tableShown().isLoading();
}

} // namespace

void ScreenshotDriver::planCells()
{
    add(
        u"records-range"_s,
        [this] {
            QMetaObject::invokeMethod(find("recordGrid"), "setCurrent", Q_ARG(int, 2), Q_ARG(int, 1));
            tableShown().columns()->setFrozen(0, true);
            find("recordGrid")->setProperty("currentRow", 6);
            find("recordGrid")->setProperty("currentColumn", 3);
        },
        isReady);
    add(
        {}, [] { tableShown().columns()->setFrozen(0, false); }, isReady);
    add(
        u"records-peek"_s,
        [this] {
            int row = 0;
            while (row < 20 && tableShown().cellText(row, firstReference(), u"reference"_s).isEmpty())
                ++row;
            QMetaObject::invokeMethod(find("recordGrid"), "setCurrent", Q_ARG(int, row), Q_ARG(int, firstReference()));
            app().commands().run(u"records.peek"_s);
        },
        [this] { return find("peekPanel") && find("peekPanel")->property("visible").toBool() && isReady(); });
    add(
        {}, [this] { press("peekClose"); }, isReady);
    add(
        u"filter-completion"_s, [this] { type("filterField", u"created_at > @month"_s); },
        [this] { return isOpen("ruleSuggestions"); });
    add(
        u"filter-wrong"_s, [this] { type("filterField", u"created_at > @now && nothing = 1"_s); },
        [this] { return find("filterProblem")->property("visible").toBool(); });
    add(
        u"filter-builder"_s,
        [this] {
            key(Qt::Key_Escape);
            tableShown().setFilter(u"created_at > '2020-01-01' && id != 'x' || updated_at IS NULL"_s);
            QMetaObject::invokeMethod(find("filterBuilder"), "open");
        },
        [this] { return isOpen("filterBuilder") && isReady(); });
    add(
        {},
        [this] {
            key(Qt::Key_Escape);
            tableShown().clearFilters();
        },
        [this] { return !isOpen("filterBuilder") && isReady(); });
}

void ScreenshotDriver::planFiles()
{
    const auto work = [] { return app().transfers().importOf(tableShown().collection()); };
    add(
        u"records-export"_s, [] { app().commands().run(u"records.export"_s); },
        [this] { return isOpen("exportRecordsDialog"); });
    add(
        u"import"_s,
        [this] {
            key(Qt::Key_Escape);
            app().commands().run(u"records.import"_s);
        },
        [this] { return find("importDrop") && !isOpen("exportRecordsDialog"); });
    add(
        u"import-columns"_s,
        [this, work] {
            const QString path = QDir(m_folder).filePath(u"deliveries.csv"_s);
            QFile file(path);
            if (file.open(QIODevice::WriteOnly))
                file.write(exampleFile());
            file.close();
            work()->choose(path);
        },
        [work] { return work()->columns()->mappedCount() > 1; });
    add(
        u"import-rows"_s, [this] { find("importView")->setProperty("part", u"rows"_s); },
        [this] { return find("importSample") != nullptr; });
    const auto hasEnded = [work] { return !work()->isRunning() && work()->outcome() == RecordImport::Outcome::Done; };
    add(
        u"import-tried"_s, [work] { work()->start(true); }, hasEnded);
    add(
        u"import-done"_s,
        [work] {
            work()->setOption(u"on_error"_s, u"skip"_s);
            work()->start(false);
        },
        hasEnded);
    add(
        {},
        [work] {
            QFile::remove(work()->path());
            app().navigator().open(u"collection"_s, app().navigator().subject(), u"records"_s);
        },
        isReady);
}

void ScreenshotDriver::planCollection()
{
    const auto editor = [this] {
        return find("fieldList") ? find("fieldList")->property("model").value<SchemaEditor *>() : nullptr;
    };
    const auto open = [](const QString &tab) { app().navigator().open(u"collection"_s, app().navigator().subject(), tab); };
    add(
        u"schema"_s, [open] { open(u"schema"_s); }, [editor] { return editor() && editor()->isLoaded(); });
    add(
        u"schema-routes"_s, [this] { find("schemaTab")->setProperty("part", u"routes"_s); },
        [this] {
            const QObject *part = find("routesPart");
            const auto *routes = part->property("routes").value<QObject *>();
            return part->property("visible").toBool() && routes && routes->property("loaded").toBool();
        });
    add(
        {}, [this] { find("schemaTab")->setProperty("part", u"fields"_s); },
        [this] { return !find("routesPart")->property("visible").toBool(); });
    add(
        u"schema-staged"_s,
        [editor] {
            SchemaEditor &schema = *editor();
            for (int row = 0; row < schema.count(); ++row) {
                const QString kind = schema.data(schema.index(row), SchemaEditor::TypeRole).toString();
                if (kind == "text"_L1 && schema.stagedCount() == 0)
                    schema.setField(row, u"name"_s, u"caption"_s);
                else if (kind == "text"_L1 && schema.stagedCount() == 1)
                    schema.setField(row, u"type"_s, u"integer"_s);
            }
            schema.removeField(schema.count() - 1);
            schema.addField();
            schema.setField(schema.count() - 1, u"name"_s, u"reviewed_at"_s);
            schema.setField(schema.count() - 1, u"type"_s, u"datetime"_s);
        },
        [editor] { return editor()->plan()->isKnown(); });
    add(
        u"schema-computed"_s,
        [editor] {
            SchemaEditor &schema = *editor();
            schema.addField();
            const int row = schema.count() - 1;
            schema.setField(row, u"name"_s, u"heading"_s);
            schema.setField(row, u"type"_s, u"computed"_s);
            schema.setField(row, u"expression"_s, u"upper(caption)"_s);
        },
        [editor] { return editor()->plan()->isKnown() && !editor()->plan()->isBusy(); });
    add(
        u"schema-indexes"_s,
        [this, editor] {
            find("schemaTab")->setProperty("part", u"indexes"_s);
            editor()->indexes()->add();
            editor()->indexes()->addField(editor()->indexes()->count() - 1, u"created_at"_s);
        },
        [editor] { return !editor()->plan()->isBusy(); });
    const auto rules = [this] { return qobject_cast<RulesEditor *>(find("rulesEditor")); };
    const auto trial = [this] { return qobject_cast<RuleTrialModel *>(find("ruleTrialModel")); };
    add(
        u"rules"_s, [open] { open(u"rules"_s); }, [rules] { return rules() && rules()->isLoaded(); });
    add(
        u"rules-written"_s,
        [rules] {
            constexpr int kList = 0;
            constexpr int kCreate = 2;
            constexpr int kUpdate = 3;
            rules()->setMode(kList, u"rule"_s);
            rules()->setExpression(kList, u"status != 'released'"_s);
            rules()->setMode(kCreate, u"rule"_s);
            rules()->setExpression(kCreate, u"@request.auth.role = 'admin' && status != 'released'"_s);
            rules()->setMode(kUpdate, u"rule"_s);
            rules()->setExpression(
                kUpdate,
                u"@request.auth.role IN ('admin', 'analyst') && NOT (status = 'released' || received_at < @now)\n"
                "  || (analyst.email = @request.auth.email && name:lower ~ 'filter%' && code != null)"_s);
        },
        [rules] { return rules()->isModified(); });
    add(
        u"rules-difference"_s, [] { app().commands().run(u"rules.compare"_s); },
        [this] {
            const auto *difference = qobject_cast<AccessDifference *>(find("ruleDifference"));
            return difference && (difference->isKnown() || difference->error().isSet());
        });
    add(
        u"rules-tried"_s,
        [this, trial] {
            trial()->setOperation(u"create"_s);
            toEnd("rulesFlick");
        },
        [trial] { return trial() && trial()->isLoaded() && !trial()->isBusy(); });
    add(
        u"rules-plan"_s,
        [this, trial] {
            trial()->setOperation(u"list"_s);
            QTimer::singleShot(500, this, [this] { toEnd("rulesFlick"); });
        },
        [trial] { return !trial()->statements().isEmpty() && !trial()->isBusy(); });
    add(
        u"api"_s, [open] { open(u"api"_s); },
        [this] { return find("apiCode") && !find("apiCode")->property("text").toString().isEmpty(); });
}

/** A view: as it is written, as it was made, and its rows. */
void ScreenshotDriver::planView()
{
    const auto editor = [this] { return qobject_cast<ViewEditor *>(find("newViewEditor")); };
    add(
        {}, [] { app().navigator().open(u"newCollection"_s); }, [this] { return find("newCollectionPage") != nullptr; });
    add(
        {}, [this] { find("newCollectionPage")->setProperty("kind", u"view"_s); },
        [this, editor] { return editor() && find("collectionName"); });
    add(
        u"new-view"_s,
        [this, editor] {
            type("collectionName", u"by_author"_s);
            editor()->setSource(ViewEditor::sources().constLast());
            editor()->setFilter(u"created_at > '2020-01-01'"_s);
            for (const auto &[name, kind, expression] :
                 {std::tuple("author", "value", "created_by"), std::tuple("records", "count", ""),
                  std::tuple("newest", "max", "created_at")}) {
                const int row = editor()->count();
                editor()->addField();
                editor()->setFieldName(row, QLatin1StringView(name));
                editor()->setFieldKind(row, QLatin1StringView(kind));
                editor()->setFieldExpression(row, QLatin1StringView(expression));
            }
        },
        [editor] { return editor() && editor()->count() == 3; });
    add(
        u"view-records"_s, [editor] { editor()->save(); },
        [this] { return app().navigator().subject() == "by_author"_L1 && find("recordGrid") && isReady(); });
    add(
        u"view-schema"_s, [] { app().navigator().open(u"collection"_s, u"by_author"_s, u"schema"_s); },
        [this] { return find("viewForm") != nullptr; });
    add(
        u"view-rules"_s, [] { app().navigator().open(u"collection"_s, u"by_author"_s, u"rules"_s); },
        [this] {
            const auto *rules = qobject_cast<RulesEditor *>(find("rulesEditor"));
            return rules && rules->isLoaded();
        });
    add(
        u"collections-with-view"_s, [] { app().navigator().open(u"collections"_s); },
        [this] { return find("collectionsPage") != nullptr; });
}

void ScreenshotDriver::planSettings()
{
    const auto backups = [this] { return qobject_cast<BackupListModel *>(find("backupList")); };
    add(
        {},
        [] {
            app().settings().setLanguage(u"en"_s);
            app().navigator().open(u"settings"_s);
        },
        [backups] { return backups() && backups()->isLoaded(); });
    add(
        u"settings-backups"_s, [this] { press("createBackup"); },
        [backups] { return backups()->count() > 0 && !backups()->isRunning(); });
    add(
        u"settings-restore"_s,
        [this, backups] {
            const QString name = backups()->data(backups()->index(0), BackupListModel::NameRole).toString();
            QMetaObject::invokeMethod(find("restoreDialog"), "ask", Q_ARG(QString, name), Q_ARG(QString, u"sqlite"_s));
        },
        [this] { return isOpen("restoreDialog"); });
    add(
        u"settings-appearance"_s,
        [this] {
            key(Qt::Key_Escape);
            app().navigator().open(u"settings"_s, {}, u"appearance"_s);
        },
        [this] { return find("appearanceChoice") != nullptr; });
    add(
        u"settings-about"_s, [] { app().navigator().open(u"settings"_s, {}, u"about"_s); },
        [this] { return find("aboutVersion") != nullptr; });
}

} // namespace basalt::app
