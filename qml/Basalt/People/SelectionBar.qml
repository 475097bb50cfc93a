// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** What is done with the users who were chosen. Slides in with the first. */
Rectangle {
    id: root

    required property UserSelection selection
    readonly property int count: selection.ids.length
    signal done

    objectName: "selectionBar"
    implicitHeight: count > 0 ? Theme.grid(11) : 0
    visible: implicitHeight > 0
    clip: true
    color: Theme.accentSoft

    Behavior on implicitHeight {
        NumberAnimation {
            duration: Theme.motion
            easing.type: Easing.OutCubic
        }
    }
    UserEditor {
        id: editor

        onManyDone: (done, refused, reason) => {
            confirm.close();
            if (done > 0)
                Notices.success(qsTr("%Ln user(s) changed", "", done));
            if (refused > 0)
                Notices.warning(qsTr("%Ln user(s) left as they were", "", refused), reason);
            root.selection.clear();
            root.done();
        }
        onChanged: if (error.isSet && !confirm.opened) Notices.failure(error)
    }
    Command {
        id: disableCommand

        commandId: "users.disableChosen"
        title: qsTr("Disable those who were chosen…")
        category: qsTr("Users")
        iconName: "circle-x"
        writes: true
        enabled: root.count > 0 && !editor.busy
        onTriggered: confirm.open()
    }
    Command {
        id: enableCommand

        commandId: "users.enableChosen"
        title: qsTr("Enable those who were chosen")
        category: qsTr("Users")
        iconName: "circle-check"
        writes: true
        enabled: root.count > 0 && !editor.busy
        onTriggered: editor.setEnabledOf(Array.from(root.selection.ids), true)
    }
    Command {
        id: clearCommand

        commandId: "users.chooseNobody"
        title: qsTr("Choose nobody")
        category: qsTr("Users")
        iconName: "x"
        enabled: root.count > 0
        onTriggered: root.selection.clear()
    }
    Separator {
        width: parent.width
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.space5
        anchors.rightMargin: Theme.space5
        spacing: Theme.space3

        UiText {
            Layout.fillWidth: true
            text: qsTr("%Ln user(s) chosen", "", root.count)
            font.weight: Theme.weightStrong
        }
        UiButton {
            objectName: "disableChosen"
            text: qsTr("Disable…")
            command: disableCommand
        }
        UiButton {
            objectName: "enableChosen"
            text: qsTr("Enable")
            command: enableCommand
        }
        UiButton {
            kind: "ghost"
            text: qsTr("Clear")
            command: clearCommand
        }
    }
    UiDialog {
        id: confirm

        objectName: "disableChosenDialog"
        iconName: "circle-x"
        tone: "danger"
        title: qsTr("Disable %Ln user(s)?", "", root.count)
        subtitle: qsTr("Their open sessions can do nothing any more, and nobody signs in as one of them until enabled again. Nothing is deleted.")
        onAboutToShow: editor.clearError()

        InlineNotice {
            width: parent.width
            visible: editor.error.isSet
            title: editor.error.title
            message: editor.error.message
        }
        buttons: [
            UiButton {
                text: qsTr("Cancel")
                onClicked: confirm.close()
            },
            UiButton {
                objectName: "disableChosenConfirm"
                kind: "danger"
                text: qsTr("Disable")
                busy: editor.busy
                onClicked: editor.setEnabledOf(Array.from(root.selection.ids), false)
            }
        ]
    }
}
