// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** What is staged and not saved yet. Slides in with the first change. */
Rectangle {
    id: root

    required property RecordTableModel table
    required property Command review
    required property Command commit
    required property Command discard
    readonly property bool shown: table.stagedCount > 0

    objectName: "stagedBar"
    implicitHeight: shown ? Theme.grid(11) : 0
    visible: implicitHeight > 0
    clip: true
    color: Theme.warningSoft

    Behavior on implicitHeight {
        NumberAnimation {
            duration: Theme.motion
            easing.type: Easing.OutCubic
        }
    }
    Separator {
        width: parent.width
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.space4
        anchors.rightMargin: Theme.space4
        spacing: Theme.space3

        Icon {
            name: "pencil"
            color: Theme.warning
        }
        UiText {
            text: qsTr("%Ln staged change(s)", "", root.table.stagedCount)
            font.weight: Theme.weightStrong
        }
        UiText {
            visible: root.width > Theme.grid(270)
            text: qsTr("in %Ln record(s) · nothing is saved yet", "", root.table.stagedRecords)
            color: Theme.muted
        }
        Item {
            Layout.fillWidth: true
        }
        Badge {
            visible: root.table.refusedCount > 0
            tone: "danger"
            iconName: "circle-alert"
            text: qsTr("%Ln refused", "", root.table.refusedCount)
        }
        Badge {
            visible: root.table.stagedDeletions > 0 && root.width > Theme.grid(210)
            tone: "danger"
            iconName: "trash-2"
            text: qsTr("%Ln deletion(s)", "", root.table.stagedDeletions)
        }
        UiButton {
            kind: "ghost"
            iconName: ""
            command: root.discard
        }
        UiButton {
            objectName: "reviewButton"
            iconName: ""
            command: root.review
        }
        UiButton {
            objectName: "commitButton"
            kind: "primary"
            iconName: ""
            command: root.commit
            showShortcut: root.width > Theme.grid(240)
            busy: root.table.committing
        }
    }
}
