// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** The record under the cursor: its fields as a form, and what happened to it. */
Rectangle {
    id: root

    required property RecordTableModel table
    required property int row
    property string tab: "fields"
    readonly property bool ofView: Array.from(CollectionStore.views).includes(table.collection)
    readonly property string part: ofView && tab === "shares" ? "fields" : tab
    signal peekRequested(collection: string, id: string)

    objectName: "recordInspector"
    implicitWidth: Theme.inspectorWidth
    color: Theme.surface

    RecordFieldsModel {
        id: fields

        table: root.table
        row: root.row
    }
    Separator {
        height: parent.height
        vertical: true
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.hairline
        spacing: 0

        RowLayout {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.space4
            Layout.rightMargin: Theme.space3
            Layout.topMargin: Theme.space2
            spacing: Theme.space1

            Heading {
                Layout.fillWidth: true
                level: 2
                text: fields.title
            }
            IconButton {
                iconName: "copy"
                hint: qsTr("Copy the record's id")
                enabled: fields.recordId !== ""
                onClicked: Desktop.copy(fields.recordId)
            }
            IconButton {
                iconName: "x"
                hint: qsTr("Hide the inspector")
                onClicked: AppSettings.inspectorVisible = false
            }
        }
        UiTabBar {
            Layout.leftMargin: Theme.space4
            // Rows of a view are in no list: the records that they are made of are.
            values: root.ofView ? ["fields", "history"] : ["fields", "history", "shares"]
            texts: [qsTr("Fields"), qsTr("History"), qsTr("Shared with")]
            value: root.part
            onChosen: value => root.tab = value
        }
        Separator {
            Layout.fillWidth: true
        }
        InlineNotice {
            Layout.fillWidth: true
            Layout.margins: Theme.space3
            visible: fields.problem !== ""
            title: qsTr("Not saved")
            message: fields.problem
        }
        ListView {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: root.part === "fields"
            clip: true
            topMargin: Theme.space3
            bottomMargin: Theme.space4
            spacing: Theme.space3
            model: fields
            boundsBehavior: Flickable.StopAtBounds
            T.ScrollBar.vertical: UiScrollBar { }
            delegate: InspectorField {
                width: ListView.view.width
                recordRow: root.row
                onPeekRequested: root.peekRequested(target, reference)
                onTaken: text => problemNow = root.table.setText(root.row, column, text)
            }
        }
        RecordHistory {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: root.part === "history"
            recordId: fields.recordId
        }
        RecordShares {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: root.part === "shares"
            collection: root.table.collection
            recordId: root.ofView ? "" : fields.recordId
            recordTitle: fields.title
        }
    }
}
