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
    RowLayout {
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.rowHeight
        Layout.leftMargin: Theme.space4
        Layout.rightMargin: Theme.space4
        spacing: Theme.space3

        SectionLabel {
            Layout.preferredWidth: Theme.grid(45)
            text: qsTr("Column")
        }
        SectionLabel {
            Layout.fillWidth: true
            text: qsTr("First values")
        }
        SectionLabel {
            Layout.preferredWidth: Theme.grid(48)
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
            targets: Array.from(root.work.columns.targets)
            onTargetChosen: target => root.work.columns.setTarget(index, target)
        }
    }
}
