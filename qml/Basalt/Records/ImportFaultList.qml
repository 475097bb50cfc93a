// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Rows that do not fit: where in the file, and why. */
ColumnLayout {
    id: root

    required property RecordImport work
    readonly property ImportFaults faults: work.faults
    readonly property real rowWidth: Math.min(Theme.grid(18), width * 0.13)
    readonly property real columnWidth: Math.min(Theme.grid(40), width * 0.25)
    readonly property real reasonWidth: width - 2 * rowWidth - columnWidth - 3 * Theme.space3

    spacing: 0

    RowLayout {
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.rowHeight
        spacing: Theme.space3

        Row {
            Layout.fillWidth: true
            spacing: Theme.space3

            SectionLabel {
                width: root.rowWidth
                text: qsTr("Row")
            }
            SectionLabel {
                width: root.rowWidth
                text: qsTr("Line")
            }
            SectionLabel {
                width: root.columnWidth
                text: qsTr("Column")
            }
            SectionLabel {
                width: root.reasonWidth - Theme.controlHeight - Theme.space3
                text: qsTr("Reason")
            }
        }
        IconButton {
            iconName: "copy"
            hint: qsTr("Copy the list")
            onClicked: {
                Desktop.copy(root.faults.asText());
                Notices.success(qsTr("The list is on the clipboard"));
            }
        }
    }
    Separator {
        Layout.fillWidth: true
    }
    ListView {
        objectName: "importFaults"
        Layout.fillWidth: true
        Layout.fillHeight: true
        clip: true
        focus: true
        activeFocusOnTab: true
        model: root.faults
        highlightMoveDuration: 0
        boundsBehavior: Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Rows that do not fit")
        T.ScrollBar.vertical: UiScrollBar { }
        delegate: Item {
            id: fault

            required property real row
            required property real line
            required property string column
            required property string message

            width: ListView.view.width
            implicitHeight: Math.max(Theme.rowHeight, reason.implicitHeight + Theme.space2)
            Accessible.role: Accessible.ListItem
            Accessible.name: qsTr("Row %L1, %2: %3").arg(row).arg(column).arg(message)

            Rectangle {
                anchors.fill: parent
                color: fault.ListView.isCurrentItem && fault.ListView.view.activeFocus ? Theme.hover : Theme.transparent
            }
            Row {
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.space3

                MonoText {
                    width: root.rowWidth
                    text: Desktop.numberText(fault.row)
                }
                MonoText {
                    width: root.rowWidth
                    text: Desktop.numberText(fault.line)
                    color: Theme.muted
                }
                UiText {
                    width: root.columnWidth
                    text: fault.column
                    font.weight: Theme.weightMedium
                }
                UiText {
                    id: reason

                    width: root.reasonWidth
                    text: fault.message
                    color: Theme.danger
                    wrapMode: Text.WordWrap
                }
            }
            Separator {
                anchors.bottom: parent.bottom
                width: parent.width
            }
        }
    }
    UiText {
        Layout.topMargin: Theme.space2
        visible: root.work.refused > root.faults.count
        text: qsTr("These are the first %L1 of %L2.").arg(root.faults.count).arg(root.work.refused)
        color: Theme.faint
        font.pixelSize: Theme.fontSecondary
    }
}
