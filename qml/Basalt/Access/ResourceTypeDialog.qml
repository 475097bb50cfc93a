// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Makes a type of things that an application keeps. */
UiDialog {
    id: root

    readonly property bool ready: code.text.trim() !== "" && name.text.trim() !== ""
    signal done(code: string)

    function ask(): void {
        for (const field of [code, name, keyFields, flags])
            field.clear();
        editor.clearError();
        open();
    }
    function submit(): void {
        if (ready && !editor.busy)
            editor.createType(code.text, name.text, keyFields.text, flags.text);
    }

    objectName: "resourceTypeDialog"
    iconName: "layers"
    tone: "accent"
    contentWidth1: Theme.grid(120)
    title: qsTr("New type of things")
    subtitle: qsTr("Projects, folders, devices: what an application keeps, and asks about before it acts. For all accounts.")
    onOpened: code.forceActiveFocus()

    ResourceEditor {
        id: editor

        onSaved: code => {
            root.close();
            root.done(code);
        }
    }
    InlineNotice {
        objectName: "resourceTypeProblem"
        width: parent.width
        visible: editor.error.isSet
        title: editor.error.title
        message: editor.error.message
    }
    FormField {
        width: parent.width
        label: qsTr("Code")
        required: true
        help: qsTr("It stays. What is given for “project” counts for “project.invoices” as well.")
        problem: editor.error.field("code")

        UiTextField {
            id: code

            objectName: "typeCode"
            width: parent.width
            mono: true
            maximumLength: 128
            placeholderText: "project.invoices"
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

            objectName: "typeName"
            width: parent.width
            maximumLength: 100
            placeholderText: qsTr("Name")
            onAccepted: keyFields.forceActiveFocus()
        }
    }
    FormField {
        width: parent.width
        label: qsTr("Fields of its key")
        help: qsTr("Up to four, with commas between. Without any, its things are named by paths.")
        problem: editor.error.field("key_fields")

        UiTextField {
            id: keyFields

            objectName: "typeKeyFields"
            width: parent.width
            mono: true
            placeholderText: "project, invoice"
            onAccepted: flags.forceActiveFocus()
        }
    }
    FormField {
        width: parent.width
        label: qsTr("What can be done with them")
        help: qsTr("Flags that the server knows, with commas between. Without any, all of them.")
        problem: editor.error.field("flags")

        UiTextField {
            id: flags

            objectName: "typeFlags"
            width: parent.width
            mono: true
            placeholderText: "read, write, approve"
            onAccepted: root.submit()
        }
    }
    buttons: [
        UiButton {
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        UiButton {
            objectName: "typeConfirm"
            kind: "primary"
            text: qsTr("Create")
            enabled: root.ready
            busy: editor.busy
            onClicked: root.submit()
        }
    ]
}
