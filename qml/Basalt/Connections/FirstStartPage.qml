// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** A server without an administrator: creates the first one, and an account owned by the same person. */
FormShell {
    id: root

    readonly property bool needsToken: !Session.embedded
    readonly property bool complete: accountName.text.trim() !== "" && Desktop.isMailAddress(email.text) && password.text.length >= 12
                                     && repeated.text === password.text && (!needsToken || token.text.trim() !== "")

    objectName: "firstStartPage"
    title: qsTr("Create the first administrator")
    subtitle: Session.embedded ? qsTr("on this computer, in %1").arg(LocalServer.displayFolder) : Session.serverUrl

    function submit(): void {
        if (complete && !Session.busy)
            Session.createAdministrator(token.text, accountName.text, email.text, password.text);
    }

    FormField {
        width: parent.width
        visible: root.needsToken
        label: qsTr("Setup token")
        required: true
        help: qsTr("The server printed it when it started for the first time.")

        UiTextField {
            id: token

            objectName: "setupToken"
            width: parent.width
            mono: true
            onAccepted: accountName.forceActiveFocus()
        }
    }
    FormField {
        width: parent.width
        label: qsTr("Account name")
        required: true
        help: qsTr("Your company, laboratory or project. Its records stay apart from all others.")
        problem: Session.error.field("account_name")

        UiTextField {
            id: accountName

            objectName: "setupAccount"
            width: parent.width
            focus: true
            onAccepted: email.forceActiveFocus()
        }
    }
    FormField {
        width: parent.width
        label: qsTr("E-mail")
        required: true
        problem: Session.error.field("email")

        UiTextField {
            id: email

            objectName: "setupEmail"
            width: parent.width
            inputMethodHints: Qt.ImhEmailCharactersOnly
            onAccepted: password.forceActiveFocus()
        }
    }
    FormField {
        width: parent.width
        label: qsTr("Password")
        required: true
        problem: Session.error.field("password")

        Column {
            width: parent ? parent.width : 0
            spacing: Theme.space2

            PasswordField {
                id: password

                objectName: "setupPassword"
                width: parent.width
                onAccepted: repeated.forceActiveFocus()
            }
            StrengthMeter {
                password: password.text
            }
        }
    }
    FormField {
        width: parent.width
        label: qsTr("Repeat the password")
        required: true
        problem: repeated.text !== "" && repeated.text !== password.text ? qsTr("The two passwords differ.") : ""

        PasswordField {
            id: repeated

            objectName: "setupPasswordAgain"
            width: parent.width
            onAccepted: root.submit()
        }
    }
    UiButton {
        objectName: "setupButton"
        width: parent.width
        large: true
        kind: "primary"
        text: qsTr("Create administrator")
        busy: Session.busy
        enabled: root.complete && !Session.busy
        onClicked: root.submit()
    }
}
