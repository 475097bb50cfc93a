// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Registers a sign-in provider, or gives one another name or other capabilities. */
UiDialog {
    id: root

    /** Empty: a new one. */
    property string providerCode: ""
    readonly property bool ready: name.text.trim() !== "" && (providerCode !== "" || /^[a-z0-9_-]{1,64}$/.test(code.text))
    signal done(code: string)

    function askNew(): void {
        ask("", "", false, false);
    }
    function ask(of: string, called: string, mapsGroups: bool, syncsMembers: bool): void {
        providerCode = of;
        code.text = of;
        name.text = called;
        mapping.checked = mapsGroups;
        sync.checked = syncsMembers;
        editor.clearError();
        open();
    }
    function submit(): void {
        if (!ready || editor.busy)
            return;
        if (providerCode === "")
            editor.create(code.text, name.text, mapping.checked, sync.checked);
        else
            editor.change(providerCode, name.text, mapping.checked, sync.checked);
    }

    objectName: "providerDialog"
    iconName: "globe"
    tone: "accent"
    contentWidth1: Theme.grid(120)
    title: providerCode === "" ? qsTr("Register a sign-in provider") : qsTr("Change %1").arg(providerCode)
    subtitle: providerCode === "" ? qsTr("Somebody outside who vouches for users, a directory for instance.") : ""
    onOpened: (providerCode === "" ? code : name).forceActiveFocus()

    ProviderEditor {
        id: editor

        onSaved: (code, name) => {
            root.close();
            root.done(code);
            Notices.success(root.providerCode === "" ? qsTr("%1 is registered").arg(name) : qsTr("%1 is changed").arg(name));
        }
    }
    InlineNotice {
        objectName: "providerProblem"
        width: parent.width
        visible: editor.error.isSet && editor.error.field("code") === "" && editor.error.field("name") === ""
        title: editor.error.title
        message: editor.error.message
    }
    FormField {
        width: parent.width
        visible: root.providerCode === ""
        label: qsTr("Code")
        required: true
        help: qsTr("Programs call it by this, and it stays: small letters, digits, - and _.")
        problem: editor.error.field("code")

        UiTextField {
            id: code

            objectName: "providerCode"
            width: parent.width
            mono: true
            maximumLength: 64
            placeholderText: qsTr("Code")
            onAccepted: name.forceActiveFocus()
        }
    }
    FormField {
        width: parent.width
        label: qsTr("Name")
        required: true
        problem: editor.error.field("name")

        UiTextField {
            id: name

            objectName: "providerName"
            width: parent.width
            maximumLength: 100
            placeholderText: qsTr("Name")
            onAccepted: root.submit()
        }
    }
    FormField {
        width: parent.width
        label: qsTr("What it may do")

        Column {
            width: parent.width
            spacing: Theme.space2

            UiCheckBox {
                id: mapping

                objectName: "providerMapping"
                text: qsTr("Its groups and roles decide who is in which group")
            }
            UiCheckBox {
                id: sync

                objectName: "providerSync"
                text: qsTr("Lists of its members are taken over")
            }
        }
    }
    buttons: [
        UiButton {
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        UiButton {
            objectName: "providerConfirm"
            kind: "primary"
            text: root.providerCode === "" ? qsTr("Register") : qsTr("Save")
            enabled: root.ready && !editor.busy
            busy: editor.busy
            onClicked: root.submit()
        }
    ]
}
