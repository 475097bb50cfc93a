// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** A filter in the rule language, the choice of columns, and the buttons for files and a new record. */
Rectangle {
    id: root

    required property RecordTableModel table
    required property Command newRecord
    required property Command importRecords
    required property Command exportRecords
    /** Room for words on buttons that have an icon. */
    readonly property bool roomy: width > Theme.grid(240)

    function focusFilter(): void {
        field.forceActiveFocus();
        field.selectAll();
    }

    implicitHeight: column.implicitHeight + 2 * Theme.space3
    color: Theme.background

    ColumnLayout {
        id: column

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.space4 - Theme.focusWidth
        anchors.rightMargin: Theme.space4 - Theme.focusWidth
        spacing: Theme.space2

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space2

            UiButton {
                id: viewsButton

                objectName: "viewsButton"
                iconName: "bookmark"
                text: views.current === "" ? "" : views.modified ? views.current + " *" : views.current
                trailingIcon: "chevron-down"
                hint: qsTr("Saved views")
                onClicked: viewsPopup.open()

                SavedViews {
                    id: views

                    table: root.table
                }
                ViewsPopup {
                    id: viewsPopup

                    y: viewsButton.height + Theme.space1
                    views: views
                }
            }
            RuleField {
                id: field

                objectName: "filterField"
                Layout.fillWidth: true
                collection: root.table.collection
                iconName: "funnel"
                text: root.table.filter
                invalid: problem !== "" || (root.table.error.status === 400 && root.table.filtered)
                placeholderText: qsTr("Filter, for instance  name ~ 'rock' && created_at > '2026-01-01'")
                trailingSpace: clear.visible ? clear.width : 0
                onAccepted: root.table.filter = text
                Keys.onEscapePressed: event => {
                    event.accepted = !proposing && text !== root.table.filter;
                    if (!proposing)
                        text = root.table.filter;
                }

                IconButton {
                    id: clear

                    anchors.right: parent.right
                    anchors.rightMargin: Theme.space1
                    anchors.verticalCenter: parent.verticalCenter
                    visible: field.text !== ""
                    size: Theme.grid(5.5)
                    iconName: "x"
                    hint: qsTr("Clear the filter")
                    onClicked: {
                        field.clear();
                        root.table.filter = "";
                    }
                }
                Connections {
                    target: root.table

                    function onFilterChanged(): void {
                        field.text = root.table.filter;
                    }
                }
            }
            UiButton {
                id: builderButton

                objectName: "filterBuilderButton"
                iconName: "list"
                hint: qsTr("Build the filter from rows")
                Accessible.name: hint
                onClicked: builder.open()

                FilterBuilder {
                    id: builder

                    y: builderButton.height + Theme.space1
                    x: builderButton.width - width
                    collection: root.table.collection
                    text: field.text
                    onApplied: text => root.table.filter = text
                }
            }
            UiText {
                objectName: "matchCount"
                visible: root.table.filtered && root.table.loaded && !root.table.error.isSet
                text: qsTr("%Ln match(es)", "", root.table.total)
                color: Theme.muted
                font.pixelSize: Theme.fontSecondary
            }
            UiButton {
                id: columnsButton

                objectName: "columnsButton"
                Layout.preferredWidth: implicitWidth // said aloud: layouts of Qt 6.4 lose its changes while a page is made
                iconName: "columns-3"
                text: root.roomy ? qsTr("Columns") : ""
                hint: qsTr("Choose and arrange columns")
                onClicked: columnsPopup.open()

                ColumnsPopup {
                    id: columnsPopup

                    y: columnsButton.height + Theme.space1
                    x: columnsButton.width - width
                    table: root.table
                }
            }
            UiButton {
                objectName: "importRecordsButton"
                Layout.preferredWidth: implicitWidth // said aloud: layouts of Qt 6.4 lose its changes while a page is made
                visible: !root.table.readOnly
                command: root.importRecords
                text: root.roomy ? qsTr("Import") : ""
                hint: qsTr("Import a file of records")
            }
            UiButton {
                objectName: "exportRecordsButton"
                Layout.preferredWidth: implicitWidth // said aloud: layouts of Qt 6.4 lose its changes while a page is made
                command: root.exportRecords
                text: root.roomy ? qsTr("Export") : ""
                hint: qsTr("Export records into a file")
            }
            UiButton {
                objectName: "newRecordButton"
                visible: !root.table.readOnly
                kind: "primary"
                command: root.newRecord
            }
        }
        UiText {
            objectName: "filterProblem"
            Layout.fillWidth: true
            visible: field.problem !== ""
            text: field.problem
            color: Theme.danger
            font.pixelSize: Theme.fontSecondary
            wrapMode: Text.WordWrap
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.space2
            visible: root.table.columns.filteredCount > 0

            Repeater {
                model: root.table.columns
                delegate: Chip {
                    required property string name
                    required property string filterExpression

                    visible: filterExpression !== ""
                    iconName: "funnel"
                    text: filterExpression
                    removable: true
                    maximumWidth: Theme.grid(90)
                    onRemoved: root.table.setColumnFilter(name, "", "")
                }
            }
        }
    }
}
