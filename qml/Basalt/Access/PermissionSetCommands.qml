// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** What one can do with permission sets. */
Item {
    id: root

    required property int column
    required property bool ready
    readonly property bool some: ready && PermissionMatrix.setCount > 0
    readonly property alias create: createCommand
    readonly property alias rename: renameCommand
    readonly property alias copy: copyCommand
    readonly property alias remove: removeCommand
    readonly property alias compare: compareCommand
    readonly property alias assign: assignCommand
    readonly property alias commit: commitCommand
    readonly property alias discard: discardCommand
    signal formRequested(mode: string)
    signal removalRequested
    signal comparisonRequested
    signal assignmentRequested
    signal commitRequested
    signal searchRequested

    function may(code: string): bool {
        return Array.from(OwnAccess.held).includes(code);
    }

    /** Asks for the names so that it follows what is loaded. */
    function isSystem(names: list<string>, at: int): bool {
        return PermissionMatrix.isSystemSet(at);
    }

    function isAssignable(names: list<string>, at: int): bool {
        return PermissionMatrix.isAssignableSet(at);
    }

    Command {
        id: createCommand

        commandId: "permissionSets.new"
        title: qsTr("New set")
        category: qsTr("Permission sets")
        iconName: "plus"
        shortcut: "Ctrl+N"
        writes: true
        enabled: root.ready && root.may("permission_sets.create")
        onTriggered: root.formRequested("new")
    }
    Command {
        id: renameCommand

        commandId: "permissionSets.rename"
        title: qsTr("Rename…")
        category: qsTr("Permission sets")
        iconName: "pencil"
        shortcut: "F2"
        writes: true
        enabled: root.some && root.may("permission_sets.update")
        onTriggered: root.formRequested("rename")
    }
    Command {
        id: copyCommand

        commandId: "permissionSets.copy"
        title: qsTr("Copy…")
        category: qsTr("Permission sets")
        iconName: "copy"
        shortcut: "Ctrl+D"
        writes: true
        enabled: root.some && root.may("permission_sets.create")
        onTriggered: root.formRequested("copy")
    }
    Command {
        id: removeCommand

        commandId: "permissionSets.delete"
        title: qsTr("Delete…")
        category: qsTr("Permission sets")
        iconName: "trash-2"
        shortcut: "Ctrl+Delete"
        // The sets of roles stay as long as their roles.
        writes: true
        enabled: root.some && root.may("permission_sets.delete") && !root.isSystem(PermissionMatrix.names, root.column)
        onTriggered: root.removalRequested()
    }
    Command {
        id: compareCommand

        commandId: "permissionSets.compare"
        title: qsTr("Compare")
        category: qsTr("Permission sets")
        iconName: "git-compare"
        shortcut: "Ctrl+Shift+D"
        enabled: root.ready && PermissionMatrix.setCount > 1
        onTriggered: root.comparisonRequested()
    }
    Command {
        id: assignCommand

        commandId: "permissionSets.assign"
        title: qsTr("Give…")
        category: qsTr("Permission sets")
        iconName: "user-round-plus"
        keywords: qsTr("assign user group")
        shortcut: "Ctrl+G"
        writes: true
        enabled: root.some && root.may("permission_sets.assign") && root.isAssignable(PermissionMatrix.names, root.column)
        onTriggered: root.assignmentRequested()
    }
    Command {
        id: commitCommand

        commandId: "permissionSets.commit"
        title: qsTr("Commit with reason…")
        category: qsTr("Permission sets")
        iconName: "save"
        shortcut: "Ctrl+S"
        writes: true
        enabled: root.ready && PermissionMatrix.stagedCount > 0 && !PermissionMatrix.committing
        onTriggered: root.commitRequested()
    }
    Command {
        id: discardCommand

        commandId: "permissionSets.discard"
        title: qsTr("Discard")
        category: qsTr("Permission sets")
        iconName: "undo-2"
        shortcut: "Ctrl+Shift+Z"
        enabled: root.ready && PermissionMatrix.stagedCount > 0 && !PermissionMatrix.committing
        onTriggered: PermissionMatrix.discardAll()
    }
    Command {
        commandId: "permissionSets.find"
        title: qsTr("Find a permission")
        category: qsTr("Permission sets")
        iconName: "search"
        shortcut: "Ctrl+F"
        enabled: root.ready
        onTriggered: root.searchRequested()
    }
    Command {
        commandId: "permissionSets.reload"
        title: qsTr("Reload the permission sets")
        category: qsTr("Permission sets")
        iconName: "refresh-cw"
        shortcut: "F5"
        enabled: Session.accountId !== ""
        onTriggered: PermissionMatrix.reload()
    }
}
