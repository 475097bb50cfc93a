// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls

/** Sign in to the open server. */
FormShell {
    id: root

    readonly property bool complete: account.text.trim() !== "" && Desktop.isMailAddress(email.text) && password.text !== ""

    objectName: "loginPage"
    title: qsTr("Sign in")
    subtitle: Session.serverUrl
    // Once: as a binding it would take the focus away with the first letter.
    Component.onCompleted: (account.text === "" ? account : email.text === "" ? email : password).forceActiveFocus()

    function submit(): void {
        if (complete && !Session.busy)
            Session.signIn(account.text, email.text, password.text);
    }

    FormField {
        width: parent.width
        label: qsTr("Account")
        help: qsTr("Code or short name, for instance AB1234. Superadmins: system.")

        UiTextField {
            id: account

            objectName: "loginAccount"
            width: parent.width
            text: Session.lastAccount
            onAccepted: email.forceActiveFocus()
        }
    }
    FormField {
        width: parent.width
        label: qsTr("E-mail")

        UiTextField {
            id: email

            objectName: "loginEmail"
            width: parent.width
            text: Session.lastEmail
            inputMethodHints: Qt.ImhEmailCharactersOnly
            onAccepted: password.forceActiveFocus()
        }
    }
    FormField {
        width: parent.width
        label: qsTr("Password")

        PasswordField {
            id: password

            objectName: "loginPassword"
            width: parent.width
            onAccepted: root.submit()
        }
    }
    UiButton {
        objectName: "loginButton"
        width: parent.width
        large: true
        kind: "primary"
        text: qsTr("Sign in")
        busy: Session.busy
        enabled: root.complete && !Session.busy
        onClicked: root.submit()
    }
    UiButton {
        anchors.horizontalCenter: parent.horizontalCenter
        kind: "ghost"
        text: qsTr("I have a setup token for a new server")
        onClicked: Session.beginSetup()
    }
}
