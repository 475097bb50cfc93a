// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Adds a remote server or changes one: address, name, environment, and a test that says why it fails. */
UiDialog {
    id: root

    property string serverId
    readonly property string address: probe.normalised(addressField.text)
    readonly property bool usable: address !== ""

    objectName: "serverDialog"
    title: serverId === "" ? qsTr("Add server") : qsTr("Change server")
    iconName: "globe"
    onAboutToHide: probe.cancel()

    function addNew(): void {
        serverId = "";
        addressField.text = "";
        nameField.text = "";
        environment.value = "local";
        probe.cancel();
        open();
        addressField.forceActiveFocus();
    }

    function edit(id: string, name: string, where: string, kind: string): void {
        serverId = id;
        addressField.text = where;
        nameField.text = name;
        environment.value = kind;
        probe.cancel();
        open();
        addressField.forceActiveFocus();
    }

    function save(): void {
        if (!usable)
            return;
        Servers.save(serverId, nameField.text.trim() !== "" ? nameField.text.trim() : probe.displayName(address), address, environment.value);
        close();
    }

    ServerProbe {
        id: probe
    }
    FormField {
        width: parent.width
        label: qsTr("Address")
        required: true
        help: qsTr("For instance https://lab.example or http://127.0.0.1:8000")
        problem: addressField.text !== "" && !root.usable ? qsTr("This is not an address.") : ""

        UiTextField {
            id: addressField

            objectName: "serverAddress"
            width: parent.width
            placeholderText: "https://"
            inputMethodHints: Qt.ImhUrlCharactersOnly
            onAccepted: root.save()
            onTextEdited: probe.cancel()
        }
    }
    FormField {
        width: parent.width
        label: qsTr("Name")

        UiTextField {
            id: nameField

            width: parent.width
            placeholderText: root.usable ? probe.displayName(root.address) : ""
            onAccepted: root.save()
        }
    }
    FormField {
        width: parent.width
        label: qsTr("Environment")
        help: environment.value === "production" ? qsTr("A red strip over the window reminds you of where you are.") : ""

        Segmented {
            id: environment

            values: ["local", "staging", "production"]
            texts: [qsTr("Local"), qsTr("Staging"), qsTr("Production")]
            value: "local"
            onChosen: chosen => value = chosen
        }
    }
    InlineNotice {
        width: parent.width
        visible: probe.finished
        tone: probe.succeeded ? "success" : "danger"
        title: probe.title
        message: probe.message
    }
    buttons: [
        UiButton {
            visible: root.serverId !== ""
            kind: "ghost"
            iconName: "trash-2"
            text: qsTr("Remove")
            onClicked: {
                Servers.remove(root.serverId);
                root.close();
            }
        },
        UiButton {
            objectName: "testConnection"
            iconName: "plug-zap"
            text: qsTr("Test connection")
            busy: probe.running
            enabled: root.usable && !probe.running
            onClicked: probe.start(root.address)
        },
        UiButton {
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        UiButton {
            objectName: "saveServer"
            kind: "primary"
            text: root.serverId === "" ? qsTr("Add server") : qsTr("Save")
            enabled: root.usable
            onClicked: root.save()
        }
    ]
}
