// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** What one can do with invitations. */
Item {
    id: root

    /** Somebody can be invited: an account is chosen, and the caller may. */
    required property bool inviting
    /** The current invitation can still be answered, or be sent once more. */
    required property bool open
    readonly property alias invite: inviteCommand
    readonly property alias resend: resendCommand
    readonly property alias revoke: revokeCommand
    readonly property alias reload: reloadCommand
    signal invitationRequested
    signal resendRequested
    signal revocationRequested
    signal searchRequested
    signal reloadRequested

    Command {
        id: inviteCommand

        commandId: "invitations.new"
        title: qsTr("Invite somebody")
        category: qsTr("Invitations")
        iconName: "mail-plus"
        shortcut: "Ctrl+N"
        writes: true
        enabled: root.inviting
        onTriggered: root.invitationRequested()
    }
    Command {
        id: resendCommand

        commandId: "invitations.resend"
        title: qsTr("Send another link")
        category: qsTr("Invitations")
        iconName: "send"
        shortcut: "Ctrl+R"
        writes: true
        enabled: root.open
        onTriggered: root.resendRequested()
    }
    Command {
        id: revokeCommand

        commandId: "invitations.revoke"
        title: qsTr("Take the invitation back…")
        category: qsTr("Invitations")
        iconName: "x"
        shortcut: "Ctrl+Delete"
        writes: true
        enabled: root.open
        onTriggered: root.revocationRequested()
    }
    Command {
        commandId: "invitations.find"
        title: qsTr("Find an invitation")
        category: qsTr("Invitations")
        iconName: "search"
        shortcut: "Ctrl+F"
        onTriggered: root.searchRequested()
    }
    Command {
        id: reloadCommand

        commandId: "invitations.reload"
        title: qsTr("Reload the invitations")
        category: qsTr("Invitations")
        iconName: "refresh-cw"
        shortcut: "F5"
        onTriggered: root.reloadRequested()
    }
}
