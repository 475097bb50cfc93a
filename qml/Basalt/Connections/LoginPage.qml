// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQml
import QtQuick
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Sign in to the open server: with the password, and with a code where a second factor is set up. */
FormShell {
    id: root

    readonly property bool complete: account.text.trim() !== "" && Desktop.isMailAddress(email.text) && password.text !== ""

    objectName: "loginPage"
    title: Session.codeNeeded ? qsTr("Second factor") : qsTr("Sign in")
    subtitle: Session.codeNeeded ? email.text.trim() : Session.serverUrl
    // Once: as a binding it would take the focus away with the first letter.
    Component.onCompleted: (account.text === "" ? account : email.text === "" ? email : password).forceActiveFocus()

    function submit(): void {
        if (complete && !Session.busy)
            Session.signIn(account.text, email.text, password.text);
    }

    Connections {
        target: Session

        function onCodeNeededChanged(): void {
            code.clear();
            password.clear();
            (Session.codeNeeded ? code : password).forceActiveFocus();
        }
        // What was tried is no good a second time.
        function onErrorChanged(): void {
            if (Session.codeNeeded && Session.error.isSet)
                code.selectAll();
        }
    }
    FormField {
        width: parent.width
        visible: !Session.codeNeeded
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
        visible: !Session.codeNeeded
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
        visible: !Session.codeNeeded
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
        visible: !Session.codeNeeded
        large: true
        kind: "primary"
        text: qsTr("Sign in")
        busy: Session.busy
        enabled: root.complete && !Session.busy
        onClicked: root.submit()
    }
    UiButton {
        anchors.horizontalCenter: parent.horizontalCenter
        visible: !Session.codeNeeded
        kind: "ghost"
        text: qsTr("I have a setup token for a new server")
        onClicked: Session.beginSetup()
    }
    FormField {
        width: parent.width
        visible: Session.codeNeeded
        label: qsTr("Code")
        help: qsTr("The six digits that the app on your phone shows, or one of your recovery codes.")

        CodeField {
            id: code

            objectName: "loginCode"
            width: parent.width
            onAccepted: Session.sendCode(text)
        }
    }
    UiButton {
        objectName: "loginCodeButton"
        width: parent.width
        visible: Session.codeNeeded
        large: true
        kind: "primary"
        text: qsTr("Sign in")
        busy: Session.busy
        enabled: code.text.trim() !== "" && !Session.busy
        onClicked: Session.sendCode(code.text)
    }
    UiButton {
        objectName: "loginBack"
        anchors.horizontalCenter: parent.horizontalCenter
        visible: Session.codeNeeded
        kind: "ghost"
        iconName: "arrow-left"
        text: qsTr("Sign in as somebody else")
        enabled: !Session.busy
        onClicked: Session.cancelCode()
    }
    UiText {
        width: parent.width
        visible: Session.codeNeeded
        text: qsTr("Lost the phone and the codes? A superadmin can remove the second factor.")
        color: Theme.muted
        font.pixelSize: Theme.fontSecondary
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.WordWrap
    }
}
