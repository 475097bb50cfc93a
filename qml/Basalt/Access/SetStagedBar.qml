// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** What is staged on the sets and not saved yet. Slides in with the first change. */
Rectangle {
    id: root

    required property Command commit
    required property Command discard
    readonly property bool shown: PermissionMatrix.stagedCount > 0

    objectName: "setStagedBar"
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
        anchors.leftMargin: Theme.space5
        anchors.rightMargin: Theme.space4
        spacing: Theme.space3

        Icon {
            name: "pencil"
            color: Theme.warning
        }
        UiText {
            text: qsTr("%Ln staged change(s)", "", PermissionMatrix.stagedCount)
            font.weight: Theme.weightStrong
        }
        UiText {
            Layout.fillWidth: true
            text: PermissionMatrix.stagedText
            color: Theme.muted
        }
        UiButton {
            objectName: "discardSets"
            kind: "ghost"
            iconName: ""
            command: root.discard
        }
        UiButton {
            objectName: "commitSets"
            kind: "primary"
            iconName: ""
            command: root.commit
            showShortcut: root.width > Theme.grid(200)
            busy: PermissionMatrix.committing
        }
    }
}
