// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls

/** Nobody was invited yet, or none that fits the search and the state that are asked for. */
EmptyState {
    id: root

    required property InvitationListModel invitations
    required property InvitationCommands commands
    required property bool allAccounts
    readonly property bool filtered: invitations.state !== "" || invitations.search !== ""

    signal clearRequested

    visible: invitations.loaded && invitations.count === 0 && !invitations.waiting
    iconName: filtered ? "search" : "mail-plus"
    title: filtered ? qsTr("No invitation found") : qsTr("Nobody was invited yet")
    message: filtered ? invitations.search === "" ? qsTr("None is in this state.") : qsTr("No invitation fits the search and the state.") : allAccounts ? qsTr("Choose an account, then invite people into it by their address.") : qsTr("An invitation is a secret link to one address. It gives a role and groups, and ends after two days.")

    UiButton {
        visible: root.filtered
        text: qsTr("Clear")
        onClicked: root.clearRequested()
    }
    UiButton {
        visible: !root.filtered && !root.allAccounts
        kind: "primary"
        command: root.commands.invite
    }
    UiButton {
        visible: !root.filtered && root.allAccounts
        kind: "primary"
        iconName: "building-2"
        text: qsTr("Choose an account")
        onClicked: Commands.run("account.switch")
    }
}
