// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls

/** The session ended while work was open: sign in again and go on; nothing on the page is lost. */
UiDialog {
    id: root

    readonly property bool complete: !Session.busy && (Session.codeNeeded ? code.text.trim() : password.text) !== ""

    objectName: "expiredDialog"
    iconName: "lock"
    tone: "warning"
    title: qsTr("Your session has ended")
    subtitle: RecordTables.stagedTotal > 0 ? qsTr("Sign in again as %1. Your %Ln staged change(s) are still here.", "", RecordTables.stagedTotal).arg(Session.userEmail)
                                           : qsTr("Sign in again as %1 to go on where you are.").arg(Session.userEmail)
    closePolicy: T.Popup.NoAutoClose

    function submit(): void {
        if (!complete)
            return;
        if (Session.codeNeeded)
            Session.sendCode(code.text);
        else
            Session.signInAgain(password.text);
    }

    Connections {
        target: Session

        function onExpiredChanged(): void {
            password.clear();
            if (Session.expired)
                root.open();
            else
                root.close();
        }
        function onCodeNeededChanged(): void {
            code.clear();
            password.clear();
            (Session.codeNeeded ? code : password).forceActiveFocus();
        }
    }
    onOpened: password.forceActiveFocus()

    InlineNotice {
        width: parent.width
        visible: Session.error.isSet
        title: Session.error.title
        message: Session.error.message
    }
    FormField {
        width: parent.width
        visible: !Session.codeNeeded
        label: qsTr("Password")

        PasswordField {
            id: password

            objectName: "expiredPassword"
            width: parent.width
            onAccepted: root.submit()
        }
    }
    FormField {
        width: parent.width
        visible: Session.codeNeeded
        label: qsTr("Code")
        help: qsTr("The six digits that the app on your phone shows, or one of your recovery codes.")

        CodeField {
            id: code

            objectName: "expiredCode"
            width: parent.width
            onAccepted: root.submit()
        }
    }
    buttons: [
        UiButton {
            kind: RecordTables.stagedTotal > 0 ? "danger" : "ghost"
            text: RecordTables.stagedTotal > 0 ? qsTr("Discard and sign out") : qsTr("Sign out")
            onClicked: {
                root.close();
                Session.signOut();
            }
        },
        UiButton {
            objectName: "expiredButton"
            kind: "primary"
            text: qsTr("Sign in")
            busy: Session.busy
            enabled: root.complete
            onClicked: root.submit()
        }
    ]
}
