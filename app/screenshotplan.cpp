// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The pictures of what one does with many cells, with a collection as a whole, and with the settings.

#include "screenshotdriver.h"

#include "appcontext.h"
#include "backuplistmodel.h"
#include "recordtablemodel.h"
#include "schemaeditor.h"

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

void ScreenshotDriver::planCollection()
{
    const auto editor = [this] {
        return find("fieldList") ? find("fieldList")->property("model").value<SchemaEditor *>() : nullptr;
    };
    const auto open = [](const QString &tab) { app().navigator().open(u"collection"_s, app().navigator().subject(), tab); };
    add(
        u"schema"_s, [open] { open(u"schema"_s); }, [editor] { return editor() && editor()->isLoaded(); });
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
    add(
        u"rules"_s, [open] { open(u"rules"_s); }, [this] { return find("rulesTab") != nullptr; });
    add(
        u"api"_s, [open] { open(u"api"_s); },
        [this] { return find("apiCode") && !find("apiCode")->property("text").toString().isEmpty(); });
}

void ScreenshotDriver::planSettings()
{
    add(
        u"settings-backups"_s,
        [this] {
            app().settings().setLanguage(u"en"_s);
            app().navigator().open(u"settings"_s);
            QTimer::singleShot(600, this, [this] { press("createBackup"); });
        },
        [this] {
            const auto *backups = qobject_cast<BackupListModel *>(find("backupList"));
            return backups && backups->count() > 0 && !backups->isRunning();
        });
    add(
        u"settings-restore"_s,
        [this] {
            const auto *backups = qobject_cast<BackupListModel *>(find("backupList"));
            const QString name = backups->data(backups->index(0), BackupListModel::NameRole).toString();
            QMetaObject::invokeMethod(find("restoreDialog"), "ask", Q_ARG(QString, name));
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
