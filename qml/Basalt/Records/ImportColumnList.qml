// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** The columns of the file, what stands in them, and the fields they go into. */
ColumnLayout {
    id: root

    required property RecordImport work
    readonly property real nameWidth: Math.min(Theme.grid(45), width * 0.28)
    readonly property real targetWidth: Math.min(Theme.grid(48), width * 0.34)
    readonly property real sampleWidth: width - 2 * Theme.space4 - nameWidth - targetWidth - Theme.iconSizeSmall - 3 * Theme.space3

    spacing: 0

    InlineNotice {
        Layout.fillWidth: true
        Layout.margins: Theme.space3
        Layout.bottomMargin: 0
        visible: root.work.headProblem !== ""
        tone: "warning"
        title: qsTr("The file cannot be read like this")
        message: root.work.headProblem
    }
    InlineNotice {
        objectName: "importUnfilled"
        Layout.fillWidth: true
        Layout.margins: Theme.space3
        Layout.bottomMargin: 0
        visible: root.work.headProblem === "" && root.work.columns.unfilled.length > 0
        tone: "warning"
        title: qsTr("Required, and no column goes there")
        message: Array.from(root.work.columns.unfilled).join(", ")
    }
    InlineNotice {
        Layout.fillWidth: true
        Layout.margins: Theme.space3
        Layout.bottomMargin: 0
        visible: root.work.error.field("mapping") !== ""
        title: root.work.error.field("mapping")
    }
    Row {
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.rowHeight
        leftPadding: Theme.space4
        rightPadding: Theme.space4
        spacing: Theme.space3

        SectionLabel {
            anchors.verticalCenter: parent.verticalCenter
            width: root.nameWidth
            text: qsTr("Column")
        }
        SectionLabel {
            anchors.verticalCenter: parent.verticalCenter
            width: root.sampleWidth + Theme.space3 + Theme.iconSizeSmall
            text: qsTr("First values")
        }
        SectionLabel {
            anchors.verticalCenter: parent.verticalCenter
            width: root.targetWidth
            text: qsTr("Goes into")
        }
    }
    Separator {
        Layout.fillWidth: true
    }
    ListView {
        objectName: "importColumns"
        Layout.fillWidth: true
        Layout.fillHeight: true
        clip: true
        model: root.work.columns
        boundsBehavior: Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Columns of the file")
        T.ScrollBar.vertical: UiScrollBar { }
        delegate: ImportColumnRow {
            width: ListView.view.width
            enabled: !root.work.running
            nameWidth: root.nameWidth
            sampleWidth: root.sampleWidth
            targetWidth: root.targetWidth
            targets: Array.from(root.work.columns.targets)
            onTargetChosen: target => root.work.columns.setTarget(index, target)
        }
    }
}
