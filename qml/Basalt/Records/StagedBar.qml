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
            text: qsTr("%n staged change(s)", "", root.table.stagedCount)
            font.weight: Theme.weightStrong
        }
        UiText {
            Layout.fillWidth: true
            text: root.table.refusedCount > 0 ? qsTr("%n record(s) refused – see why in the review", "", root.table.refusedCount)
                : root.table.stagedDeletions > 0 ? qsTr("in %n record(s), of which %1 will be deleted · nothing is saved yet", "", root.table.stagedRecords).arg(root.table.stagedDeletions)
                                                 : qsTr("in %n record(s) · nothing is saved yet", "", root.table.stagedRecords)
            color: root.table.refusedCount > 0 ? Theme.danger : Theme.muted
        }
        UiButton {
            kind: "ghost"
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
            showShortcut: true
            busy: root.table.committing
        }
    }
}
