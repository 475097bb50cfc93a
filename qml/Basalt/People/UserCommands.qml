// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** What one can do with users. */
Item {
    id: root

    required property UserEditor user
    /** Something can be done with the user who is shown. */
    readonly property bool ready: user.valid && !user.busy
    /** Names and who may come in: for who holds `users.update`, in his own account. */
    readonly property bool changeable: ready && (Session.superadmin || root.may("users.update"))
    /** Passwords, second factors, views. */
    readonly property bool administered: ready && Session.superadmin
    readonly property alias create: createCommand
    readonly property alias rename: renameCommand
    readonly property alias enable: enableCommand
    readonly property alias unlock: unlockCommand
    readonly property alias reset: resetCommand
    readonly property alias removeFactor: removeFactorCommand
    readonly property alias view: viewCommand
    readonly property alias explain: explainCommand
    readonly property alias reload: reloadCommand
    function may(code: string): bool {
        return Array.from(OwnAccess.held).includes(code);
    }

    signal creationRequested
    signal renameRequested
    signal enableRequested
    signal resetRequested
    signal factorRemovalRequested
    signal searchRequested
    signal reloadRequested

    Command {
        id: createCommand

        commandId: "users.new"
        title: qsTr("New user")
        category: qsTr("Users")
        iconName: "plus"
        shortcut: "Ctrl+N"
        writes: true
        // Superadmins make everybody, in the account that they have chosen; who runs an account makes users for programs in it.
        enabled: Session.superadmin ? Session.accountId !== "" : root.may("users.create")
        onTriggered: root.creationRequested()
    }
    Command {
        id: renameCommand

        commandId: "users.rename"
        title: qsTr("Change the name…")
        category: qsTr("Users")
        iconName: "pencil"
        shortcut: "F2"
        writes: true
        enabled: root.changeable
        onTriggered: root.renameRequested()
    }
    Command {
        id: enableCommand

        commandId: "users.enable"
        title: root.user.enabled ? qsTr("Disable…") : qsTr("Enable")
        category: qsTr("Users")
        iconName: root.user.enabled ? "circle-x" : "circle-check"
        shortcut: "Ctrl+Shift+E"
        // Nobody shuts himself out.
        writes: true
        enabled: root.changeable && root.user.email !== Session.userEmail
        onTriggered: root.enableRequested()
    }
    Command {
        id: unlockCommand

        commandId: "users.unlock"
        title: qsTr("Unlock")
        category: qsTr("Users")
        iconName: "lock-open"
        shortcut: "Ctrl+U"
        writes: true
        enabled: root.changeable && root.user.locked
        onTriggered: root.user.unlock()
    }
    Command {
        id: resetCommand

        commandId: "users.reset"
        title: qsTr("Reset the password…")
        category: qsTr("Users")
        iconName: "key-round"
        shortcut: "Ctrl+R"
        writes: true
        enabled: root.administered && root.user.type === "person"
        onTriggered: root.resetRequested()
    }
    Command {
        id: removeFactorCommand

        commandId: "users.removeFactor"
        title: qsTr("Remove the second factor…")
        category: qsTr("Users")
        iconName: "shield-check"
        keywords: qsTr("lost phone authenticator code two-factor")
        writes: true
        // One's own takes a code: it is removed on one's own page.
        enabled: root.administered && root.user.type === "person" && root.user.email !== Session.userEmail
        onTriggered: root.factorRemovalRequested()
    }
    Command {
        id: viewCommand

        commandId: "users.viewAs"
        title: qsTr("View as…")
        category: qsTr("Users")
        iconName: "eye"
        shortcut: "Ctrl+Shift+V"
        enabled: root.administered && root.user.email !== Session.userEmail && !ViewAs.busy
        onTriggered: ViewAs.propose(root.user.userId, root.user.email)
    }
    Command {
        id: explainCommand

        commandId: "users.explain"
        title: qsTr("Why can, or can’t, this user…")
        category: qsTr("Users")
        iconName: "route"
        shortcut: "Ctrl+Shift+Y"
        enabled: root.administered
        onTriggered: {
            AccessQuestion.chooseUser(root.user.userId, root.user.email);
            Navigator.open("access");
        }
    }
    Command {
        commandId: "users.find"
        title: qsTr("Find a user")
        category: qsTr("Users")
        iconName: "search"
        shortcut: "Ctrl+F"
        onTriggered: root.searchRequested()
    }
    Command {
        id: reloadCommand

        commandId: "users.reload"
        title: qsTr("Reload the users")
        category: qsTr("Users")
        iconName: "refresh-cw"
        shortcut: "F5"
        onTriggered: root.reloadRequested()
    }
}
