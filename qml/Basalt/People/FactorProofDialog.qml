// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQml
import QtQuick
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** New recovery codes, or no second factor any more: both take the password and a code. */
UiDialog {
    id: root

    required property OwnFactor factor
    property bool off: false ///< switching off, else new codes
    readonly property bool shown: factor.recoveryCodes.length > 0
    readonly property bool complete: password.text !== "" && code.text.trim() !== ""

    function ask(toSwitchOff: bool): void {
        off = toSwitchOff;
        open();
    }
    function submit(): void {
        if (!complete || factor.busy)
            return;
        if (off)
            factor.remove(password.text, code.text);
        else
            factor.renewCodes(password.text, code.text);
    }

    objectName: "factorProofDialog"
    iconName: off ? "lock-open" : "key-round"
    tone: off ? "danger" : "accent"
    contentWidth1: Theme.grid(125)
    title: shown ? qsTr("Your recovery codes") : off ? qsTr("Switch the second factor off?") : qsTr("New recovery codes?")
    subtitle: shown ? qsTr("The old ones count no longer.")
            : off ? qsTr("From then on the password alone signs you in, here and everywhere. The recovery codes are gone with it.")
            : qsTr("You get ten new ones; the old ones count no longer.")
    closePolicy: shown ? T.Popup.NoAutoClose : T.Popup.CloseOnEscape
    onAboutToShow: {
        factor.forgetShown();
        factor.clearError();
        password.clear();
        code.clear();
    }
    onOpened: password.forceActiveFocus()
    onClosed: {
        password.clear();
        code.clear();
        factor.forgetShown();
        factor.clearError();
    }

    Connections {
        target: root.factor

        function onCodesRenewed(): void {
            password.clear();
            kept.forceActiveFocus();
        }
        function onRemoved(): void {
            root.close();
        }
    }
    InlineNotice {
        objectName: "factorProofProblem"
        width: parent.width
        visible: root.factor.error.isSet && root.factor.error.field("current_password") === "" && root.factor.error.field("code") === ""
        title: root.factor.error.title
        message: root.factor.error.message
    }
    FormField {
        width: parent.width
        visible: !root.shown
        label: qsTr("Password")
        problem: root.factor.error.field("current_password")

        PasswordField {
            id: password

            objectName: "proofPassword"
            width: parent.width
            placeholderText: qsTr("Password")
            onAccepted: code.forceActiveFocus()
        }
    }
    FormField {
        width: parent.width
        visible: !root.shown
        label: qsTr("Code")
        help: qsTr("The six digits that the app on your phone shows, or one of your recovery codes.")
        problem: root.factor.error.field("code")

        CodeField {
            id: code

            objectName: "proofCode"
            width: parent.width
            onAccepted: root.submit()
        }
    }
    RecoveryCodes {
        width: parent.width
        visible: root.shown
        codes: root.factor.recoveryCodes
    }
    buttons: [
        UiButton {
            visible: !root.shown
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        UiButton {
            objectName: "proofConfirm"
            visible: !root.shown
            kind: root.off ? "danger" : "primary"
            text: root.off ? qsTr("Switch off") : qsTr("Make new codes")
            busy: root.factor.busy
            enabled: root.complete && !root.factor.busy
            onClicked: root.submit()
        },
        UiButton {
            id: kept

            objectName: "proofDone"
            visible: root.shown
            kind: "primary"
            text: qsTr("I have kept them")
            onClicked: root.close()
        }
    ]
}
