// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** What one can do with accounts. */
Item {
    id: root

    required property AccountEditor account
    readonly property bool ready: Session.superadmin && account.valid && !account.busy
    readonly property alias create: createCommand
    readonly property alias rename: renameCommand
    readonly property alias open: openCommand
    readonly property alias remove: removeCommand
    readonly property alias restore: restoreCommand
    readonly property alias purge: purgeCommand
    readonly property alias reload: reloadCommand
    signal creationRequested
    signal renameRequested
    signal removalRequested
    signal purgeRequested
    signal searchRequested
    signal reloadRequested

    Command {
        id: createCommand

        commandId: "accounts.new"
        title: qsTr("New account")
        category: qsTr("Accounts")
        iconName: "plus"
        shortcut: "Ctrl+N"
        writes: true
        enabled: Session.superadmin
        onTriggered: root.creationRequested()
    }
    Command {
        id: renameCommand

        commandId: "accounts.rename"
        title: qsTr("Change name and slug…")
        category: qsTr("Accounts")
        iconName: "pencil"
        shortcut: "F2"
        writes: true
        enabled: root.ready && (root.account.state === "active" || root.account.state === "suspended")
        onTriggered: root.renameRequested()
    }
    Command {
        id: openCommand

        commandId: "accounts.open"
        title: qsTr("Show only this account")
        category: qsTr("Accounts")
        iconName: "building-2"
        shortcut: "Ctrl+Return"
        enabled: root.ready && root.account.state === "active" && Session.accountId !== root.account.accountId
        onTriggered: Session.chooseAccount(root.account.accountId, root.account.name, root.account.code)
    }
    Command {
        id: removeCommand

        commandId: "accounts.delete"
        title: qsTr("Delete…")
        category: qsTr("Accounts")
        iconName: "trash-2"
        shortcut: "Ctrl+Delete"
        writes: true
        enabled: root.ready && !root.account.system && (root.account.state === "active" || root.account.state === "suspended")
        onTriggered: root.removalRequested()
    }
    Command {
        id: restoreCommand

        commandId: "accounts.restore"
        title: qsTr("Restore")
        category: qsTr("Accounts")
        iconName: "undo-2"
        shortcut: "Ctrl+R"
        writes: true
        enabled: root.ready && root.account.state === "deleted"
        onTriggered: root.account.restore()
    }
    Command {
        id: purgeCommand

        commandId: "accounts.purge"
        title: qsTr("Purge…")
        category: qsTr("Accounts")
        iconName: "trash-2"
        shortcut: "Ctrl+Shift+Delete"
        writes: true
        enabled: root.ready && root.account.state === "deleted"
        onTriggered: root.purgeRequested()
    }
    Command {
        commandId: "accounts.find"
        title: qsTr("Find an account")
        category: qsTr("Accounts")
        iconName: "search"
        shortcut: "Ctrl+F"
        enabled: Session.superadmin
        onTriggered: root.searchRequested()
    }
    Command {
        id: reloadCommand

        commandId: "accounts.reload"
        title: qsTr("Reload the accounts")
        category: qsTr("Accounts")
        iconName: "refresh-cw"
        shortcut: "F5"
        onTriggered: root.reloadRequested()
    }
}
