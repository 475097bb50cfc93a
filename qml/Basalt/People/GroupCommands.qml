// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** What one can do with groups. */
Item {
    id: root

    required property bool chosen
    required property bool usable
    required property bool system
    required property bool assignable
    required property string kind
    readonly property alias create: createCommand
    readonly property alias rename: renameCommand
    readonly property alias changeKind: kindCommand
    readonly property alias enable: enableCommand
    readonly property alias remove: removeCommand
    readonly property alias addMember: addCommand
    readonly property alias syncMembers: syncCommand
    readonly property alias addMapping: mappingCommand
    readonly property alias give: giveCommand
    readonly property alias reload: reloadCommand
    signal creationRequested
    signal renameRequested
    signal kindRequested
    signal enableRequested
    signal removalRequested
    signal memberRequested
    signal syncRequested
    signal mappingRequested
    signal giftRequested
    signal searchRequested
    signal reloadRequested

    function may(code: string): bool {
        return Array.from(OwnAccess.held).includes(code);
    }

    Command {
        id: createCommand

        commandId: "groups.new"
        title: qsTr("New group")
        category: qsTr("Groups")
        iconName: "plus"
        shortcut: "Ctrl+N"
        writes: true
        enabled: Session.accountId !== "" && root.may("groups.create")
        onTriggered: root.creationRequested()
    }
    Command {
        id: renameCommand

        commandId: "groups.rename"
        title: qsTr("Rename…")
        category: qsTr("Groups")
        iconName: "pencil"
        shortcut: "F2"
        writes: true
        enabled: root.chosen && root.may("groups.update")
        onTriggered: root.renameRequested()
    }
    Command {
        id: kindCommand

        commandId: "groups.kind"
        title: qsTr("Where members come from…")
        category: qsTr("Groups")
        iconName: "users"
        keywords: qsTr("internal external hybrid provider")
        writes: true
        enabled: root.chosen && root.may("groups.update")
        onTriggered: root.kindRequested()
    }
    Command {
        id: enableCommand

        commandId: "groups.enable"
        title: root.usable ? qsTr("Disable…") : qsTr("Enable")
        category: qsTr("Groups")
        iconName: root.usable ? "circle-x" : "circle-check"
        shortcut: "Ctrl+Shift+E"
        writes: true
        enabled: root.chosen && root.may("groups.update")
        onTriggered: root.enableRequested()
    }
    Command {
        id: removeCommand

        commandId: "groups.delete"
        title: qsTr("Delete…")
        category: qsTr("Groups")
        iconName: "trash-2"
        shortcut: "Ctrl+Delete"
        writes: true
        enabled: root.chosen && !root.system && root.may("groups.delete")
        onTriggered: root.removalRequested()
    }
    Command {
        id: addCommand

        commandId: "groups.addMember"
        title: qsTr("Add a member…")
        category: qsTr("Groups")
        iconName: "user-round-plus"
        shortcut: "Ctrl+M"
        writes: true
        enabled: root.chosen && root.assignable && root.kind !== "external" && root.may("groups.members")
        onTriggered: root.memberRequested()
    }
    Command {
        id: syncCommand

        commandId: "groups.syncMembers"
        title: qsTr("Sync members…")
        category: qsTr("Groups")
        iconName: "list"
        keywords: qsTr("list import addresses")
        writes: true
        // A list comes from somewhere else: groups that have members by hand alone take none.
        enabled: root.chosen && root.usable && root.kind !== "internal" && root.may("groups.members")
        onTriggered: root.syncRequested()
    }
    Command {
        id: mappingCommand

        commandId: "groups.addMapping"
        title: qsTr("Map a provider’s group…")
        category: qsTr("Groups")
        iconName: "globe"
        keywords: qsTr("directory role external")
        writes: true
        enabled: root.chosen && root.kind !== "internal" && root.may("groups.mappings")
        onTriggered: root.mappingRequested()
    }
    Command {
        id: giveCommand

        commandId: "groups.give"
        title: qsTr("Give a set…")
        category: qsTr("Groups")
        iconName: "key-round"
        shortcut: "Ctrl+G"
        // The sets to choose from are those of one account.
        writes: true
        enabled: root.chosen && Session.accountId !== "" && root.may("permission_sets.assign")
        onTriggered: root.giftRequested()
    }
    Command {
        commandId: "groups.find"
        title: qsTr("Find a group")
        category: qsTr("Groups")
        iconName: "search"
        shortcut: "Ctrl+F"
        onTriggered: root.searchRequested()
    }
    Command {
        id: reloadCommand

        commandId: "groups.reload"
        title: qsTr("Reload the groups")
        category: qsTr("Groups")
        iconName: "refresh-cw"
        shortcut: "F5"
        onTriggered: root.reloadRequested()
    }
}
