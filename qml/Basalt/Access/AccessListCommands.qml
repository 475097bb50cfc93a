// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** What one can do with types of things, their roles, and who is let in to them. */
Item {
    id: root

    /** A type is chosen, and it is one of an application: those of records are the server's own. */
    required property bool chosen
    required property bool usable
    required property bool ofRecords
    readonly property bool mayGive: Session.accountId !== "" && Array.from(OwnAccess.held).includes("resources.grant")
    readonly property alias share: shareCommand
    readonly property alias newType: newTypeCommand
    readonly property alias newRole: newRoleCommand
    readonly property alias enable: enableCommand
    readonly property alias reload: reloadCommand
    signal shareRequested
    signal newTypeRequested
    signal newRoleRequested
    signal enableRequested
    signal reloadRequested

    Command {
        id: shareCommand

        commandId: "accessLists.share"
        title: qsTr("Let somebody in…")
        category: qsTr("Access lists")
        iconName: "user-round-plus"
        shortcut: "Ctrl+G"
        writes: true
        enabled: root.chosen && !root.ofRecords && root.mayGive
        onTriggered: root.shareRequested()
    }
    Command {
        id: newTypeCommand

        commandId: "accessLists.newType"
        title: qsTr("New type")
        category: qsTr("Access lists")
        iconName: "plus"
        shortcut: "Ctrl+N"
        writes: true
        enabled: Session.superadmin
        onTriggered: root.newTypeRequested()
    }
    Command {
        id: newRoleCommand

        commandId: "accessLists.newRole"
        title: qsTr("New role…")
        category: qsTr("Access lists")
        iconName: "key-round"
        writes: true
        enabled: Session.superadmin && root.chosen
        onTriggered: root.newRoleRequested()
    }
    Command {
        id: enableCommand

        commandId: "accessLists.enable"
        title: root.usable ? qsTr("Switch off…") : qsTr("Switch on")
        category: qsTr("Access lists")
        iconName: root.usable ? "circle-x" : "circle-check"
        shortcut: "Ctrl+Shift+E"
        writes: true
        enabled: Session.superadmin && root.chosen && !root.ofRecords
        onTriggered: root.enableRequested()
    }
    Command {
        id: reloadCommand

        commandId: "accessLists.reload"
        title: qsTr("Reload the access lists")
        category: qsTr("Access lists")
        iconName: "refresh-cw"
        shortcut: "F5"
        onTriggered: root.reloadRequested()
    }
}
