// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQml
import QtQuick
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Setting up one's second factor: the password, the key for the app and its first code, then the recovery codes. */
UiDialog {
    id: root

    required property OwnFactor factor
    property bool confirmed: false
    readonly property string step: confirmed ? "codes" : factor.secret !== "" ? "key" : "password"

    function submit(): void {
        if (factor.busy)
            return;
        if (step === "password" && password.text !== "")
            factor.enroll(password.text);
        else if (step === "key" && code.text.trim() !== "")
            factor.confirm(code.text);
    }

    objectName: "factorSetupDialog"
    iconName: "shield-check"
    tone: "accent"
    contentWidth1: Theme.grid(125)
    title: step === "codes" ? qsTr("Your recovery codes") : qsTr("Set up a second factor")
    subtitle: step === "password" ? qsTr("From then on, signing in takes a code of an app on your phone besides the password.")
            : step === "key" ? qsTr("Add an entry to an authenticator app, with this key. Then type the code that it shows.")
            : qsTr("The second factor is on.")
    // The codes are shown once: they go away when one says so.
    closePolicy: step === "codes" ? T.Popup.NoAutoClose : T.Popup.CloseOnEscape
    onAboutToShow: {
        confirmed = false;
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

        function onShownChanged(): void {
            if (root.factor.secret !== "")
                code.forceActiveFocus();
        }
        function onConfirmed(): void {
            root.confirmed = true;
            password.clear();
            kept.forceActiveFocus();
        }
    }
    InlineNotice {
        objectName: "factorSetupProblem"
        width: parent.width
        visible: root.factor.error.isSet && root.factor.error.field("current_password") === "" && root.factor.error.field("code") === ""
        title: root.factor.error.title
        message: root.factor.error.message
    }
    FormField {
        width: parent.width
        visible: root.step === "password"
        label: qsTr("Password")
        problem: root.factor.error.field("current_password")

        PasswordField {
            id: password

            objectName: "factorPassword"
            width: parent.width
            placeholderText: qsTr("Password")
            onAccepted: root.submit()
        }
    }
    FormField {
        width: parent.width
        visible: root.step === "key"
        label: qsTr("Key")
        help: qsTr("Time based, six digits, every thirty seconds. Spaces do not count.")

        CodeBlock {
            objectName: "factorSecret"
            width: parent.width
            margin: Theme.space3
            text: root.factor.secret
        }
    }
    Flow {
        width: parent.width
        visible: root.step === "key"
        spacing: Theme.space2

        UiButton {
            objectName: "copySecret"
            iconName: "copy"
            text: qsTr("Copy the key")
            onClicked: {
                Desktop.copy(root.factor.secret.replace(/ /g, ""));
                Notices.success(qsTr("The key is on the clipboard"));
            }
        }
        UiButton {
            objectName: "copyFactorAddress"
            iconName: "link-2"
            text: qsTr("Copy as otpauth address")
            hint: qsTr("For apps that import an address, password managers for instance")
            onClicked: {
                Desktop.copy(root.factor.address);
                Notices.success(qsTr("The address is on the clipboard"));
            }
        }
    }
    FormField {
        width: parent.width
        visible: root.step === "key"
        label: qsTr("Code of the app")
        problem: root.factor.error.field("code")

        CodeField {
            id: code

            objectName: "factorCode"
            width: parent.width
            onAccepted: root.submit()
        }
    }
    RecoveryCodes {
        width: parent.width
        visible: root.step === "codes"
        codes: root.factor.recoveryCodes
    }
    buttons: [
        UiButton {
            objectName: "factorCancel"
            visible: root.step !== "codes"
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        UiButton {
            objectName: "factorNext"
            visible: root.step !== "codes"
            kind: "primary"
            text: root.step === "password" ? qsTr("Continue") : qsTr("Turn on")
            busy: root.factor.busy
            enabled: !root.factor.busy && (root.step === "password" ? password.text : code.text.trim()) !== ""
            onClicked: root.submit()
        },
        UiButton {
            id: kept

            objectName: "factorDone"
            visible: root.step === "codes"
            kind: "primary"
            text: qsTr("I have kept them")
            onClicked: root.close()
        }
    ]
}
