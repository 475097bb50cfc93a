// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls

/** Makes a role of a type of things, or gives one another name or other flags. */
UiDialog {
    id: root

    required property string resourceType
    required property list<string> flagCodes
    /** Empty: a new one. */
    property string roleCode: ""
    readonly property bool ready: name.text.trim() !== "" && (roleCode !== "" || code.text.trim() !== "") && flags.chosen.length > 0
    signal done

    function askNew(): void {
        ask("", "", []);
    }
    function ask(of: string, called: string, given: list<string>): void {
        roleCode = of;
        code.text = of;
        name.text = called;
        flags.chosen = given;
        editor.clearError();
        open();
    }
    function submit(): void {
        if (!ready || editor.busy)
            return;
        if (roleCode === "")
            editor.createRole(code.text, name.text, resourceType, flags.chosen);
        else
            editor.changeRole(roleCode, name.text, flags.chosen);
    }

    objectName: "resourceRoleDialog"
    iconName: "key-round"
    tone: "accent"
    title: roleCode === "" ? qsTr("New role of %1").arg(resourceType) : qsTr("Change %1").arg(roleCode)
    subtitle: roleCode === "" ? qsTr("A bundle of flags that is given as one, in all accounts.") : qsTr("Everybody who has it has the other flags from the next request on.")
    onOpened: (roleCode === "" ? code : name).forceActiveFocus()

    ResourceEditor {
        id: editor

        onSaved: {
            root.close();
            root.done();
        }
    }
    InlineNotice {
        objectName: "resourceRoleProblem"
        width: parent.width
        visible: editor.error.isSet && editor.error.field("code") === "" && editor.error.field("name") === ""
        title: editor.error.title
        message: editor.error.message
    }
    FormField {
        width: parent.width
        visible: root.roleCode === ""
        label: qsTr("Code")
        required: true
        problem: editor.error.field("code")

        UiTextField {
            id: code

            objectName: "roleCode"
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

            objectName: "roleName"
            width: parent.width
            maximumLength: 100
            placeholderText: qsTr("Name")
            onAccepted: root.submit()
        }
    }
    FormField {
        width: parent.width
        label: qsTr("Flags")
        required: true

        CodeChoice {
            id: flags

            width: parent.width
            prefix: "roleFlag"
            codes: root.flagCodes
        }
    }
    buttons: [
        UiButton {
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        UiButton {
            objectName: "roleConfirm"
            kind: "primary"
            text: root.roleCode === "" ? qsTr("Create") : qsTr("Save")
            enabled: root.ready
            busy: editor.busy
            onClicked: root.submit()
        }
    ]
}
