// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Records
import Basalt.Theme

/** One collection: its records, its fields, its rules, and files that come into it. */
FocusScope {
    id: root

    readonly property string name: Navigator.subject
    readonly property string tab: Navigator.tab === "" ? "records" : Navigator.tab
    readonly property bool known: CollectionStore.loaded && Array.from(CollectionStore.names).includes(name)
    readonly property bool importing: known && (tab === "import" || Transfers.importOf(name).running)
    readonly property bool view: known && Array.from(CollectionStore.views).includes(name)
    readonly property int recordCount: CollectionStore.recordCounts[name] ?? 0

    objectName: "collectionPage"

    Command {
        commandId: "collection.records"
        title: qsTr("Records of %1").arg(root.name)
        category: qsTr("Collection")
        iconName: "table-2"
        shortcut: "Alt+1"
        enabled: root.known
        onTriggered: Navigator.open("collection", root.name, "records")
    }
    Command {
        commandId: "collection.schema"
        title: qsTr("Schema of %1").arg(root.name)
        category: qsTr("Collection")
        iconName: "columns-3"
        shortcut: "Alt+2"
        enabled: root.known
        onTriggered: Navigator.open("collection", root.name, "schema")
    }
    Command {
        commandId: "collection.rules"
        title: qsTr("Rules of %1").arg(root.name)
        category: qsTr("Collection")
        iconName: "shield-check"
        shortcut: "Alt+3"
        enabled: root.known
        onTriggered: Navigator.open("collection", root.name, "rules")
    }
    Command {
        commandId: "collection.api"
        title: qsTr("API of %1").arg(root.name)
        category: qsTr("Collection")
        iconName: "terminal"
        shortcut: "Alt+4"
        enabled: root.known
        onTriggered: Navigator.open("collection", root.name, "api")
    }
    Command {
        id: renameCollection

        commandId: "collection.rename"
        title: qsTr("Rename the collection…")
        category: qsTr("Collection")
        iconName: "pencil"
        writes: true
        enabled: root.known && Session.superadmin
        onTriggered: renameDialog.open()
    }
    Command {
        id: deleteCollection

        commandId: "collection.delete"
        title: qsTr("Delete the collection…")
        category: qsTr("Collection")
        iconName: "trash-2"
        writes: true
        enabled: root.known && Session.superadmin
        onTriggered: deleteDialog.open()
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        RowLayout {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.space4
            Layout.rightMargin: Theme.space4
            spacing: Theme.space3

            UiTabBar {
                objectName: "collectionTabs"
                values: root.importing ? ["records", "schema", "rules", "api", "import"] : ["records", "schema", "rules", "api"]
                texts: [qsTr("Records"), qsTr("Schema"), qsTr("Rules"), qsTr("API"), qsTr("Import")]
                value: root.tab
                onChosen: value => Navigator.open("collection", root.name, value)
            }
            UiText {
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignRight
                text: !root.known || ViewAs.active ? "" : root.view ? qsTr("View") : Session.accountId === "" ? qsTr("%Ln record(s)", "", root.recordCount) : qsTr("%Ln record(s) in all accounts", "", root.recordCount)
                color: Theme.faint
                font.pixelSize: Theme.fontSecondary
            }
            IconButton {
                command: renameCollection
            }
            IconButton {
                command: deleteCollection
            }
        }
        Separator {
            Layout.fillWidth: true
        }
        Loader {
            Layout.fillWidth: true
            Layout.fillHeight: true
            focus: true
            active: root.known
            onLoaded: forceActiveFocus()
            sourceComponent: root.tab === "schema" ? (root.view ? viewSelect : schema) : root.tab === "rules" ? rules : root.tab === "api" ? api : root.tab === "import" ? importer : records
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: !root.known

            EmptyState {
                anchors.centerIn: parent
                visible: CollectionStore.loaded
                iconName: "database"
                title: qsTr("There is no collection “%1”").arg(root.name)
                message: qsTr("It may have been deleted or renamed.")

                UiButton {
                    text: qsTr("All collections")
                    onClicked: Navigator.open("collections")
                }
            }
        }
    }
    Component {
        id: records

        RecordsView {
            focus: true
            table: RecordTables.table(Navigator.subject)
        }
    }
    Component {
        id: viewSelect

        ViewTab {
            focus: true
            collection: Navigator.subject
        }
    }
    Component {
        id: schema

        SchemaTab {
            focus: true
            collection: Navigator.subject
        }
    }
    Component {
        id: rules

        RulesTab {
            focus: true
            collection: Navigator.subject
        }
    }
    Component {
        id: importer

        ImportView {
            focus: true
            collection: Navigator.subject
        }
    }
    Component {
        id: api

        ApiTab {
            focus: true
            collection: Navigator.subject
        }
    }
    RenameCollectionDialog {
        id: renameDialog

        collection: root.name
    }
    DeleteCollectionDialog {
        id: deleteDialog

        collection: root.name
    }
}
