// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls

/** A provider's group, or role, that makes people members of a group. */
UiDialog {
    id: root

    property string groupId: ""
    property string called: ""
    property string provider: ""
    readonly property bool ready: provider !== "" && (object.text.trim() !== "" || role.text.trim() !== "")
    signal done

    function ask(id: string, name: string): void {
        groupId = id;
        called = name;
        provider = "";
        object.clear();
        role.clear();
        editor.clearError();
        providers.reload();
        open();
    }

    function submit(): void {
        if (ready && !editor.busy)
            editor.addMapping(groupId, provider, object.text, role.text);
    }

    objectName: "mappingDialog"
    iconName: "globe"
    tone: "accent"
    title: qsTr("Who comes into %1 by a provider?").arg(called)
    subtitle: qsTr("Whoever signs in there, and is in the group or has the role, is a member from then on; of both together, who is in it and has it.")

    ProviderListModel {
        id: providers
    }
    GroupEditor {
        id: editor

        onMappingsChanged: {
            root.close();
            root.done();
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
        label: qsTr("Sign-in provider")
        required: true
        problem: editor.error.field("provider")

        ChoiceBox {
            // Only those that may say who is in which group.
            readonly property list<int> rows: Array.from({length: providers.count}, (each, row) => row).filter(row => providers.flagAt(row, "allows_group_mapping"))

            objectName: "mappingProvider"
            width: parent.width
            label: qsTr("Sign-in provider")
            values: ["", ...Array.from(rows).map(row => providers.textAt(row, "code"))]
            texts: [qsTr("Choose one"), ...Array.from(rows).map(row => providers.textAt(row, "name"))]
            value: root.provider
            onChosen: value => root.provider = value
        }
    }
    FormField {
        width: parent.width
        label: qsTr("Its group")
        problem: editor.error.field("object_id")

        UiTextField {
            id: object

            objectName: "mappingObject"
            width: parent.width
            maximumLength: 255
            placeholderText: qsTr("Name or id, as the provider tells it")
            onAccepted: root.submit()
        }
    }
    FormField {
        width: parent.width
        label: qsTr("Its role")
        problem: editor.error.field("role")

        UiTextField {
            id: role

            objectName: "mappingRole"
            width: parent.width
            maximumLength: 255
            onAccepted: root.submit()
        }
    }
    buttons: [
        UiButton {
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        UiButton {
            objectName: "mappingConfirm"
            kind: "primary"
            text: qsTr("Map")
            enabled: root.ready
            busy: editor.busy
            onClicked: root.submit()
        }
    ]
}
