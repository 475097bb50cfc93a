// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** A type of things: who was let in to which of them, and the roles by which one lets in. */
ColumnLayout {
    id: root

    required property string resourceType
    required property list<string> flagCodes
    required property list<string> keyFields
    required property AccessListCommands commands
    /** `lines` or `roles`. */
    property string part: "lines"
    signal roleEndRequested(code: string, name: string)

    function reload(): void {
        lineView.reload();
        roleView.reload();
    }
    function share(): void {
        shareDialog.ask();
    }
    function addRole(): void {
        roleDialog.askNew();
    }

    spacing: 0

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space2

        UiTabBar {
            objectName: "accessListParts"
            values: ["lines", "roles"]
            texts: [qsTr("Who is let in"), qsTr("Roles")]
            value: root.part
            onChosen: value => root.part = value
        }
        Item {
            Layout.fillWidth: true
        }
        UiButton {
            objectName: "enableType"
            visible: root.commands.enable.enabled
            command: root.commands.enable
        }
        UiButton {
            objectName: "newRole"
            visible: root.part === "roles" && Session.superadmin
            command: root.commands.newRole
        }
        UiButton {
            objectName: "shareThing"
            visible: root.part === "lines" && !root.commands.ofRecords
            kind: "primary"
            command: root.commands.share
            hint: Session.accountId === "" ? qsTr("Choose an account first: things are shared with its own people.") : ""
        }
    }
    Separator {
        Layout.fillWidth: true
    }
    AccessListView {
        id: lineView

        Layout.fillWidth: true
        Layout.fillHeight: true
        visible: root.part === "lines"
        resourceType: root.resourceType
        commands: root.commands
        onRemovalRequested: (revocation, holder, told, denied) => takeBackDialog.ask(revocation, holder, told, denied)
    }
    ResourceRoleView {
        id: roleView

        Layout.fillWidth: true
        Layout.fillHeight: true
        visible: root.part === "roles"
        resourceType: root.resourceType
        commands: root.commands
        onChangeRequested: role => roleDialog.ask(role.code, role.name, role.flags)
        onRemovalRequested: (code, name) => root.roleEndRequested(code, name)
    }
    ShareDialog {
        id: shareDialog

        resourceType: root.resourceType
        flagCodes: root.flagCodes
        keyFields: root.keyFields
        onDone: lineView.reload()
    }
    TakeBackDialog {
        id: takeBackDialog

        onDone: lineView.reload()
    }
    ResourceRoleDialog {
        id: roleDialog

        resourceType: root.resourceType
        flagCodes: root.flagCodes
        onDone: roleView.reload()
    }
}
