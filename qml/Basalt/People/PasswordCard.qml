// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** A new password of one's own, for who knows the old one. */
Card {
    id: root

    /** The profile of who chooses is there. */
    required property bool ready
    readonly property bool filled: current.text !== "" && wanted.text !== "" && wanted.text === again.text
    signal changed

    spacing: Theme.space4

    Command {
        id: passwordCommand

        commandId: "profile.password"
        title: qsTr("Change the password")
        category: qsTr("My profile")
        iconName: "key-round"
        writes: true
        enabled: root.ready && !password.busy && root.filled
        onTriggered: password.changePassword(current.text, wanted.text)
    }
    OwnProfile {
        id: password

        onPasswordChanged: {
            for (const field of [current, wanted, again])
                field.clear();
            root.changed();
            Notices.success(qsTr("The password is changed"), qsTr("Your other sessions have ended."));
        }
    }
    Heading {
        level: 2
        text: qsTr("Password")
    }
    InlineNotice {
        objectName: "passwordProblem"
        width: parent.width
        visible: password.error.isSet
        title: password.error.title
        message: password.error.message
    }
    FormField {
        width: parent.width
        label: qsTr("Password now")
        problem: password.error.field("current_password")

        PasswordField {
            id: current

            objectName: "currentPassword"
            width: parent.width
            placeholderText: qsTr("Password now")
            onAccepted: wanted.forceActiveFocus()
        }
    }
    FormField {
        width: parent.width
        label: qsTr("New password")
        problem: password.error.field("new_password")

        Column {
            width: parent.width
            spacing: Theme.space2

            PasswordField {
                id: wanted

                objectName: "newPassword"
                width: parent.width
                placeholderText: qsTr("New password")
                onAccepted: again.forceActiveFocus()
            }
            StrengthMeter {
                objectName: "passwordStrength"
                password: wanted.text
            }
        }
    }
    FormField {
        width: parent.width
        label: qsTr("New password again")
        problem: again.text !== "" && again.text !== wanted.text ? qsTr("The two are not the same.") : ""

        PasswordField {
            id: again

            objectName: "newPasswordAgain"
            width: parent.width
            placeholderText: qsTr("New password again")
            onAccepted: passwordCommand.trigger()
        }
    }
    UiButton {
        objectName: "changePassword"
        kind: "primary"
        command: passwordCommand
        busy: password.busy
    }
}
