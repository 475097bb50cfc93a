// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls

/** A new set, another name for a set, or a copy of one. */
UiDialog {
    id: root

    /** `new`, `rename` or `copy`. */
    property string mode: "new"
    property string setId: ""
    signal done(id: string)

    function ask(what: string, column: int): void {
        mode = what;
        setId = what === "new" ? "" : PermissionMatrix.setText(column, "id");
        const named = PermissionMatrix.setText(column, "name");
        name.text = what === "rename" ? named : what === "copy" ? qsTr("%1 (copy)").arg(named) : "";
        description.text = what === "rename" ? PermissionMatrix.setText(column, "description") : "";
        editor.clearError();
        open();
    }

    function submit(): void {
        if (name.text.trim() === "" || editor.busy)
            return;
        if (mode === "new")
            editor.create(name.text, "", description.text);
        else if (mode === "rename")
            editor.rename(setId, name.text, description.text);
        else
            editor.copy(setId, name.text);
    }

    objectName: "setDialog"
    iconName: mode === "copy" ? "copy" : mode === "rename" ? "pencil" : "key-round"
    tone: "accent"
    title: mode === "copy" ? qsTr("Copy the set") : mode === "rename" ? qsTr("Rename the set") : qsTr("New permission set")
    subtitle: mode === "copy" ? qsTr("The copy holds the same permissions; nobody is given it yet.") : mode === "new" ? qsTr("It holds nothing yet: choose its permissions in its column.") : ""
    onOpened: {
        name.forceActiveFocus();
        name.selectAll();
    }

    PermissionSetEditor {
        id: editor

        onSaved: (id, setName) => {
            root.close();
            root.done(id);
            Notices.success(root.mode === "rename" ? qsTr("The set is now called %1").arg(setName) : qsTr("Set %1 created").arg(setName));
        }
    }
    InlineNotice {
        width: parent.width
        visible: editor.error.isSet
        title: editor.error.title
        message: editor.error.message
    }
    FormField {
        width: parent.width
        label: qsTr("Name")
        required: true
        problem: editor.error.field("name")

        UiTextField {
            id: name

            objectName: "setNameField"
            width: parent.width
            maximumLength: 100
            placeholderText: qsTr("For instance: Analyst")
            onAccepted: root.submit()
        }
    }
    FormField {
        width: parent.width
        visible: root.mode !== "copy"
        label: qsTr("Description")

        UiTextField {
            id: description

            objectName: "setDescriptionField"
            width: parent.width
            maximumLength: 500
            onAccepted: root.submit()
        }
    }
    buttons: [
        UiButton {
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        UiButton {
            objectName: "setConfirm"
            kind: "primary"
            text: root.mode === "copy" ? qsTr("Copy") : root.mode === "rename" ? qsTr("Rename") : qsTr("Create")
            enabled: name.text.trim() !== ""
            busy: editor.busy
            onClicked: root.submit()
        }
    ]
}
