// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Which ways to its records a collection offers, to anybody at all: rules say who of them. */
ColumnLayout {
    id: root

    required property RoutesEditor routes
    /** Why it cannot be saved at the moment; empty: it can. */
    property string obstacle: ""
    property bool readOnly: false

    function titleOf(name: string): string {
        switch (name) {
        case "list": return qsTr("List and filter records");
        case "get": return qsTr("Read one record");
        case "create": return qsTr("Create a record");
        case "update": return qsTr("Change a record");
        case "delete": return qsTr("Delete a record");
        case "aggregate": return qsTr("Count, sum up and group");
        case "batch": return qsTr("Write many at once");
        case "export": return qsTr("Export into a file");
        default: return qsTr("Import from a file");
        }
    }

    objectName: "routesPart"
    spacing: Theme.space3

    Command {
        id: save

        commandId: "schema.saveRoutes"
        title: qsTr("Save the routes")
        category: qsTr("Collection")
        iconName: "save"
        writes: true
        enabled: root.visible && root.routes.modified && !root.routes.busy && !root.readOnly && root.obstacle === ""
        onTriggered: root.routes.save()
    }
    UiText {
        Layout.fillWidth: true
        text: qsTr("What is not chosen is not there, not even for superadmins. Who may use the others is up to the rules.")
        color: Theme.muted
        wrapMode: Text.WordWrap
    }
    InlineNotice {
        Layout.fillWidth: true
        visible: root.routes.error.isSet
        title: root.routes.error.title
        message: root.routes.error.message
    }
    Repeater {
        model: root.routes.names

        UiCheckBox {
            required property string modelData

            objectName: "route_" + modelData
            enabled: root.routes.loaded && !root.readOnly && !root.routes.busy
            text: root.titleOf(modelData)
            checked: Array.from(root.routes.chosen).includes(modelData)
            onToggled: root.routes.setChosen(modelData, checked)
        }
    }
    UiText {
        objectName: "routesObstacle"
        Layout.fillWidth: true
        visible: root.routes.modified && root.obstacle !== ""
        text: root.obstacle
        color: Theme.warning
        wrapMode: Text.WordWrap
    }
    Row {
        visible: root.routes.modified
        spacing: Theme.space2

        UiButton {
            objectName: "discardRoutes"
            text: qsTr("Discard")
            onClicked: root.routes.discard()
        }
        UiButton {
            objectName: "saveRoutes"
            kind: "primary"
            command: save
            busy: root.routes.busy
        }
    }
    Item {
        Layout.fillHeight: true
    }
}
