// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQml
import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Who one is, and what one is called. */
Card {
    id: root

    required property OwnProfile profile

    spacing: Theme.space4

    Command {
        id: saveCommand

        commandId: "profile.save"
        title: qsTr("Save the name")
        category: qsTr("My profile")
        iconName: "save"
        shortcut: "Ctrl+S"
        writes: true
        enabled: root.profile.loaded && !root.profile.busy && name.text.trim() !== root.profile.name
        onTriggered: root.profile.rename(name.text)
    }
    Connections {
        target: root.profile

        function onProfileChanged(): void {
            name.text = root.profile.name;
        }
    }
    RowLayout {
        width: parent.width
        spacing: Theme.space3

        Avatar {
            initials: Session.userInitials
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            Heading {
                objectName: "profileName"
                Layout.fillWidth: true
                level: 2
                text: root.profile.name !== "" ? root.profile.name : Session.userEmail
            }
            UiText {
                Layout.fillWidth: true
                text: Array.from([root.profile.role, Session.superadmin ? qsTr("superadmin") : "", root.profile.loaded ? qsTr("since %1").arg(Desktop.minuteText(root.profile.created)) : ""]).filter(each => each !== "").join(" · ")
                color: Theme.muted
            }
        }
        Badge {
            visible: root.profile.loaded
            tone: root.profile.verified ? "success" : "warning"
            iconName: root.profile.verified ? "circle-check" : "mail"
            text: root.profile.verified ? qsTr("address verified") : qsTr("address not verified")
        }
    }
    FormField {
        width: parent.width
        label: qsTr("Name")
        help: qsTr("Others read it in lists and in the audit trail. Empty: your address is shown.")
        problem: root.profile.error.field("display_name")

        RowLayout {
            width: parent.width
            spacing: Theme.space2

            UiTextField {
                id: name

                objectName: "ownName"
                Layout.fillWidth: true
                maximumLength: 255
                enabled: root.profile.loaded && !ViewAs.active
                placeholderText: qsTr("Your name")
                onAccepted: saveCommand.trigger()
            }
            UiButton {
                objectName: "saveName"
                iconName: ""
                command: saveCommand
                busy: root.profile.busy && root.profile.loaded
            }
        }
    }
}
