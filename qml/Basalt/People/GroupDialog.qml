// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls

/** A new group, or another name for one. */
UiDialog {
    id: root

    /** Empty: a new one. */
    property string groupId: ""
    /** Of a new one: `internal`, `external` or `hybrid`. */
    property string kind: "internal"
    signal done(id: string)

    function ask(id: string, called: string, about: string): void {
        groupId = id;
        name.text = called;
        description.text = about;
        standard.checked = false;
        kind = "internal";
        editor.clearError();
        open();
    }

    function submit(): void {
        if (name.text.trim() === "" || editor.busy)
            return;
        if (groupId === "")
            editor.create(name.text, description.text, kind, standard.checked && kind !== "external");
        else
            editor.rename(groupId, name.text, description.text);
    }

    objectName: "groupDialog"
    iconName: "boxes"
    tone: "accent"
    title: groupId === "" ? qsTr("New group in %1").arg(Session.accountName) : qsTr("Rename the group")
    onOpened: {
        name.forceActiveFocus();
        name.selectAll();
    }

    GroupEditor {
        id: editor

        onSaved: (id, groupName) => {
            root.close();
            root.done(id);
            Notices.success(root.groupId === "" ? qsTr("Group %1 created").arg(groupName) : qsTr("The group is now called %1").arg(groupName));
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

            objectName: "groupNameField"
            width: parent.width
            maximumLength: 100
            placeholderText: qsTr("For instance: Wet lab")
            onAccepted: root.submit()
        }
    }
    FormField {
        width: parent.width
        label: qsTr("Description")

        UiTextField {
            id: description

            objectName: "groupDescriptionField"
            width: parent.width
            maximumLength: 500
            onAccepted: root.submit()
        }
    }
    FormField {
        width: parent.width
        visible: root.groupId === ""
        label: qsTr("Members come")
        help: root.kind === "internal" ? "" : qsTr("What the provider calls its groups and roles is mapped to this group afterwards.")

        ChoiceBox {
            objectName: "groupKind"
            width: parent.width
            label: qsTr("Members come")
            values: GroupKinds.all
            texts: Array.from(GroupKinds.all).map(kind => GroupKinds.text(kind))
            value: root.kind
            onChosen: value => root.kind = value
        }
    }
    UiCheckBox {
        id: standard

        objectName: "groupStandard"
        visible: root.groupId === "" && root.kind !== "external"
        text: qsTr("Every new user of the account becomes a member")
    }
    buttons: [
        UiButton {
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        UiButton {
            objectName: "groupConfirm"
            kind: "primary"
            text: root.groupId === "" ? qsTr("Create") : qsTr("Rename")
            enabled: name.text.trim() !== ""
            busy: editor.busy
            onClicked: root.submit()
        }
    ]
}
